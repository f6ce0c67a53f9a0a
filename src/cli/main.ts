/** The command line host: finds the verb, prints its answer, sets the exit status. */
import type { Answer } from './command.ts';
import { faultFrom, sayerFor } from './command.ts';
import { commands } from './commands/index.ts';
import { readManner, UsageError } from './options.ts';

const [verb = 'help', ...args] = process.argv.slice(2);
const manner = readManner(args);

const answer = await run().catch(failed);
// Node may end before a pipe has taken everything, so the write is waited for.
if (manner.json && answer.json !== undefined) await print(`${JSON.stringify(answer.json, null, 2)}\n`);
if (!manner.json && answer.lines.length > 0) await print(`${answer.lines.join('\n')}\n`);
process.exitCode = answer.status;

async function run(): Promise<Answer> {
  if (verb === 'help' || verb === '--help' || verb === '-h') return help();
  const command = commands[verb];
  if (!command) throw new UsageError(verb);
  return command.run(args);
}

function help(): Answer {
  const width = Math.max(...Object.entries(commands).map(([name, { usage }]) => `${name} ${usage}`.length));
  const lines = Object.entries(commands).flatMap(([name, { usage, about }]) => [
    `  ${`${name} ${usage}`.padEnd(width)}`,
    `      ${about[manner.language]}`,
  ]);
  const options =
    '--desk DIR  --target ID  --today YYYY-MM-DD  --lang zh|en  --json  --no-read  --secret-fd N';
  return { json: Object.keys(commands), lines: ['shiming <verb>', ...lines, '', options], status: 0 };
}

function failed(error: unknown): Answer {
  if (error instanceof UsageError) {
    const usage = commands[verb] ? `shiming ${verb} ${commands[verb].usage}` : 'shiming help';
    process.stderr.write(`${error.message}\n${usage}\n`);
    return { json: { fault: { code: 'usage', message: error.message, usage } }, lines: [], status: 2 };
  }
  const fault = faultFrom(error);
  const message = sayerFor(manner).fault(fault);
  process.stderr.write(`${message}\n`);
  const { code, retry, data, incident } = fault;
  return {
    json: { fault: { code, message, retry, data, ...(incident && { incident }) } },
    lines: [],
    status: 2,
  };
}

function print(text: string): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  );
}
