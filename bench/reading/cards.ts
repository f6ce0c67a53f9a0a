/** Cards: resident identity cards, residence permits, travel permits, permanent resident cards. */
import { countryOfAlpha3 } from '#domain/region/countries';
import { between, pick, type Random } from '../photos/paint.ts';
import { portraitOf, starOf } from '../photos/printed-parts.ts';
import {
  type DrawnPaper,
  digitShare,
  ground,
  inLines,
  print,
  printPlaces,
  sampleMark,
  type Type,
  typeOf,
  zoneAdvance,
  zonePrint,
} from './drawn.ts';
import {
  address,
  dayBefore,
  dayIn,
  digits,
  dotted,
  iso,
  latinName,
  nations,
  newResidentCardNumber,
  personName,
  residentCardNumber,
  residentNumber,
  yearsOn,
} from './facts.ts';
import { cardZone } from './zones.ts';

const [w, h] = [1012, 638];
const blue = ['#2a6f9e', '#1e5c8a', '#3b7aa0'];
const tints = ['#dfe9ef', '#e9eef0', '#e3ece6', '#f0e8ea', '#e6e4f0'];

const card = (
  body: string,
  random: Random,
  type: Type,
  number: number,
  rest: Pick<DrawnPaper, 'paper' | 'side' | 'fields'> & { readonly zone?: readonly string[] },
): DrawnPaper => ({
  width: w,
  height: h,
  body: `<g font-family="${type.family}" font-weight="${type.weight}">${ground(w, h, tints, random)}${body}</g>`,
  digits: number * digitShare,
  zone: null,
  ...rest,
});

/** Fronts of resident cards and of residence permits alike. */
const residentFront =
  (paper: 'SFZ' | 'GAJZZ' | 'TWJZZ') =>
  (random: Random): DrawnPaper => {
    const type = typeOf(random);
    const birth = dayIn(random, 1950, 2006);
    const region =
      paper === 'GAJZZ' ? pick(random, ['810000', '820000']) : paper === 'TWJZZ' ? '830000' : undefined;
    const number = residentNumber(random, birth, region);
    const [name, home] = [personName(random), address(random)];
    const isMan = Number(number[16]) % 2 === 1;
    const label = { fill: pick(random, blue) };
    const size = between(random, 33, 37);
    const [x, value] = [70, 175];
    const line = (y: number, word: string): string => print(x, y, size * 0.78, word, label);
    const [year, month, day] = birth;
    const nation = pick(random, ['汉', '汉', '满', '回', '土家']);
    const body =
      line(104, '姓名') +
      print(value, 106, size * 1.12, name, { spacing: 4 }) +
      line(184, '性别') +
      print(value, 184, size, isMan ? '男' : '女') +
      (paper === 'SFZ' ? print(285, 184, size * 0.78, '民族', label) + print(375, 184, size, nation) : '') +
      line(262, '出生') +
      print(value, 262, size, String(year)) +
      print(value + 98, 262, size * 0.78, '年', label) +
      print(value + 145, 262, size, String(month)) +
      print(value + 200, 262, size * 0.78, '月', label) +
      print(value + 246, 262, size, String(day)) +
      print(value + 298, 262, size * 0.78, '日', label) +
      line(345, '住址') +
      inLines(home, 11)
        .map((part, index) => print(value, 345 + index * 50, size, part))
        .join('') +
      portraitOf(665, 90, 270, 340, random) +
      line(560, '公民身份号码') +
      printPlaces(325, 563, 44, number, 560, type.numbers) +
      sampleMark(800, 470, 20);
    return card(body, random, type, 44, {
      paper,
      side: 'front',
      fields: { number, name, address: home, birthDate: iso(birth) },
    });
  };

export const idFront = residentFront('SFZ');

const period = (random: Random, years: number): { issued: string; expires: string; text: string } => {
  const from = dayIn(random, 2008, 2025);
  const to = random() < 0.5 ? yearsOn(from, years) : dayBefore(yearsOn(from, years));
  return { issued: iso(from), expires: iso(to), text: `${dotted(from)}-${dotted(to)}` };
};

