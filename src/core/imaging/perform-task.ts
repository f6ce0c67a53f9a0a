/** One task of the image pool, from bytes to its result. */
import type { Stage } from '#domain/picture/stages';
import type { ImagingResult, ImagingTask } from '../tasks/kinds.ts';
import { type Performers, performBy } from '../tasks/perform.ts';
import { inspectScan } from './inspect-scan.ts';
import { preparePicture } from './prepare-picture.ts';
import { previewScan } from './preview.ts';
import { rasterOfScan } from './scan-raster.ts';
import { freeNow } from './spare-memory.ts';

type OnStage = (stage: Stage) => void;
export type PerformTask = (task: ImagingTask, onStage: OnStage) => Promise<ImagingResult>;

const performers: Performers<'imaging', [onStage: OnStage]> = {
  inspect: ({ files, input }, onStage) => inspectScan(only(files), input.name, { onStage }, input.text),
  prepare: ({ files, input }, onStage) => preparePicture({ ...input, scans: files }, { onStage }),
  preview: ({ files, input }, onStage) => previewScan(only(files), input.width, { onStage }),
  raster: ({ files, input }, onStage) =>
    rasterOfScan(only(files), input.longest, { onStage }, input.withLayer),
};

/** The file of a task that has one. */
const only = <File>(files: Readonly<Record<string, File>>): File => {
  const [file] = Object.values(files);
  if (!file) throw new RangeError('a task without its file');
  return file;
};

/** Frees the files' bytes when it is done with them. What it throws is a defect. */
export const performTask: PerformTask = async (task, onStage) => {
  try {
    return await performBy<'imaging', [OnStage]>(performers, task, onStage);
  } finally {
    for (const { bytes } of Object.values(task.files)) freeNow(bytes);
  }
};
