/** Guesses what the columns of a list mean from their headings, and from what stands in them where a heading may mean two things. */
import { gathered, type ListColumn, type Mapping } from './column.ts';
import { foldHeading } from './fold-heading.ts';
import { daysOfDomains } from './headings.ts';
import { type HeadingPaper, readHeading } from './read-heading.ts';

/** Why a column is left out although its heading looks known. */
export const leftOutReasons = ['domain-date', 'founding-date', 'duplicate', 'other-person'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

export type GuessedColumns = {
  readonly mapping: (ListColumn | null)[];
  /** By column: the paper that its heading names. */
  readonly papers: readonly (HeadingPaper | null)[];
  readonly leftOut: readonly (LeftOut | null)[];
};

type Rows = readonly (readonly string[])[];

/** In both languages of an interface, `RegistrantOrganization` is the Latin one only beside its Chinese twin. */
const twins: readonly (readonly [plain: ListColumn, latin: ListColumn])[] = [
  ['province.zh', 'province.en'],
  ['city.zh', 'city.en'],
  ['address.zh', 'address.en'],
];

/** `labels` are names of columns in the languages of the desk, folded; `rows` some of the cells below the headings. */
export const guessTable = (
  headers: readonly string[],
  labels: ReadonlyMap<string, ListColumn>,
  rows: Rows = [],
): GuessedColumns => {
  const folded = headers.map(foldHeading);
  const meanings = headers.map((heading) => readHeading(heading, labels));
  const direct = withSplitNames(
    meanings.map((one) => one?.column ?? null),
    folded,
  );
  const leftOut: (LeftOut | null)[] = headers.map((heading, at) => leftOutByItself(heading, folded[at]!));
  const areBesideDomains = !isOwnList(folded, labels) && hasDomains(direct, rows);
  for (const [at, column] of direct.entries())
    if (areBesideDomains && isDay(column) && isDayOfDomain(folded[at]!)) leftOut[at] = 'domain-date';
  const taken = new Map<ListColumn, number>();
  const mapping = direct.map((column, at): ListColumn | null => {
    if (column === null || leftOut[at] !== null) return null;
    const meant = latinTwin(column, at, folded, direct, rows) ?? column;
    // Two telephones: a whole one beside a bare number would be one field twice.
    const isOther = isTelephone(meant) && [...taken.keys()].some((one) => isTelephone(one) && one !== meant);
    if (isOther && folded[at] !== foldHeading(column)) {
      leftOut[at] = 'duplicate';
      return null;
    }
    const before = taken.get(meant);
    if (before === undefined) {
      taken.set(meant, at);
      return meant;
    }
    if (gathered.has(meant)) return meant;
    // Two columns of numbers, each of its own paper: a row fills one of them.
    if (
      meant === 'certificate.number' &&
      meanings[at]?.paper &&
      meanings[at]?.paper !== meanings[before]?.paper
    )
      return meant;
    // The same heading again: a row fills one of them too.
    if (folded[at] === folded[before] && isFilled(rows, at)) return meant;
    leftOut[at] = 'duplicate';
    return null;
  });
  // A number with no column for its country beside it may carry the country itself.
  const wholeAt = mapping.indexOf('phone.number');
  if (wholeAt >= 0 && !mapping.includes('phone.country') && !mapping.includes('phone'))
    mapping[wholeAt] = 'phone';
  for (const [at, reason] of leftOut.entries()) {
    const [column, first] = [direct[at], direct[at] ? taken.get(direct[at]) : undefined];
    // A column that is empty in the whole file gives way to its double.
    if (reason !== 'duplicate' || !column || first === undefined) continue;
    if (rows.length > 0 && !isFilled(rows, first) && isFilled(rows, at)) {
      [mapping[first], mapping[at]] = [null, column];
      [leftOut[first], leftOut[at]] = ['duplicate', null];
      taken.set(column, at);
    }
  }
  return { mapping, papers: meanings.map((one, at) => (mapping[at] ? (one?.paper ?? null) : null)), leftOut };
};

/** What the columns mean; see `guessTable`. */
export const guessColumns = (
  headers: readonly string[],
  labels: ReadonlyMap<string, ListColumn>,
): (ListColumn | null)[] => guessTable(headers, labels).mapping;

/** 英文名 is a whole name, but beside 英文姓 the given one. */
const withSplitNames = (
  direct: readonly (ListColumn | null)[],
  folded: readonly string[],
): (ListColumn | null)[] =>
  direct.map((column, at) =>
    /^(?:英文|中文)名$/u.test(folded[at]!) && folded.includes(folded[at]!.replace('名', '姓'))
      ? 'given'
      : column,
  );

const leftOutByItself = (heading: string, folded: string): LeftOut | null => {
  if (
    /^(?:成立|设立|注册成立)(?:日期|时间)$|^(?:营业|经营)期限(?:自|起|开始)$|^(?:founded|incorporated)/u.test(
      folded,
    )
  )
    return 'founding-date';
  return /法人(?!证|单位|名称|营业|登记)|法定代表|负责人|经办人|管理联系|技术联系|缴费联系|账单联系|付款联系|紧急联系|(?:^|\b)(?:admin|tech|billing)\b/iu.test(
    heading,
  )
    ? 'other-person'
    : null;
};

const isTelephone = (column: ListColumn): boolean => column === 'phone' || column === 'phone.number';

const isDay = (column: ListColumn | null): boolean =>
  column === 'certificate.issued' || column === 'certificate.expires' || column === 'validity';

/** The desk's own list has both, each under its own name. */
const isOwnList = (folded: readonly string[], labels: ReadonlyMap<string, ListColumn>): boolean =>
  folded.filter((heading) => labels.has(heading)).length >= 15;

const domainForm = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+[\p{L}][\p{L}\p{N}-]+\/?$/u;

const hasDomains = (direct: readonly (ListColumn | null)[], rows: Rows): boolean =>
  direct.includes('domains') ||
  direct.some((column, at) => column === null && everyFilled(rows, at, (cell) => domainForm.test(cell)));

/** Beside domains a bare 到期日期 is the domain's; 有效期 is the paper's, unless the heading itself speaks of the domain. */
const isDayOfDomain = (folded: string): boolean => /域名|domain/u.test(folded) || daysOfDomains.has(folded);

/** Latin letters under a bare `Address` are the Latin address; so are they beside a Chinese twin. */
const latinTwin = (
  column: ListColumn,
  at: number,
  folded: readonly string[],
  direct: readonly (ListColumn | null)[],
  rows: Rows,
): ListColumn | null => {
  const latin = twins.find(([plain]) => plain === column)?.[1];
  const isLatinWord = (place: number) =>
    /^[a-z0-9]+$/.test(folded[place] ?? '') && !/zh|cn|^c\w+m$/.test(folded[place] ?? '');
  if (latin === undefined || !isLatinWord(at)) return null;
  if (direct.some((other, place) => other === column && /zh|cn/.test(folded[place] ?? ''))) return latin;
  const isOnlyLatin = everyFilled(rows, at, (cell) => /[a-z]/i.test(cell) && !/\p{Script=Han}/u.test(cell));
  return isOnlyLatin && !direct.includes(latin) ? latin : null;
};

const isFilled = (rows: Rows, at: number): boolean => rows.some((row) => (row[at] ?? '').trim() !== '');

/** Whether the column is filled somewhere, and every filled cell fits. */
export const everyFilled = (rows: Rows, at: number, fits: (cell: string) => boolean): boolean => {
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
  return cells.length > 0 && cells.every(fits);
};

/** How many headings of a row are known. */
export const countHeadings = (cells: readonly string[], labels: ReadonlyMap<string, ListColumn>): number =>
  new Set(cells.flatMap((cell) => (cell.length > 60 ? [] : (readHeading(cell, labels)?.column ?? [])))).size;

/** Most headings that any of the rows has; one alone may be chance and counts nothing. */
export const knownHeadings = (rows: Rows, labels: ReadonlyMap<string, ListColumn>): number => {
  const most = rows.reduce((best, cells) => Math.max(best, countHeadings(cells, labels)), 0);
  return most < 2 ? 0 : most;
};

/** Whether a first row is headings rather than a template: at least two are known, or the only one there is. */
export const isHeading = (cells: readonly string[], labels: ReadonlyMap<string, ListColumn>): boolean => {
  const known = countHeadings(cells, labels);
  return known >= Math.min(2, cells.filter((cell) => cell.trim() !== '').length) && known > 0;
};

/** The same headings in the same order have the same signature. */
export const headingSignature = (headers: readonly string[]): string => headers.map(foldHeading).join('\n');

/** A remembered mapping that no longer fits the file is forgotten. */
export const fitsTable = (mapping: Mapping, width: number): boolean => mapping.length === width;
