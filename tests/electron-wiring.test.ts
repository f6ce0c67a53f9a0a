/** The real main, preload, core process and page client, wired together over a stand-in for the `electron` module. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { channels } from '#contract/bridge';
import { finishJob } from '#core/jobs/follow-job';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';
import { verdictOf } from './bundle-room.ts';
import { createStandIn, type StandIn } from './electron-stand-in/electron.ts';
import { launch, makeRoot, quit } from './electron-stand-in/launch.ts';
import { coreEntry } from './entries.ts';
import { drawPhoto, encodePhoto } from './photos.ts';
import { fillWithPictures } from './ready-desk.ts';

/** The core starts in a process of its own. */
const slow = { timeout: 30_000 };
const running = (standIn: StandIn, service: string): number[] =>
  standIn.processes.flatMap(({ pid, serviceName }) =>
    pid !== undefined && serviceName === service ? [pid] : [],
  );
/** The core that runs now. Process 0 would be every process of this test run, so none is no answer. */
const coreOf = (standIn: StandIn): Promise<number> =>
  vi.waitFor(
    () => {
      const pid = running(standIn, 'shiming-core').at(-1);
      if (pid === undefined) throw new Error('no core runs');
      return pid;
    },
    { timeout: 20_000 },
  );
const fields = { ...blankFields, domains: [], tags: [], notes: 'typed in the window' };

