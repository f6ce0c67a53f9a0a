/**
 * A process that changes a desk, backs it up and restores it. `over and over` until it is killed; or, with the name of one phase, that
 * phase once, after a line on its input says so. One JSON line for each thing that is done.
 */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { locateBackup } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { openDataKey } from '#core/key/data-key';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';

const [dir = '', drive = '', restored = '', phase = 'all'] = process.argv.slice(2);
const say = (done: object): void => void process.stdout.write(`${JSON.stringify(done)}\n`);
const run = { reason: 'asked', readAll: true } as const;

const desk = await openDesk({ dir, create: false });
const { context, client } = desk;
await mkdir(restored, { recursive: true });

const change = async (): Promise<void> => {
  const { id } = await client.templates.create({
    fields: { ...blankFields, customer: `${Date.now()}` } as never,
  });
  await context.vault.put(Buffer.from(`${Date.now()} ${Math.random()}`));
  say({ template: id });
};
const backUp = async (): Promise<void> => {
  const { made } = await context.backups.make(run);
  say({ made: made.map(({ path }) => path) });
  say({ made: [(await context.backups.makeIn(drive, run)).path] });
};
const restore = async (): Promise<void> => {
  const { desk: whole } = await restoreBackup({
    from: await locateBackup(drive),
    into: join(restored, `${Date.now()}`),
    dataKey: (await openDataKey(dir, false)).bytes,
    key: { from: 'desk', dir },
    log: () => undefined,
    signal: undefined,
    onStep: () => undefined,
  });
  say({ whole });
};
const attempt = (work: () => Promise<void>): Promise<void> =>
  work().catch((error: unknown) => say({ fault: faultOf(error).code }));

if (phase === 'all') {
  say({ ready: true });
  for (;;) {
    await change();
    await attempt(backUp);
    await attempt(restore);
  }
}
await change();
if (phase === 'restore') await backUp();
say({ ready: true });
await once(process.stdin, 'data');
await attempt(phase === 'restore' ? restore : backUp);
await desk.close();
process.exit(0);
