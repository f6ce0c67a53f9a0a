/** Which networks a reader reads with, told before its first task so that it can load them. It opens no file of the desk by itself. */
import type { Frame } from '../../sandbox/frames.ts';
import type { StartSandbox } from '../../sandbox/start-process.ts';
import type { Weights } from '../weights.ts';

const kind = 'weights';

const packWeights = (weights: Weights | null): Frame => {
  if (!weights) return { head: JSON.stringify({ kind }), parts: [] };
  const { version, characters, detection, recognition } = weights;
  return {
    head: JSON.stringify({ kind, version, characters }),
    parts: [detection, recognition] as Uint8Array<ArrayBuffer>[],
  };
};

/** `null` inside: the app's own. Null for any other frame. */
export const unpackWeights = ({ head, parts }: Frame): { readonly given: Weights | null } | null => {
  // The head of a task may be long: it is not parsed for this.
  if (!head.startsWith(`{"kind":"${kind}"`)) return null;
  const [detection, recognition] = parts;
  if (!detection || !recognition) return { given: null };
  const { version, characters } = JSON.parse(head) as Pick<Weights, 'version' | 'characters'>;
  return { given: { version, characters, detection, recognition } };
};

/** Readers that read with these; with the app's own where it is null. */
export const startWith =
  (start: StartSandbox, weights: Weights | null): StartSandbox =>
  () => {
    const child = start();
    child.line.send(packWeights(weights));
    return child;
  };
