/** The text layer of a page, laid over the picture that is read: every line that is read is compared with what stands in its box. */
import { type Compared, compareWithLayer } from '#domain/reading/compare-layer';
import type { LayerChar, LayerLine } from '#domain/reading/text-layer';
import { keptSymbols, type Posterior, type Recognized } from './ctc.ts';
import type { Line, ReadLines } from './read-lines.ts';
import { holds } from './text-boxes.ts';
import { placeAfter } from './turn-picture.ts';

/** A line as it is to be taken, the layer compared. */
export type Compare = (line: Line) => Line;

/** A character of the layer in pixels of the picture as it is read. */
type Placed = { readonly char: string; readonly x: number; readonly y: number; readonly half: number };
type PlacedLine = { readonly angle: number; readonly height: number; readonly chars: readonly Placed[] };

/** Print that runs another way (radians) or is of another size than its line is something else: a watermark, a stamp. */
const mostTurned = 0.2;
const sizes = { least: 0.3, most: 1.6 };
/** A layer of which less agrees, of so many characters, was mapped by accident: no word of it is worth a doubt. */
const accident = { characters: 40, agreement: 0.3 };

/** Compares lines of this picture with the layer; leaves them as they are where there is none, or none that is whole. */
export const layerOver = (
  layer: readonly LayerLine[],
  read: ReadLines,
  characters: readonly string[],
): Compare => {
  if (layer.length === 0) return (line) => line;
  const list = new Set(characters);
  const isKnown = (char: string): boolean => list.has(char) || list.has(char.normalize('NFKC'));
  const placed = layer.map((line) => placedLine(line, read));
  const comparedTo = (line: Line): Compared | null => {
    const own = charsIn(line, placed);
    return own.length === 0 || line.chars.length === 0 ? null : compareWithLayer(line.chars, own, isKnown);
  };
  if (isAccident(read.lines.flatMap((line) => comparedTo(line) ?? []))) return (line) => line;
  return (line) => {
    const compared = comparedTo(line);
    if (!compared) return line;
    const { chars, agreed, disputed } = compared;
    return {
      ...line,
      chars,
      text: chars.map(({ char }) => char).join(''),
      posterior: adjusted(line.posterior, agreed, disputed),
      isDisputed: disputed.size > 0,
    };
  };
};

const isAccident = (all: readonly Compared[]): boolean => {
  const known = all.reduce((sum, one) => sum + one.known, 0);
  const same = all.reduce((sum, one) => sum + one.same, 0);
  return known >= accident.characters && same < accident.agreement * known;
};

const placedLine = ({ chars, place }: LayerLine, { picture, way }: ReadLines): PlacedLine => {
  const [a, b, c, d] = place.map((corner) => {
    const [x, y] = placeAfter(corner, way);
    return [x * picture.width, y * picture.height] as const;
  });
  const [start, end] = [between(a!, d!, 0.5), between(b!, c!, 0.5)];
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
  return {
    angle: Math.atan2(end[1] - start[1], end[0] - start[0]),
    height: Math.hypot(d![0] - a![0], d![1] - a![1]),
    chars: chars.map(({ char, from, to }) => {
      const [x, y] = between(start, end, (from + to) / 2);
      return { char, x, y, half: ((to - from) / 2) * length };
    }),
  };
};

type XY = readonly [number, number];
const between = ([ax, ay]: XY, [bx, by]: XY, share: number): XY => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

/** What the layer has in the box of a line, in the line's own steps. Print that was drawn twice to look bold counts once. */
const charsIn = ({ box, posterior: { steps } }: Line, layer: readonly PlacedLine[]): LayerChar[] => {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const chars = layer.flatMap(({ angle, height, chars }) => {
    const isOther =
      Math.abs(Math.sin((angle - box.angle) / 2)) > Math.sin(mostTurned / 2) ||
      height < sizes.least * box.breadth ||
      height > sizes.most * box.breadth;
    if (isOther) return [];
    return chars
      .filter((char) => holds(box, char))
      .map(({ char, x, y, half }) => {
        const middle = (x - box.x) * cos + (y - box.y) * sin;
        const stepOf = (along: number): number => (along / box.length + 0.5) * steps;
        return { char, from: stepOf(middle - half), to: stepOf(middle + half) };
      });
  });
  chars.sort((a, b) => a.from + a.to - b.from - b.to);
  return chars.filter((one, index) => {
    const before = chars[index - 1];
    return before?.char !== one.char || one.from - before.from > (one.to - one.from) / 3;
  });
};

/** Symbols that both say are sure at their steps, disputed ones half as likely as they were read. */
const adjusted = (
  posterior: Posterior,
  agreed: ReadonlySet<Recognized>,
  disputed: ReadonlySet<Recognized>,
): Posterior => {
  const { steps } = posterior;
  const width = keptSymbols.length;
  const kept = posterior.kept.slice();
  const blank = posterior.blank.slice();
  for (const { char, p, from, to } of agreed) {
    const symbol = keptSymbols.indexOf(char.normalize('NFKC').toUpperCase());
    if (symbol < 0) continue;
    const [start, end] = [Math.max(0, Math.floor(from)), Math.min(steps, Math.max(Math.ceil(to), from + 1))];
    let top = start;
    for (let step = start; step < end; step++) {
      kept.fill(0, step * width, (step + 1) * width);
      blank[step] = p;
      if (posterior.bestP[step]! > posterior.bestP[top]!) top = step;
    }
    if (top >= steps) continue;
    kept[top * width + symbol] = p;
    blank[top] = 1 - p;
  }
  for (const { from, to } of disputed)
    for (let step = Math.max(0, Math.floor(from)); step < Math.min(steps, Math.ceil(to)); step++)
      for (let at = step * width; at < (step + 1) * width; at++) kept[at]! /= 2;
  return { ...posterior, kept, blank };
};
