/** Electron's wiring: window, scheme, core, bridge. Every decision lies in a file of its own. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
  protocol,
  safeStorage,
  screen,
  session,
} from 'electron';
import { type BridgeAnswer, channels, folderUses } from '#contract/bridge';
import { readHostRequest } from '#contract/core-state';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { writeAtomically } from '#core/atomic-write';
import { type LogFile, openLogFile } from '#core/log-file';
import { answerRequest } from '#core/process/answer-request';
import { plainFault } from '#core/process/messages';
import { type Core, superviseCore } from '#core/process/supervise-core';
import type { SandboxWork } from '#core/sandbox/start-process';
import { collectOpenedFiles, openDesktop, printPage } from './desktop.ts';
import { type GoneDetails, goneProcess } from './gone-process.ts';
import { installUpdate } from './install-update.ts';
import { systemKeeper } from './key-keeper.ts';
import { isTrustedSender, mayNavigate, mayRequest, mayUse, pageUrl, scheme } from './page-policy.ts';
import { servePage } from './serve-page.ts';
import { spawnCore } from './spawn-core.ts';
import { startSandboxChild } from './start-sandbox.ts';
import { fitBounds, readBounds, smallest } from './window-bounds.ts';

export type AppFiles = {
  readonly coreFile?: string;
  readonly sandboxFiles?: Readonly<Record<SandboxWork, string>>;
  readonly preloadFile: string;
  readonly pageFolder: string;
  readonly deskDir: string;
  /** Electron's own folder; its usual one where it is left open. */
  readonly userData?: string;
  /** The system's key store holds no key of this desk. */
  readonly isPortable?: boolean;
  /** As in `StartOptions`. */
  readonly readAfter?: number | null;
};

/** Must run before Electron is ready; resolves when the window is there, or when another instance has it. */
export const startApp = async (parts: AppFiles): Promise<void> => {
  // Before anything asks for it: one instance a folder.
  if (parts.userData !== undefined) app.setPath('userData', parts.userData);
  if (!app.requestSingleInstanceLock()) return app.quit();
  const files = collectOpenedFiles(process.argv);
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.enableSandbox();
  await app.whenReady();
  const keeper = parts.isPortable
    ? undefined
    : ((await systemKeeper(safeStorage, process.platform)) ?? undefined);
  const logFile = openLogFile(parts.deskDir);
  const core = superviseCore<MessagePortMain>({
    spawn: () => spawnCore(parts.coreFile),
    start: { dir: parts.deskDir, readAfter: parts.readAfter },
    keeper,
    log: logFile.write,
    startSandbox: (work) => startSandboxChild(work, parts.sandboxFiles?.[work]),
  });
  noteGone(logFile);
  lockDown(core, parts.pageFolder);
  const window = await openWindow(parts.preloadFile);
  connect(core, window);
  const dragged = await openDesktop({ core, window, deskDir: parts.deskDir, files });
  await window.loadURL(pageUrl);
  closeGently(core, window, () => Promise.allSettled([dragged.clear(), logFile.settled()]));
};

/** Processes of the app that ended by themselves are written into the desk's log, beside the core's. */
const noteGone = (logFile: LogFile): void => {
  const note = (details: GoneDetails): void => {
    const data = goneProcess(details);
    if (data) logFile.write({ level: 'warn', event: 'process-gone', data });
  };
  app.on('render-process-gone', (_event, _page, details) => note(details));
  app.on('child-process-gone', (_event, details) => note(details));
};

