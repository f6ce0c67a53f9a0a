/** What is said about a list on its way in: of the file, its columns and its rows. */
import type { ImportRow, ImportView } from '#contract/lists';
import { type ListColumn, type Mapping, namesHolder } from '#domain/list/column';

export type ListNote = {
  /** `warn` wants a look before anything is written. */
  readonly level: 'warn' | 'note';
  readonly text: string;
};

export type ListSayer = {
  /** Of the file as a whole: sheets, hidden rows, where the headings stand, what is no data, whether anybody is named. */
  notes(view: ImportView, mapping: Mapping): ListNote[];
  /** What a column means, or why it is left out. */
  meaning(view: ImportView, at: number, column: ListColumn | null): string;
  /** What was mended in a row, and which row it joins. */
  aside(row: ImportRow): string;
};

type Needs = {
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly column: (column: ListColumn) => string;
  readonly certificate: (type: Exclude<NonNullable<ImportView['papers'][number]>, 'credit-code'>) => string;
  readonly join: (parts: readonly string[]) => string;
};

/** Names of encodings as people know them; the others are their own names. */
const encodingNames: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16': 'UTF-16',
  gb18030: 'GB18030 (GBK)',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
};

const skipWords = { title: 'skippedTitle', example: 'skippedExample', sum: 'skippedSum' } as const;

export const createListSayer = ({ say, column: nameOf, certificate, join }: Needs): ListSayer => ({
  notes: (view, mapping) => {
    const notes: ListNote[] = [];
    const warn = (key: string, values = {}) =>
      notes.push({ level: 'warn', text: say(`listNote.${key}`, values) });
    const note = (key: string, values = {}) =>
      notes.push({ level: 'note', text: say(`listNote.${key}`, values) });
    const others = view.sheets.filter(
      ({ name, rows, isChart }) => name !== view.sheet && (rows > 0 || isChart),
    );
    if (view.console !== null) note('console', { console: say(`console.${view.console}`) });
    if (view.sheets.length > 1) note('sheet', { sheet: view.sheet });
    if (others.length > 0)
      warn('otherSheets', {
        sheets: join(
          others.map(({ name, rows, isHidden, isChart }) =>
            say(`listNote.${isChart ? 'chartSheet' : isHidden ? 'hiddenSheet' : 'sheetRows'}`, {
              sheet: name,
              rows,
            }),
          ),
        ),
      });
    if (view.hiddenRows > 0)
      warn(view.withHidden ? 'hiddenRowsTaken' : 'hiddenRows', { count: view.hiddenRows });
    if (view.hiddenColumns.length > 0)
      warn(view.withHidden ? 'hiddenColumnsTaken' : 'hiddenColumns', { columns: join(view.hiddenColumns) });
    if (view.otherEncodings.length > 0)
      warn('encoding', {
        encoding: encodingName(view.encoding),
        others: join(view.otherEncodings.map(encodingName)),
      });
    if (!view.headed) warn('noHeadings');
    else if (view.headerRow > 1) note('headerRow', { row: view.headerRow });
    for (const { row, why, text } of view.skipped) note(skipWords[why], { row, text });
    if (!namesHolder(mapping)) {
      warn('noName');
      if (view.likelyName !== null) warn('likelyName', { column: view.headers[view.likelyName] ?? '' });
    }
    return notes;
  },
  meaning: (view, at, column) => {
    if (column === null) {
      const reason = view.leftOut[at];
      return reason ? say(`leftOut.${reason}`) : '';
    }
    const paper = column === 'certificate.number' ? view.papers[at] : null;
    const named =
      paper === 'credit-code'
        ? say('creditCode')
        : paper
          ? say('paperNamed', { paper: certificate(paper) })
          : '';
    return named;
  },
  aside: ({ mends, joins }) =>
    [
      ...mends.map(({ code, column }) =>
        say('atColumn', { column: nameOf(column), text: say(`rowMend.${code}`) }),
      ),
      ...(joins === undefined ? [] : [say('rowJoins', { other: joins })]),
    ].join(' '),
});

export const encodingName = (encoding: string): string => encodingNames[encoding] ?? encoding;
