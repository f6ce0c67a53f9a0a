/** What of a photo the search for the document needs, kept in two files: its working copies, its text, its truth. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Shrunk } from '#core/imaging/shrink';
import type { Corners, Point } from '#domain/plan/plan';
import type { Shot } from './shots.ts';

export type KeptShot = Pick<Shot, 'name' | 'kind' | 'form' | 'weight'> & {
  /** What the photo shows of each paper, in fractions. */
  readonly truths: readonly (readonly Point[])[];
  /** How exact these are, in parts of the diagonal. */
  readonly within: number;
  readonly text: readonly Corners[];
  /** One for each scale at which it is looked at. */
  readonly copies: readonly Shrunk[];
};

/** Levels are kept in 256ths, as the search itself packs them. */
const steps = 256;

export async function keep(at: string, { copies, ...rest }: KeptShot): Promise<void> {
  const sizes = copies.map(({ planes: _, ...size }) => size);
  const pixels = copies.flatMap(({ planes }) =>
    planes.map((plane) => Uint16Array.from(plane, (value) => Math.round(value * steps))),
  );
  await writeFile(`${at}.pixels`, Buffer.concat(pixels.map(({ buffer }) => new Uint8Array(buffer))));
  // Last, so that a stop in between leaves nothing that looks whole.
  await writeFile(`${at}.json`, JSON.stringify({ ...rest, sizes }));
}

/** Null where nothing is kept. */
export async function readKept(at: string): Promise<KeptShot | null> {
  const known = await readFile(`${at}.json`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known === null) return null;
  const { sizes, ...rest } = JSON.parse(known) as Omit<KeptShot, 'copies'> & {
    sizes: readonly Omit<Shrunk, 'planes'>[];
  };
  const { buffer } = Uint8Array.from(await readFile(`${at}.pixels`));
  let from = 0;
  const take = (length: number): Float32Array => {
    // Not `from` with a function: that is many times slower.
    const plane = new Float32Array(new Uint16Array(buffer, from, length));
    for (let at = 0; at < length; at++) plane[at]! /= steps;
    from += length * 2;
    return plane;
  };
  const copies = sizes.map((size): Shrunk => {
    const length = size.width * size.height;
    return { ...size, planes: [take(length), take(length), take(length)] };
  });
  return { ...rest, copies };
}
