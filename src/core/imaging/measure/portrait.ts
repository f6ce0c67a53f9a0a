/** The portrait of a card or passport: one compact field in which even the lightest places are darker than the paper. */
import type { Region } from '#domain/finding/finding';
import { type Cells, groupsOf, grown, median, regionOf } from './cells.ts';

/** The light part of a cell, as a share of the paper's, at which it belongs to a field. */
const darker = 0.88;
/** Width and height of a portrait as shares of the paper; at least so much of its box is field. */
const [narrowest, widest] = [0.12, 0.42];
const [lowest, highest] = [0.22, 0.8];
const leastFilled = 0.28;

/** The largest such field that is no emblem; null where none is. */
export const findPortrait = (cells: Cells, emblem: Region | null): Region | null => {
  const paper = median(cells.light);
  const marked = new Uint8Array(cells.light.length);
  for (let at = 0; at < marked.length; at++) marked[at] = cells.light[at]! < paper * darker ? 1 : 0;
  let [best, size] = [null as Region | null, 0];
  for (const group of groupsOf(grown(marked, cells.columns, 1), cells.columns)) {
    // Head and clothes can be parted by a light collar.
    const box = regionOf(group, cells.columns, cells.rows);
    const [share, inBox] = [
      group.reduce((sum, at) => sum + marked[at]!, 0),
      box.width * box.height * cells.columns * cells.rows,
    ];
    if (touchesBorder(box)) continue;
    if (box.width < narrowest || box.width > widest || box.height < lowest || box.height > highest) continue;
    if (share < inBox * leastFilled || share <= size || (emblem && meets(box, emblem))) continue;
    [best, size] = [box, share];
  }
  return best;
};

/** No portrait does; a hand's shadow over a corner does. */
const touchesBorder = ({ x, y, width, height }: Region): boolean =>
  x <= 0 || y <= 0 || x + width >= 1 || y + height >= 1;

const meets = (a: Region, b: Region): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