const lockDown = (core: Core<MessagePortMain>, pageFolder: string): void => {
  const own = session.defaultSession;
  own.protocol.handle(scheme, (request) => servePage(request.url, pageFolder, core));
  own.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }));
  own.setPermissionRequestHandler((_page, permission, decide) => decide(mayUse(permission)));
  own.setPermissionCheckHandler((_page, permission) => mayUse(permission));
  app.on('web-contents-created', (_event, page) => {
    page.on('will-navigate', (event) => {
      if (!mayNavigate(event.url)) event.preventDefault();
    });
    page.on('will-attach-webview', (event) => event.preventDefault());
    page.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};

const boundsFile = (): string => join(app.getPath('userData'), 'window.json');

const openWindow = async (preload: string): Promise<BrowserWindow> => {
  const remembered = readBounds(await readFile(boundsFile(), 'utf8').catch(() => ''));
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...fitBounds(remembered, screens),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
};

/** The page gets the core's state, a port to each core that runs, and two requests of its own. */
const connect = (core: Core<MessagePortMain>, window: BrowserWindow): void => {
  const page = window.webContents;
  let listening = false;
  /** The core to which the page has a line. */
  let lineTo = 0;
  const tell = (): void => {
    if (!listening || page.isDestroyed()) return;
    const state = core.state.get();
    page.send(channels.coreState, state);
    if (state.kind !== 'ready' || lineTo === core.generation()) return;
    lineTo = core.generation();
    const { port1, port2 } = new MessageChannelMain();
    core.transfer(port1);
    page.postMessage(channels.corePort, null, [port2]);
  };
  core.state.subscribe(tell);
  ipcMain.on(channels.hello, (event) => {
    if (!isTrustedSender(event.senderFrame)) return;
    listening = true;
    // A page that was loaded anew has no line.
    lineTo = 0;
    tell();
  });
  ipcMain.on(channels.ask, (event, value) => {
    const request = isTrustedSender(event.senderFrame) ? readHostRequest(value) : null;
    if (request) answerRequest(core, request, () => app.quit());
  });
  answer(channels.offer, (_event, name, source) =>
    core.offer(String(name), source instanceof Uint8Array ? { bytes: source } : { path: String(source) }),
  );
  const save = async (name: string, write: (path: string) => Promise<void>) => {
    const extension = extname(name).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: name,
      filters: [{ name: extension, extensions: [extension] }],
    });
    if (canceled || !filePath) return 'cancelled';
    await write(filePath);
    return 'saved';
  };
  answer(channels.saveBundle, async (_event, id) =>
    save(await core.bundleName(String(id)), (path) => core.saveBundle(String(id), path)),
  );
  answer(channels.saveList, async (_event, id) =>
    save((await core.readBlob(`list/${String(id)}`)).name, (path) => core.saveList(String(id), path)),
  );
  answer(channels.chooseFolder, async (_event, use) => {
    const wanted = folderUses.find((one) => one === use);
    if (!wanted) throw new Fault('invalid-input', { field: 'use' });
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = filePaths;
    if (canceled || folder === undefined) return 'cancelled';
    await core.acceptFolder(wanted, folder);
    return 'saved';
  });
  answer(channels.installUpdate, () => installUpdate(core));
  answer(channels.print, (_event, kind) => printPage(window, kind));
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
};

/** Answers a request of the page, and only of the page; faults cross as data. */
const answer = (
  channel: string,
  work: (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => Promise<unknown>,
): void => {
  ipcMain.handle(channel, async (event, ...args): Promise<BridgeAnswer<unknown>> => {
    try {
      if (!isTrustedSender(event.senderFrame)) throw new Error('refused');
      return { ok: true, value: await work(event, ...args) };
    } catch (error) {
      return { ok: false, fault: plainFault(faultOf(error)) };
    }
  });
};

/** The window's place is remembered and the core finishes what it writes before the app ends. */
const closeGently = (
  core: Core<MessagePortMain>,
  window: BrowserWindow,
  tidy: () => Promise<unknown>,
): void => {
  let finished = false;
  let remembered: Promise<void> = Promise.resolve();
  const remember = (): void => {
    const place = Buffer.from(JSON.stringify(window.getNormalBounds()));
    // A place that cannot be kept is no reason to hold the app up.
    remembered = writeAtomically(boundsFile(), place).catch(() => undefined);
  };
  window.on('close', () => {
    if (!finished) remember();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    if (!window.isDestroyed()) remember();
    void Promise.allSettled([core.stop(), remembered])
      .then(tidy)
      .then(() => {
        finished = true;
        app.quit();
      });
  });
};
