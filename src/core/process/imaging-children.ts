/** The host's side of imaging processes that the core asks for: started, ended, and none left when the core is gone. */
import type { CoreMessage, HostMessage } from './messages.ts';

/** An imaging process that a host started. `Port` is what this host can transfer. */
export type ImagingChild<Port> = {
  /** The core's end of the line to it. */
  readonly port: Port;
  /** Called once, whether it ended well or not. */
  onExit(listener: (how: string) => void): void;
  /** At once, whatever it is doing. */
  kill(): void;
};

export type StartImagingChild<Port> = () => ImagingChild<Port>;

export const createImagingChildren = <Port>(
  start: StartImagingChild<Port>,
  send: (message: HostMessage, ports?: readonly Port[]) => void,
) => {
  const children = new Map<number, ImagingChild<Port>>();
  return {
    receive: ({ id, work }: CoreMessage & { kind: 'imaging' }): void => {
      if (work === 'end') return children.get(id)?.kill();
      const child = start();
      children.set(id, child);
      child.onExit((how) => {
        // Those of a core that is gone concern nobody; a new one counts from 0 again.
        if (children.get(id) !== child) return;
        children.delete(id);
        send({ kind: 'imaging-ended', id, how });
      });
      send({ kind: 'imaging-line', id }, [child.port]);
    },
    endAll: (): void => {
      const left = [...children.values()];
      children.clear();
      for (const child of left) child.kill();
    },
  };
};
