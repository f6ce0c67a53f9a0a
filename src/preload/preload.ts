/** The bridge, as small as it can be: core state and port in, dropped files and save requests out. */

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels, type DeskBridge, portMessage } from '#contract/bridge';

const bridge: DeskBridge = {
  onCoreState: (listener) => void ipcRenderer.on(channels.coreState, (_event, state) => listener(state)),
  hello: () => ipcRenderer.send(channels.hello),
  offer: (file) =>
    ipcRenderer.invoke(channels.offer, (file as File).name, webUtils.getPathForFile(file as File)),
  saveBundle: (id) => ipcRenderer.invoke(channels.saveBundle, id),
  saveList: (id) => ipcRenderer.invoke(channels.saveList, id),
};

contextBridge.exposeInMainWorld('desk', bridge);

// A port cannot cross the context bridge; a posted message can carry it.
ipcRenderer.on(channels.corePort, (event) => window.postMessage(portMessage, '*', event.ports));
