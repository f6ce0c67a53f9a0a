import { resolve } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { BundleView, LeftOut } from '#contract/views';
import { toItsEnd } from '#core/jobs/follow-job';
import type { Desk } from '#core/open-desk';
import type { JobOrder } from '#core/ports/jobs';
import { payloadWays } from '#domain/payload/payload';
import { type Answer, type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { untilStopped } from '../progress.ts';

export const bundle: Command = {
  usage: '[TEMPLATE…|--ready] --out FILE.zip [--way template|domain] [--with-internal]',
  about: { 'zh-CN': '导出提交包', en: 'submission bundle' },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      ready: { type: 'boolean' },
      out: { type: 'string' },
      'with-internal': { type: 'boolean' },
      way: { type: 'string' },
    });
    const way = payloadWays.find((known) => known === values.way);
    if (values.way !== undefined && !way) throw new UsageError(`--way ${payloadWays.join('|')}`);
    if (values.out === undefined || (positionals.length === 0) !== (values.ready === true))
      throw new UsageError('TEMPLATE… | --ready, --out FILE.zip');
    const file = resolve(values.out);
    return withDesk(common, async (desk) => {
      const templates = positionals.length === 0 ? undefined : [...positionals];
      const withInternal = values['with-internal'] === true;
      const input = { templates, target: common.target, withInternal, way };
      const view = await untilStopped((signal) => buildToEnd(desk, common, { ...input, file }, signal)).catch(
        (error: unknown) => {
          if (faultOf(error).code === 'nothing-ready') return null;
          throw error;
        },
      );
      if (!view) return nothingReady(await leftOut(desk, common, templates), common);
      const lines = [
        `${file}  ${view.items.length}  ${view.bytes} B  sha256 ${view.sha256}`,
        ...leftLines(view.left, common),
      ];
      const { sha256, items, left } = view;
      // With --ready the rest is expected to stay out; templates that were asked for by name are not.
      return {
        json: { file, sha256, items, left },
        lines,
        status: values.ready || left.length === 0 ? 0 : 1,
      };
    });
  },
};

/** Nothing was written; what has to be done first is the answer. */
const nothingReady = (left: readonly LeftOut[], common: Common): Answer => ({
  json: { file: null, sha256: null, items: [], left },
  lines: [
    sayerFor(common).fault(new Fault('nothing-ready', { left: left.length })),
    ...leftLines(left, common),
  ],
  status: 1,
});

const leftOut = async ({ client }: Desk, { target }: Common, templates?: string[]): Promise<LeftOut[]> =>
  (await client.checks.run({ templates, target }))
    .map(({ template, name, findings }) => ({
      template,
      name,
      reasons: findings.filter((finding) => finding.level === 'stop'),
    }))
    .filter(({ reasons }) => reasons.length > 0);

const leftLines = (left: readonly LeftOut[], common: Common): string[] => {
  const say = sayerFor(common);
  return left.flatMap(({ name, reasons }) => [
    `✗ ${name || say.label('unnamed')}`,
    ...reasons.map((finding) => findingLine(say, finding)),
  ]);
};

/** Shows on standard error how far it is. */
const progressTo =
  (common: Common) =>
  ({ done, total }: { readonly done: number; readonly total: number }): void => {
    if (!common.json && process.stderr.isTTY) process.stderr.write(`\r${done}/${total}`);
  };

/** Builds a bundle that stays in the desk. Faults: nothing-ready and those of the desk. */
export const buildBundleView = async (
  desk: Desk,
  common: Common,
  templates?: string[],
): Promise<BundleView> => buildToEnd(desk, common, { templates, target: common.target, withInternal: false });

/** `file`: written there as well. */
const buildToEnd = async (
  { context }: Desk,
  common: Common,
  order: JobOrder<'bundle'>,
  signal?: AbortSignal,
): Promise<BundleView> => {
  const show = progressTo(common);
  const { id } = context.jobs.begin('bundle', order);
  const { facts } = await toItsEnd<'bundle'>(context.jobs, id, { signal, onNews: show });
  return context.bundles.get(facts.bundle ?? '').view;
};
