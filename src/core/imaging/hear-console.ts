/** Some libraries tell the console, and nobody else, what they could not read. */

/** A hostile file makes them say the same thousands of times. */
const mostSaid = 400;

type Hear = (...parts: unknown[]) => void;
const listeners = new Set<Hear>();
const hearAll: Hear = (...parts) => {
  for (const hear of listeners) hear(...parts);
};
let own: Pick<Console, 'log' | 'info' | 'error' | 'warn'> | null = null;

/**
 * Runs `work` with the console listened to in its place: the sentences said there that match `worth`, each once, are handed to it as
 * they come. Works that overlap hear each other's.
 */
export const hearConsole = async <T>(
  worth: RegExp,
  work: (said: ReadonlySet<string>) => Promise<T>,
): Promise<T> => {
  const said = new Set<string>();
  const hear: Hear = (...parts) => {
    const sentence = parts.map(String).join(' ').slice(0, 300);
    if (said.size < mostSaid && worth.test(sentence)) said.add(sentence);
  };
  if (!own) {
    const { log, info, error, warn } = console;
    own = { log, info, error, warn };
    Object.assign(console, { log: hearAll, info: hearAll, error: hearAll, warn: hearAll });
  }
  listeners.add(hear);
  try {
    return await work(said);
  } finally {
    listeners.delete(hear);
    if (listeners.size === 0) {
      Object.assign(console, own);
      own = null;
    }
  }
};
