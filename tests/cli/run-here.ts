/** The command line without a process of its own, where a test runs many commands: the verbs themselves, with faults as they are said. */
import { faultFrom, sayerFor } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { UsageError } from '../../src/cli/options.ts';

export type Told = { readonly status: number; readonly json: unknown; readonly text: string };

/** `shiming …` in English; `text` is what a person would read, faults included. */
export const runHere = async ([verb = '', ...args]: readonly string[]): Promise<Told> => {
  const said: string[] = [];
  const written = process.stderr.write;
  process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0;
  try {
    const { status, json, lines } = await commands[verb]!.run([...args, '--lang', 'en']);
    return { status, json, text: [...said, ...lines].join('\n') };
  } catch (error) {
    if (error instanceof UsageError)
      return { status: 2, json: { fault: { code: 'usage' } }, text: [...said, error.message].join('\n') };
    const fault = faultFrom(error);
    const text = sayerFor({ language: 'en' }).fault(fault);
    return { status: 2, json: { fault: { code: fault.code } }, text: [...said, text].join('\n') };
  } finally {
    process.stderr.write = written;
  }
};
