/**
 * Finds the characters that others are taken for: each character that the recognition network does not know, of GB 2312 and of names, is
 * drawn in a name, in two typefaces, two sizes, sharp and soft, and read. Writes `src/domain/reading/look-alikes.ts`:
 * `node scripts/fit-look-alikes.ts`, some minutes; to be run again with other networks.
 */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { openEngine } from '#core/reading/engine';
import { recognizerOf } from '#core/reading/read-lines';
import { loadWeights } from '#core/reading/weights';
import { requireChineseType } from '../bench/photos/chinese-type.ts';
import { rareInNames } from '../bench/reading/facts.ts';

/** Read as another with this probability at least, in any of the drawings. */
const leastP = 0.85;
const drawings = ['Noto Sans CJK SC', 'Noto Serif CJK SC'].flatMap((family) =>
  [
    [20, 0],
    [30, 1.2],
  ].map(([size, blur]) => ({ family, size: size!, blur: blur! })),
);

await requireChineseType();
const engine = await openEngine(await loadWeights());
const known = new Set(engine.characters);

const ofStandard = (): string[] => {
  const decoder = new TextDecoder('gb2312');
  const all: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) all.push(decoder.decode(Uint8Array.of(row, cell)));
  return all.filter((char) => /^\p{Script=Han}$/u.test(char));
};

const draw = async (name: string, { family, size, blur }: (typeof drawings)[number]) => {
  const [width, height] = [Math.ceil(size * 4.2), Math.ceil(size * 2)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#eceeec"/><text x="${size * 0.6}" y="${size * 1.36}" font-size="${size}" font-family="${family}" fill="#1c1c1c">${name}</text></svg>`;
  const image = sharp(Buffer.from(svg)).removeAlpha();
  const { data, info } = await (blur > 0 ? image.blur(blur) : image)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

const takenFor = new Map<string, string>();
for (const char of new Set([...ofStandard(), ...rareInNames])) {
  if (known.has(char)) continue;
  for (const drawing of drawings) {
    const picture = await draw(`王${char}伟`, drawing);
    const { size } = drawing;
    const { chars } = await recognizerOf(
      engine,
      picture,
    )({ x: size * 2.1, y: size, angle: 0, length: size * 3.6, breadth: size * 1.5 });
    const [first, other, last, ...more] = chars;
    if (first?.char !== '王' || last?.char !== '伟' || more.length > 0 || other!.p < leastP) continue;
    if (/\p{Script=Han}/u.test(other!.char)) takenFor.set(other!.char, char);
  }
}
await engine.close();

const all = [...takenFor.keys()].sort().join('');
console.log([...takenFor].map((pair) => pair.join('')).join(' '), takenFor.size);
await writeFile(
  new URL('../src/domain/reading/look-alikes.ts', import.meta.url),
  `/** Written by \`node scripts/fit-look-alikes.ts\`. */

/** Characters that others, which the recognition network does not know, are taken for. */
export const lookAlikes: ReadonlySet<string> = new Set(
  '${all}',
);
`,
);
