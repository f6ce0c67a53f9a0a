import type { TemplateView } from '#contract/views';
import { readingFindings } from '#domain/finding/reading-findings';
import type { ScanSide } from '#domain/picture/picture';
import { type Answer, type Command, findingLine, sayerFor, statusOf, withDesk } from '../command.ts';
import { readInput } from '../input-file.ts';
import { readArguments, UsageError } from '../options.ts';
import { pageOptions, readPageChoice } from '../page-choice.ts';
import { readScansOf } from '../reading-view.ts';
import { devicesUsage, fromUsage, scanDevices, scanFrom } from './scan-from.ts';

const sides: readonly string[] = ['front', 'back', 'page'] satisfies ScanSide[];

export const scan: Command = {
  usage: `add TEMPLATE FILE… [--side front|back|page] [--page N] [--password TEXT] · remove TEMPLATE SCAN · ${fromUsage} · ${devicesUsage}`,
  about: {
    'zh-CN':
      '给模板添加或移除扫描件；from 用扫描仪扫描，页一到就自动收件，一项一行，略去空白页，按 Ctrl+C 停；devices 列出扫描仪，--allow 允许办公室里的一台网络扫描仪',
    en: 'attaches scans to a template or takes them off; from scans with a scanner, pages are taken in as they come, a line for each item, without blank ones, until Ctrl+C; devices lists scanners, --allow lets the desk talk to one in the office’s network',
  },
  run: async (args) => {
    if (args[0] === 'from') return scanFrom(args.slice(1));
    if (args[0] === 'devices') return scanDevices(args.slice(1));
    const { common, positionals, values } = readArguments(args, {
      side: { type: 'string' },
      ...pageOptions,
    });
    const [action, template, ...rest] = positionals;
    if (!template || rest.length === 0 || (action !== 'add' && action !== 'remove'))
      throw new UsageError('add|remove TEMPLATE … | from | devices');
    if (values.side !== undefined && !sides.includes(values.side))
      throw new UsageError('--side front|back|page');
    const side = values.side as ScanSide | undefined;
    const choice = readPageChoice(values);
    const files = action === 'add' ? await Promise.all(rest.map(readInput)) : [];
    return withDesk(common, async (desk) => {
      const { client, host } = desk;
      let view: TemplateView = await client.templates.get({ id: template });
      for (const { name, bytes } of files) {
        const { token } = await host.offer(name, { bytes });
        view = await client.scans.attach({ template, grant: token, ...choice, ...(side && { side }) });
      }
      if (action === 'add') {
        await readScansOf(desk, common, [template]);
        view = await client.templates.get({ id: template });
      }
      if (action === 'remove')
        for (const id of rest) view = await client.scans.detach({ template, scan: id });
      const read = view.findings.filter(({ code }) => code in readingFindings);
      const findings = [...view.scans.flatMap((entry) => entry.findings), ...read];
      const say = sayerFor(common);
      const lines = view.scans.flatMap((entry) => [
        `${entry.id}  ${say.label(`side.${entry.side}`)}  ${entry.facts.type} ${entry.facts.width} × ${entry.facts.height}  ${entry.name}`,
        ...entry.findings.map((finding) => findingLine(say, finding)),
      ]);
      lines.push(...read.map((finding) => findingLine(say, finding)));
      return { json: view.scans, lines, status: statusOf(findings) } satisfies Answer;
    });
  },
};
