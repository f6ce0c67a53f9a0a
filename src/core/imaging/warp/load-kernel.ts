/// <reference path="./web-assembly.d.ts" />
/** The compiled inner loops (kernel.wat) and their memory, once in each thread. */
import { kernelBase64 } from './kernel.ts';

type Kernel = {
  readonly memory: WebAssembly.Memory;
  readSpans(
    table: number,
    spans: number,
    patch: number,
    row: number,
    limitX: number,
    limitY: number,
    to: number,
    length: number,
    samples: number,
  ): void;
  /** The same for spans of eight pixels and one sample a pixel. */
  readEights(
    table: number,
    spans: number,
    patch: number,
    row: number,
    limitX: number,
    limitY: number,
    to: number,
  ): void;
  /** The table of `readEights`. Pixels of the result at `x`, `y`; the patch begins at `left`, `top` of the source; then the first eight of the homography. */
  laySpans(
    table: number,
    across: number,
    rows: number,
    x: number,
    y: number,
    left: number,
    top: number,
    ...map: readonly number[]
  ): void;
  averageOne(from: number, to: number, plane: number, fours: number): void;
  averageFour(from: number, row: number, sums: number, to: number, plane: number, fours: number): void;
  averageNine(from: number, row: number, sums: number, to: number, plane: number, fours: number): void;
};

let kernel: Kernel | null = null;
export const theKernel = (): Kernel => {
  kernel ??= new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(kernelBase64, 'base64')))
    .exports as unknown as Kernel;
  return kernel;
};

/** The kernel's memory, of at least `bytes`: whoever uses it next writes over it, and what grows it leaves older views of it empty. */
export const kernelMemory = (bytes: number): ArrayBuffer => {
  const { memory } = theKernel();
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / 65_536);
  if (missing > 0) memory.grow(missing);
  return memory.buffer;
};
