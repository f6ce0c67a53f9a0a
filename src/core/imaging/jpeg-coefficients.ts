/**
 * Whether the coefficients of a JPEG are such as a picture can have (ISO/IEC 10918-1, annexes A and F). Damage inside the pixels often
 * decodes to something: codes are read out of step, brightness runs away, and whole areas end in black, white or a shrill colour. What
 * gives it away is that no picture of 8 bits has such numbers.
 */
import { type Codes, codesOf, JpegBits } from './jpeg-bits.ts';
import { type Segment, segmentsOf } from './jpeg-segments.ts';

/** Eight times the mean of a block, whose samples lie from −128 to 127, and a little for what encoders add at edges. */
const mostBrightness = 1024 + 64;
/**
 * How far outside of black to white a colour may lie. The mean of colours that a screen can show is one as well, so that nothing but
 * rounding would lead out; cameras that never had red, green and blue in hand write some brighter lamps.
 */
const mostOutside = 40;
/** Units of the picture that may lie farther outside. */
const mostUnitsOutside = 0.004;
/** No other coefficient can reach this: the largest is that of one row and one column, 1.64 times as much. */
const mostDetail = 1700 + 64;

type Component = {
  readonly id: number;
  readonly blocks: number;
  readonly width: number;
  readonly height: number;
  readonly quantizer: number;
};
type Tables = {
  /** First the step of brightness, then the smallest of the others, by number. */
  readonly steps: Map<number, Int32Array>;
  /** By class and number. */
  readonly codes: Map<number, Codes>;
};

/**
 * True where a coefficient is impossible; false also for codings that are not looked into. `mayBeLuma`: three components without a word
 * about them are luma and chroma.
 */
export const hasImpossibleCoefficients = (bytes: Uint8Array, mayBeLuma = true): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables: Tables = { steps: new Map(), codes: new Map() };
  let components: Component[] = [];
  let isProgressive = false;
  let isLuma = mayBeLuma;
  let interval = 0;
  for (const segment of segmentsOf(file)) {
    const { marker, at, end } = segment;
    if (marker === 0xdb) readSteps(file.subarray(at + 4, end), tables.steps);
    if (marker === 0xc4) readCodes(file.subarray(at + 4, end), tables.codes);
    // Red, green and blue as they are, or four inks.
    if (marker === 0xee && file.toString('latin1', at + 4, at + 9) === 'Adobe') isLuma = file[at + 15] === 1;
    if (marker === 0xdd) interval = file.readUInt16BE(at + 4);
    if (marker >= 0xc0 && marker <= 0xc2) {
      isProgressive = marker === 0xc2;
      components = readComponents(file.subarray(at + 4, end));
    }
    if (marker === 0xda)
      return (
        components.length > 0 &&
        scanIsImpossible(file, segment, { tables, components, isProgressive, isLuma, interval })
      );
  }
  return false;
};

const readSteps = (data: Buffer, into: Map<number, Int32Array>): void => {
  for (let at = 0; at < data.length; ) {
    const wide = data[at]! >> 4 ? 2 : 1;
    if (at + 1 + 64 * wide > data.length) return;
    const own = at + 1;
    const step = (index: number): number =>
      wide === 2 ? data.readUInt16BE(own + index * 2) : data[own + index]!;
    into.set(
      data[at]! & 15,
      Int32Array.from({ length: 64 }, (_, index) => step(index)),
    );
    at += 1 + 64 * wide;
  }
};

const readCodes = (data: Buffer, into: Map<number, Codes>): void => {
  for (let at = 0; at + 17 <= data.length; ) {
    const table = new Uint16Array(65_536);
    let symbol = at + 17;
    let from = 0;
    for (let length = 1; length <= 16; length++)
      for (let count = data[at + length]!; count > 0; count--, symbol++) {
        const to = from + (1 << (16 - length));
        table.fill((length << 8) | (data[symbol] ?? 0), from, Math.min(to, 65_536));
        from = to;
      }
    into.set(data[at]!, codesOf(table));
    at = symbol;
  }
};

