import { basename, resolve } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { BundleView, LeftOut } from '#contract/views';
import { noteSaved } from '#core/host-calls';
import { toItsEnd } from '#core/jobs/follow-job';
import type { Desk } from '#core/open-desk';
import type { JobOrder } from '#core/ports/jobs';
import { payloadWays } from '#domain/payload/payload';
import { type Answer, type Command, findingLine, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { untilStopped } from '../progress.ts';

export const bundle: Command = {
  usage:
    '[TEMPLATE…|--ready] --out FILE.zip [--way template|domain] [--with-internal] [--sealed] · --saved · --gone ID',
  about: {
    'zh-CN':
      '导出提交包；--sealed 存为 AES-256 加密的 zip，密码只显示一次；--saved 列出外部的未加密提交包；--gone 确认其中一个已删除',
    en: 'submission bundle; --sealed writes an AES-256 zip and tells its password once; --saved lists bundles that lie outside in clear; --gone confirms that one is deleted',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      ready: { type: 'boolean' },
      out: { type: 'string' },
      'with-internal': { type: 'boolean' },
      way: { type: 'string' },
      sealed: { type: 'boolean' },
      saved: { type: 'boolean' },
      gone: { type: 'string' },
    });
    if (values.saved || values.gone !== undefined) return savedOutside(common, values.gone);
    const way = payloadWays.find((known) => known === values.way);
    if (values.way !== undefined && !way) throw new UsageError(`--way ${payloadWays.join('|')}`);
    if (values.out === undefined || (positionals.length === 0) !== (values.ready === true))
      throw new UsageError('TEMPLATE… | --ready, --out FILE.zip');
    const file = resolve(values.out);
    return withDesk(common, async (desk) => {
      const templates = positionals.length === 0 ? undefined : [...positionals];
      const withInternal = values['with-internal'] === true;
      const input = { templates, target: common.target, withInternal, way };
      const order = values.sealed ? input : { ...input, file };
      const view = await untilStopped((signal) => buildToEnd(desk, common, order, signal)).catch(
        (error: unknown) => {
          if (faultOf(error).code === 'nothing-ready') return null;
          throw error;
        },
      );
      if (!view) return nothingReady(await leftOut(desk, common, templates), common);
      const password = values.sealed ? await sealTo(desk, view, file) : undefined;
      if (!values.sealed)
        noteSaved(desk.context, {
          bundle: view.id,
          fileName: basename(file),
          path: file,
          sealed: false,
        });
      const lines = [
        `${file}  ${view.items.length}  ${view.bytes} B  sha256 ${view.sha256}`,
        ...(password === undefined ? [] : [sayerFor(common).label('bundlePassword', { password })]),
        ...leftLines(view.left, common),
      ];
      const { sha256, items, left } = view;
      // With --ready the rest is expected to stay out; templates that were asked for by name are not.
      return {
        json: { file, sha256, items, left, ...(password === undefined ? {} : { password }) },
        lines,
        status: values.ready || left.length === 0 ? 0 : 1,
      };
    });
  },
};

/** The password under which the bundle lies there now. */
const sealTo = async ({ client, host }: Desk, view: BundleView, file: string): Promise<string> => {
  const { ref, password } = await client.bundles.seal({ bundle: view.id });
  await host.saveBundle(ref, file);
  return password;
};

/** Bundles in clear outside the desk; `gone`: one that is deleted. */
const savedOutside = (common: Common, gone: string | undefined): Promise<Answer> =>
  withDesk(common, async ({ client }) => {
    const saved =
      gone === undefined ? await client.bundles.saved() : await client.bundles.confirmGone({ id: gone });
    const say = sayerFor(common);
    const lines = saved.map(({ id, fileName, days, path }) =>
      say.label('bundleOutside', { id, file: path || fileName, days }),
    );
    return { json: saved, lines: lines.length > 0 ? lines : [say.label('bundleNoneOutside')], status: 0 };
  });

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
