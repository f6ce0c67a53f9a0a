import { findAssetsDir } from '#core/app-files';
import { loadHolidays } from '#core/holidays';
import { systemClock } from '#core/system-clock';
import { type Explanation, explainRejection } from '#domain/guide/explain';
import { type Answer, type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

export const explain: Command = {
  usage: '"TEXT" [--template ID]',
  about: {
    'zh-CN': '说明一条退回原因：意思、怎么办、最早何时再提交',
    en: 'says what a rejection means, what to do, and from when to submit again',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, { template: { type: 'string' } });
    const [text, ...rest] = positionals;
    if (text === undefined || rest.length > 0) throw new UsageError('"TEXT"');
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
