/** The kernel's text, compiled and wrapped as a module: bytes that sources, bundles and packages all carry the same way. */
import { readFile } from 'node:fs/promises';
import wabt from 'wabt';

const text = new URL('../src/core/imaging/warp/kernel.wat', import.meta.url);
export const kernelModule = new URL('../src/core/imaging/warp/kernel.ts', import.meta.url);

export const compileKernel = async (): Promise<string> => {
  const { parseWat } = await wabt();
  const parsed = parseWat('kernel.wat', await readFile(text, 'utf8'), { simd: true });
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
