/** One drawn picture through the reader, and what came of it. */
import type { Engine } from '#core/reading/engine';
import { readPicture } from '#core/reading/read-picture';
import type { ReadField } from '#domain/reading/reading';
import { seeded } from '../../tests/photos.ts';
import { kinds } from './kinds.ts';
import { isSharp, photograph } from './photograph.ts';
import { type Mark, markOf, plainMark } from './tally.ts';

const dates: readonly ReadField[] = ['issued', 'expires', 'established', 'birthDate'];

export type ReadOne = { readonly marks: readonly Mark[]; readonly milliseconds: number };

export const seedOf = (kind: string, index: number): number =>
  [...kind].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7) + index * 7919;

export const readDrawn = async (engine: Engine, kind: string, index: number): Promise<ReadOne> => {
  const random = seeded(seedOf(kind, index));
  const paper = kinds[kind]!(random);
  const { picture, manner } = await photograph(paper, random);
  const before = process.cpuUsage();
  const reading = await readPicture(engine, picture);
  const { user, system } = process.cpuUsage(before);
  const where = `${kind} ${index} (${manner.digits.toFixed(0)} px, blur ${manner.blur.toFixed(1)}, JPEG ${manner.quality}${manner.isStamped ? ', stamped' : ''}${manner.isStraight ? '' : ', askew'})`;
  const size = manner.digits < 9 ? '< 9 px' : '≥ 9 px';
  const sight = isSharp(manner) ? 'sharp' : 'any';
  const marks: Mark[] = [];
  for (const [field, want] of Object.entries(paper.fields) as [ReadField, string][]) {
    const got = reading.fields[field];
    const at = `${where} ${field}`;
    if (field === 'number') {
      const family =
        paper.paper === 'SFZ' || paper.paper === 'GAJZZ' || paper.paper === 'TWJZZ'
          ? 'resident number'
          : want.length === 18 && paper.paper !== 'WJLSFZ'
            ? 'credit code'
            : 'other number';
      marks.push(markOf([`${family}, ${size}`, `${kind}: number`], want, got, at));
    } else if (dates.includes(field))
      marks.push(markOf([`date, ${size}`, `date, ${sight}`, `${kind}: ${field}`], want, got, at));
    else if (field === 'name') marks.push(markOf([`name, ${sight}`, `${kind}: name`], want, got, at));
    else marks.push(markOf([`${field}, ${sight}`, `${kind}: ${field}`], want, got, at));
  }
  if (paper.zone) {
    const straight = manner.isStraight ? 'straight' : 'askew';
    const got = reading.mrz && { value: reading.mrz.lines.join(' '), state: reading.mrz.state };
    marks.push(
      markOf([`zone, ${straight}, ${size}`, `${kind}: zone`], paper.zone.join(' '), got, `${where} zone`),
    );
  }
  const { way } = reading;
  marks.push(
    plainMark(
      ['way up and mirrored', `way up and mirrored, ${size}`, `${kind}: way`],
      way && way.flip === manner.way.flip && way.turns === manner.way.turns,
      `${where}: way ${JSON.stringify(manner.way)} read as ${JSON.stringify(way)}`,
    ),
  );
  if (paper.paper !== '')
    marks.push(
      plainMark(
        ['paper and side', `paper and side, ${size}`, `${kind}: paper and side`],
        reading.paper === '' ? null : reading.paper === paper.paper && reading.side === paper.side,
        `${where}: ${paper.paper} ${paper.side} read as ${reading.paper} ${reading.side}`,
      ),
    );
  return { marks, milliseconds: (user + system) / 1000 };
};
