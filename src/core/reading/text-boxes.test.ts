/** Lines from maps of the detection network: drawn maps. */
import { describe, expect, it } from 'vitest';
import { findTextBoxes, isVertical } from './text-boxes.ts';

const [width, height] = [320, 240];

/** A map with rectangles of so high probability: middle, length, breadth, angle. */
const mapOf = (
  bars: readonly (readonly [x: number, y: number, length: number, breadth: number, angle: number])[],
  p = 0.9,
): Float32Array => {
  const map = new Float32Array(width * height);
  for (const [cx, cy, length, breadth, angle] of bars)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy];
        const along = dx * Math.cos(angle) + dy * Math.sin(angle);
        const across = dy * Math.cos(angle) - dx * Math.sin(angle);
        if (Math.abs(along) <= length / 2 && Math.abs(across) <= breadth / 2) map[y * width + x] = p;
      }
  return map;
};

describe('findTextBoxes', () => {
  it.each([-0.14, 0, 0.1, 0.5])('finds a line that lies at %f', (angle) => {
    const [box, ...more] = findTextBoxes(mapOf([[160, 120, 120, 10, angle]]), width, height);
    expect(more).toEqual([]);
    expect(box!.x).toBeCloseTo(160, -0.5);
    expect(box!.y).toBeCloseTo(120, -0.5);
    expect(Math.sin(box!.angle - angle)).toBeCloseTo(0, 1);
    expect(Math.cos(box!.angle - angle)).toBeGreaterThan(0.999);
    // Grown, as the network was taught on shrunken lines.
    expect(box!.length).toBeGreaterThan(125);
    expect(box!.breadth).toBeGreaterThan(15);
    expect(isVertical(box!)).toBe(false);
  });

  it('keeps lines apart that do not touch', () => {
    const boxes = findTextBoxes(
      mapOf([
        [160, 60, 100, 8, 0],
        [160, 90, 100, 8, 0],
      ]),
      width,
      height,
    );
    expect(boxes).toHaveLength(2);
  });

  it('reads a standing line from above', () => {
    const [box] = findTextBoxes(mapOf([[160, 120, 120, 10, Math.PI / 2]]), width, height);
    expect(isVertical(box!)).toBe(true);
    expect(Math.sin(box!.angle)).toBeGreaterThan(0.99);
  });

  it('leaves specks and unsure places alone', () => {
    expect(findTextBoxes(mapOf([[160, 120, 2, 2, 0]]), width, height)).toEqual([]);
    expect(findTextBoxes(mapOf([[160, 120, 100, 10, 0]], 0.4), width, height)).toEqual([]);
    expect(findTextBoxes(new Float32Array(width * height), width, height)).toEqual([]);
  });
});
