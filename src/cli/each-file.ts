/** Work on many files, one after the other: what one file cannot do stops no other. */
import type { FaultCode } from '#contract/faults';
import type { Finding } from '#domain/finding/finding';
import type { Sayer } from '#text/say';
import { type ExitStatus, faultFrom, statusOf } from './command.ts';

/** The entry of a path that has no result of its own. */
export type FileFault = {
  readonly file: string;
  readonly fault: { readonly code: FaultCode; readonly message: string };
};

/** Faults of the place that is written to: every further file would have them too. */
const ofThePlace: ReadonlySet<FaultCode> = new Set(['disk-full', 'read-only', 'desk-gone', 'cancelled']);

/** What `work` gives for a file, or why it could not be done, in a sentence that names the file. Throws what is no matter of the file. */
export const orFault = async <T>(
  file: string,
  say: Sayer,
  work: () => Promise<T>,
): Promise<T | FileFault> => {
  try {
    return await work();
  } catch (error) {
    const fault = faultFrom(error);
    if (ofThePlace.has(fault.code)) throw error;
    return { file, fault: { code: fault.code, message: `${file}: ${say.fault(fault)}` } };
  }
};

export const isFault = (entry: object): entry is FileFault => 'fault' in entry;

/** Without the file's name, which the line begins with. */
export const faultLine = ({ file, fault }: FileFault): string =>
  `${file}  ✗  ${fault.message.slice(file.length + 2)}`;

/** How far it is, on standard error; nothing for a single file. */
export const tellFile = (done: number, total: number): void => {
  if (total < 2) return;
  const { isTTY } = process.stderr;
  process.stderr.write(isTTY ? `\r${done}/${total}${done === total ? '\n' : ''}` : `${done}/${total}\n`);
};

/** 2 when a file could not be read, as a file or as a picture; else what the findings say. */
export const statusOfFiles = (unreadable: boolean, findings: readonly Finding[]): ExitStatus =>
  unreadable ? 2 : statusOf(findings);
