/** The committed samples through a real reader process, end to end: files in, fields out. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import type { Corners } from '#domain/plan/plan';
import type { Reading } from '#domain/reading/reading';
import { createImaging } from '../imaging/pool.ts';
import { createReader } from './create-reader.ts';

const imaging = createImaging();
const reader = createReader({ imaging, count: 1 });
afterAll(async () => {
  await reader.close();
  await imaging.close();
});

const read = async (name: string): Promise<Reading> => {
  const bytes = await readFile(new URL(`../../../assets/samples/${name}.jpg`, import.meta.url));
  const outcome = await reader.read({ bytes, ...firstPage });
  if (!outcome.ok) throw new Error(`the sample was refused: ${outcome.findings[0]?.code}`);
  return outcome.reading;
};
describe('finding text on a sample', () => {
  it('sees the lines that are read there, and finds the card by them in every process alike', async () => {
    const scan = {
      bytes: await readFile(new URL('../../../assets/samples/id-front.jpg', import.meta.url)),
      ...firstPage,
    };
    const [boxes, reading] = [await reader.findText(scan), await read('id-front')];
    const middle = (place: Corners): readonly number[] =>
      [0, 1].map((axis) => place.reduce((sum, corner) => sum + corner[axis as 0 | 1] / 4, 0));
    const numberAt = middle(reading.fields.number!.place!);
    const isNear = (place: Corners): boolean =>
      Math.abs(middle(place)[0]! - numberAt[0]!) < 0.1 && Math.abs(middle(place)[1]! - numberAt[1]!) < 0.03;
    expect(boxes!.some(isNear)).toBe(true);
    // Names differ, so that each is looked at anew, at the same time.
    const seen = await Promise.all(
      ['a.jpg', 'b.jpg'].map((name) =>
        imaging.inspect({ ...scan, bytes: scan.bytes.slice() }, name, {}, boxes),
      ),
    );
    const papers = seen.map((one) => (one.ok ? one.facts.papers : []));
    expect(papers[0]!.length).toBeGreaterThan(0);
    expect(papers[1]).toEqual(papers[0]);
  });
});

const valuesOf = ({ fields }: Reading): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]));

describe('reading the samples', () => {
  it.each([
    ['id-front', '样本甲', '11010519491231002X', '北京市朝阳区样本路1号', '1949-12-31'],
    ['id-front-yi', '样本乙', '110101199003078670', '北京市东城区样本路2号', '1990-03-07'],
    ['id-front-ji', '样本己', '360426199101010071', '江西省德安县样本路6号', '1991-01-01'],
  ])('%s: a resident card', async (file, name, number, address, birthDate) => {
    const reading = await read(file);
    expect(reading).toMatchObject({ paper: 'SFZ', side: 'front', way: { flip: false, turns: 0 } });
    expect(valuesOf(reading)).toMatchObject({ name, number, address, birthDate });
    expect(reading.fields.number?.state).toBe('certain');
    const [first] = reading.fields.number!.place!;
    // It stands in the lower half of the card.
    expect(first[1]).toBeGreaterThan(0.5);
  });

  it.each([
    ['licence', 'YYZZ', '91330106MA27Y4U47R', '样例网络科技（样本一）有限公司', '2016-03-08'],
    ['licence-er', 'YYZZ', '92340602MA2PBQAH7E', '样例贸易样本二商行', '2017-10-18'],
    ['licence-si', 'YYZZ', '110108000000016', '样例物流样本四有限公司', '2010-02-01'],
    ['licence-wu', 'SYDWFR', '121200004013590816', '样例服务样本五中心', '2015-06-10'],
  ])('%s: a paper of an organization', async (file, paper, number, name, established) => {
    const reading = await read(file);
    expect(reading).toMatchObject({ paper, side: 'front', way: { flip: false, turns: 0 } });
    expect(valuesOf(reading)).toMatchObject({ number, name, established, legalRepresentative: '样本甲' });
  });

  it('calls nothing certain that is not so', async () => {
    const reading = await read('permit-back');
    // Its zone is a sample's, without check digits.
    expect(reading.mrz?.state ?? 'unread').not.toBe('certain');
    expect(reading.fields.number?.state ?? 'unread').not.toBe('certain');
  });
});

describe('a character that nobody knows', () => {
  /** The sample's name with one of its characters turned over its diagonal: strokes of print, and no character. */
  const withStranger = async (at: number): Promise<Uint8Array> => {
    const file = await readFile(new URL('../../../assets/samples/id-front.jpg', import.meta.url));
    const { fields } = await read('id-front');
    const [from, , to] = fields.name!.place!;
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    const [left, right] = [from[0] * info.width, to[0] * info.width];
    const wide = (right - left) / [...fields.name!.value].length;
    const [x0, y0] = [Math.round(left + at * wide), Math.round(from[1] * info.height)];
    const [w, h] = [Math.round(wide), Math.round((to[1] - from[1]) * info.height)];
    const before = data.slice();
    const at3 = (x: number, y: number): number => ((y0 + y) * info.width + x0 + x) * 3;
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const from = at3(Math.floor((y * w) / h), Math.floor((x * h) / w));
        data.set(before.subarray(from, from + 3), at3(x, y));
      }
    return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .png()
      .toBuffer();
  };

  it('makes the name doubtful', async () => {
    const outcome = await reader.read({ bytes: await withStranger(1), ...firstPage });
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.ok && (outcome.reading.fields.name?.state ?? 'unread')).not.toBe('certain');
  });
});
