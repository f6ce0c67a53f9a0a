/**
 * Breaks backups and restores for as long as one likes: `node bench/break-backups.ts [--kills N] [--errors N]`. Kills come at random
 * moments; errors are put into the system calls of the worker by strace (Linux), at each ordinal in turn. Prints one line of JSON for
 * each kind; anything under `wrong` is a fault of the desk.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { breakBackups } from '../tests/break-backups.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, errors: { type: 'string', default: '60' } },
});
const kills = Number(values.kills);
const errors = Number(values.errors);

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
  'pwrite64',
  'write',
  'fsync',
  'fdatasync',
  'ftruncate',
  'rename',
  'link',
  'copy_file_range',
  'sendfile',
];

const root = await mkdtemp(join(tmpdir(), 'shiming-break-'));
try {
  const killed = await breakBackups({
    root: join(root, 'kills'),
    rounds: kills,
    hinder: () => ({ killAfter: Math.floor(Math.random() * 4_000), prefix: [] }),
  });
  process.stdout.write(`${JSON.stringify({ kind: 'kills', ...killed })}\n`);
  if (!hasStrace()) process.stdout.write('{"kind":"errors","left":"no strace here"}\n');
  else
    for (const error of ['EIO', 'ENOSPC'])
      for (const when of ['single', 'lasting'] as const) {
        const told = await breakBackups({
          root: join(root, `${error}-${when}`),
          rounds: Math.ceil(errors / 4),
          hinder: (round) => {
            const call = calls[round % calls.length]!;
            const at = 1 + Math.floor(Math.random() * 60);
            const rule = `inject=${call}:error=${error}:when=${at}${when === 'lasting' ? '+' : ''}`;
            return {
              killAfter: null,
              prefix: ['timeout', '60', 'strace', '-f', '-qq', '-o', '/dev/null', '-e', rule],
            };
          },
        });
        process.stdout.write(`${JSON.stringify({ kind: `${error} ${when}`, ...told })}\n`);
      }
} finally {
  await rm(root, { recursive: true, force: true });
}