const readComponents = (frame: Buffer): Component[] => {
  const [height, width, count] = [frame.readUInt16BE(1), frame.readUInt16BE(3), frame[5]!];
  if (frame.length < 6 + count * 3) return [];
  const all = Array.from({ length: count }, (_, index) => frame.subarray(6 + index * 3, 9 + index * 3));
  const wide = Math.max(...all.map((one) => one[1]! >> 4));
  const high = Math.max(...all.map((one) => one[1]! & 15));
  return all.map((one) => {
    const [across, down] = [one[1]! >> 4, one[1]! & 15];
    return {
      id: one[0]!,
      blocks: across * down,
      width: Math.ceil((width * across) / wide / 8) / across,
      height: Math.ceil((height * down) / high / 8) / down,
      quantizer: one[2]!,
    };
  });
};

type Scan = {
  readonly tables: Tables;
  readonly components: readonly Component[];
  readonly isProgressive: boolean;
  /** Three components are luma and two of chroma. */
  readonly isLuma: boolean;
  readonly interval: number;
};

const scanIsImpossible = (file: Buffer, { at, end }: Segment, scan: Scan): boolean => {
  const { tables, isProgressive, isLuma, interval } = scan;
  const count = file[at + 4]!;
  const parts = [];
  for (let index = 0; index < count; index++) {
    const [id, own = 0] = [file[at + 5 + index * 2], file[at + 6 + index * 2]];
    const component = scan.components.find((one) => one.id === id);
    const first = tables.codes.get(own >> 4);
    const rest = tables.codes.get(0x10 | (own & 15));
    const steps = component && tables.steps.get(component.quantizer);
    if (!component || !steps) return false;
    // Files of moving pictures leave all tables out; where only one lacks, libjpeg silently takes another in its place.
    if (!first || (!rest && !isProgressive)) return tables.codes.size > 0;
    parts.push({ component, first, rest: rest ?? first, steps });
  }
  const shift = isProgressive ? file[end - 1]! & 15 : 0;
  // A scan that begins with details, or refines, says nothing about brightness.
  if (isProgressive && (file[end - 3] !== 0 || file[end - 1]! >> 4 !== 0)) return false;
  const alone = count === 1;
  const units = Math.max(
    ...parts.map(({ component: { width, height, blocks } }) =>
      alone ? width * height * blocks : Math.ceil(width) * Math.ceil(height),
    ),
  );
  const brightness = new Int32Array(count);
  const isColour = count === 3 && isLuma && parts[0]!.component.id !== 0x52;
  /** Levels that one step of the sum of a unit is worth. */
  const worth = parts.map(({ component, steps }) => (steps[0]! << shift) / 8 / component.blocks);
  const rounding = parts.reduce((sum, { steps }) => sum + (steps[0]! << shift) / 8, 0);
  const sums = new Float64Array(count);
  let outside = 0;
  const bits = new JpegBits(file, end);
  for (let unit = 0; unit < units; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      if (!bits.toNextRestart()) return false;
      brightness.fill(0);
    }
    sums.fill(0);
    for (let index = 0; index < count; index++) {
      const { component, first, rest, steps } = parts[index]!;
      for (let block = alone ? 1 : component.blocks; block > 0; block--) {
        const size = bits.symbol(first);
        // A code that no table has; libjpeg's fast reader passes it without a word.
        if (size < 0 || size > 15) return true;
        brightness[index]! += bits.value(size);
        if (
          steps[0] === 0 ||
          Math.abs((brightness[index]! << shift) * steps[0]!) > mostBrightness + steps[0]!
        )
          return true;
        sums[index]! += brightness[index]!;
        if (!isProgressive && !bits.passDetails(rest, steps, mostDetail)) return true;
      }
    }
    if (isColour && isOutside(sums, worth, mostOutside + rounding)) outside++;
    if (bits.isPastEnd) return false;
  }
  return outside > units * mostUnitsOutside;
};

/** Whether luma and chroma (JFIF, BT.601) give a colour farther outside of black to white than `most`. */
const isOutside = (sums: Float64Array, worth: readonly number[], most: number): boolean => {
  const luma = sums[0]! * worth[0]! + 128;
  const [blue, red] = [sums[1]! * worth[1]!, sums[2]! * worth[2]!];
  const colours = [luma + 1.402 * red, luma - 0.344 * blue - 0.714 * red, luma + 1.772 * blue];
  return colours.some((value) => value < -most || value > 255 + most);
};
