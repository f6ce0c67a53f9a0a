/** What slips into names: forms of address, words for "nothing", and companies entered as persons (R06, R15, R48). */
import { certificateRow } from '../certificate/table.ts';
import type { Finding } from '../finding/finding.ts';
import { hasHan } from '../name/name-forms.ts';
import { readField, type TemplateFields } from '../template/fields.ts';
import { atField, type Rule, withRepair } from './rule.ts';

export const personRules: Rule = ({ fields }) => [
  ...personNames(fields).flatMap((path) => title(fields, path)),
  ...placeholders(fields),
  ...companyAsPerson(fields),
];

type NamePath = 'holder.zh' | 'holder.en' | 'contact.zh' | 'contact.en' | 'certificate.name';

const personNames = ({ holderKind }: TemplateFields): readonly NamePath[] => [
  ...(holderKind === 'individual' ? (['holder.zh', 'holder.en', 'certificate.name'] as const) : []),
  'contact.zh',
  'contact.en',
];

/** Each takes what it finds away: before the name, behind it, or in brackets behind it. */
const titles: readonly RegExp[] = [
  /\s*[（(](?:法人|法人代表|法定代表人|负责人|联系人|本人|先生|女士|小姐)[）)]$/u,
  /^(?:姓名|联系人|法人|法定代表人|负责人)\s*[:：]\s*/u,
  /(?<=\p{Script=Han}\s*)(?:先生|女士|小姐|太太|同志|老师|总经理|经理|董事长|老板|师傅)$/u,
  /^(?:mr|mrs|ms|miss|dr|prof)(?:\.\s*|\s+)(?=\p{L})/iu,
  /[\s,]+\(?(?:mr|mrs|ms|miss)\.?\)?$/iu,
];

/** The form of address or label in a name, as it stands there; `''` without one. */
export const titleIn = (text: string): string =>
  titles.map((pattern) => pattern.exec(text)?.[0] ?? '').find((found) => found !== '') ?? '';

/** R06: papers print names without forms of address. What is left is offered where it can be a whole name. */
const title = (fields: TemplateFields, path: NamePath): Finding[] => {
  const text = readField(fields, path) as string;
  const found = titleIn(text);
  if (found === '') return [];
  const rest = text.replace(found, '').trim();
  const isWhole = hasHan(rest) ? [...rest].length >= 2 : rest.length >= 2;
  return [
    withRepair('name-title', path, text, isWhole ? rest : text, {
      data: { title: found.replace(/[\s:：,()（）]/gu, '') },
    }),
  ];
};

const mayBeFiller = [
  'holder.zh',
  'holder.en',
  'contact.zh',
  'contact.en',
  'certificate.name',
  'address.zh',
  'address.en',
] as const;

/** Only where it is all that stands there: companies may test, and streets be unknown. */
const filler =
  /^(?:(?:测试|无|没有|暂无|不详|未知|待定|待补|同上|某某)(?:\d+号?|(?:有限)?公司)?|某某某|[x×*]{2,}|a{3,}|test ?\d*|none|null|n\/?a|#n\/a|unknown|undefined|tbd)$/iu;

const placeholders = (fields: TemplateFields): Finding[] =>
  mayBeFiller.flatMap((path) => {
    const text = (readField(fields, path) as string).trim();
    return filler.test(text) ? [atField('field-placeholder', path, { data: { text } })] : [];
  });

/** Ends of organizations' names; a short end wants a longer name before it, as given names may end so. */
const companyEnds: readonly RegExp[] = [
  /(?:公司|事务所|合作社|委员会|工作室|经营部|服务部|门市部|研究院|研究所)(?:[（(].{1,10}[）)])?$/u,
  /^\p{Script=Han}{3,}(?:中心|协会|学会|商会|学校|大学|学院|医院|集团|商行|商店|超市|酒店|工厂|基金会|幼儿园)$/u,
  /(?:^|[\s,])(?:co\.?,? ?ltd\.?|limited|ltd\.?|inc\.?|llc|gmbh|corp\.?|corporation|pte\.?)$/iu,
];

/** R15: the other kind is offered where the certificate does not speak against it. */
const companyAsPerson = ({ holderKind, holder, certificate: { type } }: TemplateFields): Finding[] => {
  if (holderKind !== 'individual') return [];
  const path = companyEnds.some((end) => end.test(holder.zh.trim())) ? 'holder.zh' : 'holder.en';
  const name = path === 'holder.zh' ? holder.zh : holder.en;
  if (!companyEnds.some((end) => end.test(name.trim()))) return [];
  const mayBe = type === '' || certificateRow(type).holder !== 'individual';
  return [
    atField('holder-looks-organization', path, {
      data: { holder: name },
      repairs: mayBe ? [{ field: 'holderKind', from: 'individual', to: 'organization' }] : [],
    }),
  ];
};
