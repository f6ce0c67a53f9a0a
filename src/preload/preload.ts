/** The bridge, as small as it can be: core state, port, menu and opened files in, dropped files and requests out. */

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels, type DeskBridge, portMessage } from '#contract/bridge';

const bridge: DeskBridge = {
  onCoreState: (listener) => void ipcRenderer.on(channels.coreState, (_event, state) => listener(state)),
  hello: () => ipcRenderer.send(channels.hello),
  ask: (request) => ipcRenderer.send(channels.ask, request),
  offer: async (file) => {
    const { name } = file as File;
    // What was pasted has no path: its bytes go along.
    const source =
      webUtils.getPathForFile(file as File) || new Uint8Array(await (file as File).arrayBuffer());
    return ipcRenderer.invoke(channels.offer, name, source);
  },
  saveBundle: (id) => ipcRenderer.invoke(channels.saveBundle, id),
  chooseFolder: (use) => ipcRenderer.invoke(channels.chooseFolder, use),
  saveList: (id) => ipcRenderer.invoke(channels.saveList, id),
  installUpdate: () => ipcRenderer.invoke(channels.installUpdate),
  onMenu: (listener) => void ipcRenderer.on(channels.menu, (_event, action) => listener(action)),
  onOpened: (listener) => void ipcRenderer.on(channels.opened, (_event, opened) => listener(opened)),
  news: (news) => ipcRenderer.send(channels.news, news),
  dragOut: (ref) => ipcRenderer.send(channels.dragOut, ref),
  copied: (text) => ipcRenderer.send(channels.copied, text),
  print: (kind) => ipcRenderer.invoke(channels.print, kind),
};

contextBridge.exposeInMainWorld('desk', bridge);

// A port cannot cross the context bridge; a posted message can carry it.
ipcRenderer.on(channels.corePort, (event) => window.postMessage(portMessage, '*', event.ports));
