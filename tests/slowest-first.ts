/** The order of test files in a run: those that take longest come first, so that no worker is left alone with one at the end. */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** From two minutes down to a quarter of one, on two busy cores. The rest goes by size, which the runner does by itself. */
const slowest = [
  'tests/cli/pictures.test.ts',
  'tests/contract-in-process.test.ts',
  'src/core/reading/read-samples.test.ts',
  'tests/jobs.test.ts',
  'tests/cli/stock.test.ts',
  'tests/stock-clear.test.ts',
  'tests/intake-reading.test.ts',
  'tests/contract-electron.test.ts',
  'src/core/imaging/pool.test.ts',
  'tests/cli/desk.test.ts',
  'tests/broken-desk.test.ts',
  'tests/contract-web-host.test.ts',
  'tests/package.test.ts',
  'tests/intake.test.ts',
  'tests/rekey.test.ts',
  'tests/backup-killed.test.ts',
  'src/core/process/supervise-core.test.ts',
  'src/core/imaging/prepare-picture.test.ts',
  'tests/watched.test.ts',
  'tests/cli/reading.test.ts',
  'tests/cli/backup.test.ts',
  'tests/cli/lists.test.ts',
  'tests/cli/intake.test.ts',
  'tests/cli/broken-desk.test.ts',
  'tests/backup.test.ts',
  'src/core/imaging/process/imaging-process.test.ts',
  'src/core/imaging/document/document.test.ts',
  'tests/web-host-hostile.test.ts',
  'tests/intake-locked.test.ts',
  'tests/electron-wiring.test.ts',
  'src/core/imaging/pdf-decode.test.ts',
  'tests/scan-reading.test.ts',
  'tests/cli/scan-from.test.ts',
  'tests/hand-over.test.ts',
  'tests/bundle-desk.test.ts',
  'tests/cli/domains.test.ts',
  'src/core/key/key-slots.test.ts',
  'src/core/bulk/edit-many.test.ts',
  'tests/cli/hand-over.test.ts',
  'tests/audit.test.ts',
  'src/core/imaging/pdf-layer.test.ts',
];

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = slowest.indexOf(relative(process.cwd(), moduleId).replaceAll('\\', '/'));
      return rank === -1 ? slowest.length : rank;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
