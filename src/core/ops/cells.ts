import { previewBlock, writeBlock } from '../bulk/edit-block.ts';
import { copyCells, readRows } from '../bulk/read-rows.ts';
import { guardStream, os } from './base.ts';
import { told } from './many.ts';

export const cellOperations = {
  cells: os.templates.cells.handler(({ context, input }) =>
    readRows(context.templates, input.ids, input.columns),
  ),
  copyCells: os.templates.copyCells.handler(async ({ context, input }) => ({
    rows: await copyCells(context.templates, input.ids, input.columns),
  })),
  previewBlock: os.templates.previewBlock.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      told(previewBlock(context, input, input.rows, signal), (preview) => ({ preview })),
    ),
  ),
  writeBlock: os.templates.writeBlock.handler(({ context, input, signal, errors }) =>
    guardStream(
      { context, errors },
      told(writeBlock(context, input, input, signal), (result) => ({ result })),
    ),
  ),
};
