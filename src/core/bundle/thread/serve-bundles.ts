/** The thread's side of `createBundleThread`. */
import { type FileHandle, open } from 'node:fs/promises';
import { parentPort, type TransferListItem } from 'node:worker_threads';
import { Fault } from '#contract/faults';
import type { BundleSource } from '../../ports/bundle-source.ts';
import type { BundleCalls, Seal } from '../../ports/bundle-thread.ts';
import { plainFault } from '../../process/messages.ts';
import { openBundleSource, type SourceRoom } from '../bundle-source.ts';
import type { ByteSource } from '../byte-source.ts';
import { type Composer, createComposer } from '../compose-bundle.ts';
import { sealBundle } from '../sealed-zip.ts';
import { verifySealed } from '../verify-sealed.ts';
import { writeWhole } from '../zip-output.ts';
import type { AnswerMessage, CallMessage } from './calls.ts';

/** Written at one go. */
const writeBytes = 1024 * 1024;

type Served = {
  [Name in keyof BundleCalls]: (
    signal: AbortSignal,
    ...args: Parameters<BundleCalls[Name]>
  ) => ReturnType<BundleCalls[Name]>;
};

export const serveBundles = (room: SourceRoom): void => {
  const calls = createCalls(room);
  const running = new Map<number, AbortController>();
  const port = parentPort!;
  port.on('message', async (message: CallMessage) => {
    if ('cancel' in message) return running.get(message.cancel)?.abort();
    const { id, name, args } = message;
    const controller = new AbortController();
    running.set(id, controller);
    const call = calls[name] as (signal: AbortSignal, ...args: readonly unknown[]) => Promise<unknown>;
    try {
      const value = await call(controller.signal, ...args);
      port.postMessage({ id, value } satisfies AnswerMessage, transferOf(value));
    } catch (error) {
      port.postMessage(refusal(id, error));
    } finally {
      running.delete(id);
    }
  });
};

const createCalls = (room: SourceRoom): Served => {
  const bundles = new Map<number, { composer: Composer; file: FileHandle | null; queue: Promise<unknown> }>();
  const readings = new Map<number, { source: ByteSource; pieces: AsyncIterator<Buffer> }>();
  let next = 0;
  const bundleOf = (number: number) => {
    const bundle = bundles.get(number);
    if (!bundle) throw new Fault('cancelled');
    return bundle;
  };
  /** One after the other, so that templates are in the bundle in the order in which they came. */
  const inTurn = <T>(number: number, work: (composer: Composer) => Promise<T>): Promise<T> => {
    const bundle = bundleOf(number);
    const turn = bundle.queue.then(() => work(bundleOf(number).composer));
    bundle.queue = turn.catch(() => undefined);
    return turn;
  };
  return {
    begin: async (_, plan, path) => {
      const file = path === null ? null : await open(path, 'wx', 0o600);
      bundles.set(next, {
        composer: createComposer(plan, room.access, file),
        file,
        queue: Promise.resolve(),
      });
      return next++;
    },
    add: (_, number, item) => inTurn(number, (composer) => composer.add(item)),
    end: (_, number, left) => inTurn(number, (composer) => composer.end(left)),
    open: async (_, source, seal) => {
      const opened = await openBundleSource(source, room);
      readings.set(next, { source: opened, pieces: piecesOf(opened, seal) });
      return { reading: next++, bytes: seal ? null : opened.size };
    },
    next: async (_, number) => {
      const reading = readings.get(number);
      if (!reading) throw new Fault('cancelled');
      return gather(reading.pieces);
    },
    drop: async (_, number) => {
      const bundle = bundles.get(number);
      bundles.delete(number);
      if (bundle) {
        await bundle.queue;
        await bundle.composer.close();
        await bundle.file?.close();
      }
      const reading = readings.get(number);
      readings.delete(number);
      await reading?.pieces.return?.();
      await reading?.source.close();
    },
    save: (signal, source, path, seal) =>
      withSource(source, room, async (opened) => {
        const handle = await open(path, 'wx', 0o600);
        try {
          const pieces = piecesOf(opened, seal);
          for (;;) {
            signal.throwIfAborted();
            const bytes = await gather(pieces);
            if (bytes === null) break;
            await writeWhole(handle, bytes);
          }
          await handle.sync();
        } finally {
          await handle.close();
        }
      }),
    verify: (signal, source, password) =>
      withSource(source, room, (opened) => verifySealed(opened, password, room.scratch, signal)),
  };
};

const piecesOf = (source: ByteSource, seal: Seal | null): AsyncIterator<Buffer> =>
  (seal ? sealBundle(source, seal.name, seal.password) : source.read(0, source.size))[Symbol.asyncIterator]();

const withSource = async <T>(
  source: BundleSource,
  room: SourceRoom,
  work: (opened: ByteSource) => Promise<T>,
): Promise<T> => {
  const opened = await openBundleSource(source, room);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
};

/** Some pieces as one, because each answer costs the same whatever its size. */
const gather = async (pieces: AsyncIterator<Buffer>): Promise<Uint8Array | null> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  while (bytes < writeBytes) {
    const { done, value } = await pieces.next();
    if (done) break;
    parts.push(value);
    bytes += value.length;
  }
  if (parts.length === 0) return null;
  // Of its own, so that it can be handed over without a copy.
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const transferOf = (value: unknown): TransferListItem[] =>
  value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [];

const refusal = (id: number, error: unknown): AnswerMessage => {
  if (error instanceof Fault) return { id, fault: plainFault(error) };
  if (error instanceof Error && error.name === 'AbortError')
    return { id, fault: plainFault(new Fault('cancelled')) };
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' };
  return { id, defect: { name, stack: stack ?? '', ...(code === undefined ? {} : { code }) } };
};
