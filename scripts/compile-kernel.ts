/** A kernel's text, compiled and wrapped as a module: bytes that sources, bundles and packages all carry the same way. */
import { readFile } from 'node:fs/promises';
import wabt from 'wabt';

/** The rooms of `core/imaging` that have a kernel of their own. */
export const kernelRooms = ['warp', 'document'] as const;
export type KernelRoom = (typeof kernelRooms)[number];

export const kernelModule = (room: KernelRoom): URL =>
  new URL(`../src/core/imaging/${room}/kernel.ts`, import.meta.url);

export const compileKernel = async (room: KernelRoom): Promise<string> => {
  const { parseWat } = await wabt();
  const text = await readFile(new URL('kernel.wat', kernelModule(room)), 'utf8');
  const parsed = parseWat('kernel.wat', text, { simd: true, bulk_memory: true, sat_float_to_int: true });
  parsed.validate();
  const { buffer } = parsed.toBinary({});
  parsed.destroy();
  const lines = Buffer.from(buffer)
    .toString('base64')
    .match(/.{1,100}/g)!
    .map((line) => `  '${line}'`);
  return `/** Made by scripts/build-kernel.ts from kernel.wat; never changed by hand. */
export const kernelBase64 =
${lines.join(' +\n')};
`;
};
