import { os } from './base.ts';

export const scannerOperations = {
  list: os.scanners.list.handler(({ context, signal }) =>
    context.scanners.list(signal ?? new AbortController().signal),
  ),
};
