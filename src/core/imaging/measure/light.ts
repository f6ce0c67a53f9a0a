/** Light on the paper: how bright it is and how well print stands out. Reflections: `glare.ts`. */
import type { Measures } from '#domain/picture/measures';
import { type Cells, median } from './cells.ts';

/** Print, as against bare paper: the dark part of a cell is at most this share of its light part. */
const printedAt = 0.72;

export const measureLight = (cells: Cells): Pick<Measures, 'paperLight' | 'printContrast'> => ({
  paperLight: median(cells.light),
  printContrast: contrastOf(cells),
});

/** Paler print than this is looked at only where next to no cell holds darker one: an overexposed photo has no other. */
const paleAt = 0.9;
const leastPrinted = 0.01;

const contrastOf = ({ dark, light }: Cells): number => {
  const contrastsAt = (limit: number): number[] =>
    [...dark.keys()].flatMap((at) => (dark[at]! < light[at]! * limit ? [1 - dark[at]! / light[at]!] : []));
  const print = contrastsAt(printedAt);
  return median(print.length >= dark.length * leastPrinted ? print : contrastsAt(paleAt));
};
