/** Every way to a scanner; a new one is one file and one line here. */
import type { ScannerAdapter } from '../../ports/scanners.ts';
import { createEsclScanner } from './escl.ts';
import { createNaps2Scanners } from './naps2.ts';
import { createSaneScanners } from './sane.ts';

/** `scratch`: a folder for files of a moment; `allowed`: the one address in the network, '' for none. */
export const scannerAdapters = ({
  scratch,
  allowed,
}: {
  readonly scratch: string;
  readonly allowed: () => string;
}): readonly ScannerAdapter[] => [
  createSaneScanners({ scratch }),
  createNaps2Scanners({ scratch }),
  createEsclScanner({ allowed }),
];
