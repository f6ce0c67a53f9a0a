/** What the check of a desk says of its backups, and what each heals of the other. */
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDataKey } from '#core/key/data-key';
import { makeWords } from '#core/key/words';
import type { Desk } from '#core/open-desk';
import { openStore } from '#core/store/open-store';
import { asked, filesIn, flip, rewriteHistory, withDesk } from './backup-room.ts';
import { makeDesk } from './break-backups.ts';
import { partsOf } from './parts-of.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
beforeAll(() => makeDesk(scratch('desk')));

let copies = 0;
const copyDesk = async (): Promise<string> => {
  const dir = scratch(`desk-${copies++}`);
  await cp(scratch('desk'), dir, { recursive: true, preserveTimestamps: true });
  return dir;
};

describe('the check of a desk', () => {
  const examine = async (desk: Desk, repair = false) => {
    const last = (await partsOf(await desk.client.desk.doctor({ repair }))).at(-1);
    if (last?.kind !== 'done') throw new Error('no report');
    return last.report;
  };

  /** A backup that words open. */
  const keyed = async ({ client, context }: Desk) => {
    await client.keys.addWords({ text: makeWords('en').join(' '), name: '' });
    return (await context.backups.make(asked)).made[0]!;
  };

  it('brings what is gone or damaged back from a backup, and mends the backup from the desk', async () => {
    const dir = await copyDesk();
    const drive = scratch('drive-doctor');
    await mkdir(drive);
    await withDesk(dir, async (desk) => {
      await desk.context.backups.choose(drive);
      const { made } = await desk.context.backups.make(asked);
      expect((await examine(desk)).problems).toEqual([]);
      const [one, other] = await filesIn(join(dir, 'vault'));
      const originals = [await readFile(one!), await readFile(other!)];
      await rm(one!);
      await flip(join(made[1]!.path, '..', 'objects', relative(join(dir, 'vault'), other!)), 300);
      const found = await examine(desk);
      expect(found.problems.map(({ code, repair }) => `${code} ${repair}`)).toEqual([
        'backup-object copy-again',
        'object-gone from-backup',
      ]);
      expect(await examine(desk, true)).toMatchObject({ ok: true, repaired: 2 });
      expect(await examine(desk)).toMatchObject({ ok: true, repaired: 0 });
      expect((await readFile(one!)).length).toBe(originals[0]!.length);
    });
  });

  it('names a backup that is damaged, and a history that was written anew since', async () => {
    const dir = await copyDesk();
    const { path } = await withDesk(dir, async ({ context }) => (await context.backups.make(asked)).made[0]!);
    await flip(join(path, 'store.db'), 5_000);
    await withDesk(dir, async (desk) =>
      expect((await examine(desk)).problems.map(({ code }) => code)).toEqual(['backup-damaged']),
    );
    await flip(join(path, 'store.db'), 5_000);
    // Without it nobody opens the backup on another computer.
    const own = (await withDesk(dir, (desk) => keyed(desk))).path;
    await flip(join(own, 'key.json'), 84);
    await withDesk(dir, async (desk) =>
      expect((await examine(desk)).problems).toMatchObject([{ code: 'backup-damaged' }]),
    );
    await flip(join(own, 'key.json'), 84);
    const key = (await openDataKey(dir, false)).bytes;
    const store = openStore(dir, key);
    rewriteHistory(store.db);
    store.close();
    // Whoever holds the key writes the anchor as well.
    await rm(join(dir, 'anchor.json'));
    await withDesk(dir, async (desk) => {
      desk.context.history.anchor();
      expect((await examine(desk)).problems.map(({ code }) => code)).toEqual(['history-rewritten']);
    });
  });
});
