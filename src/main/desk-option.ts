/** The one option that the desktop app takes. Electron and Chromium put flags of their own beside it. */
import { resolve } from 'node:path';

/** `--desk DIR` or `--desk=DIR`; undefined without it. */
export const readDeskOption = (argv: readonly string[]): string | undefined => {
  const at = argv.findIndex((arg) => arg === '--desk' || arg.startsWith('--desk='));
  if (at < 0) return undefined;
  const value = argv[at]!.includes('=') ? argv[at]!.slice('--desk='.length) : argv[at + 1];
  return value ? resolve(value) : undefined;
};
