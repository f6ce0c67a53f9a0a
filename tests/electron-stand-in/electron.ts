/**
 * A stand-in for the `electron` module that keeps to its documented behaviour: what must come before or after `ready` throws when
 * it does not, messages are structured clones, ports are really transferred, utility processes are real processes.
 */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import { createPage } from './page.ts';
import { MessageChannelMain, type PortMain } from './ports.ts';
import { type ForkOptions, UtilityProcess } from './utility-process.ts';

type Decide<T> = (answer: T) => void;
export type Frame = { readonly url: string; readonly parent: unknown };

export type StandInOptions = {
  readonly userData: string;
  /** What `safeStorage` finds on this system. */
  readonly keyStore: 'gnome_libsecret' | 'basic_text';
};

export type StandIn = ReturnType<typeof createStandIn>;

export const createStandIn = ({ userData, keyStore }: StandInOptions) => {
  let isReady = false;
  let userFolder = userData;
  let isLocked = false;
  const before = (what: string): void => {
    if (isReady) throw new Error(`${what} should be called before app is ready`);
  };
  const after = (what: string): void => {
    if (!isReady) throw new Error(`${what} cannot be used before app is ready`);
  };

  /** What the app asked the system to do, in order. */
  const done: string[] = [];
  let isFocused = true;
  const processes: UtilityProcess[] = [];
  const windows: BrowserWindow[] = [];
  const schemes = new Map<string, object>();
  const handlers = new Map<string, (request: Request) => Promise<Response> | Response>();
  const requests = new Map<string, (event: object, ...args: unknown[]) => unknown>();
  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (channel: string, work: (event: object, ...args: unknown[]) => unknown) => {
      if (requests.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      requests.set(channel, work);
    },
  });
  const pageFrame: { url: string; parent: unknown } = { url: 'about:blank', parent: null };
  const invoke = async (frame: Frame | null, channel: string, args: readonly unknown[]) => {
    const work = requests.get(channel);
    if (!work) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await work({ senderFrame: frame }, ...args));
  };
  const page = createPage({
    invoke: (channel, args) => invoke(pageFrame, channel, args),
    send: (channel, args) => void ipcMain.emit(channel, { senderFrame: pageFrame }, ...args),
  });

  let quitting: (() => void) | null = null;
  const hasQuit = new Promise<void>((resolve) => {
    quitting = resolve;
  });
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => !isLocked,
    enableSandbox: () => before('app.enableSandbox'),
    whenReady: async () => {
      await new Promise(setImmediate);
      isReady = true;
    },
    getVersion: () => '0.0.0',
    getName: () => 'Shiming Desk',
    getAppPath: () => process.cwd(),
    setAboutPanelOptions: () => undefined,
    showAboutPanel: () => void done.push('about'),
    relaunch: ({ args }: { args: readonly string[] }) => void done.push(`relaunch ${args.join(' ')}`),
    getLocale: () => (isReady ? 'zh-CN' : ''),
    getPath: (name: string) => {
      if (name !== 'userData') throw new Error(`Failed to get '${name}' path`);
      return userFolder;
    },
    setPath: (name: string, path: string) => {
      before('app.setPath');
      if (name !== 'userData') throw new Error(`Failed to set '${name}' path`);
      userFolder = path;
    },
    quit: () => {
      const event = preventable();
      app.emit('before-quit', event);
      if (event.isPrevented) return;
      for (const window of windows.splice(0)) window.close();
      app.emit('will-quit', preventable());
      quitting?.();
    },
  });

  class WebContents extends EventEmitter {
    openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
    #isDestroyed = false;
    isDestroyed = (): boolean => this.#isDestroyed;
    destroy = (): void => {
      this.#isDestroyed = true;
    };
    startDrag = ({ file, icon }: { file: string; icon: object }): void => {
      if (!existsSync(file) || !icon) throw new Error('startDrag: must specify an existing file and an icon');
      done.push(`drag ${file}`);
    };
    print = (_options: object, callback: (printed: boolean, why: string) => void): void => {
      done.push('print');
      callback(true, '');
    };
    printToPDF = async (): Promise<Buffer> => Buffer.from('%PDF-1.7 stand-in');
    send = (channel: string, ...args: unknown[]): void => {
      if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
      page.receive(channel, structuredClone(args));
    };
    postMessage = (channel: string, message: unknown, transfer: readonly PortMain[] = []): void => {
      if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
      const ports: MessagePort[] = transfer.map((port) => port.release());
      page.receive(channel, [structuredClone(message)], ports);
    };
    setWindowOpenHandler = (handler: typeof this.openHandler): void => {
      this.openHandler = handler;
    };
  }

  class BrowserWindow extends EventEmitter {
    readonly webContents: WebContents;
    readonly options: Readonly<Record<string, unknown>>;
    isShown = false;

    constructor(options: Readonly<Record<string, unknown>>) {
      super();
      after('BrowserWindow');
      this.options = options;
      this.webContents = new WebContents();
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    /** Fetches the page through the app's own scheme, then runs the preload, as a navigation does. */
    async loadURL(url: string): Promise<void> {
      const response = await fetchPage(url);
      if (!response.ok) throw new Error(`ERR_FAILED (${response.status}) loading '${url}'`);
      pageFrame.url = url;
      this.emit('ready-to-show');
    }
    show(): void {
      this.isShown = true;
    }
    setProgressBar = (share: number): void => void done.push(`progress ${share}`);
    isFocused = (): boolean => isFocused;
    isMinimized = (): boolean => false;
    isDestroyed = (): boolean => this.webContents.isDestroyed();
    restore = (): void => undefined;
    focus = (): void => void this.emit('focus');
    getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
    close(): void {
      this.emit('close', preventable());
      this.webContents.destroy();
      this.emit('closed');
      if (windows.every((window) => window === this)) app.emit('window-all-closed');
    }
  }

  const fetchPage = async (url: string): Promise<Response> => {
    const name = new URL(url).protocol.slice(0, -1);
    const handler = handlers.get(name);
    if (!handler || !schemes.has(name)) throw new Error(`ERR_UNKNOWN_URL_SCHEME loading '${url}'`);
    return handler(new Request(url));
  };

  let beforeRequest: (details: { url: string }, decide: Decide<{ cancel?: boolean }>) => void = (_, decide) =>
    decide({});
  let mayUse: (page: unknown, permission: string, decide: Decide<boolean>) => void = (_, __, decide) =>
    decide(true);
  let check: (page: unknown, permission: string) => boolean = () => true;
  const defaultSession = {
    protocol: {
      handle: (name: string, handler: (request: Request) => Promise<Response>) => {
        if (handlers.has(name)) throw new Error(`The scheme ${name} is already handled`);
        handlers.set(name, handler);
      },
    },
    webRequest: {
      onBeforeRequest: (listener: typeof beforeRequest) => {
        beforeRequest = listener;
      },
    },
    setPermissionRequestHandler: (handler: typeof mayUse) => {
      mayUse = handler;
    },
    setPermissionCheckHandler: (handler: typeof check) => {
      check = handler;
    },
  };

  const seal = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  let saveAnswer: { canceled: boolean; filePath: string } = { canceled: true, filePath: '' };
  let leaves = false;
  let openAnswer: string | null = null;
  class Notification extends EventEmitter {
    static isSupported = (): boolean => true;
    readonly options: { title: string; body: string };
    constructor(options: { title: string; body: string }) {
      super();
      after('Notification');
      this.options = options;
    }
    show = (): void => void done.push(`notice ${this.options.body}`);
  }
  const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 });
  let menu: readonly object[] | null = null;

  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    MessageChannelMain,
    Notification,
    powerMonitor,
    shell: {
      showItemInFolder: (path: string) => void done.push(`show ${path}`),
      openPath: async (path: string) => {
        done.push(`open ${path}`);
        return '';
      },
    },
    clipboard: { readText: async () => '', clear: () => done.push('clipboard cleared') },
    nativeImage: { createFromPath: (path: string) => ({ path, resize: () => ({ path }) }) },
    dialog: {
      showMessageBoxSync: () => {
        done.push('asked to leave');
        return leaves ? 1 : 0;
      },
      showOpenDialog: async () => {
        after('dialog');
        return { canceled: openAnswer === null, filePaths: openAnswer === null ? [] : [openAnswer] };
      },
      showSaveDialog: async () => {
        after('dialog');
        return saveAnswer;
      },
    },
    Menu: {
      buildFromTemplate: (template: readonly object[]) => template,
      setApplicationMenu: (built: readonly object[]) => {
        menu = built;
      },
    },
    protocol: {
      registerSchemesAsPrivileged: (list: readonly { scheme: string; privileges: object }[]) => {
        before('protocol.registerSchemesAsPrivileged');
        if (schemes.size > 0) throw new Error('registerSchemesAsPrivileged can be used only once');
        for (const { scheme, privileges } of list) schemes.set(scheme, privileges);
      },
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => {
        after('safeStorage');
        return true;
      },
      getSelectedStorageBackend: () => (isReady ? keyStore : 'unknown'),
      encryptStringAsync: async (text: string) => seal(Buffer.from(text)),
      decryptStringAsync: async (sealed: Buffer) => {
        if (!Buffer.isBuffer(sealed)) throw new TypeError('decryptStringAsync: expected a Buffer');
        return { result: seal(sealed).toString(), shouldReEncrypt: false };
      },
    },
    screen: {
      getAllDisplays: () => {
        after('screen');
        return [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
      },
    },
    session: {
      get defaultSession() {
        after('session.defaultSession');
        return defaultSession;
      },
    },
    utilityProcess: {
      fork: (file: string, args: readonly string[] = [], options: ForkOptions = {}) => {
        after('utilityProcess.fork');
        const child = new UtilityProcess(file, args, options);
        processes.push(child);
        return child;
      },
    },
  };

  return {
    electron,
    page,
    powerMonitor,
    processes,
    windows,
    hasQuit,
    menu: () => menu,
    done,
    blur: () => {
      isFocused = false;
    },
    answerOpenDialog: (dir: string | null) => {
      openAnswer = dir;
    },
    /** Whether the window closes although the page holds it back. */
    leavesThough: (answer: boolean) => {
      leaves = answer;
      const event = preventable();
      windows[0]?.webContents.emit('will-prevent-unload', event);
      return event.isPrevented;
    },
    /** Somebody starts the app again, with files. */
    startAgain: (argv: readonly string[], cwd: string) => void app.emit('second-instance', {}, argv, cwd),
    lockElsewhere: () => {
      isLocked = true;
    },
    /** A call from some frame that is not the desk's page. */
    invokeFrom: invoke,
    sendFrom: (frame: Frame | null, channel: string) => void ipcMain.emit(channel, { senderFrame: frame }),
    fetchPage,
    answerSaveDialog: (filePath: string | null) => {
      saveAnswer = { canceled: filePath === null, filePath: filePath ?? '' };
    },
    isCancelled: (url: string) =>
      ask<{ cancel?: boolean }>((decide) => beforeRequest({ url }, decide)).cancel === true,
    isPermitted: (permission: string) =>
      ask<boolean>((decide) => mayUse(null, permission, decide)) && check(null, permission),
    /** Whether the window may go there. */
    navigates: (url: string) => {
      const event = Object.assign(preventable(), { url });
      windows[0]?.webContents.emit('will-navigate', event);
      return !event.isPrevented;
    },
    opens: (url: string) => windows[0]?.webContents.openHandler({ url }).action !== 'deny',
    attachesWebview: () => {
      const event = preventable();
      windows[0]?.webContents.emit('will-attach-webview', event);
      return !event.isPrevented;
    },
  };
};

const preventable = () => {
  const event = {
    isPrevented: false,
    preventDefault: () => {
      event.isPrevented = true;
    },
  };
  return event;
};

/** Electron's callbacks are answered at once by this app. */
const ask = <T>(question: (decide: Decide<T>) => void): T => {
  let answer: { value: T } | null = null;
  question((value) => {
    answer = { value };
  });
  if (!answer) throw new Error('never answered');
  return (answer as { value: T }).value;
};
