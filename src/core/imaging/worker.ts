/** What runs inside a worker of the image pool: one function per task. */
import type { Inspected, Prepared, PrepareInput, ScanSource } from '../context.ts';
import { inspectScan } from './inspect-scan.ts';
import { preparePicture } from './prepare-picture.ts';
import { type Previewed, previewScan } from './preview.ts';

export type Task =
  | { readonly kind: 'inspect'; readonly scan: ScanSource; readonly name: string }
  | { readonly kind: 'prepare'; readonly input: PrepareInput }
  | { readonly kind: 'preview'; readonly scan: ScanSource; readonly width: number };

export const run = (task: Task): Promise<Inspected | Prepared | Previewed> => {
  if (task.kind === 'inspect') return inspectScan(task.scan, task.name);
  if (task.kind === 'prepare') return preparePicture(task.input);
  return previewScan(task.scan, task.width);
};
