/** The core's side of sandbox processes that its host starts: asked for, and connected when the port arrives. */
import type { Frame } from '../sandbox/frames.ts';
import { answerLimits, type Line, type LinePort, portLine } from '../sandbox/line.ts';
import type { SandboxWork, StartSandbox } from '../sandbox/start-process.ts';
import type { CoreMessage } from './messages.ts';

type Asked = { connect(line: Line): void; ended(how: string): void };

export const createHostSandboxes = (send: (message: CoreMessage) => void) => {
  const asked = new Map<number, Asked>();
  let next = 0;
  const starter =
    (work: SandboxWork): StartSandbox =>
    () => {
      const id = next++;
      const exit = Promise.withResolvers<string>();
      const connected = Promise.withResolvers<Line>();
      let line: Line | null = null;
      const early: Frame[] = [];
      asked.set(id, {
        connect: (arrived) => {
          line = arrived;
          for (const frame of early.splice(0)) line.send(frame);
          connected.resolve(line);
        },
        ended: exit.resolve,
      });
      send({ kind: 'start-sandbox', id, work });
      return {
        line: {
          send: (frame) => (line ? line.send(frame) : void early.push(frame)),
          listen: (onFrame, onGone) => void connected.promise.then((there) => there.listen(onFrame, onGone)),
          hold: () => undefined,
        },
        onExit: (listener) => void exit.promise.then(listener),
        kill: () => send({ kind: 'end-sandbox', id }),
      };
    };
  return {
    starter,
    connect: (id: number, port: LinePort): void => asked.get(id)?.connect(portLine(port, answerLimits)),
    ended: (id: number, how: string): void => {
      asked.get(id)?.ended(how);
      asked.delete(id);
    },
  };
};
