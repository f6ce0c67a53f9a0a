/** Where, outside a side of a quad, brightness or tint changes along the whole side: where a paper around it may end. */
import type { Homography } from '#domain/plan/homography';
import type { Shrunk } from '../shrink.ts';
import { median } from '../statistics.ts';
import { fractionsAt, mostSteps, tablesAt, theKernel } from './load-kernel.ts';
import { alongOutside, stretches } from './outwards.ts';

/** How far outside a frame the paper may end, as a share of its own breadth. */
export const reach = 0.34;
/** Closer than this it is the edge of the quad itself, in pixels. */
export const nearest = 5;
/** How many pixels nearer to one end of a side than to the other the paper may end: a frame is found a line's breadth off. */
const mostTilt = 12;
const tilts = Array.from({ length: mostTilt + 1 }, (_, index) => 2 * index - mostTilt);
/** For each tilt, the bytes by which fractions of each stretch are shifted; places by which they are at most. */
const shifts = Int32Array.from(
  tilts.flatMap((tilt) =>
    Array.from(
      { length: stretches },
      (_, stretch) => 4 * Math.round(tilt * ((stretch + 0.5) / stretches - 0.5)),
    ),
  ),
);
const spare = mostTilt / 2 + 3;
/** A stretch counts for so many times the noise at most. */
const mostPerStretch = 4;
/** Least change, in the noise of the sum, and the levels that are as clear as can be. */
const leastChange = 4;
const clearLevels = 2;
/** Changes of one side that are considered, the strongest. */
const mostChanges = 4;

/** Where a paper may end outside one side: pixels off its two ends; how clear that is, 0–1, and what it is worth. */
export type Margin = {
  readonly from: number;
  readonly to: number;
  readonly clear: number;
  readonly worth: number;
};

/** Lines outside a side along which brightness or tint changes over the whole length. */
export const changesOutside = (picture: Shrunk, map: Homography, side: number, breadth: number): Margin[] => {
  const steps = Math.min(mostSteps, Math.floor(breadth * reach) + 1);
  const light = new Float32Array(stretches * steps);
  const tint = new Float32Array(stretches * steps);
  const { sums, share, length } = alongOutside(picture, map, side, breadth, 0, steps);
  if (length < nearest + 8) return [];
  for (let stretch = 0; stretch < stretches; stretch++)
    for (let step = 0, to = stretch * steps; step < length; step++, to++) {
      const at = to * 4;
      const warm = sums[at]! + sums[at + 1]!;
      const blue = sums[at + 2]!;
      light[to] = (warm + blue) * (share / 3);
      tint[to] = (blue - warm * 0.5) * share;
    }
  return marginsOf([...peaksIn(light, steps, length), ...peaksIn(tint, steps, length)]);
};

/** Half of what a change is taken over, in pixels. */
const half = 3;

/** A line along which one tone changes over the whole length of a side. */
type Peak = {
  readonly at: number;
  readonly tilt: number;
  /** 1 as clear as can be. */
  readonly clear: number;
  /** By how much the tone rises outwards. */
  readonly levels: number;
};

/** Of a tone at so many steps outwards, `length` of them known, in each stretch. */
const peaksIn = (profiles: Float32Array, steps: number, length: number): Peak[] => {
  const inner = length - 2 * half;
  // Only what lies between both ends is written and read.
  const values = new Float32Array(stretches * inner);
  for (let stretch = 0, to = 0; stretch < stretches; stretch++) {
    const from = stretch * steps;
    for (let at = from + half; at < from + length - half; at++, to++) {
      let sum = 0;
      for (let off = 1; off <= half; off++) sum += profiles[at + off]! - profiles[at - off]!;
      values[to] = sum / half;
    }
  }
  // Light that falls off evenly is no edge.
  const slope = median(values);
  const away = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) away[at] = Math.abs(values[at]! - slope);
  const noise = 0.08 + 1.48 * median(away);
  return peaksOf(strongestChanges(values, inner, slope, noise), noise);
};

/** Changes seen from each place, in the noise of one stretch, summed over all: each stretch counting little, and each counting as it is. */
type Changes = { readonly agreed: Float32Array; readonly high: Float32Array; readonly tilt: Int32Array };

