/** Rules over the Chinese form of names, and over Chinese and Latin form together (R06, R25, R48). */
import type { Finding } from '../finding/finding.ts';
import { rareIn, simplify, traditionalIn } from '../name/han-forms.ts';
import { hasHan } from '../name/name-forms.ts';
import { isReadingOf, pinyinOf } from '../name/pinyin.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { titleIn } from './person-rules.ts';
import { atField, type Rule, withRepair } from './rule.ts';

type Name = 'holder' | 'contact';

export const hanRules: Rule = ({ fields }, target) =>
  (['holder', 'contact'] as const).flatMap((name) => [
    ...characters(fields, name),
    ...middleDot(fields, name),
    ...pinyin(fields, name),
    ...latinCase(fields, target, name),
  ]);

/** Papers of the mainland are printed in simplified characters; where the paper shows the character itself, this is a note. */
const characters = (fields: TemplateFields, name: Name): Finding[] => {
  const text = fields[name].zh;
  const path = `${name}.zh` as const;
  const findings: Finding[] = [];
  const traditional = fields.country === 'CN' && hasHan(text) ? traditionalIn(text) : [];
  if (traditional.length > 0)
    findings.push(
      withRepair('name-traditional', path, text, simplify(text), {
        data: { characters: traditional },
        ...(text === fields.certificate.name ? { level: 'note' } : {}),
      }),
    );
  const rare = rareIn(text);
  if (rare.length > 0) findings.push(atField('name-rare-characters', path, { data: { characters: rare } }));
  return findings;
};

/** Papers print the middle dot U+00B7 in names of minorities and foreigners. */
const middleDot = (fields: TemplateFields, name: Name): Finding[] => {
  const text = fields[name].zh;
  const other = /(?<=\p{Script=Han})\s*[•‧・･．.∙⋅]\s*(?=\p{Script=Han})/gu;
  const [found] = text.match(other) ?? [];
  return found === undefined
    ? []
    : [
        withRepair('name-middle-dot', `${name}.zh`, text, text.replace(other, '·'), {
          data: { found: found.trim() },
        }),
      ];
};

/** A mainland person's Latin name is the Chinese one's reading. Names with a middle dot follow other spellings. */
const pinyin = (fields: TemplateFields, name: Name): Finding[] => {
  const { zh, en } = fields[name];
  const isPerson = name === 'contact' || fields.holderKind === 'individual';
  if (!isPerson || fields.country !== 'CN' || en === '' || !/^\p{Script=Han}{2,6}$/u.test(zh)) return [];
  // A form of address is taken away first; its reading would be no name either.
  if (hasHan(en) || isReadingOf(en, zh) || titleIn(zh) !== '') return [];
  const reading = pinyinOf(zh);
  const wanted = en === en.toUpperCase() ? reading.toUpperCase() : reading;
  return [withRepair('name-pinyin-differs', `${name}.en`, en, wanted, { data: { wanted } })];
};

/** §3.3: one registrar advises lower case, another asks for capitals. */
const latinCase = (fields: TemplateFields, target: TargetPack, name: Name): Finding[] => {
  const { latinCase: wanted } = target.fields;
  const { en } = fields[name];
  if (wanted === 'any' || hasHan(en)) return [];
  const to = wanted === 'lower' ? en.toLowerCase() : en.toUpperCase();
  return to === en ? [] : [withRepair('name-case', `${name}.en`, en, to, { data: { wanted } })];
};
