/** A backup of a store that is about to be brought up to date by a newer version of the app: the way back, should the step go wrong. */
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Migration } from '../store/migrations/index.ts';
import { openBeforeSteps } from '../store/open-store.ts';
import { nameAt, objectsName, ownPlace } from './place.ts';
import { runJob } from './thread/run-job.ts';

type Needs = {
  readonly dir: string;
  readonly dataKey: Uint8Array;
  /** Counts the desk's data keys, from 1. */
  readonly epoch: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly app: string;
  /** Bytes of a key file with portable slots; null while there is none. */
  readonly portableKey: Uint8Array | null;
  /** Of the schema; the app's own where they are left open. */
  readonly steps?: readonly Migration[];
};

/**
 * Does nothing for a store that is up to date. Objects of the vault are not read: no step touches them, and the next backup does.
 * Faults: those of the store, disk-full, disk-failing; then nothing is brought up to date.
 */
export const backUpBeforeSteps = async ({
  dir,
  dataKey,
  epoch,
  clock,
  log,
  app,
  portableKey,
  steps,
}: Needs): Promise<void> => {
  const before = openBeforeSteps(dir, dataKey, steps);
  if (!before) return;
  try {
    const { handle, bytes } = before.freeze();
    const madeAt = clock.now();
    await runJob(
      'write',
      {
        dir,
        place: ownPlace(dir),
        name: nameAt(madeAt),
        dataKey,
        store: { handle, bytes },
        portableKey,
        // Steps of the schema are what gives a desk its id.
        said: { desk: '', madeAt, reason: 'migration', app },
        mayLink: true,
        objectsIn: objectsName(epoch, dataKey),
        reads: 'none',
        today: clock.today(),
      },
      { signal: undefined, onStep: () => undefined },
    );
    log('info', 'backup-before-steps');
  } finally {
    before.close();
  }
};
