/** A folder of drawn scans of invented customers, in the order of the camera, with names that say nothing. */
import sharp from 'sharp';
import type { CertificateType } from '#domain/certificate/type';
import { divisionOf } from '#domain/region/divisions';
import { provinceOf } from '#domain/region/provinces';
import { seeded } from '../../tests/photos.ts';
import type { Random } from '../photos/paint.ts';
import { hongKongFront, idBack, idFront } from './cards.ts';
import type { DrawnPaper } from './drawn.ts';
import { photograph } from './photograph.ts';
import { licenceTall, licenceWide } from './sheets.ts';

export type DrawnCustomer = {
  readonly name: string;
  readonly type: CertificateType;
  readonly number: string;
};

export type DrawnFile = {
  readonly path: string;
  readonly bytes: Buffer;
  /** null: nobody's. */
  readonly of: DrawnCustomer | null;
  readonly told: string;
};

/** Smallest digits that a person still reads without trouble. */
const leastDigits = 11;

export const drawFolder = async (
  scans: number,
  seed: number,
): Promise<{ customers: readonly DrawnCustomer[]; files: readonly DrawnFile[] }> => {
  const random = seeded(seed);
  const customers: DrawnCustomer[] = [];
  const papers: { paper: DrawnPaper; of: DrawnCustomer }[] = [];
  const known = new Set<string>();
  // Of six customers five are people with both sides of their card, and one is a company or has a permit.
  while (papers.length < scans) {
    const turn = customers.length % 6;
    const sides = turn < 5 ? cardOf(random) : random() < 0.3 ? [hongKongFront(random)] : [licence(random)];
    const { name, number } = sides[0]!.fields;
    if (name === undefined || number === undefined || known.has(name)) continue;
    known.add(name);
    const of: DrawnCustomer = { name, number, type: sides[0]!.paper || 'QT' };
    customers.push(of);
    papers.push(...sides.map((paper) => ({ paper, of })));
  }
  const files: DrawnFile[] = [];
  for (const [at, { paper, of }] of papers.slice(0, scans).entries()) {
    const { bytes, told } = await photographed(paper, random);
    files.push({
      path: `扫描/IMG_${1000 + at}.jpg`,
      bytes,
      of,
      told: `${paper.paper} ${paper.side} ${told}`,
    });
  }
  return { customers, files };
};

/** One paper of each customer, as most customers send them: the front of a card, a permit, a licence. */
export const drawFronts = async (
  count: number,
  seed: number,
  /** Only the first so many are photographed; the others are papers without a scan. */
  photos = count,
): Promise<readonly { readonly front: DrawnPaper; readonly file: DrawnFile }[]> => {
  const random = seeded(seed);
  const known = new Set<string>();
  const drawn: { front: DrawnPaper; file: DrawnFile }[] = [];
  while (drawn.length < count) {
    const turn = drawn.length % 6;
    const front = turn < 5 ? cardOf(random)[0]! : random() < 0.3 ? hongKongFront(random) : licence(random);
    const { name, number } = front.fields;
    if (name === undefined || number === undefined || known.has(name)) continue;
    known.add(name);
    const { bytes, told } =
      drawn.length < photos ? await photographed(front, random) : { bytes: Buffer.alloc(0), told: '' };
    const of = { name, number, type: front.paper || 'QT' };
    const path = `扫描/IMG_${1000 + drawn.length}.jpg`;
    drawn.push({ front, file: { path, bytes, of, told: `${front.paper} ${told}` } });
  }
  return drawn;
};

const licence = (random: Random): DrawnPaper => (random() < 0.5 ? licenceTall : licenceWide)(random);

/** A front whose number names a division, and a back that its police issued at the holder's age. */
const cardOf = (random: Random): DrawnPaper[] => {
  for (;;) {
    const front = idFront(random);
    const { number = '', birthDate = '' } = front.fields;
    const [county, city] = [number.slice(0, 6), `${number.slice(0, 4)}00`].map(
      (code) => divisionOf(code)?.name ?? '',
    );
    const place = city || provinceOf(number)?.zh || '';
    if (!county || place === '' || birthDate === '') continue;
    const own = /区$/u.test(county) ? `${place}公安局${county.replace(/区$/u, '')}分局` : `${county}公安局`;
    const back = backOf(random, own, Number(birthDate.slice(0, 4)));
    if (back) return [front, back];
  }
};

/** Cards of another term than their holder's age allows are drawn anew. */
const backOf = (random: Random, authority: string, born: number): DrawnPaper | null => {
  for (let attempt = 0; attempt < 40; attempt++) {
    const back = idBack(random);
    const { issued = '', expires = '', authority: drawn = '' } = back.fields;
    const age = Number(issued.slice(0, 4)) - born - 1;
    const term = expires === 'long-term' ? 0 : Number(expires.slice(0, 4)) - Number(issued.slice(0, 4));
    if (term === (age < 16 ? 5 : age < 26 ? 10 : age < 46 ? 20 : 0) && age >= 0)
      return {
        ...back,
        body: back.body.replace(`>${drawn}<`, `>${authority}<`),
        fields: { ...back.fields, authority },
      };
  }
  return null;
};

const photographed = async (paper: DrawnPaper, random: Random): Promise<{ bytes: Buffer; told: string }> => {
  for (;;) {
    const { picture, manner } = await photograph(paper, random);
    if (manner.digits < leastDigits || manner.way.flip) continue;
    const { width, height, data } = picture;
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 92 })
      .toBuffer();
    return {
      bytes,
      told: `${manner.digits.toFixed(0)} px, blur ${manner.blur.toFixed(1)}, JPEG ${manner.quality}`,
    };
  }
};
