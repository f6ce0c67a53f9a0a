/** The page's side: what the preload imports from `electron`, and the globals that the page's own code uses. */
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';

/** Answers `ipcRenderer.invoke` and takes `ipcRenderer.send`; the main side of the stand-in is one. */
export type MainSide = {
  invoke(channel: string, args: readonly unknown[]): Promise<unknown>;
  send(channel: string, args: readonly unknown[]): void;
};

export const createPage = (main: MainSide) => {
  const fromMain = new EventEmitter();
  const world = new EventTarget();
  const exposed: Record<string, unknown> = {};
  const paths = new WeakMap<object, string>();
  const window = Object.assign(world, {
    postMessage: (data: unknown, _origin: string, ports: readonly MessagePort[] = []) =>
      void setImmediate(() =>
        world.dispatchEvent(Object.assign(new Event('message'), { data, ports, source: window })),
      ),
  });
  return {
    window,
    /** What the preload put into the page's world. */
    exposed,
    /** A file that was dropped from the disk. */
    dropFile: (name: string, path: string): File => {
      const file = new File([], name);
      paths.set(file, path);
      return file;
    },
    /** What main sends arrives here. */
    receive: (channel: string, args: readonly unknown[], ports: readonly MessagePort[] = []) =>
      void fromMain.emit(channel, { ports }, ...args),
    electron: {
      contextBridge: {
        exposeInMainWorld: (key: string, api: unknown) => {
          if (key in exposed) throw new Error(`Cannot bind an API on top of an existing property: ${key}`);
          exposed[key] = api;
        },
      },
      ipcRenderer: {
        on: (channel: string, listener: (...args: unknown[]) => void) => fromMain.on(channel, listener),
        send: (channel: string, ...args: unknown[]) => main.send(channel, structuredClone(args)),
        invoke: (channel: string, ...args: unknown[]) => main.invoke(channel, structuredClone(args)),
      },
      webUtils: {
        getPathForFile: (file: object) => {
          if (!(file instanceof File)) throw new TypeError('getPathForFile: expected a File');
          return paths.get(file) ?? '';
        },
      },
    },
  };
};
