/** A gap that light has made in a certificate's frame is told from a frame that is whole, and from rows of print. */
import { describe, expect, it } from 'vitest';
import { wholePicture } from '#domain/plan/corners';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { frameGaps } from './broken-frame.ts';
import { readCells } from './cells.ts';
import { viewPaper } from './view.ts';

const [width, height] = [960, 640];

const filled = (
  picture: Raster,
  [left, top, right, bottom]: readonly [number, number, number, number],
  light: number,
): Raster => {
  for (let y = top; y < bottom; y++)
    picture.data.fill(light, (y * width + left) * 3, (y * width + right) * 3);
  return picture;
};

/** A paper that is all but white, with a frame so far from its border. */
const framedPaper = (border: number): Raster =>
  filled(
    filled(blankRaster(width, height, 248), [border, border, width - border, height - border], 130),
    [border + 10, border + 10, width - border - 10, height - border - 10],
    248,
  );

const gapsIn = (picture: Raster) => frameGaps(readCells(viewPaper(copyOf(picture), wholePicture)!));

describe('frameGaps', () => {
  it('sees where a window’s light has swallowed a piece of the frame', () => {
    const gaps = gapsIn(filled(framedPaper(24), [400, 0, 560, 200], 255));
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps[0]!.length).toBeGreaterThan(5);
  });

  it.each([
    ['a corner', [0, 0, 300, 200]],
    ['the corner across', [660, 440, 960, 640]],
  ] as const)('sees where light has swallowed %s of the frame', (_, pane) => {
    expect(gapsIn(filled(framedPaper(24), pane, 255)).some((gap) => gap.length > 10)).toBe(true);
  });

  it('takes a row of print that ends early in the light for no frame without its corner', () => {
    const rowAtBorder = filled(blankRaster(width, height, 252), [30, 24, 700, 40], 60);
    expect(gapsIn(rowAtBorder)).toEqual([]);
  });

  it('says nothing of a whole frame, of light inside it, or of a line of print further in', () => {
    expect(gapsIn(framedPaper(24))).toEqual([]);
    expect(gapsIn(filled(framedPaper(24), [400, 80, 560, 300], 255))).toEqual([]);
    expect(gapsIn(filled(framedPaper(90), [400, 0, 560, 200], 255))).toEqual([]);
  });
});
