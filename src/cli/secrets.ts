/** Secrets on the command line: from a file descriptor, the environment or a prompt; never from the arguments, which other users see. */
import { readFileSync } from 'node:fs';
import { Fault } from '#contract/faults';
import type { KeySecret, PortableKind } from '#contract/keys';
import { createSayer } from '#text/say';
import type { Common } from './options.ts';

/** Lines of descriptors that were read already: one line is one secret, in the order in which they are asked for. */
const lines = new Map<number, string[]>();

const nextLine = (descriptor: number): string => {
  const known = lines.get(descriptor) ?? readLines(descriptor);
  lines.set(descriptor, known);
  const [line = ''] = known.splice(0, 1);
  return line;
};

const readLines = (descriptor: number): string[] => {
  try {
    return readFileSync(descriptor, 'utf8').split(/\r?\n/);
  } catch (cause) {
    throw new Fault('invalid-input', { field: '--secret-fd' }, { cause });
  }
};

/** What opens a desk that does not open by itself; null when nobody can be asked. `ask`: kinds that would do. */
export const openingSecret = async (
  common: Common,
  ask: readonly PortableKind[],
): Promise<KeySecret | null> => {
  const given =
    common.secretFd !== null ? nextLine(common.secretFd) : (process.env['SHIMING_SECRET'] ?? null);
  if (given !== null) return secretOf(given, ask);
  if (!process.stdin.isTTY) return null;
  const ways = ask.map((kind) => createSayer(common.language).label(`slotKind.${kind}`)).join(' / ');
  return secretOf(await prompt(`${ways}: `), ask);
};

/** A secret that is to make or prove something: the next line of the descriptor, the environment's, or typed. Null as above. */
export const namedSecret = async (
  common: Common,
  question: string,
  variable: 'SHIMING_NEW_SECRET' | 'SHIMING_STOCK_PASSWORD' = 'SHIMING_NEW_SECRET',
): Promise<string | null> => {
  if (common.secretFd !== null) return nextLine(common.secretFd);
  const given = process.env[variable];
  if (given !== undefined) return given;
  return process.stdin.isTTY ? prompt(`${question}: `) : null;
};

/** Which kind a typed secret is. Words are told by their number, so that a misspelt one is named. */
export const secretOf = (text: string, ask: readonly PortableKind[]): KeySecret => {
  const plain = text.trim();
  const isOffice = plain.startsWith('shiming-office-');
  if (isOffice && ask.includes('office')) return { kind: 'office', text: plain };
  const words = /^\p{Script=Han}+$/u.test(plain.replace(/\s/g, ''))
    ? [...plain.replace(/\s/g, '')]
    : plain.split(/\s+/);
  const isWords = ask.includes('words') && (words.length >= 20 || !ask.includes('passphrase'));
  return {
    kind: isWords ? 'words' : (ask.find((kind) => kind === 'passphrase') ?? ask[0] ?? 'passphrase'),
    text,
  };
};

/** Asks without showing what is typed; an end of input counts as nothing typed. */
export const prompt = (question: string, isShown = false): Promise<string> => {
  process.stderr.write(question);
  const { stdin } = process;
  return new Promise((resolve) => {
    let typed = '';
    const end = (): void => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', take);
      process.stderr.write('\n');
      resolve(typed);
    };
    const take = (chunk: string): void => {
      for (const one of chunk) {
        if (one === '\r' || one === '\n' || one === '\u0004') return end();
        if (one === '\u0003') {
          end();
          process.exit(130);
        }
        if (one === '\u007f' || one === '\b') typed = [...typed].slice(0, -1).join('');
        else if (one >= ' ') {
          typed += one;
          if (isShown) process.stderr.write(one);
        }
      }
    };
    stdin.setRawMode(true);
    stdin.setEncoding('utf8');
    stdin.resume();
    stdin.on('data', take);
  });
};
