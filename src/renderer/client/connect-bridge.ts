/** The connection inside Electron: a port straight to the core, the rest through the preload. */
import { type BridgeAnswer, type DeskBridge, portMessage } from '#contract/bridge';
import { Fault, faultSchema } from '#contract/faults';
import type { DeskConnection } from './connection.ts';
import { createDeskLink } from './desk-link.ts';

declare global {
  interface Window {
    readonly desk?: DeskBridge;
  }
}

export const connectBridge = async (bridge: DeskBridge): Promise<DeskConnection> => {
  const link = createDeskLink();
  addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== portMessage || !port) return;
    link.setPort(port);
    port.start();
  });
  bridge.onCoreState((state) => link.setState(state));
  bridge.hello();
  return {
    client: link.client,
    state: link.state,
    ask: bridge.ask,
    offer: async (file) => unwrap(await bridge.offer(file)),
    blobUrl: (ref) => `app://desk/blob/${ref}`,
    saveBundle: async (id) => unwrap(await bridge.saveBundle(id)),
    chooseFolder: async (use) => unwrap(await bridge.chooseFolder(use)),
    saveList: async (id) => unwrap(await bridge.saveList(id)),
    installUpdate: async () => unwrap(await bridge.installUpdate()),
    can: {
      dragOut: true,
      chooseFolder: true,
      pdf: true,
      watchesIdle: true,
      endSession: false,
      installUpdate: true,
    },
    onMenu: bridge.onMenu,
    onOpened: bridge.onOpened,
    news: bridge.news,
    dragOut: bridge.dragOut,
    copied: bridge.copied,
    print: async (kind) => unwrap(await bridge.print(kind)),
  };
};

const unwrap = <T>(answer: BridgeAnswer<T>): T => {
  if (answer.ok) return answer.value;
  const { code, data } = faultSchema.parse(answer.fault);
  throw new Fault(code, data);
};
