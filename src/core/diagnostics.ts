/** A report for whoever helps with trouble: versions, counts and states; nothing that tells whose desk it is. */
import { arch, platform, release } from 'node:os';
import type { EditionView } from '#contract/edition';
import { countTroubles } from './log-counts.ts';
import { lastLines } from './log-file.ts';
import { readOfficeData } from './office-data.ts';
import type { DeskContext } from './ports/desk-context.ts';

/** So much of the log helps whoever looks for an incident. */
const reportedLines = 40;

/** Plain text, one fact a line, then the end of the log, the same in every language. */
export const writeDiagnostics = async (context: DeskContext): Promise<string> => {
  const { templates, targets, settings, clock, keys, appVersion, bundles } = context;
  const { counts } = templates.list({ search: '', filter: 'all', sort: 'updated', offset: 0, limit: 1 });
  const office = await readOfficeData(context);
  const { language, theme, target } = settings.read();
  const { released, ready, changed } = context.updates.view();
  const known = targets.officeIds.includes(target) ? 'of the office' : target;
  const packs = targets.packs
    .filter(({ id }) => !targets.officeIds.includes(id))
    .map(({ id, asOf }) => `${id} ${asOf}${targets.publishedIds.includes(id) ? ' published' : ''}`);
  const facts: readonly (readonly [string, string | number])[] = [
    ['Shiming Desk', appVersion],
    ['System', `${platform()} ${release()} ${arch()}`],
    ['Runtime', `Node ${process.versions.node}, Electron ${process.versions['electron'] ?? 'none'}`],
    ['Day', clock.today()],
    ['Language, theme', `${language}, ${theme}`],
    ['Default target', known],
    ['Key kept by', keys.protection()],
    [
      'Templates',
      Object.entries(counts)
        .map(([shelf, n]) => `${shelf} ${n}`)
        .join(', '),
    ],
    ['Bundles', bundles.list().length],
    ['Rule packs of app and publisher', packs.join(', ')],
    ['Rule packs of the office', office.packs.length],
    ['Holidays', `${office.holidayYears.join(' ')}, office file ${office.files['holidays.json']}`],
    [
      'Naming words',
      `${office.namingWords}, ${office.namingAsOf}, office file ${office.files['naming.json']}`,
    ],
    ['Edition of the rules', editionOf(context.editions.view())],
    ['Released', released ?? 'not yet'],
    ['Update', ready ? `${ready.version} lies ready` : 'none'],
    ['Version before', changed ? `${changed.from}, until ${changed.at.slice(0, 10)}` : 'none'],
    [
      'Ended by themselves',
      Object.entries(await countTroubles(context.dir))
        .map(([event, n]) => `${event} ${n}`)
        .join(', '),
    ],
    ['Memory', `${Math.round(process.memoryUsage.rss() / 1_000_000)} MB`],
  ];
  const lines = facts.map(([name, value]) => `${name}: ${value}`);
  return [...lines, ...(await lastLines(context.dir, reportedLines)), ''].join('\n');
};

const editionOf = ({ installed }: EditionView): string =>
  installed
    ? `${installed.edition}, ${installed.date ?? 'of no day'}, ${installed.standing}, networks ${installed.networks}`
    : 'none';