const residentBack =
  (paper: 'SFZ' | 'GAJZZ' | 'TWJZZ') =>
  (random: Random): DrawnPaper => {
    const type = typeOf(random);
    const from = dayIn(random, 2008, 2025);
    const isEndless = paper === 'SFZ' && random() < 0.15;
    const to = yearsOn(from, paper === 'SFZ' ? pick(random, [5, 10, 20]) : 5);
    const authority = `${pick(random, ['云溪', '石桥', '青湖', '样本'])}${pick(random, ['市', '县'])}公安局${pick(random, ['', '', '南屏分局'])}`;
    const title = paper === 'SFZ' ? '居民身份证' : paper === 'GAJZZ' ? '港澳居民居住证' : '台湾居民居住证';
    const permit = paper === 'GAJZZ' ? `H${digits(random, 8)}` : digits(random, 8);
    const rows: readonly (readonly [string, string])[] = [
      ['签发机关', authority],
      ['有效期限', `${dotted(from)}-${isEndless ? '长期' : dotted(to)}`],
      ...(paper === 'SFZ' ? [] : [['通行证号码', permit] as const]),
    ];
    const top = paper === 'SFZ' ? 492 : 440;
    const body =
      starOf(150, 160, 85) +
      print(620, 150, 54, '中华人民共和国', { anchor: 'middle', spacing: 8 }) +
      print(620, 260, paper === 'SFZ' ? 84 : 70, title, {
        anchor: 'middle',
        spacing: paper === 'SFZ' ? 20 : 8,
      }) +
      rows
        .map(
          ([label, said], index) =>
            print(paper === 'SFZ' ? 225 : 180, top + index * 68, 32, label, { weight: 700 }) +
            print(405, top + index * 68, 34, said, index > 0 ? { family: type.numbers } : {}),
        )
        .join('') +
      sampleMark(870, 600, 18);
    return card(body, random, type, 34, {
      paper,
      side: 'back',
      fields: { authority, issued: iso(from), expires: isEndless ? 'long-term' : iso(to) },
    });
  };
export const idBack = residentBack('SFZ');
export const residenceFront = (random: Random): DrawnPaper =>
  residentFront(pick(random, ['GAJZZ', 'TWJZZ']))(random);
export const residenceBack = (random: Random): DrawnPaper =>
  residentBack(pick(random, ['GAJZZ', 'TWJZZ']))(random);

const zoneType = 'OCR B, DejaVu Sans Mono';

const permitFront =
  (paper: 'GAJMTX' | 'TWJMTX') =>
  (random: Random): DrawnPaper => {
    const type = typeOf(random);
    const number = paper === 'GAJMTX' ? pick(random, ['H', 'M']) + digits(random, 8) : digits(random, 8);
    const [name, birth, valid] = [personName(random), dayIn(random, 1950, 2006), period(random, 5)];
    const latin = latinName(random).join(', ');
    const fill = pick(random, blue);
    const head = pick(random, ['#4a5d8a', '#7a4a6a', '#3c8078']);
    const title = paper === 'GAJMTX' ? '港澳居民来往内地通行证' : '台湾居民来往大陆通行证';
    const authority = pick(random, ['公安部出入境管理局', '中华人民共和国出入境管理局']);
    const x = 350;
    const pair = (at: number, y: number, label: string, value: string, numbers = false): string =>
      print(at, y, 20, label, { fill }) +
      print(at, y + 40, 32, value, numbers ? { family: type.numbers } : {});
    const body =
      print(60, 74, 46, title, { fill: head, spacing: 4, weight: 700 }) +
      portraitOf(62, 130, 245, 330, random) +
      print(x, 140, 20, '姓名', { fill }) +
      print(x, 184, 38, name) +
      print(x, 224, 28, latin) +
      pair(x, 262, '出生日期', dotted(birth), true) +
      pair(x + 330, 262, '性别', pick(random, ['男', '女'])) +
      pair(x, 346, '有效期限', valid.text, true) +
      pair(x, 430, '签发机关', authority) +
      print(62, 512, 20, '证件号码', { fill }) +
      print(62, 562, 42, number, { family: type.numbers, spacing: 4 }) +
      pair(x + 330, 512, paper === 'GAJMTX' ? '换证次数' : '签发次数', `0${pick(random, [0, 1, 2])}`, true) +
      sampleMark(820, 610, 18);
    return card(body, random, type, 42, {
      paper,
      side: 'front',
      fields: {
        number,
        name,
        nameLatin: latin,
        birthDate: iso(birth),
        issued: valid.issued,
        expires: valid.expires,
        authority,
      },
    });
  };
