import { text as textOfStream } from 'node:stream/consumers';
import { findAssetsDir } from '#core/app-files';
import { loadHolidays } from '#core/holidays';
import { systemClock } from '#core/system-clock';
import { type Explanation, explainRejection } from '#domain/guide/explain';
import { isMailSource, readMail } from '#domain/guide/read-mail';
import { readMsg } from '#domain/guide/read-msg';
import { type Answer, type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import { readInput } from '../input-file.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

export const explain: Command = {
  usage: '"TEXT"|FILE.eml|FILE.msg|- [--template ID]',
  about: {
    'zh-CN': '说明一条退回原因：意思、怎么办、最早何时再提交',
    en: 'says what a rejection means, what to do, and from when to submit again',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, { template: { type: 'string' } });
    const [given, ...rest] = positionals;
    if (given === undefined || rest.length > 0) throw new UsageError('"TEXT"');
    const text = await readMessage(given);
    const { template } = values;
    if (template === undefined) {
      const holidays = await loadHolidays(findAssetsDir(), null, () => undefined);
      return answer(explainRejection(text, systemClock(common.today).today(), holidays), common);
    }
    return withDesk(common, async ({ client }) =>
      answer(await client.guide.explain({ text, template }), common),
    );
  },
};

/** A mail file, standard input, or the words themselves. Faults: unreadable-file, file-too-large. */
const readMessage = async (given: string): Promise<string> => {
  if (/\.eml$/i.test(given)) return readMail((await readInput(given)).bytes);
  if (/\.msg$/i.test(given))
    return readMsg((await readInput(given)).bytes, (part, charset) => new TextDecoder(charset).decode(part));
  const text = given === '-' ? await textOfStream(process.stdin) : given;
  return isMailSource(text) ? readMail(text) : text;
};

const answer = (explanations: readonly Explanation[], common: Common): Answer => {
  const say = sayerFor(common);
  const json = explanations.map(({ id, categories, score, suspects, again, earliest }) => ({
    id,
    category: categories[0],
    categories,
    score,
    ...say.guide(id),
    again,
    suspects,
    earliest,
  }));
  const lines = json.flatMap(({ id, score, means, steps, suspects, earliest }) => [
    `${id}  ${score}  ${say.failure(id)}`,
    `  ${means}`,
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    ...suspects.map((finding) => findingLine(say, finding)),
    ...(earliest === null ? [] : [`  → ${earliest}`]),
  ]);
  return { json, lines: json.length === 0 ? [say.label('noExplanation')] : lines, status: 0 };
};
