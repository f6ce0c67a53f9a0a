import type { DoctorReport } from '#contract/doctor';
import type { Desk } from '#core/open-desk';
import { type SalvageReport, salvageDesk } from '#core/salvage/salvage-desk';
import { type Answer, type Command, logToStderr, sayerFor, withDesk, withSecret } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

export const doctor: Command = {
  usage: '[--quick] [--repair] · --report · --salvage NEWDIR',
  about: {
    'zh-CN':
      '检查程序和工作台是否完好；修复不会丢失内容的问题；从损坏的工作台取回能读的内容；--report 写出可以转交维护人员的诊断（不含个人信息）',
    en: 'checks that the app and everything in the desk is there and whole; repairs what loses nothing; brings what can be read of a damaged desk into a new one; --report writes diagnostics for whoever helps, with nothing personal in them',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      quick: { type: 'boolean' },
      repair: { type: 'boolean' },
      salvage: { type: 'string' },
      report: { type: 'boolean' },
    });
    if (positionals.length > 0)
      throw new UsageError('doctor [--quick] [--repair] · --report · --salvage NEWDIR');
    if (values.report) {
      if (values.quick || values.repair || values.salvage !== undefined) throw new UsageError('--report');
      return withDesk(common, async ({ client }) => {
        const report = await client.about.diagnostics();
        return { json: { report }, lines: [report.trimEnd()], status: 0 };
      });
    }
    if (values.salvage !== undefined) {
      if (values.quick || values.repair || values.salvage === '') throw new UsageError('--salvage NEWDIR');
      const into = values.salvage;
      return told(
        common,
        await withSecret(common, (secret) => salvageDesk(common.desk, into, logToStderr, secret)),
      );
    }
    const { quick = false, repair = false } = values;
    return withDesk(common, async (desk) => answer(common, await examine(desk, common, { quick, repair })));
  },
};

const examine = async (
  { client }: Desk,
  common: Common,
  input: { readonly quick: boolean; readonly repair: boolean },
): Promise<DoctorReport> => {
  const say = sayerFor(common);
  const shows = !common.json && process.stderr.isTTY;
  for await (const step of await client.desk.doctor(input)) {
    if (step.kind === 'done') {
      if (shows) process.stderr.write('\n');
      return step.report;
    }
    if (shows)
      process.stderr.write(`\r${say.label(`doctorStep.${step.step}`)} ${step.done}/${step.total}   `);
  }
  throw new Error('the check ended without an end');
};

const answer = (common: Common, report: DoctorReport): Answer => {
  const say = sayerFor(common);
  const { checked, problems, repaired, ok } = report;
  const { templates, objects, objectsRead, events } = checked;
  const lines = [
    ...problems.map((problem) => {
      const mark = problem.repaired ? '✓' : '✗';
      return `${mark} ${say.found(problem)}${problem.template === null ? '' : `  (${problem.template})`}`;
    }),
    problems.length > 0
      ? say.label('doctorFound', { n: problems.length, repaired })
      : say.label('doctorSound', { templates, objects, objectsRead, events }),
  ];
  return { json: report, lines, status: ok ? 0 : 1 };
};

const told = (common: Common, report: SalvageReport): Answer => {
  const say = sayerFor(common);
  const { tables, objects, stubs } = report;
  const lines = [
    ...tables
      .filter(({ came, lost }) => came > 0 || lost > 0)
      .map(({ table, came, lost, isLeast }) =>
        say.label('salvaged', { table, came, lost: isLeast ? say.label('salvageMore', { n: lost }) : lost }),
      ),
    say.label('salvageObjects', objects),
    ...(stubs > 0 ? [say.label('salvageStubs', { n: stubs })] : []),
  ];
  return { json: report, lines, status: report.ok ? 0 : 1 };
};
