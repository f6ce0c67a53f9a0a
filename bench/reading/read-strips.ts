/** Numbers alone on strips, hard and ruined ones among them: is any wrong one called certain? */
import sharp from 'sharp';
import type { Engine } from '#core/reading/engine';
import { recognizerOf } from '#core/reading/read-lines';
import { readNumberOf } from '#core/reading/read-number';
import type { TextBox } from '#core/reading/text-boxes';
import { creditForm, residentForm } from '#domain/reading/number-forms';
import { seeded } from '../../tests/photos.ts';
import { between, pick, type Random } from '../photos/paint.ts';
import { digitShare, printPlaces } from './drawn.ts';
import { creditCode, dayIn, residentNumber } from './facts.ts';
import { type Mark, markOf } from './tally.ts';

const families = [
  'OCR B',
  'Noto Sans CJK SC',
  'Noto Serif CJK SC',
  'DejaVu Sans',
  'DejaVu Serif',
  'Noto Sans Mono CJK SC',
];

export const readStrip = async (engine: Engine, index: number): Promise<Mark[]> => {
  const random = seeded(900_000 + index);
  const isResident = index % 2 === 0;
  const want = isResident ? residentNumber(random, dayIn(random, 1930, 2010)) : creditCode(random, '91');
  const isRuined = random() < 0.3;
  const digits = isRuined ? between(random, 4, 12) : Math.exp(between(random, Math.log(7), Math.log(30)));
  const { data, width, height } = await strip(want, digits, isRuined, random);
  const recognize = recognizerOf(engine, { data, width, height });
  // As a detector finds it: grown around the print, never quite the same.
  const box: TextBox = {
    x: width / 2 + between(random, -0.2, 0.2) * digits,
    y: height / 2 + between(random, -0.1, 0.1) * digits,
    angle: between(random, -0.01, 0.01),
    length: width - between(random, 0.6, 1.4) * digits,
    breadth: digits * between(random, 1.7, 2.1),
  };
  const line = await recognize(box);
  const read = await readNumberOf([line], [isResident ? residentForm : creditForm], recognize);
  const kind = isResident ? 'resident number' : 'credit code';
  const group = `strip, ${kind}, ${isRuined ? 'ruined' : digits < 9 ? '< 9 px' : '≥ 9 px'}`;
  return [
    markOf([group], want, read, `strip ${index} ${kind} ${digits.toFixed(0)} px${isRuined ? ' ruined' : ''}`),
  ];
};

const strip = async (number: string, digits: number, isRuined: boolean, random: Random) => {
  const size = digits / digitShare;
  const long = Math.round(size * 0.62 * 18 * between(random, 0.95, 1.25));
  const [width, height] = [long + Math.round(2 * digits), Math.round(digits * 2.4)];
  const ink = pick(random, ['#111', '#1c1c1c', '#333', '#4a4a4a']);
  const paper = pick(random, ['#fff', '#e4ecf0', '#f4efe0', '#cfd4d4']);
  const seal =
    random() < 0.15
      ? `<circle cx="${between(random, 0, width)}" cy="${height / 2}" r="${digits * 2}" fill="none" stroke="#cc2a20" stroke-width="${digits * 0.3}" opacity=".6"/>`
      : '';
  // Light over one to three digits takes them away.
  const glare =
    isRuined && random() < 0.5
      ? `<ellipse cx="${between(random, 0.1, 0.9) * width}" cy="${height / 2}" rx="${digits * between(random, 0.5, 1.6)}" ry="${digits}" fill="#fff" opacity="${between(random, 0.6, 1).toFixed(2)}"/>`
      : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/>${printPlaces(digits, height / 2 + digits / 2, size, number, long, pick(random, families), ink)}${seal}${glare}</svg>`;
  const blur = (isRuined ? between(random, 0.08, 0.22) : between(random, 0, 0.1)) * digits;
  let image = sharp(Buffer.from(svg)).flatten({ background: '#fff' }).removeAlpha().toColourspace('srgb');
  if (blur >= 0.3) image = image.blur(blur);
  const raw = await image.raw().toBuffer();
  const noise = between(random, 0, isRuined ? 40 : 16);
  for (let at = 0; at < raw.length; at += 3) {
    const shared = (random() + random() + random() - 1.5) * noise;
    for (let channel = at; channel < at + 3; channel++)
      raw[channel] = Math.max(0, Math.min(255, raw[channel]! + shared));
  }
  const file = await sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: Math.round(between(random, isRuined ? 15 : 35, 95)) })
    .toBuffer();
  return { data: await sharp(file).raw().toBuffer(), width, height };
};
