/** Long paragraphs of a page: what a business may do takes half of a licence's print, and no field stands in it. */
import type { TextBox } from './text-boxes.ts';

/** A line that begins where the one before it did, close below it. */
const follows = (line: TextBox, before: TextBox): boolean => {
  const [cos, sin] = [Math.cos(before.angle), Math.sin(before.angle)];
  const [dx, dy] = [line.x - before.x, line.y - before.y];
  const right = dx * cos + dy * sin - line.length / 2 + before.length / 2;
  const down = dy * cos - dx * sin;
  const size = line.breadth / before.breadth;
  return (
    Math.abs(right) < 1.2 * before.breadth &&
    down > 0.5 * before.breadth &&
    down < 2.2 * before.breadth &&
    size > 0.6 &&
    size < 1.6
  );
};

/** So many times as long as high: a line of a paragraph, not a value beside a label. */
const longLine = 10;

/** A line that is shorter than this part of the first ends its paragraph. */
const lastLine = 0.7;

/** Lines of each paragraph from its first one down; those of three lines or more whose first two are long. */
export const findParagraphs = (boxes: readonly TextBox[]): TextBox[][] => {
  const down = [...boxes].sort((a, b) => a.y - b.y);
  const taken = new Set<TextBox>();
  return down.flatMap((first) => {
    if (taken.has(first) || first.length < longLine * first.breadth) return [];
    const lines = [first];
    for (let next: TextBox | undefined = first; next && next.length > lastLine * first.length; ) {
      const before: TextBox = next;
      next = down.find((box) => !taken.has(box) && !lines.includes(box) && follows(box, before));
      // Values of a form stand below one another as well, each with a label of its own.
      if (next && down.some((label) => standsBeside(label, [next!]))) break;
      if (next) lines.push(next);
    }
    if (lines.length < 3 || lines[1]!.length < longLine * lines[1]!.breadth) return [];
    for (const line of lines) taken.add(line);
    return [lines];
  });
};

/** Whether a box stands on the left of a paragraph, at the height of one of its lines. */
export const standsBeside = (box: TextBox, paragraph: readonly TextBox[]): boolean =>
  paragraph.some((line) => {
    const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
    const [dx, dy] = [box.x - line.x, box.y - line.y];
    const gap = -(dx * cos + dy * sin) - line.length / 2 - box.length / 2;
    return (
      Math.abs(dy * cos - dx * sin) < 0.8 * line.breadth && gap > -line.breadth && gap < 8 * line.breadth
    );
  });
