/** Edges of print that are as wide as a lens out of focus makes them are so on a large paper too. */
import { describe, expect, it } from 'vitest';
import { measureLimits } from '#domain/picture/measure-limits';
import { measureSharpness } from './sharpness.ts';
import type { PaperView } from './view.ts';

/** Dark squares on light paper whose edges fall off over so many pixels. */
const paperOf = (width: number, height: number, edge: number): PaperView => {
  const [step, half] = [40, 9];
  const light = new Float32Array(width * height);
  const darkAt = (place: number): number => {
    const away = Math.abs((place % step) - step / 2);
    return Math.min(1, Math.max(0, (half - away) / edge + 0.5));
  };
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) light[at] = 220 - 180 * darkAt(x) * darkAt(y);
  const none = new Float32Array(0);
  return { width, height, light, colour: { width: 0, height: 0, planes: [none, none, none] } };
};

describe('measureSharpness', () => {
  it.each([
    [700, 2.5, false],
    [700, 6, true],
    [1300, 2.5, false],
    [1300, 6, true],
  ])('a paper of %i pixels, edges of %f: too soft %o', (width, edge, soft) => {
    const { edgeWidth, details } = measureSharpness(paperOf(width, width * 0.6, edge));
    expect(edgeWidth! > measureLimits.edgeWidth).toBe(soft);
    expect(details! < 1000 / measureLimits.edgeWidth).toBe(soft);
  });

  it('takes the lines of a table for no movement along them', () => {
    const paper = paperOf(1200, 800, 2);
    // Lines on the lower two thirds, characters above them.
    for (let y = 260; y < 800; y++)
      paper.light.fill(y % 20 < 3 ? 50 : 220, y * paper.width, (y + 1) * paper.width);
    const { edgeWidth, edgeUnevenness } = measureSharpness(paper);
    expect(edgeWidth).toBeLessThan(measureLimits.edgeWidth);
    expect(edgeUnevenness).toBeLessThan(measureLimits.edgeUnevenness);
  });
});
