/**
 * Breaks backups and restores for as long as one likes: `node bench/break-backups.ts [--kills N] [--deep N] [--only kills|backup|restore]`.
 * Kills come at random moments. Errors are put into each kind of system call that writes, at each ordinal from 1 to `deep` (Linux,
 * strace), once for one call and once for all from there on. Prints one line of JSON for each kind; anything under `wrong` is a fault
 * of the desk.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { breakBackups } from '../tests/break-backups.ts';
import { type Injection, injectErrors } from '../tests/inject-errors.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    deep: { type: 'string', default: '4' },
    only: { type: 'string' },
  },
});

const hasStrace = (): boolean => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
/** Calls that write, and make what was written last. */
const calls = [
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'ftruncate',
  'rename',
  'link',
  'mkdir',
  'copy_file_range,sendfile',
];
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const root = await mkdtemp(join(tmpdir(), 'shiming-break-'));
try {
  if (values.only === undefined || values.only === 'kills') {
    const killed = await breakBackups({
      root: join(root, 'kills'),
      rounds: Number(values.kills),
      killAfter: () => Math.floor(Math.random() * 4_000),
    });
    say({ kind: 'kills', ...killed });
  }
  if (values.only !== 'kills' && !hasStrace()) say({ kind: 'errors', left: 'no strace here' });
  else if (values.only !== 'kills')
    for (const phase of (['backup', 'restore'] as const).filter((one) => (values.only ?? one) === one))
      for (const error of ['EIO', 'ENOSPC'] as const) {
        const injections = calls.flatMap((call) =>
          Array.from({ length: Number(values.deep) }, (_, n) => String(n + 1)).flatMap((at): Injection[] => [
            { phase, call, error, when: at },
            { phase, call, error, when: `${at}+` },
          ]),
        );
        say({
          kind: `${error} in a ${phase}`,
          ...(await injectErrors(join(root, `${phase}-${error}`), injections)),
        });
      }
} finally {
  await rm(root, { recursive: true, force: true });
}
