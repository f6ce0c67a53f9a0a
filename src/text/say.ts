/** Says findings, faults, fields and problems in plain sentences of one language. */

import { createInstance } from 'i18next';
import type { DoctorProblem } from '#contract/doctor';
import type { FaultShape } from '#contract/faults';
import type { ImportRow } from '#contract/lists';
import type { BundleProblem } from '#contract/views';
import { type CertificateType, certificateTypes } from '#domain/certificate/type';
import { findingCodes } from '#domain/finding/catalogue';
import type { FailureId, Finding, FindingCode } from '#domain/finding/finding';
import type { KnownFailure } from '#domain/guide/failure-table';
import type { ListColumn } from '#domain/list/column';
import type { FieldPath } from '#domain/template/fields';
import { catalogue } from './catalogue.ts';
import { counted, withOpenHoles } from './counted.ts';
import type { GuideEntry } from './guide-entry.ts';
import type { Language } from './language.ts';
import { createListSayer, type ListSayer } from './say-list.ts';

type Values = Readonly<Record<string, string | number>>;

export type Sayer = {
  readonly language: Language;
  /** The sentence: what is wrong and what to do. */
  finding(finding: Pick<Finding, 'code' | 'data' | 'at'>): string;
  fault(fault: Pick<FaultShape, 'code' | 'data' | 'incident'>): string;
  field(path: FieldPath): string;
  certificate(type: CertificateType): string;
  /** Where a finding is: the field's label, or the picture. */
  place(finding: Pick<Finding, 'at'>): string;
  /** The sentence of a finding in general, or at a field, its other values left open. */
  rule(code: FindingCode, field?: FieldPath | null): string;
  /** Heading of the reviewer's message with this F-number. */
  failure(id: FailureId): string;
  /** What a known failure means and what to do. */
  guide(id: KnownFailure): GuideEntry;
  problem(problem: BundleProblem): string;
  /** What a column of a list means. */
  column(column: ListColumn): string;
  /** Why a row of a list is left out, with the column that says so. */
  refusal(problem: ImportRow['problems'][number]): string;
  /** So many names, by the first of them. */
  domains(names: number, first: string): string;
  /** What is said about a list on its way in. */
  readonly list: ListSayer;
  /** What the check of a desk found, and what can be done about it. */
  found(problem: DoctorProblem): string;
  /** A label, e.g. `state.verified`, with its values. */
  label(key: string, values?: Values): string;
};

/** Values that are codes of a catalogue of words. */
const wordsOf: Readonly<Record<string, string>> = {
  what: 'mended',
  part: 'part',
  why: 'date',
  because: 'because',
  class: 'naming',
  foreign: 'foreignPaper',
};

/** Why a file cannot be opened, by what the system or the desk says of it. */
const fileReasons: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EISDIR: 'folder',
  'not-a-file': 'not-a-file',
  // A socket cannot even be opened.
  ENXIO: 'not-a-file',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
};

/** Which sentence a text that should be 24 words gets. */
const wordsTrouble = (at: number, count: number): string =>
  `wordsWrong.${at > 0 ? 'unknown' : count === 24 ? 'check' : 'count'}`;

