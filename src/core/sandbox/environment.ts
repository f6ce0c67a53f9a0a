/** What a sandbox process is given of the system, on every host. */
import { parse } from 'node:path';
import { frugalMemory } from './frugal-memory.ts';

/** What Node itself needs of an environment: system libraries on Windows, its own libraries elsewhere. */
const needed = ['SystemRoot', 'windir', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'GLIBC_TUNABLES'];

/** Nothing of the desk's, of the person's or of the office's; `own` is the environment of the process that starts it. */
export const sandboxEnvironment = (own: NodeJS.ProcessEnv): Record<string, string> => {
  const kept = needed.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]] as const]));
  return { ...frugalMemory, ...Object.fromEntries(kept) };
};

/** The folder to work in: none of the desk or of the person, but where the program's disk begins. */
export const sandboxFolder = (): string => parse(process.execPath).root;
