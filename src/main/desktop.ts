/** What a desktop gives beyond the page: menu, other desks, opened files, notices, taskbar, drag out, print. Wiring only. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type MessagePortMain,
  Notification,
  nativeImage,
} from 'electron';
import { channels, type Opened, type PrintKind, printKinds } from '#contract/bridge';
import { Fault } from '#contract/faults';
import type { HostNews } from '#contract/host-news';
import { writeAtomically } from '#core/atomic-write';
import type { Core } from '#core/process/supervise-core';
import { clearCopiedNumbers } from './clear-clipboard.ts';
import { createDragFiles, type DragFiles, mayDragOut } from './drag-out.ts';
import { barOf, noticeOf, readNews } from './host-news.ts';
import { usualLockMinutes } from './lock-decision.ts';
import { menuTemplate, systemLanguage, wordsOf } from './menu-template.ts';
import { isOpened, openedFiles } from './opened-files.ts';
import { isTrustedSender } from './page-policy.ts';
import { readRecentDesks, withDesk } from './recent-desks.ts';
import { watchComputer } from './watch-computer.ts';

type Needs = {
  readonly core: Core<MessagePortMain>;
  readonly window: BrowserWindow;
  readonly deskDir: string;
  readonly files: OpenedFiles;
};

const recentFile = (): string => join(app.getPath('userData'), 'desks.json');

export type OpenedFiles = {
  take(): string[];
  add(paths: readonly string[]): void;
  onMore(tell: () => void): void;
};

/** Files that the app was started with, and those of the system's own `open-file`, which may come before it is ready. */
export const collectOpenedFiles = (argv: readonly string[]): OpenedFiles => {
  const files = openedFiles(argv, process.cwd());
  let tell = (): void => undefined;
  const add = (paths: readonly string[]): void => {
    files.push(...paths.filter(isOpened));
    tell();
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    add([path]);
  });
  return {
    take: () => files.splice(0),
    add,
    onMore: (listener) => {
      tell = listener;
    },
  };
};

/** Gives the copies in clear that must be gone before the app ends. */
export const openDesktop = async ({ core, window, deskDir, files }: Needs): Promise<DragFiles> => {
  const page = window.webContents;
  const recent = readRecentDesks(await readFile(recentFile(), 'utf8').catch(() => '[]'));
  // A list that cannot be kept is no reason to hold the app up.
  await writeAtomically(recentFile(), Buffer.from(JSON.stringify(withDesk(recent, deskDir)))).catch(
    () => undefined,
  );
  let language = systemLanguage(app.getLocale());
  let lockMinutes = usualLockMinutes;
  window.once(
    'closed',
    watchComputer(
      () => core.lock(),
      () => lockMinutes,
    ),
  );

  app.once('before-quit', clearCopiedNumbers(isTrustedSender));

  const openDesk = async (dir: string | null): Promise<void> => {
    const chosen = dir ?? (await askForDesk(window));
    if (chosen === null || chosen === deskDir) return;
    app.relaunch({ args: ['--desk', chosen] });
    app.quit();
  };
  const showMenu = (): void =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          platform: process.platform,
          language,
          recentDesks: recent.filter((dir) => dir !== deskDir),
          action: (id) => page.send(channels.menu, id),
          openDesk: (dir) => void openDesk(dir),
          about: () => app.showAboutPanel(),
        }),
      ),
    );
  showMenu();
  app.setAboutPanelOptions({
    applicationName: wordsOf(language).about.replace(/^(?:关于|About )/, ''),
    applicationVersion: app.getVersion(),
    copyright: 'MIT',
  });

  ipcMain.on(channels.news, (event, value) => {
    const news = isTrustedSender(event.senderFrame) ? readNews(value) : null;
    if (!news) return;
    lockMinutes = news.lockMinutes;
    if (news.language !== language) {
      language = news.language;
      showMenu();
    }
    window.setProgressBar(barOf(news));
    notify(window, news);
  });
  // The page still sends what was typed, or long work runs: asked once, in the desk's language.
  page.on('will-prevent-unload', (event) => {
    const w = wordsOf(language);
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: w.leaveTitle,
      detail: w.leaveMore,
      buttons: [w.stay, w.leave],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 1) event.preventDefault();
  });
  const dragged = dragOut(core, window);
  openFiles(core, window, files);
  return dragged;
};

