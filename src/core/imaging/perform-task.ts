/** One task of the image pool, from bytes to its result. */
import type { Stage } from '#domain/picture/stages';
import type { Corners } from '#domain/plan/plan';
import type { Inspected, Prepared, PrepareInput, Rastered, ScanSource } from '../ports/imaging.ts';
import { inspectScan } from './inspect-scan.ts';
import { preparePicture } from './prepare-picture.ts';
import { type Previewed, previewScan } from './preview.ts';
import { scansOf } from './process/messages.ts';
import { rasterOfScan } from './scan-raster.ts';
import { freeNow } from './spare-memory.ts';

export type Task =
  | {
      readonly kind: 'inspect';
      readonly scan: ScanSource;
      readonly name: string;
      readonly text: readonly Corners[] | null;
    }
  | { readonly kind: 'prepare'; readonly input: PrepareInput }
  | { readonly kind: 'preview'; readonly scan: ScanSource; readonly width: number }
  | { readonly kind: 'raster'; readonly scan: ScanSource; readonly longest: number };

export type Result = Inspected | Prepared | Previewed | Rastered;

export type PerformTask = (task: Task, onStage: (stage: Stage) => void) => Promise<Result>;

/** Frees the scans' bytes when it is done with them. What it throws is a defect. */
export const performTask: PerformTask = async (task, onStage) => {
  try {
    if (task.kind === 'inspect') return await inspectScan(task.scan, task.name, { onStage }, task.text);
    if (task.kind === 'prepare') return await preparePicture(task.input, { onStage });
    if (task.kind === 'raster') return await rasterOfScan(task.scan, task.longest, { onStage });
    return await previewScan(task.scan, task.width, { onStage });
  } finally {
    for (const { bytes } of scansOf(task)) freeNow(bytes);
  }
};