export const createSayer = (language: Language): Sayer => {
  const i18n = createInstance({
    lng: language,
    resources: { [language]: { translation: catalogue[language] } },
    interpolation: { escapeValue: false },
    keySeparator: '\n',
    nsSeparator: false,
    initAsync: false,
  });
  void i18n.use(counted).init();
  const words = catalogue[language];
  const numbers = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const fill = (text: string, values: Values): string =>
    i18n.services.interpolator.interpolate(text, values, language, {});
  const label = (key: string): string =>
    key
      .split('.')
      .reduce<unknown>(
        (node, part) => (node as Record<string, unknown> | undefined)?.[part],
        words.labels,
      ) as string;
  const quantity = new Set(['bytes', 'minBytes', 'maxBytes', 'aimMin', 'aimMax', 'limit', 'width', 'height']);

  /** Codes inside the data become words; byte counts get their separators. */
  const readable = (name: string, value: Finding['data'][string], code: string): string => {
    if (typeof value === 'object') return list.format(value.map((entry) => readable(name, entry, code)));
    if (typeof value === 'number') return quantity.has(name) ? numbers.format(value) : String(value);
    if (name === 'type' || name === 'proposal' || name === 'formats')
      return (certificateTypes as readonly string[]).includes(String(value))
        ? words.certificates[value as CertificateType]
        : String(value).toUpperCase();
    if (value === 'long-term') return label('longTerm');
    const catalogued = wordsOf[name];
    if (catalogued) return label(`${catalogued}.${value}`);
    if (name === 'wanted' && code === 'name-brackets') return label(`brackets.${value}`);
    if (name === 'wanted' && code === 'name-case') return label(`case.${value}`);
    return String(value);
  };

  const sayer: Sayer = {
    language,
    finding: ({ code, data, at }) => {
      const values: Record<string, string> = { field: 'field' in at ? words.fields[at.field] : '' };
      for (const [name, value] of Object.entries(data)) values[name] = readable(name, value, code);
      values['expectedPart'] = data['expected']
        ? fill(label('expected'), { expected: String(data['expected']) })
        : '';
      return fill(words.findings[code], values);
    },
    fault: ({ code, data, incident }) => {
      const values: Record<string, string> = { incident: incident ?? '' };
      for (const [name, value] of Object.entries(data)) values[name] = readable(name, value, code);
      const field = String(data['field'] ?? '');
      values['fieldPart'] = field ? fill(label('inField'), { field }) : '';
      const reason = data['reason'] as FindingCode | undefined;
      values['reasonText'] =
        reason && findingCodes.includes(reason)
          ? sayer.finding({ code: reason, data, at: { picture: 'scan' } })
          : '';
      if (code === 'store-damaged')
        values['damagedText'] = fill(label(`damaged.${data['kind'] ?? 'store'}`), values);
      if (code === 'key-wrong')
        values['keyText'] = fill(
          label(data['file'] === 'key.json' ? 'keyWrong.key' : 'keyWrong.store'),
          values,
        );
      if (typeof data['ask'] === 'string') {
        const ways = data['ask'].split(',').filter((kind) => kind !== '');
        values['askText'] = ways.map((kind) => label(`slotKind.${kind}`)).join(label('or'));
        values['askPart'] = ways.length > 0 ? fill(label('askInstead'), values) : '';
      }
      if (code === 'secret-wrong') {
        values['wrong'] = label(`secretWrong.${data['kind']}`);
        values['waitPart'] = Number(data['wait']) > 0 ? fill(label('secretWait'), values) : '';
        values['secretText'] = fill(label('secretWrong.say'), values);
      }
      if (code === 'words-misspelt')
        values['wordsText'] = fill(label(wordsTrouble(Number(data['at']), Number(data['count']))), values);
      if (code === 'office-key-wrong') values['officeText'] = label(`officeKeyWrong.${data['half']}`);
      if (code === 'unreadable-file')
        values['fileReason'] = label(`fileReason.${fileReasons[String(reason)] ?? 'other'}`);
      if (code === 'update-untrusted' || code === 'update-unfit')
        values['updateText'] = fill(
          label(`${code === 'update-unfit' ? 'updateUnfit' : 'updateDistrust'}.${data['why']}`),
          values,
        );
      if (code === 'rules-unfit')
        values['leastPart'] = data['least'] ? fill(label('rulesLeast'), values) : '';
      if (code === 'rules-untrusted' || code === 'rules-unfit')
        values['rulesText'] = fill(
          label(`${code === 'rules-unfit' ? 'rulesUnfit' : 'rulesDistrust'}.${data['why']}`),
          values,
        );
      if (code === 'stock-refused' || code === 'stock-foreign')
        values['stockText'] = fill(
          label(`${code === 'stock-refused' ? 'stockRefused' : 'stockForeign'}.${data['because']}`),
          values,
        );
      if (code === 'list-unreadable') values['listReason'] = fill(label(`listReason.${reason}`), values);
      return fill(words.faults[code], values);
    },
    field: (path) => words.fields[path],
    certificate: (type) => capital(words.certificates[type]),
    place: ({ at }) =>
      'field' in at ? words.fields[at.field] : label(at.picture === 'scan' ? 'scan' : 'picture'),
    rule: (code, field = null) =>
      withOpenHoles(words.findings[code], (hole) =>
        hole === 'field' && field !== null ? words.fields[field] : '…',
      ),
    failure: (id) => words.failures[id as keyof typeof words.failures] ?? id,
    guide: (id) => words.guide[id],
    problem: ({ code, file, offset }) => {
      const at = offset === undefined ? '' : fill(label('atByte'), { offset: numbers.format(offset) });
      return fill(label(`problem.${code}`), { file, at });
    },
    column: (column) =>
      column in words.fields ? words.fields[column as FieldPath] : label(`listColumn.${column}`),
    refusal: ({ code, column, other, fields, day }) => {
      const differs = fields
        ? fill(label('differing'), { fields: list.format(fields.map(sayer.field)) })
        : '';
      const text = fill(label(`rowRefusal.${code}`), { other: other ?? '', differs, day: day ?? '' });
      return column === null ? text : fill(label('atColumn'), { column: sayer.column(column), text });
    },
    domains: (names, first) => fill(label(names > 1 ? 'domainsMany' : 'domainsOne'), { first, names }),
    list: createListSayer({
      say: (key, values = {}) => fill(label(key), values),
      column: (column) => sayer.column(column),
      certificate: (type) => words.certificates[type],
      join: (parts) => list.format(parts),
    }),
    found: ({ code, object, kind, name, count, repair, repaired }) => {
      const shown = code === 'disk-room' ? Math.floor((count ?? 0) / 1_000_000) : (count ?? 0);
      const values = { object, name, count: shown, kind: label(`doctorKind.${kind ?? 'none'}`) };
      const sentence = fill(label(`doctorProblem.${code}`), values).trim();
      return `${sentence} ${label(`doctorRepair.${repaired ? 'done' : repair}`)}`;
    },
    label: (key, values) => (values ? fill(label(key), values) : label(key)),
  };
  return sayer;
};

/** Names stand in small letters inside sentences, and begin with a capital where they stand alone. */
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