export const hongKongFront = permitFront('GAJMTX');
export const taiwanFront = permitFront('TWJMTX');

const permitBack =
  (paper: 'GAJMTX' | 'TWJMTX') =>
  (random: Random): DrawnPaper => {
    const type = typeOf(random);
    const [surname, given] = latinName(random);
    const [birth, expires] = [dayIn(random, 1950, 2006), dayIn(random, 2025, 2034)];
    const number = paper === 'GAJMTX' ? pick(random, ['H', 'M']) + digits(random, 8) : digits(random, 8);
    const sex = pick(random, ['M', 'F'] as const);
    const zone = cardZone(
      { surname, given, number, nation: 'CHN', birth, sex, expires },
      paper === 'GAJMTX' ? 'CR' : 'CT',
      random,
    );
    const body =
      print(60, 90, 26, pick(random, ['持证人须知', '备注'])) +
      print(60, 140, 24, '一、本证是来往的旅行证件。') +
      print(60, 180, 24, '二、请妥善保管，遗失请及时报告。') +
      sampleMark(760, 120, 22) +
      zonePrint(zone, 52, 420, 908, 62, zoneType);
    return card(body, random, type, 908 / 30 / zoneAdvance, {
      paper,
      side: 'back',
      fields: { number, birthDate: iso(birth), expires: iso(expires) },
      zone,
    });
  };
export const hongKongBack = permitBack('GAJMTX');
export const taiwanBack = permitBack('TWJMTX');

const residentCard =
  (isNew: boolean) =>
  (random: Random): DrawnPaper => {
    const type = typeOf(random);
    const [alpha3, numeric, chineseNation] = pick(random, nations);
    const birth = dayIn(random, 1950, 2004);
    const number = isNew
      ? newResidentCardNumber(random, numeric, birth)
      : residentCardNumber(random, alpha3, birth);
    const latin = latinName(random).join(', ');
    const valid = period(random, pick(random, [5, 10]));
    const fill = pick(random, blue);
    const [left, x] = isNew ? [700, 60] : [62, 350];
    const pair = (at: number, y: number, label: string, value: string): string =>
      print(at, y, 19, label, { fill }) + print(at, y + 38, 30, value);
    const body =
      print(506, 58, 44, isNew ? '中华人民共和国外国人永久居留身份证' : '外国人永久居留身份证', {
        anchor: 'middle',
        spacing: 4,
      }) +
      print(
        506,
        96,
        22,
        isNew ? 'FOREIGN PERMANENT RESIDENT ID CARD' : 'FOREIGN PERMANENT RESIDENT ID CARD',
        {
          anchor: 'middle',
        },
      ) +
      portraitOf(left, 140, 235, 310, random) +
      pair(x, 145, '姓名/Name', latin) +
      pair(x, 225, '性别/Sex', pick(random, ['男/M', '女/F'])) +
      pair(x + 250, 225, '出生日期/Date of Birth', dotted(birth)) +
      pair(x, 305, '国籍/Nationality', `${chineseNation}/${alpha3}`) +
      pair(x, 385, '有效期限/Period of Validity', valid.text) +
      pair(x, 465, '签发机关/Issuing Authority', '中华人民共和国国家移民管理局') +
      print(x, 552, 19, '证件号码/ID No.', { fill }) +
      print(x, 594, 36, number, { family: type.numbers, spacing: 2 }) +
      sampleMark(840, 600, 16);
    return card(body, random, type, 36, {
      paper: 'WJLSFZ',
      side: 'front',
      fields: {
        number,
        nameLatin: latin,
        birthDate: iso(birth),
        issued: valid.issued,
        expires: valid.expires,
        nationality: countryOfAlpha3(alpha3)!,
      },
    });
  };
export const residentCardOld = residentCard(false);
export const residentCardNew = residentCard(true);
