/** Real photos with truth beside them, where a folder of them is named. Nothing of them is ever copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openEngine } from '#core/reading/engine';
import { readPicture } from '#core/reading/read-picture';
import { loadWeights } from '#core/reading/weights';
import { longestSide } from './photograph.ts';
import { type Mark, markOf, plainMark, type Told } from './tally.ts';

type Truth = {
  readonly file: string;
  readonly kind: string;
  readonly wayUp: number;
  readonly mirrored: boolean;
  readonly text?: {
    readonly creditCode?: string | null;
    readonly registrationNo?: string | null;
    readonly numberReadable?: boolean;
    readonly name?: string | null;
    readonly nameMasked?: boolean;
    readonly established?: string | null;
    readonly operatesTo?: string | null;
    readonly address?: string | null;
    readonly qr?: string;
    readonly mrz?: readonly string[];
  };
};

export const readReal = async (
  folder: string,
  showsMisses: boolean,
): Promise<{ photos: number; marks: Mark[]; median: number }> => {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth[];
  const engine = await openEngine(await loadWeights());
  const marks: Mark[] = [];
  const times: number[] = [];
  for (const one of truth) {
    const { data, info } = await sharp(join(folder, one.file))
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const before = process.cpuUsage();
    const reading = await readPicture(engine, { width: info.width, height: info.height, data });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    const text = one.text ?? {};
    const see = (what: string, want: string | null | undefined, got: Told): void => {
      if (want) marks.push(markOf([`real: ${what}`], want, got, `${one.file} ${what}`));
    };
    if (one.kind === 'licence') {
      if (text.numberReadable !== false)
        see('number', text.creditCode ?? text.registrationNo, reading.fields.number);
      if (!text.nameMasked) see('name', text.name, reading.fields.name);
      see('established', text.established, reading.fields.established);
      see('expires', endOf(text.operatesTo), reading.fields.expires);
      see('address', text.address, reading.fields.address);
      if (text.qr)
        marks.push(plainMark(['real: QR'], reading.qr.includes(text.qr) || null, `${one.file} QR`));
      marks.push(
        plainMark(
          ['real: paper and side'],
          reading.paper === '' ? null : reading.paper === 'YYZZ',
          `${one.file} paper ${reading.paper}`,
        ),
      );
    }
    if (text.mrz)
      see(
        'zone',
        text.mrz.join(' '),
        reading.mrz && { value: reading.mrz.lines.join(' '), state: reading.mrz.state },
      );
    if (one.kind !== 'page' && one.kind !== 'ticket')
      marks.push(
        plainMark(
          ['real: way up and mirrored'],
          reading.way && reading.way.turns === one.wayUp && reading.way.flip === one.mirrored,
          `${one.file} way ${JSON.stringify(reading.way)}`,
        ),
      );
  }
  await engine.close();
  if (showsMisses)
    for (const mark of marks) if (mark.outcome !== 'exact') console.log(mark.outcome, mark.told);
  times.sort((a, b) => a - b);
  return { photos: truth.length, marks, median: times[times.length >> 1]! };
};

const endOf = (text: string | null | undefined): string | null =>
  text === 'long' ? 'long-term' : (text ?? null);
