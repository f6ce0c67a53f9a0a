import { describe, expect, it } from 'vitest';
import { median } from '../statistics.ts';
import type { Strip } from '../strip.ts';
import { sharpnessOf } from './edge-width.ts';

/** Upright and level strokes of ink 40 on paper 200, as characters have them. */
const printed = (width = 240, height = 32): Strip => ({
  width,
  height,
  light: Float32Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isStroke = y >= 8 && y < 24 && (x % 24 < 3 || (y % 8 < 3 && x % 24 < 14));
    return isStroke ? 40 : 200;
  }),
});

/** The mean over `reach` pixels to both sides, across or down. */
const blurred = ({ width, height, light }: Strip, across: number, down: number): Strip => ({
  width,
  height,
  light: light.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let [sum, count] = [0, 0];
    for (let v = -down; v <= down; v++)
      for (let u = -across; u <= across; u++) {
        const [px, py] = [Math.max(0, Math.min(width - 1, x + u)), Math.max(0, Math.min(height - 1, y + v))];
        sum += light[py * width + px]!;
        count++;
      }
    return sum / count;
  }),
});

describe('sharpnessOf', () => {
  it('knows sharp print, its ground and its contrast', () => {
    const { across, down, ground, contrast } = sharpnessOf(printed())!;
    expect(Math.max(across, down)).toBeLessThan(2.5);
    expect(ground).toBe(200);
    expect(contrast).toBeCloseTo(0.8);
  });

  it('sees edges grow with a blur, and in one direction with a movement', () => {
    const soft = sharpnessOf(blurred(printed(), 3, 3))!;
    expect(Math.min(soft.across, soft.down)).toBeGreaterThan(4);
    const moved = sharpnessOf(blurred(printed(), 4, 0))!;
    expect(moved.across).toBeGreaterThan(moved.down * 1.8);
  });

  it('does not depend on how dark ink or light is', () => {
    const print = printed();
    const pale = { ...print, light: print.light.map((value) => 120 + value / 4) };
    expect(sharpnessOf(pale)!.across).toBeCloseTo(sharpnessOf(print)!.across, 1);
  });

  it('says nothing of a line without an inside', () => {
    expect(sharpnessOf({ width: 7, height: 5, light: new Float32Array(35) })).toBeNull();
  });
});

describe('median', () => {
  it('is the value in the middle, whatever the order, and leaves the values as they were', () => {
    const values = Float32Array.of(5, 1, 9, 3, 7);
    expect(median(values)).toBe(5);
    expect([...values]).toEqual([5, 1, 9, 3, 7]);
    expect(median([], 42)).toBe(42);
  });
});
