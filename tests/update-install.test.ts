/** The desktop app starts the installer that lies ready, once its desk is closed; the real main over a stand-in for `electron`. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openDesk } from '#core/open-desk';
import type { InstallerKind } from '#domain/update/judge-update';
import { createStandIn } from './electron-stand-in/electron.ts';
import { launch, makeRoot, quit } from './electron-stand-in/launch.ts';
import { createScratch } from './scratch.ts';
import { makeKey, makePackage } from './update-room.ts';

const scratch = createScratch();

it.runIf(process.platform === 'linux')('shows where a package for an administrator lies', async () => {
  const root = await makeRoot();
  const key = makeKey();
  const made = await openDesk({ dir: join(root, 'desk'), updateKeys: [key.trusted] });
  const path = await makePackage(root, 'next', [key]);
  const { context } = made;
  const { id } = await context.updates.check({ source: { path }, release: async () => undefined });
  const ready = await context.updates.apply(id, { onStep: () => undefined });
  await made.close();
  const { standIn, desk } = await launch(root, 'basic_text');
  try {
    expect((await desk.client.updates.view()).ready).toEqual(ready);
    expect(await desk.installUpdate()).toBe('shown');
    expect(standIn.done).toContain(`show ${ready.path}`);
    await writeFile(ready.path, 'something else');
    await expect(desk.installUpdate()).rejects.toMatchObject({
      code: 'update-untrusted',
      data: { why: 'changed' },
    });
    await desk.client.updates.drop();
    await expect(desk.installUpdate()).rejects.toMatchObject({ code: 'not-found' });
  } finally {
    await quit(standIn);
    await rm(root, { recursive: true, force: true });
  }
});

const installed = async (kind: InstallerKind, path: string) => {
  const standIn = createStandIn({ userData: scratch('user'), keyStore: 'basic_text' });
  vi.resetModules();
  vi.doMock('electron', () => standIn.electron);
  const { installUpdate } = await import('../src/main/install-update.ts');
  const answer = await installUpdate({ takeUpdate: async () => ({ path, kind, version: '2.0.0' }) });
  return { standIn, answer };
};

it.runIf(process.platform !== 'win32')('runs a setup program only when the app has ended', async () => {
  await mkdir(scratch('setup'));
  const trace = join(scratch('setup'), 'trace');
  const setup = join(scratch('setup'), 'setup.exe');
  await writeFile(setup, `#!/bin/sh\necho "$@" > "${trace}.part"\nmv "${trace}.part" "${trace}"\n`, {
    mode: 0o755,
  });
  const { standIn, answer } = await installed('nsis', setup);
  expect(answer).toBe('started');
  await expect(readFile(trace)).rejects.toThrow();
  await standIn.hasQuit;
  await vi.waitFor(async () => expect(await readFile(trace, 'utf8')).toBe('--updated --force-run\n'), 10_000);
  vi.doUnmock('electron');
});

it('has the system open a disk image', async () => {
  const { standIn, answer } = await installed('dmg', '/u/a.dmg');
  expect([answer, standIn.done]).toEqual(['started', []]);
  await standIn.hasQuit;
  expect(standIn.done).toEqual(['open /u/a.dmg']);
  vi.doUnmock('electron');
});
