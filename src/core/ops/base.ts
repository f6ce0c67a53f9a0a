/** Where every handler begins: the contract with the desk's context, and the one place where trouble becomes a fault. */
import { randomUUID } from 'node:crypto';
import { implement, ORPCError, ValidationError } from '@orpc/server';
import { deskContract } from '#contract/desk-contract';
import { Fault, type FaultShape } from '#contract/faults';
import { fileFault } from '../atomic-write.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Log } from '../ports/log.ts';
import type { Undo } from '../ports/undo.ts';
import { storeFault } from '../store/store-faults.ts';

export const os = implement(deskContract)
  .$context<DeskContext>()
  .use(async ({ context, next, errors, path }) => {
    try {
      if (context.gate.isLocked()) throw new Fault('desk-locked');
      return await inOneStep(context.undo.begin(path.join('.')), next);
    } catch (error) {
      throw asContracted(error, context, errors);
    }
  });

type FaultMaker = { FAULT(options: { data: FaultShape; cause: unknown }): Error };

const asContracted = (error: unknown, { log }: Pick<DeskContext, 'log'>, errors: FaultMaker): Error => {
  const { code, retry, data, incident } = toFault(error, log);
  return errors.FAULT({ data: { code, retry, data, incident }, cause: error });
};

/** A stream whose trouble is told as faults: once it has begun, the guard above no longer sees what is thrown. */
export async function* guardStream<T>(
  { context, errors }: { readonly context: Pick<DeskContext, 'log'>; readonly errors: FaultMaker },
  stream: AsyncGenerator<T>,
): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (error) {
    throw asContracted(error, context, errors);
  }
}

/** What one call changes can be undone as one; a stream goes on changing after its handler has answered. */
export const inOneStep = async <T extends { output: unknown }>(
  step: ReturnType<Undo['begin']>,
  work: () => T | PromiseLike<T>,
): Promise<T> => {
  let goesOn = false;
  try {
    const result = await step.run(async () => work());
    goesOn = isStream(result.output);
    return goesOn ? { ...result, output: streamWithin(step, result.output as Stream) } : result;
  } finally {
    if (!goesOn) step.end();
  }
};

type Stream = AsyncIteratorObject<unknown, unknown, undefined>;

const isStream = (output: unknown): output is Stream =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;

const streamWithin = (step: ReturnType<Undo['begin']>, stream: Stream): Stream =>
  (async function* () {
    try {
      for (;;) {
        const part = await step.run(() => stream.next());
        if (part.done) return part.value;
        yield part.value;
      }
    } finally {
      await step.run(async () => stream.return?.());
      step.end();
    }
  })();

/**
 * Faults pass; refused input, aborts, and whatever store and disk refuse get theirs; everything else is a defect, logged under an
 * incident id with file and line only, because a message may carry what somebody typed.
 */
export const toFault = (error: unknown, log: Log): Fault => {
  if (error instanceof Fault) return error;
  // A file that is missing where nobody expects it is our bug.
  const isMissing = (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
  const refused = isMissing ? error : storeFault(fileFault(error, 'desk'));
  if (refused instanceof Fault) return refused;
  if (error instanceof ORPCError && error.cause instanceof ValidationError)
    return new Fault('invalid-input', { field: firstPath(error.cause) }, { cause: error });
  if (error instanceof Error && error.name === 'AbortError')
    return new Fault('cancelled', {}, { cause: error });
  const incident = randomUUID().slice(0, 8);
  log('error', 'defect', { incident, error: describeStack(error) });
  return new Fault('defect', {}, { incident, cause: error });
};

const firstPath = (error: ValidationError): string =>
  (error.issues[0]?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

const describeStack = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [
    error.name,
    ...places.slice(0, 4).map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^()\s]*[\\/]/, '(')),
  ].join(' ');
};
