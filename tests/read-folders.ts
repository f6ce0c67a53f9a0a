/** Folders of invented scans as they were read: meaningless file names, and whose each file is. */

import type { CertificateType } from '#domain/certificate/type';
import type { Candidate } from '#domain/intake/candidate-index';
import { indexCandidates } from '#domain/intake/candidate-index';
import { type Draft, fieldsOfDraft } from '#domain/intake/intake';
import type { ListRow } from '#domain/intake/match-groups';
import type { SortedGroup, SortFile, SortInput } from '#domain/intake/sort-by-reading';
import { mod11_2, mod11Organization, mod31 } from '#domain/number/checksums';
import type { ScanReading } from '#domain/reading/reading';
import { readValue, scanReading } from './readings.ts';

export type Customer = {
  readonly name: string;
  readonly type: CertificateType;
  readonly number: string;
  /** One for each scan, in the order in which they were taken. */
  readonly scans: readonly ScanReading[];
};

/** Numbers from 0 to below 1; the same for the same seed. */
export const randomOf = (seed: number) => {
  let state = seed * 2_654_435_761 + 1;
  return (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
};
type Random = () => number;
const whole = (random: Random, below: number): number => Math.floor(random() * below);
const pick = <T>(random: Random, some: readonly T[]): T => some[whole(random, some.length)]!;
const two = (value: number): string => String(value).padStart(2, '0');

/** Divisions and who issues cards there. */
export const divisions: readonly (readonly [code: string, authority: string])[] = [
  ['310104', '上海市公安局徐汇分局'],
  ['310112', '上海市公安局闵行分局'],
  ['110105', '北京市公安局朝阳分局'],
  ['110108', '北京市公安局海淀分局'],
  ['341823', '泾县公安局'],
  ['440106', '广州市公安局天河区分局'],
  ['320583', '昆山市公安局'],
  ['130121', '井陉县公安局'],
  ['140525', '泽州县公安局'],
  ['150121', '土默特左旗公安局'],
  ['152201', '乌兰浩特市公安局'],
  ['210102', '沈阳市公安局和平分局'],
  ['210304', '鞍山市公安局立山分局'],
  ['530824', '景谷县公安局'],
  ['532822', '勐海县公安局'],
  ['610113', '西安市公安局雁塔分局'],
  ['610422', '三原县公安局'],
  ['620121', '永登县公安局'],
  ['653121', '疏附县公安局'],
  ['630121', '大通县公安局'],
];

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const given = [...'林涛海月晨光雨雪山川文武安康明远'];
export const personName = (random: Random): string =>
  `${pick(random, surnames)}${pick(random, given)}${pick(random, given)}`;

export const residentNumber = (division: string, birth: string, order: number): string => {
  const body = `${division}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return body + mod11_2(body);
};

/** A resident card: years of birth decide how long it lasts. */
export const person = (random: Random, order: number, at = pick(random, divisions)): Customer => {
  const [division, authority] = at;
  const birth = `${1955 + whole(random, 50)}-${two(1 + whole(random, 12))}-${two(1 + whole(random, 28))}`;
  const number = residentNumber(division, birth, order % 1000);
  const name = personName(random);
  const year = 2016 + whole(random, 10);
  const day = `${two(1 + whole(random, 12))}-${two(1 + whole(random, 28))}`;
  const age = year - Number(birth.slice(0, 4)) - (day < birth.slice(5) ? 1 : 0);
  const years = age < 16 ? 5 : age < 26 ? 10 : age < 46 ? 20 : 0;
  const back = scanReading({
    side: 'back',
    fields: {
      authority,
      issued: `${year}-${day}`,
      expires: years === 0 ? 'long-term' : `${year + years}-${day}`,
    },
  });
  const front = scanReading({ fields: { name, number, birthDate: birth } });
  return { name, type: 'SFZ', number, scans: [front, back] };
};

/** A permit whose back prints its number in a zone. */
export const permit = (random: Random, order: number): Customer => {
  const number = `H${String(10_000_000 + order * 7919).slice(0, 8)}`;
  const name = personName(random);
  const of = (side: 'front' | 'back', fields: Record<string, string>) =>
    scanReading({ paper: 'GAJMTX', side, fields: { number, ...fields } });
  return { name, type: 'GAJMTX', number, scans: [of('front', { name }), of('back', {})] };
};

const towns = ['样例市', '示范市', '样本市', '测试市'];
const trades = ['贸易', '科技', '建材', '餐饮', '文化', '物流'];
export const organization = (random: Random, order: number): Customer => {
  const body = String(20_000_000 + order * 104_729).slice(0, 8);
  const lead = `91310104${body}${mod11Organization(body)}`;
  const number = lead + mod31(lead);
  const name = `${pick(random, towns)}${pick(random, given)}${pick(random, given)}${pick(random, trades)}有限公司`;
  const licence = scanReading({ paper: 'YYZZ', fields: { name, number }, characters: 200 });
  return { name, type: 'YYZZ', number, scans: [licence] };
};

export type FolderFile = SortFile & { readonly of: Customer | null };

/** A file with a name as cameras and chats give them. */
export const scanFile = (at: number, reading: ScanReading | null, of: Customer | null): FolderFile => ({
  id: `file-${at}`,
  path: `扫描/IMG_${String(1000 + at)}.jpg`,
  bytes: 1000 + at,
  sha256: `sha-${at}`,
  side: 'front',
  guessed: true,
  reading,
  of,
});

export const templateOf = ({ name, type, number }: Customer): Candidate => {
  const draft: Draft = { zh: name, en: '', type, number, customer: '' };
  const { holder, certificate } = fieldsOfDraft(draft);
  return { id: `template ${number}`, holder, certificate, domains: [] };
};

export const rowOf = ({ name, type, number }: Customer): ListRow => ({
  file: '',
  name,
  type,
  number,
  customer: `客户 ${name}`,
});

export const inputOf = (
  files: readonly SortFile[],
  templates: readonly Customer[],
  rows: readonly Customer[] = [],
): SortInput => {
  const index = indexCandidates();
  for (const customer of templates) index.add(templateOf(customer));
  return {
    items: files.map((file) => ({ files: [file], isFixed: false })),
    placed: [],
    all: files,
    register: { index, rows: rows.map(rowOf) },
    claimed: [],
  };
};

/** What became of one file. */
export const landingOf = (
  { decision }: SortedGroup,
  of: Customer | null,
): 'right' | 'wrong' | 'first' | 'waiting' => {
  if (decision === null) return 'waiting';
  if (decision.kind === 'matched')
    return of && decision.template === `template ${of.number}` ? 'right' : 'wrong';
  if (decision.kind === 'new')
    return of && decision.draft.number === of.number && decision.draft.zh === of.name ? 'right' : 'wrong';
  const isFirst =
    of &&
    (decision.candidates[0] === `template ${of.number}` ||
      (decision.candidates.length === 0 && decision.draft.number === of.number));
  return isFirst ? 'first' : 'waiting';
};

export const shuffled = <T>(some: readonly T[], random: Random): T[] => {
  const all = [...some];
  for (let at = all.length - 1; at > 0; at--) {
    const other = whole(random, at + 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
};

/** A number of which some places were not read for sure, one of them wrong; now and then nothing is left of the birth date either. */
export const blurred = (reading: ScanReading, random: Random): ScanReading => {
  const { value } = reading.fields.number!;
  const at = 6 + whole(random, value.length - 8);
  const wrong = `${value.slice(0, at)}${(Number(value[at]) + 1) % 10}${value.slice(at + 1)}`;
  const { birthDate, ...fields } = reading.fields;
  const number = readValue(wrong, 'doubtful', random() < 0.6 ? [at, at + 1] : []);
  return { ...reading, fields: { ...fields, ...(random() < 0.8 ? { birthDate } : {}), number } };
};
