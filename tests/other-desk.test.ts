/** A desk comes back on a computer that never saw it: from the drive that a person brought, by what opens its backup. */
import { cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import type { KeySecret } from '#contract/keys';
import { type Desk, openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';
import { asked, flip } from './backup-room.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const secret = { kind: 'passphrase', text: 'four plain words here' } as const;
const drive = () => scratch('drive');

beforeAll(async () => {
  await mkdir(drive());
  const desk = await openDesk({ dir: scratch('desk') });
  await desk.client.templates.create({ fields: { ...blankFields, customer: '客户甲' } as never });
  await desk.context.backups.makeIn(drive(), asked);
  await desk.client.keys.add({ ...secret, name: '' });
  await desk.client.templates.create({ fields: { ...blankFields, customer: '客户乙' } as never });
  await desk.context.backups.makeIn(drive(), asked);
  await desk.close();
});

const withDesk = async <T>(name: string, work: (desk: Desk) => Promise<T>): Promise<T> => {
  const desk = await openDesk({ dir: join(scratch(name), 'desk') });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
};
const templatesOf = async (dir: string, by?: KeySecret): Promise<string[]> => {
  const desk = await openDesk({ dir, create: false, secret: by });
  try {
    const views = desk.context.templates.ids().map((id) => desk.client.templates.get({ id }));
    return (await Promise.all(views)).map(({ fields, revision }) => JSON.stringify([fields, revision]));
  } finally {
    await desk.close();
  }
};
/** A new desk elsewhere, with the folder chosen in its host. */
const onNewComputer = <T>(name: string, folder: string, work: (desk: Desk) => Promise<T>): Promise<T> =>
  withDesk(name, async (desk) => {
    await desk.host.acceptFolder('restore', folder);
    return work(desk);
  });

const restoreOn = async ({ client }: Desk, id: string, by: KeySecret | null) => {
  for await (const step of await client.backups.restoreOtherDesk({ id, secret: by }))
    if (step.kind === 'done') return step.report;
  throw new Error('ended without a report');
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => faultOf(error).code,
  );

describe('the backups of a desk that is not here', () => {
  it('are listed newest first, with what opens each', async () => {
    await onNewComputer('listed', drive(), async ({ client }) => {
      const view = await client.backups.ofOtherDesk();
      expect(view).toMatchObject({
        path: drive(),
        backups: [
          { templates: 2, isReadable: true, ask: ['passphrase'] },
          { templates: 1, isReadable: true, ask: [] },
        ],
      });
    });
  });

  it('come back beside the desk that is open, equal to what they were, and it stays as it is', async () => {
    const restored = await onNewComputer('back', drive(), async (desk) => {
      const [newest] = (await desk.client.backups.ofOtherDesk())!.backups;
      const report = await restoreOn(desk, newest!.id, secret);
      expect(report).toMatchObject({ ok: true, templates: 2, missing: [] });
      expect(await desk.client.templates.list({ filter: 'all', limit: 9 })).toMatchObject({ total: 0 });
      return report.desk;
    });
    expect(await templatesOf(restored, secret)).toEqual(await templatesOf(scratch('desk')));
  });

  it('stay shut to a wrong secret, to none, and where no slot is in the backup; nothing is left behind', async () => {
    await onNewComputer('shut', drive(), async (desk) => {
      const [newest, first] = (await desk.client.backups.ofOtherDesk())!.backups;
      expect(await codeOf(restoreOn(desk, newest!.id, { ...secret, text: 'not these four words' }))).toBe(
        'secret-wrong',
      );
      expect(await codeOf(restoreOn(desk, newest!.id, null))).toBe('key-locked');
      expect(await codeOf(restoreOn(desk, first!.id, secret))).toBe('backup-key');
      expect(await codeOf(restoreOn(desk, 'elsewhere/20260101-000000', secret))).toBe('backup-missing');
    });
  });

  it('that are damaged are named, and the others come back', async () => {
    const folder = scratch('worn');
    await cp(drive(), folder, { recursive: true });
    await onNewComputer('damaged', folder, async (desk) => {
      const [newest, first] = (await desk.client.backups.ofOtherDesk())!.backups;
      await writeFile(join(folder, first!.id, 'manifest.json'), '{');
      const store = join(folder, newest!.id, 'store.db');
      await flip(store, Math.floor((await stat(store)).size / 2));
      const { backups } = (await desk.client.backups.ofOtherDesk())!;
      expect(backups.map(({ isReadable }) => isReadable)).toEqual([true, false]);
      expect(await codeOf(restoreOn(desk, newest!.id, secret))).toBe('backup-damaged');
    });
  });

  it('are not looked for in a folder without any, in one that is not there, or by a relative path', async () => {
    await mkdir(scratch('empty'));
    await withDesk('none', async (desk) => {
      expect(await desk.client.backups.ofOtherDesk()).toBeNull();
      for (const folder of [scratch('empty'), scratch('gone'), 'drive'])
        expect(await codeOf(desk.host.acceptFolder('restore', folder))).toBe('backup-missing');
    });
  });
});
