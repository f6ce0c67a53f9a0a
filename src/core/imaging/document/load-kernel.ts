/// <reference path="../warp/web-assembly.d.ts" />
/** The compiled inner loops (kernel.wat), their memory, and the picture that lies in it: once in each thread. */
import type { Shrunk } from '../shrink.ts';
import { kernelBase64 } from './kernel.ts';

/** Places along a line and what lies across it, in pixels: the first, the steps from one to the next, where to stop, bytes of a row. */
type LineOfPlaces = [
  x: number,
  y: number,
  alongX: number,
  alongY: number,
  acrossX: number,
  acrossY: number,
  limitX: number,
  limitY: number,
  row: number,
];

/** Places in memory are in bytes; what each function does is told in kernel.wat. */
type Kernel = {
  readonly memory: WebAssembly.Memory;
  packPixels(red: number, green: number, blue: number, to: number, end: number): void;
  blur(a: number, b: number, c: number, to: number, end: number, scale: number): void;
  addGradient(from: number, end: number, row: number, xx: number, yy: number, xy: number): void;
  takeMagnitude(xx: number, yy: number, xy: number, to: number, root: number, end: number): void;
  takeChanges(to: number, places: number, steps: number, ...from: LineOfPlaces): void;
  addRows(
    one: number,
    two: number,
    to: number,
    end: number,
    partOne: number,
    partTwo: number,
    kept: number,
  ): void;
  addColumns(row: number, first: number, parts: number, fours: number, to: number, end: number): void;
  takeLarger(at: number, end: number, apart: number): void;
  takeSmaller(at: number, end: number, apart: number): void;
  takeColours(depths: number, pairs: number, to: number, places: number, ...from: LineOfPlaces): void;
};

let kernel: Kernel | null = null;
export const theKernel = (): Kernel => {
  kernel ??= new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(kernelBase64, 'base64')))
    .exports as unknown as Kernel;
  return kernel;
};

/** Where the inner loops find and leave things. Each place is written over by the next call of the same kind; the memory never grows. */
export const depthsAt = 0;
export const coloursAt = 128;
export const changesAt = 8192;
/** Rows of pixels on their way into the picture. */
const stagesAt = 32_768;
const stageLength = 8192;
/** Pages for pictures of at most `pageSize` fractions; a few more beyond either end may be read and written. */
export const pageSize = 540 * 540;
export const pageAt = (index: number): number => 131_072 + index * (pageSize * 4 + 192);
/** Behind all pages: room for a few rows. */
export const rowsAt = 8 << 20;
export const rowsRoom = 4 << 20;
/** What kernel.wat says. */
const pictureAt = 12 << 20;
/** The largest picture has so many pixels. */
const mostPixels = 1400 * 1400;

export const fractionsAt = (at: number, length: number): Float32Array =>
  new Float32Array(theKernel().memory.buffer, at, length);

/** The picture whose pixels lie in the kernel's memory. */
let packed: WeakRef<Shrunk> | null = null;

/** The kernel, with this picture in its memory. At most 1,400 × 1,400 pixels. */
export const kernelWith = (picture: Shrunk): Kernel => {
  if (packed?.deref() !== picture) {
    pack(picture);
    packed = new WeakRef(picture);
  }
  return theKernel();
};

const pack = ({ width, height, planes }: Shrunk): void => {
  const size = width * height;
  if (size > mostPixels) throw new RangeError(`no room for ${width} × ${height} pixels`);
  const kernel = theKernel();
  const places = planes.map((_, colour) => stagesAt + colour * stageLength * 4) as [number, number, number];
  const stages = places.map((at) => fractionsAt(at, stageLength));
  for (let from = 0; from < size; from += stageLength) {
    const end = Math.min(size, from + stageLength);
    for (const [colour, stage] of stages.entries()) stage.set(planes[colour]!.subarray(from, end));
    kernel.packPixels(...places, from * 8, end * 8);
  }
  // Between the last pixels and what lies behind them is looked with hardly any weight: it must not be of the picture before.
  new Uint8Array(kernel.memory.buffer, pictureAt + size * 8, width * 8 + 16).fill(0);
};
