/**
 * Text that lies over a paper, paler than its print: a watermark. Where lines of print are looked for, its strokes lie between and under
 * them and are taken for none or for parts of them; once print is taken away it is what is left.
 */
import type { ReadLine } from '#domain/reading/reading';
import { withoutPrint } from '../imaging/overlay/without-print.ts';
import type { Engine } from './engine.ts';
import { readLineOf } from './page.ts';
import { detectBoxes, type Line, type ReadLines, recognizerOf } from './read-lines.ts';
import { holds, scaledBox, type TextBox } from './text-boxes.ts';

/** Longest side in which it is looked for: its characters are 2 to 7 % of a scan, 13 pixels and more. */
const longest = 640;
/** Length of a line as a share of the picture's longer side; the longest of them that are read. */
const leastLength = 0.08;
const mostLines = 8;

/** `print`: lines that were read on the picture already. */
export const readOverlays = async (
  engine: Engine,
  { picture, way }: Pick<ReadLines, 'picture' | 'way'>,
  print: readonly Line[] = [],
): Promise<ReadLine[]> => {
  const bare = withoutPrint(picture);
  const long = leastLength * Math.max(bare.width, bare.height);
  const scale = picture.width / bare.width;
  const boxes = (await detectBoxes(engine, bare, longest))
    .filter(({ length }) => length >= long)
    // Coloured print stays; what was read of it need not be read again.
    .filter(
      (box) => !print.some((line) => line.chars.length > 0 && isOf(line.box, scaledBox(box, scale, scale))),
    )
    .sort((a, b) => b.length - a.length)
    .slice(0, mostLines);
  const recognize = recognizerOf(engine, bare);
  const lines: ReadLine[] = [];
  for (const box of boxes) lines.push(readLineOf(await recognize(box), { picture: bare, way }));
  return lines;
};

/** Whether a box is a part of a line: its middle lies on it, it runs along it and is as high. */
const isOf = (line: TextBox, box: TextBox): boolean => {
  const size = box.breadth / line.breadth;
  return holds(line, box) && Math.abs(Math.sin(box.angle - line.angle)) < 0.1 && size > 0.5 && size < 2;
};