describe('the desktop app', () => {
  let root: string;
  let standIn: StandIn;
  let desk: Awaited<ReturnType<typeof launch>>['desk'];
  beforeAll(async () => {
    root = await makeRoot();
    ({ standIn, desk } = await launch(root, 'basic_text'));
  });
  afterAll(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('opens one locked-down window on its own scheme', () => {
    expect(standIn.windows).toHaveLength(1);
    expect(standIn.windows[0]?.isShown).toBe(true);
    expect(standIn.windows[0]?.options).toMatchObject({
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    expect(standIn.menu()?.length).toBeGreaterThan(0);
  });

  it('carries operations over the port, faults with their code', async () => {
    const made = await desk.client.templates.create({ fields });
    expect((await desk.client.templates.get({ id: made.id })).fields.notes).toBe('typed in the window');
    await desk.client.templates.update({
      id: made.id,
      revision: made.revision,
      fields: { ...fields, notes: 'b' },
    });
    const { faultOf } = await import('#contract/fault-of');
    const stale = desk.client.templates.update({ id: made.id, revision: made.revision, fields });
    expect(faultOf(await stale.catch((error: unknown) => error)).code).toBe('stale-revision');
    expect((await desk.client.desk.status()).protection).toBe('file');
  });

  it('takes a dropped file by its path and shows its picture through the scheme', async () => {
    const path = join(root, 'card.jpg');
    await writeFile(path, await encodePhoto(drawPhoto(1200, 800)));
    const grant = await desk.offer(standIn.page.dropFile('card.jpg', path));
    expect(grant.name).toBe('card.jpg');
    const { id } = await desk.client.templates.create({ fields });
    const { scans } = await desk.client.scans.attach({ template: id, grant: grant.token, side: 'front' });
    const response = await standIn.fetchPage(desk.blobUrl(`scan/${scans[0]?.id}?width=400`));
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect((await standIn.fetchPage('app://desk/blob/scan/none')).status).toBe(404);
    expect((await standIn.fetchPage('app://desk/../../etc/passwd')).status).toBe(404);
  });

  it('answers a file that is not there with a fault, as data', async () => {
    const gone = desk.offer(standIn.page.dropFile('gone.jpg', join(root, 'gone.jpg')));
    await expect(gone).rejects.toMatchObject({ code: 'unreadable-file' });
  });

  it('starts a killed core again; what was committed is there', async () => {
    const { id } = await desk.client.templates.create({ fields: { ...fields, notes: 'committed' } });
    const states: string[] = [];
    desk.state.subscribe(() => states.push(desk.state.get().kind));
    const pid = await coreOf(standIn);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(states).toContain('ready'), { timeout: 20_000 });
    expect(states[0]).toBe('stopped');
    expect((await desk.client.templates.get({ id })).fields.notes).toBe('committed');
    expect(running(standIn, 'shiming-core')).not.toContain(pid);
    // Whoever is asked for help finds it in the desk's own log, with what the system says of it.
    const gone = { type: 'Utility', name: 'shiming-core', reason: 'killed', exitCode: 9 };
    standIn.electron.app.emit('child-process-gone', {}, gone);
    standIn.electron.app.emit('render-process-gone', {}, {}, { reason: 'clean-exit', exitCode: 0 });
    await vi.waitFor(async () => {
      const log = await readFile(join(root, 'desk', 'logs', 'desk.log'), 'utf8');
      expect(log).toContain('"core-died"');
      expect(log.match(/"process-gone".*/g)).toEqual([
        '"process-gone","type":"shiming-core","reason":"killed","exitCode":9}',
      ]);
    });
  });

  it('gives up a core that dies again and again, and starts it again when the page asks', async () => {
    for (let death = 0; death < 5 && desk.state.get().kind !== 'failed'; death += 1) {
      const pid = await coreOf(standIn);
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(
        () => {
          const isNext = running(standIn, 'shiming-core').some((next) => next !== pid);
          expect(isNext || desk.state.get().kind === 'failed').toBe(true);
        },
        { timeout: 20_000 },
      );
    }
    expect(desk.state.get()).toMatchObject({ kind: 'failed', fault: { code: 'core-failed' } });
    desk.ask({ kind: 'restart' });
    await vi.waitFor(() => expect(desk.state.get().kind).toBe('ready'), { timeout: 20_000 });
    expect((await desk.client.desk.status()).protection).toBe('file');
  });

  it('goes nowhere else, opens nothing, asks for nothing', () => {
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://evil/', 'app://desk.evil/']) {
      expect(standIn.navigates(url), url).toBe(false);
      expect(standIn.opens(url), url).toBe(false);
      expect(standIn.isCancelled(url), url).toBe(true);
    }
    expect(standIn.navigates('app://desk/')).toBe(true);
    expect(standIn.isCancelled('app://desk/index.html')).toBe(false);
    expect(standIn.attachesWebview()).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read'])
      expect(standIn.isPermitted(permission), permission).toBe(false);
  });

  it('hears no other frame than its own page', async () => {
    const own = { url: 'app://desk/', parent: null };
    for (const frame of [
      { url: 'https://example.com/', parent: null },
      { url: own.url, parent: own },
      null,
    ]) {
      const answer = await standIn.invokeFrom(frame, channels.offer, ['card.jpg', join(root, 'card.jpg')]);
      expect(answer).toMatchObject({ ok: false });
    }
    expect(await standIn.invokeFrom(own, channels.offer, ['card.jpg', join(root, 'card.jpg')])).toMatchObject(
      { ok: true },
    );
  });

  it('ends its core and remembers its place when it is closed', async () => {
    expect(running(standIn, 'shiming-core')).toHaveLength(1);
    await quit(standIn);
    await vi.waitFor(
      () => expect(standIn.processes.filter(({ pid }) => pid !== undefined)).toEqual([]),
      slow,
    );
    expect(JSON.parse(await readFile(join(root, 'user', 'window.json'), 'utf8'))).toMatchObject({
      width: 1200,
    });
  });
});

describe('files from elsewhere', () => {
  it.runIf(process.platform === 'linux')(
    'are decoded in utility processes that main starts for the core: without its environment, and gone with it',
    async () => {
      const root = await makeRoot();
      vi.stubEnv('SHIMING_SECRET_OF_THE_OFFICE', 'not for decoders');
      const { standIn, desk } = await launch(root, 'basic_text');
      try {
        const path = join(root, 'card.jpg');
        await writeFile(path, await encodePhoto(drawPhoto(900, 600)));
        const show = async (): Promise<number> => {
          const { token } = await desk.offer(standIn.page.dropFile('card.jpg', path));
          const { id } = await desk.client.templates.create({ fields });
          const { scans } = await desk.client.scans.attach({ template: id, grant: token, side: 'front' });
          return (await standIn.fetchPage(desk.blobUrl(`scan/${scans[0]?.id}?width=300`))).status;
        };
        await desk.client.desk.status();
        expect(await show()).toBe(200);
        const imaging = running(standIn, 'shiming-imaging');
        expect(imaging.length).toBeGreaterThan(0);
        for (const pid of imaging) {
          const told = await readFile(`/proc/${pid}/environ`, 'utf8');
          expect(told).not.toMatch(/SHIMING|HOME=|PATH=\//);
          expect(told + (await readFile(`/proc/${pid}/cmdline`, 'utf8'))).not.toContain(root);
          process.kill(pid, 'SIGKILL');
        }
        const core = await coreOf(standIn);
        // Another scan is another question: nothing that is kept answers it.
        await writeFile(path, await encodePhoto(drawPhoto(960, 640)));
        expect(await show()).toBe(200);
        expect(running(standIn, 'shiming-core')).toEqual([core]);

        const later = running(standIn, 'shiming-imaging');
        expect(later.length).toBeGreaterThan(0);
        process.kill(core, 'SIGKILL');
        await vi.waitFor(
          () => expect(running(standIn, 'shiming-imaging').filter((pid) => later.includes(pid))).toEqual([]),
          slow,
        );
        await vi.waitFor(() => expect(desk.state.get().kind).toBe('ready'), slow);
      } finally {
        vi.unstubAllEnvs();
        await quit(standIn);
        await rm(root, { recursive: true, force: true });
      }
    },
  );
});

describe('with a system key store', () => {
  it('the desk opens again in the app, and nowhere without that store', async () => {
    const root = await makeRoot();
    try {
      const first = await launch(root, 'gnome_libsecret');
      const { id } = await first.desk.client.templates.create({ fields });
      expect((await first.desk.client.desk.status()).protection).toBe('system');
      await quit(first.standIn);
      await expect(openDesk({ dir: join(root, 'desk') })).rejects.toMatchObject({
        code: 'key-held-by-system',
      });
      const second = await launch(root, 'gnome_libsecret');
      expect((await second.desk.client.templates.get({ id })).fields.notes).toBe('typed in the window');
      await quit(second.standIn);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

describe('the lock', () => {
  it("comes with the computer, and keeps the page's line for when it is unlocked", async () => {
    const root = await makeRoot();
    const { standIn, desk } = await launch(root, 'basic_text');
    try {
      const { id } = await desk.client.templates.create({ fields });
      const began = performance.now();
      standIn.powerMonitor.emit('suspend');
      await vi.waitFor(() => expect(desk.state.get()).toMatchObject({ kind: 'locked', ask: [] }), {
        interval: 5,
      });
      expect(performance.now() - began).toBeLessThan(1_000);
      expect((await standIn.fetchPage('app://desk/blob/scan/none')).status).not.toBe(200);
      const waiting = desk.client.templates.get({ id });
      desk.ask({ kind: 'unlock', secret: null });
      expect((await waiting).fields.notes).toBe('typed in the window');
      expect(desk.state.get().kind).toBe('ready');
    } finally {
      await quit(standIn);
      await rm(root, { recursive: true, force: true });
    }
  });
});

describe('what the desktop gives', () => {
  it('menu, notices, taskbar, opened files, drag out, PDF, another desk', async () => {
    const root = await makeRoot();
    const { standIn, desk } = await launch(root, 'basic_text');
    const { done } = standIn;
    try {
      const heard: unknown[] = [];
      desk.onMenu((id) => heard.push(id));
      desk.onOpened(({ grants, refused }) => heard.push([...grants.map(({ name }) => name), ...refused]));
      const labels = () => (standIn.menu() as { label?: string }[]).map(({ label }) => label);
      expect(labels()).toContain('文件');
      desk.news({ language: 'en', lockMinutes: 10, progress: 0.25, notice: 'unseen' });
      await vi.waitFor(() => expect(labels()).toContain('File'));
      standIn.blur();
      desk.news({ language: 'en', lockMinutes: 10, progress: null, notice: 'Pictures: 3 made' });
      await vi.waitFor(() =>
        expect(done).toEqual(['progress 0.25', 'progress -1', 'notice Pictures: 3 made']),
      );

      const card = join(root, 'card.jpg');
      await writeFile(card, await encodePhoto(drawPhoto(600, 400)));
      standIn.startAgain(['app', 'card.jpg', '--flag', 'notes.txt', 'gone.png'], root);
      await vi.waitFor(() => expect(heard).toEqual([['card.jpg', 'gone.png']]), slow);

      const { token } = await desk.offer(standIn.page.dropFile('card.jpg', card));
      const { id } = await desk.client.templates.create({ fields });
      await desk.client.scans.attach({ template: id, grant: token });
      const { picture, scans } = await desk.client.pictures.prepare({ template: id });
      desk.dragOut(`scan/${scans[0]?.id}`);
      desk.dragOut(`picture/${picture?.id}`);
      await vi.waitFor(() => expect(done.at(-1)).toMatch(/^drag .*\.jpg$/), slow);
      const copy = done.at(-1)?.slice('drag '.length) ?? '';
      expect(done.filter((one) => one.startsWith('drag'))).toHaveLength(1);

      standIn.answerSaveDialog(join(root, 'report.pdf'));
      expect(await desk.print('pdf')).toBe('done');
      expect(await readFile(join(root, 'report.pdf'), 'utf8')).toMatch(/^%PDF/);
      standIn.answerSaveDialog(null);
      expect(await desk.print('pdf')).toBe('cancelled');
      expect(await desk.print('paper')).toBe('done');

      expect([standIn.leavesThough(false), standIn.leavesThough(true)]).toEqual([false, true]);
      await quit(standIn);
      await vi.waitFor(async () => expect(await readFile(copy).catch(() => null)).toBe(null));
      expect(JSON.parse(await readFile(join(root, 'user', 'desks.json'), 'utf8'))).toEqual([
        join(root, 'desk'),
      ]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

describe('a second instance', () => {
  it('leaves the first alone', async () => {
    const root = await makeRoot();
    const standIn = createStandIn({ userData: root, keyStore: 'basic_text' });
    standIn.lockElsewhere();
    vi.resetModules();
    vi.doMock('electron', () => standIn.electron);
    const { startApp } = await import('../src/main/start-app.ts');
    await startApp({ coreFile: coreEntry, preloadFile: '', pageFolder: root, deskDir: join(root, 'desk') });
    await standIn.hasQuit;
    expect(standIn.windows).toHaveLength(0);
    expect(standIn.processes).toHaveLength(0);
    vi.doUnmock('electron');
    await rm(root, { recursive: true, force: true });
  });
});

describe('saving a bundle', () => {
  it('goes where the person says, or nowhere', async () => {
    const root = await makeRoot();
    const made = await openDesk({ dir: join(root, 'desk') });
    await fillWithPictures(made, 3, 450_000);
    await made.close();
    const { standIn, desk } = await launch(root, 'basic_text');
    try {
      await finishJob(desk.client, { kind: 'bundle', input: {} });
      const [bundle] = await desk.client.bundles.list();
      standIn.answerSaveDialog(null);
      await expect(desk.saveBundle(bundle?.id ?? '')).resolves.toBe('cancelled');
      const file = join(root, 'saved.zip');
      standIn.answerSaveDialog(file);
      await expect(desk.saveBundle(bundle?.id ?? '')).resolves.toBe('saved');
      expect(await verdictOf(await readFile(file))).toMatchObject({ ok: true });
      await expect(desk.saveBundle('none')).rejects.toMatchObject({ code: 'not-found' });
    } finally {
      await quit(standIn);
      await rm(root, { recursive: true, force: true });
    }
  });
});
