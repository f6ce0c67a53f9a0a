/** The connection over the loopback host: one socket tells how the core stands, one carries operations. */
import { coreStateSchema, type HostRequest } from '#contract/core-state';
import { Fault, faultSchema } from '#contract/faults';
import type { DeskConnection, Grant } from './connection.ts';
import { createDeskLink } from './desk-link.ts';

const retryAfter = 500;

export const connectWeb = async (): Promise<DeskConnection> => {
  const link = createDeskLink();
  const base = `ws://${location.host}`;

  /** A line is there or on its way; it outlives a lock, so that what runs on it goes on. */
  let hasLine = false;
  const openLine = (): void => {
    hasLine = true;
    const socket = new WebSocket(`${base}/rpc`);
    socket.binaryType = 'arraybuffer';
    const port = {
      postMessage: (data: string | ArrayBuffer) => socket.send(data),
      addEventListener: (event: string, listener: unknown) =>
        socket.addEventListener(event, (message) => (listener as (message: Event) => void)(message)),
    };
    socket.onopen = () => link.setPort(port);
    socket.onclose = () => {
      hasLine = false;
      link.dropPort(port);
      // The host closes this line when the core dies; it may also have been too early.
      if (link.state.get().kind === 'ready') setTimeout(openLineWhenReady, retryAfter);
    };
  };
  const openLineWhenReady = (): void => {
    if (link.state.get().kind === 'ready' && !hasLine) openLine();
  };

  let ask = (_request: HostRequest): void => undefined;
  const watchState = (): void => {
    const socket = new WebSocket(`${base}/state`);
    ask = (request) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request));
    };
    socket.onmessage = ({ data }) => {
      link.setState(coreStateSchema.parse(JSON.parse(String(data))));
      if (link.state.get().kind === 'ready' && !hasLine) openLine();
    };
    socket.onclose = () => {
      link.setState({ kind: 'stopped' });
      setTimeout(watchState, retryAfter);
    };
  };
  watchState();

  return {
    client: link.client,
    state: link.state,
    ask: (request) => ask(request),
    offer: async (file) => {
      const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        body: file,
      }).catch(stopped);
      if (response.ok) return (await response.json()) as Grant;
      throw await faultIn(response);
    },
    blobUrl: (ref) => `/blob/${ref}`,
    saveBundle: async (id) => download(`/blob/bundle/${id}`),
    chooseFolder: async (use, path) => {
      const response = await fetch(`/folder?use=${use}`, { method: 'POST', body: path }).catch(stopped);
      if (!response.ok) throw await faultIn(response);
      return 'saved';
    },
    saveList: async (id) => download(`/blob/list/${id}`),
    // A browser starts no programs: whoever sits there does.
    installUpdate: async () => 'shown',
    can: {
      dragOut: false,
      chooseFolder: false,
      pdf: false,
      watchesIdle: false,
      endSession: true,
      installUpdate: false,
    },
    // A browser has no menu of ours, opens no files with us and shows no taskbar.
    onMenu: () => undefined,
    onOpened: () => undefined,
    news: () => undefined,
    dragOut: () => undefined,
    // A page cannot see what is in the clipboard by then: clearing it might take what somebody copied since.
    copied: () => undefined,
    // The browser's own dialog also saves as PDF.
    print: async () => {
      print();
      return 'done';
    },
  };
};

const stopped = (cause: unknown): never => {
  throw new Fault('core-stopped', {}, { cause });
};

/** What the host refused. */
const faultIn = async (response: Response): Promise<Fault> => {
  const { code, data } = faultSchema.parse(await response.json());
  return new Fault(code, data);
};

const download = (address: string): 'saved' => {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = '';
  anchor.click();
  return 'saved';
};
