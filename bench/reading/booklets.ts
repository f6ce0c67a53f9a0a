/** Pages of passports, and of cards of the older size with a zone of two rows. */
import { countryOfAlpha3 } from '#domain/region/countries';
import { pick, type Random } from '../photos/paint.ts';
import { portraitOf } from '../photos/printed-parts.ts';
import {
  type DrawnPaper,
  digitShare,
  ground,
  print,
  sampleMark,
  typeOf,
  zoneAdvance,
  zonePrint,
} from './drawn.ts';
import { byName, dayBefore, dayIn, digits, iso, latinName, nations, personName, yearsOn } from './facts.ts';
import { passportZone, visaSizedZone } from './zones.ts';

const zoneType = 'OCR B, DejaVu Sans Mono';
const tints = ['#efe6ea', '#e6eaf0', '#f0ead8', '#e8f0ea'];

const page =
  (format: 'TD3' | 'TD2') =>
  (random: Random): DrawnPaper => {
    const type = typeOf(random);
    const [w, h] = [1250, 880];
    const isChinese = format === 'TD3' && random() < 0.4;
    const [surname, given] = latinName(random);
    const nation = isChinese ? 'CHN' : pick(random, nations)[0];
    const number = isChinese
      ? `${pick(random, ['E', 'G'])}${digits(random, 8)}`
      : `${pick(random, ['P', 'K', 'X', 'AB'])}${digits(random, 7)}`;
    const [birth, issued] = [dayIn(random, 1950, 2004), dayIn(random, 2015, 2024)];
    const expires = dayBefore(yearsOn(issued, 10));
    const sex = pick(random, ['M', 'F'] as const);
    const holder = { surname, given, number, nation, birth, sex, expires };
    const zone = format === 'TD3' ? passportZone(holder, random) : visaSizedZone(holder, random);
    const name = personName(random);
    const fill = '#7a3050';
    const pair = (x: number, y: number, chinese: string, english: string, value: string): string =>
      print(x, y, 19, isChinese ? `${chinese}/${english}` : english, { fill }) + print(x, y + 42, 32, value);
    const title =
      format === 'TD2'
        ? 'IDENTITY CARD  SAMPLE'
        : isChinese
          ? '护照  PASSPORT'
          : pick(random, ['PASSPORT', 'PASSPORT  PASSEPORT']);
    const wide = w * 0.93;
    const body =
      print(60, 76, 36, title, { fill }) +
      portraitOf(60, 130, 300, 420, random) +
      pair(420, 130, '类型', 'Type', format === 'TD3' ? 'P' : 'I') +
      pair(600, 130, '国家码', 'Country code', nation) +
      pair(850, 130, '护照号', format === 'TD3' ? 'Passport No.' : 'Document No.', number) +
      (isChinese
        ? pair(420, 220, '姓名', 'Name', name) + print(420, 305, 30, `${surname}, ${given}`)
        : pair(420, 220, '', 'Surname', surname) + pair(420, 305, '', 'Given names', given)) +
      pair(420, 390, '性别', 'Sex', isChinese ? `${sex === 'M' ? '男' : '女'}/${sex}` : sex) +
      pair(560, 390, '国籍', 'Nationality', isChinese ? '中国/CHINESE' : nation) +
      pair(850, 390, '出生日期', 'Date of birth', byName(birth)) +
      pair(420, 475, '签发日期', 'Date of issue', byName(issued)) +
      pair(850, 475, '有效期至', 'Date of expiry', byName(expires)) +
      pair(420, 560, '签发机关', 'Authority', isChinese ? '公安部出入境管理局' : 'SAMPLE OFFICE') +
      sampleMark(1000, 60, 22) +
      zonePrint(zone, w * 0.035, 745, wide, 66, zoneType);
    return {
      width: w,
      height: h,
      body: `<g font-family="${type.family}" font-weight="${type.weight}">${ground(w, h, tints, random)}${body}</g>`,
      digits: (wide / zone[0]!.length / zoneAdvance) * digitShare,
      paper: format === 'TD3' ? 'HZ' : '',
      side: format === 'TD3' ? 'front' : null,
      fields: {
        number,
        ...(isChinese ? { name } : {}),
        nameLatin: `${surname} ${given}`,
        birthDate: iso(birth),
        issued: iso(issued),
        expires: iso(expires),
        nationality: countryOfAlpha3(nation)!,
      },
      zone,
    };
  };
export const passport = page('TD3');
export const smallCard = page('TD2');
