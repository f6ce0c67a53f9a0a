/** A process that changes a desk, backs it up and restores it, over and over, until it is killed. One JSON line for each thing that is done. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { locateBackup } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { openDataKey } from '#core/key/data-key';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';

const [dir = '', drive = '', restored = '', roundsText = '1000'] = process.argv.slice(2);
const say = (done: object): void => void process.stdout.write(`${JSON.stringify(done)}\n`);
const run = { reason: 'asked', readAll: true } as const;

const desk = await openDesk({ dir, create: false });
const { context, client } = desk;
await mkdir(restored, { recursive: true });
say({ ready: true });
for (let round = 0; round < Number(roundsText); round += 1) {
  const { id } = await client.templates.create({
    fields: { ...blankFields, customer: `${Date.now()}` } as never,
  });
  await context.vault.put(Buffer.from(`${round} ${Date.now()}`));
  say({ template: id });
  try {
    const { made } = await context.backups.make(run);
    say({ made: made.map(({ path }) => path) });
    say({ made: [(await context.backups.makeIn(drive, run)).path] });
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
  } catch (error) {
    say({ fault: faultOf(error).code });
  }
}
await desk.close();