const askForDesk = async (window: BrowserWindow): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
};

const notify = (window: BrowserWindow, news: HostNews): void => {
  const body = noticeOf(news, window.isFocused());
  if (body === null || !Notification.isSupported()) return;
  const notice = new Notification({ title: app.getName(), body });
  notice.on('click', () => window.focus());
  notice.show();
};

/** `startDrag` needs a file on disk: a copy, gone when the app ends. */
const dragOut = (core: Core<MessagePortMain>, window: BrowserWindow): DragFiles => {
  const files = createDragFiles(join(app.getPath('userData'), 'copies'));
  ipcMain.on(channels.dragOut, (event, ref) => {
    if (!isTrustedSender(event.senderFrame) || !mayDragOut(ref)) return;
    void copyOut(core, files, ref)
      .then((file) => window.webContents.startDrag({ file, icon: dragIcon() }))
      // Gone meanwhile, or no room for a copy: the drag does not begin, the desk itself is untouched.
      .catch(() => undefined);
  });
  return files;
};

/** Bundles are written by the core, piece by piece. */
const copyOut = async (core: Core<MessagePortMain>, files: DragFiles, ref: string): Promise<string> => {
  const [kind, id = ''] = ref.split('/');
  if (kind !== 'bundle') {
    const { name, bytes } = await core.readBlob(ref);
    return files.write(name, bytes);
  }
  const file = await files.place(await core.bundleName(id));
  // Where it goes from there, only the system knows.
  await core.saveBundle(id, file, '');
  return file;
};

const dragIcon = () =>
  nativeImage.createFromPath(join(app.getAppPath(), 'assets', 'icon.png')).resize({ width: 64 });

/** Files opened with the app become grants for the page, once it listens and the core runs. */
const openFiles = (core: Core<MessagePortMain>, window: BrowserWindow, files: OpenedFiles): void => {
  let isListening = false;
  const send = async (): Promise<void> => {
    if (!isListening || core.state.get().kind !== 'ready') return;
    const opened: Opened = { grants: [], refused: [] };
    for (const path of files.take())
      try {
        opened.grants.push(await core.offer(basename(path), { path }));
      } catch {
        // Said by the page, with the file's name.
        opened.refused.push(basename(path));
      }
    if (opened.grants.length + opened.refused.length > 0) window.webContents.send(channels.opened, opened);
  };
  ipcMain.on(channels.hello, (event) => {
    if (!isTrustedSender(event.senderFrame)) return;
    isListening = true;
    void send();
  });
  core.state.subscribe(() => void send());
  files.onMore(() => void send());
  app.on('second-instance', (_event, argv, cwd) => files.add(openedFiles(argv, cwd)));
};

/** Fault: read-only, disk-full by way of the file that cannot be written. */
export const printPage = async (window: BrowserWindow, kind: unknown): Promise<'done' | 'cancelled'> => {
  if (!printKinds.includes(kind as PrintKind)) throw new Fault('invalid-input', { field: 'kind' });
  if (kind === 'paper')
    return new Promise((resolve) =>
      window.webContents.print({ printBackground: true }, (printed) =>
        resolve(printed ? 'done' : 'cancelled'),
      ),
    );
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: 'shiming.pdf',
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || !filePath) return 'cancelled';
  const bytes = await window.webContents.printToPDF({ printBackground: true, pageSize: 'A4' });
  await writeAtomically(filePath, bytes);
  return 'done';
};