/** What changes along a straight line at each of `inner` places, tilted as it shows best. Written over by the next call. */
const strongestChanges = (values: Float32Array, inner: number, slope: number, noise: number): Changes => {
  // Rows with nothing on both sides, so that every tilt finds something.
  const row = inner + 2 * spare;
  const [agreeing, high] = [tablesAt, tablesAt + stretches * row * 4];
  const room = fractionsAt(tablesAt, 2 * stretches * row);
  room.fill(0);
  for (let stretch = 0, from = 0; stretch < stretches; stretch++)
    for (let at = stretch * row + spare, end = at + inner; at < end; at++, from++) {
      const value = (values[from]! - slope) / noise;
      room[at] = value < -mostPerStretch ? -mostPerStretch : value > mostPerStretch ? mostPerStretch : value;
      room[at + stretches * row] = value < -mostHigh ? -mostHigh : value > mostHigh ? mostHigh : value;
    }
  const shiftsTo = high + stretches * row * 4;
  const kernel = theKernel();
  new Int32Array(kernel.memory.buffer, shiftsTo, shifts.length).set(shifts);
  const sums = shiftsTo + shifts.length * 4;
  const bytes = (inner + 3) * 4;
  kernel.sumShifted(
    agreeing + spare * 4,
    high + spare * 4,
    row * 4,
    shiftsTo,
    tilts.length,
    stretches,
    sums,
    sums + bytes,
    sums + 2 * bytes,
    inner * 4,
  );
  return {
    agreed: fractionsAt(sums, inner),
    high: fractionsAt(sums + bytes, inner),
    tilt: new Int32Array(kernel.memory.buffer, sums + 2 * bytes, inner),
  };
};

const mostHigh = 60;

const peaksOf = ({ agreed, high, tilt }: Changes, noise: number): Peak[] => {
  const peaks: Peak[] = [];
  const inner = agreed.length;
  const strengthAt = (place: number): number =>
    place < 0 || place >= inner ? 0 : agreed[place]! + high[place]!;
  for (let place = nearest - half; place < inner; place++) {
    const own = agreed[place]!;
    if (Math.abs(own) < leastChange * Math.sqrt(stretches)) continue;
    const strength = strengthAt(place);
    // The highest among its neighbours that change in the same direction.
    const isLower = (off: number): boolean => {
      const theirs = Math.sign(strength) * strengthAt(place + off);
      return off < 0 ? theirs > Math.abs(strength) : theirs >= Math.abs(strength);
    };
    if ([-3, -2, -1, 1, 2, 3].some(isLower)) continue;
    const levels = (high[place]! / stretches) * noise;
    const clear =
      Math.min(1, Math.abs(own) / (mostPerStretch * stretches)) *
      (0.4 + 0.6 * Math.min(1, Math.abs(levels) / clearLevels));
    peaks.push({ at: place + half, tilt: tilts[tilt[place]!]!, clear, levels });
  }
  return peaks;
};

/**
 * From the frame outwards: the first clear change is the paper's edge, what follows may be its shadow. What changes and changes back
 * is likelier a printed line; a shadow does so too, but then nothing follows.
 */
const marginsOf = (peaks: Peak[]): Margin[] => {
  peaks.sort((a, b) => a.at - b.at);
  const margins: Margin[] = [];
  let passed = 0;
  let [before, open]: [number, Peak | null] = [0, null];
  for (let index = 0; index < peaks.length; index++) {
    let peak = peaks[index]!;
    const next = peaks[index + 1];
    // One edge that both tones show: it lies where it shows better.
    if (next && next.at - peak.at < half) {
      const clear = 1 - (1 - peak.clear) * (1 - next.clear);
      peak = { ...(next.clear > peak.clear ? next : peak), clear };
      index++;
    }
    margins.push({
      from: peak.at - peak.tilt / 2,
      to: peak.at + peak.tilt / 2,
      clear: peak.clear,
      worth: 4 * peak.clear - passed,
    });
    const [a, b] = [open?.levels ?? 0, peak.levels];
    if (open && a * b < 0 && Math.abs(a + b) < 0.3 * Math.abs(a - b)) {
      passed = before + forLine;
      open = null;
      continue;
    }
    before = passed;
    open = peak;
    passed += 1.5 * peak.clear;
  }
  return margins.sort((a, b) => b.worth - a.worth).slice(0, mostChanges);
};

/** What a printed line between the frame and a change takes off its worth. */
const forLine = 0.5;
