/** Rules over holder and contact names (R06, R25, R26, R40, R48; CN6). */
import type { Finding } from '../finding/finding.ts';
import { compareNames } from '../name/compare-names.ts';
import {
  foldName,
  hasHan,
  nameStrangers,
  narrowBrackets,
  stripAccents,
  widenBrackets,
} from '../name/name-forms.ts';
import { isYes } from '../question/answer.ts';
import { registrantRegion } from '../region/countries.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { atField, type Rule, withRepair } from './rule.ts';

export const nameRules: Rule = ({ fields }, target) => [
  ...holderAgainstCertificate(fields),
  ...chineseNames(fields, target),
  ...latinNames(fields),
  ...brackets(fields, target),
];

/** R06, R60: the holder is who stands on the paper, character by character. */
const holderAgainstCertificate = (fields: TemplateFields): Finding[] => {
  const { name } = fields.certificate;
  if (name === '')
    return fields.certificate.type === '' ? [] : [atField('certificate-name-missing', 'certificate.name')];
  const path = hasHan(name) || fields.holder.zh !== '' ? 'holder.zh' : 'holder.en';
  const holder = path === 'holder.zh' ? fields.holder.zh : fields.holder.en;
  if (holder === '' || holder === name) return [];
  const latin = fields.holder.en;
  if (!hasHan(name) && latin === name) return [];
  const sameForm =
    foldName(holder) === foldName(name) || (!hasHan(name) && foldName(latin) === foldName(name));
  const data = { holder, certificate: name };
  if (sameForm) return [withRepair('name-form-differs', path, holder, name, { data })];
  const difference = compareNames(holder, name);
  if (difference.kind === 'confused')
    return [
      withRepair('name-characters-confused', path, holder, name, {
        data: { ...data, pairs: difference.pairs },
        positions: difference.positions,
      }),
    ];
  if (difference.kind === 'shortened')
    return [
      withRepair('name-shortened', path, holder, name, { data: { ...data, missing: difference.missing } }),
    ];
  return [withRepair('name-differs-from-certificate', path, holder, name, { data })];
};

/** R40 spaces, F32 no Han character, F16 foreigners' names, R48 look-alikes. */
const chineseNames = (fields: TemplateFields, target: TargetPack): Finding[] =>
  (['holder.zh', 'contact.zh'] as const).flatMap((path) => {
    const text = path === 'holder.zh' ? fields.holder.zh : fields.contact.zh;
    if (text === '') return [];
    const findings: Finding[] = [];
    if (hasHan(text) && /\p{Script=Han}\s+\p{Script=Han}/u.test(text.trim()))
      findings.push(
        withRepair('name-spaces', path, text, text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')),
      );
    const strangers = nameStrangers(text);
    if (strangers.length > 0) findings.push(lookAlikes(path, text, strangers));
    if (path === 'holder.zh' && !hasHan(text)) findings.push(...withoutHan(fields, target));
    return findings;
  });

const lookAlikes = (
  path: 'holder.zh' | 'contact.zh',
  text: string,
  strangers: ReturnType<typeof nameStrangers>,
): Finding => {
  let to = text;
  for (const { character, wanted } of strangers) if (wanted) to = to.replaceAll(character, wanted);
  return withRepair('name-look-alike', path, text, to, {
    positions: strangers.map((stranger) => stranger.position),
    data: { characters: strangers.map((stranger) => stranger.character) },
  });
};

/** Who has a paper in Latin letters writes the same letters in the Chinese field (F16), unless the target wants Han characters (F32). */
const withoutHan = (fields: TemplateFields, target: TargetPack): Finding[] => {
  const overseas = registrantRegion(fields.country) === 'overseas';
  if (target.fields.holderNeedsHan && !overseas) return [atField('name-without-han', 'holder.zh')];
  if (!overseas) return [atField('name-expected-han', 'holder.zh')];
  const wanted = fields.certificate.name || fields.holder.en;
  return wanted === '' || fields.holder.zh === wanted
    ? []
    : [withRepair('name-overseas-same', 'holder.zh', fields.holder.zh, wanted, { data: { wanted } })];
};

/** Latin fields: letters without accents, no Chinese, no marks (F25, CN6), no abbreviations (R25, R48). */
const latinNames = (fields: TemplateFields): Finding[] =>
  (['holder.en', 'contact.en', 'address.en'] as const).flatMap((path) => {
    const text =
      path === 'address.en' ? fields.address.en : path === 'holder.en' ? fields.holder.en : fields.contact.en;
    const findings: Finding[] = [];
    const plain = text.normalize('NFKC');
    if (hasHan(text) || /[\u3000-\u303f]/u.test(text.replace(/[《》〈〉]/gu, '')))
      findings.push(atField('name-latin-expected', path));
    else if (/[\uff01-\uff5e]/u.test(text))
      findings.push(withRepair('name-latin-expected', path, text, plain));
    const marks = [...new Set(text.match(/[·•‧・《》〈〉]/gu) ?? [])];
    if (marks.length > 0)
      findings.push(
        withRepair(
          'name-special-marks',
          path,
          text,
          text
            .replace(/[·•‧・]/gu, ' ')
            .replace(/[《》〈〉]/gu, '')
            .trim(),
          { data: { marks } },
        ),
      );
    const accented = [...new Set(text.match(/[\u00c0-\u024f]/gu) ?? [])];
    if (accented.length > 0)
      findings.push(
        withRepair('name-accents', path, text, stripAccents(text), { data: { letters: accented } }),
      );
    if (path === 'holder.en' && fields.holderKind === 'individual' && /(?:^|\s)\p{L}\.(?:\s|$)/u.test(text))
      findings.push(atField('name-abbreviated', path));
    return findings;
  });

/** R26, C10: bracket width follows the target or the ICP filing; offered, never changed by itself. */
const brackets = (fields: TemplateFields, target: TargetPack): Finding[] => {
  const text = fields.holder.zh;
  const wide = /[（）]/u.test(text);
  const narrow = /[()]/.test(text);
  if (!wide && !narrow) return [];
  if (wide && narrow) return [withRepair('name-brackets-mixed', 'holder.zh', text, widenBrackets(text))];
  const policy = isYes(fields.questions.icpFiling) ? 'full-width' : target.fields.brackets;
  if (policy === 'as-certificate' || (policy === 'full-width') === wide) return [];
  const to = policy === 'full-width' ? widenBrackets(text) : narrowBrackets(text);
  return [withRepair('name-brackets', 'holder.zh', text, to, { data: { wanted: policy } })];
};
