/** One task of the image pool, from bytes to its result. */
import type { Stage } from '#domain/picture/stages';
import { inspectScan } from './inspect-scan.ts';
import { preparePicture } from './prepare-picture.ts';
import { previewScan } from './preview.ts';
import { rasterOfScan } from './scan-raster.ts';
import { freeNow } from './spare-memory.ts';
import { type Result, scansOf, type Task } from './task.ts';

export type PerformTask = (task: Task, onStage: (stage: Stage) => void) => Promise<Result>;

/** Frees the scans' bytes when it is done with them. What it throws is a defect. */
export const performTask: PerformTask = async (task, onStage) => {
  try {
    if (task.kind === 'inspect') return await inspectScan(task.scan, task.name, { onStage }, task.text);
    if (task.kind === 'prepare') return await preparePicture(task.input, { onStage });
    if (task.kind === 'raster')
      return await rasterOfScan(task.scan, task.longest, { onStage }, task.withLayer);
    return await previewScan(task.scan, task.width, { onStage });
  } finally {
    for (const { bytes } of scansOf(task)) freeNow(bytes);
  }
};
