/** The host's side of sandbox processes that the core asks for: started, ended, and none left when the core is gone. */
import type { SandboxWork } from '../sandbox/start-process.ts';
import type { CoreMessage, HostMessage } from './messages.ts';

/** A sandbox process that a host started. `Port` is what this host can transfer. */
export type SandboxChild<Port> = {
  /** The core's end of the line to it. */
  readonly port: Port;
  /** Called once, whether it ended well or not. */
  onExit(listener: (how: string) => void): void;
  /** At once, whatever it is doing. */
  kill(): void;
};

export type StartSandboxChild<Port> = (work: SandboxWork) => SandboxChild<Port>;

export const createSandboxChildren = <Port>(
  start: StartSandboxChild<Port>,
  send: (message: HostMessage, ports?: readonly Port[]) => void,
) => {
  const children = new Map<number, SandboxChild<Port>>();
  return {
    receive: (message: CoreMessage & { kind: 'start-sandbox' | 'end-sandbox' }): void => {
      const { id } = message;
      if (message.kind === 'end-sandbox') return children.get(id)?.kill();
      const child = start(message.work);
      children.set(id, child);
      child.onExit((how) => {
        // Those of a core that is gone concern nobody; a new one counts from 0 again.
        if (children.get(id) !== child) return;
        children.delete(id);
        send({ kind: 'sandbox-ended', id, how });
      });
      send({ kind: 'sandbox-line', id }, [child.port]);
    },
    endAll: (): void => {
      const left = [...children.values()];
      children.clear();
      for (const child of left) child.kill();
    },
  };
};
