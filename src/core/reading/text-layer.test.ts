/** Papers whose PDF carries their text, through the real networks: what the text adds, and that it is believed only where it shows. */
import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import type { Reading } from '#domain/reading/reading';
import { hexOf, type PageParts, writePdf } from '../../../tests/pdf-files.ts';
import { hasHanFont } from '../imaging/pdf-text.ts';
import { createImaging } from '../imaging/pool.ts';
import { createReader } from './create-reader.ts';

const imaging = createImaging();
const reader = createReader({ imaging, count: 1 });
afterAll(async () => {
  await reader.close();
  await imaging.close();
});
const read = async (page: PageParts): Promise<Reading> => {
  const outcome = await reader.read({ bytes: writePdf([page]), ...firstPage });
  if (!outcome.ok) throw new Error(`refused: ${outcome.findings[0]?.code}`);
  return outcome.reading;
};

/** A licence as the system of electronic licences prints it; places in points from the lower left corner. */
const licence = (name: string, digits = '/Latin'): string => {
  const rows: readonly (readonly [number, number, number, string])[] = [
    [360, 500, 40, '营业执照'],
    [80, 470, 12, '统一社会信用代码'],
    [80, 360, 14, `名称  ${name}`],
    [80, 330, 14, '类型  有限责任公司'],
    [80, 300, 14, '法定代表人  样本甲'],
    [450, 360, 14, '注册资本  壹佰万元整'],
    [450, 330, 14, '成立日期  2016年03月08日'],
    [450, 300, 14, '住所  杭州市西湖区样本路1号'],
  ];
  const han = rows.map(([x, y, size, text]) => `/Han ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hexOf(text)}> Tj`);
  return `BT ${han.join('\n')} ${digits} 14 Tf 1 0 0 1 80 448 Tm (91330106MA27Y4U47R) Tj ET`;
};
const size = [842, 595] as const;
const without = hasHanFont() ? '' : ' (left out: no Chinese font here)';

describe.skipIf(!hasHanFont())(`a licence whose PDF carries its text${without}`, () => {
  it('has a rare character of its name for certain, which the networks do not know', async () => {
    const { paper, fields, way } = await read({ content: licence('杭州样例翀贸易有限公司'), size });
    expect({ paper, way }).toEqual({ paper: 'YYZZ', way: { flip: false, turns: 0 } });
    expect(fields).toMatchObject({
      name: { value: '杭州样例翀贸易有限公司', state: 'certain' },
      number: { value: '91330106MA27Y4U47R', state: 'certain' },
      legalRepresentative: { value: '样本甲', state: 'certain' },
      established: { value: '2016-03-08', state: 'certain' },
      address: { value: '杭州市西湖区样本路1号', state: 'certain' },
    });
  });

  it('has it as well when the page is turned, and when the networks leave the character out', async () => {
    const { fields, way } = await read({ content: licence('杭州样例婠贸易有限公司'), size, turned: 90 });
    // The page says that it is to be seen turned; it is the reading that says how to turn it back.
    expect(way).toEqual({ flip: false, turns: 3 });
    expect(fields.name).toMatchObject({ value: '杭州样例婠贸易有限公司', state: 'certain' });
    expect(fields.number).toMatchObject({ value: '91330106MA27Y4U47R', state: 'certain' });
  });

  it('is in doubt where its font says another digit than it shows', async () => {
    const said = Object.fromEntries([...'0123467MAYUR'].map((char) => [char, char === '6' ? '8' : char]));
    const { fields } = await read({
      content: licence('杭州样例贸易有限公司', '/Lying'),
      size,
      fonts: { Lying: said },
    });
    expect(fields.number).toMatchObject({ value: '91330106MA27Y4U47R', state: 'doubtful' });
    expect(fields.name).toMatchObject({ value: '杭州样例贸易有限公司', state: 'certain' });
  });
});

it('a scan with text behind it is read as a scan: a wrong digit of the program that scanned it is not looked at', async () => {
  const bytes = await readFile(new URL('../../../assets/samples/licence.jpg', import.meta.url));
  // Where the sample's number stands; Helvetica's digits are 0.556 of its size wide.
  const text = 'BT 3 Tr /Latin 45 Tf 369 1411 Td (91330106MA27Y4U41R) Tj ET';
  const [width, height] = [2400, 1800];
  const { fields } = await read({
    content: `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q ${text}`,
    jpeg: { bytes, width, height },
    size: [width, height],
  });
  expect(fields.number).toMatchObject({ value: '91330106MA27Y4U47R', state: 'certain' });
});
