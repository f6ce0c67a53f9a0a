/**
 * Fits the small network that tells an upright character from a turned or mirrored one (`measure/glyph-score.ts`) on characters of
 * the machine's own typefaces, cut by the product's own code. Writes `measure/glyph-weights.ts`. Needs a CJK font.
 */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { readCells } from '../src/core/imaging/measure/cells.ts';
import {
  featureCount,
  featuresOf,
  type GlyphWeights,
  placed,
  scoreOf,
} from '../src/core/imaging/measure/glyph-score.ts';
import { findGlyphs } from '../src/core/imaging/measure/glyphs.ts';
import type { PaperView } from '../src/core/imaging/measure/view.ts';
import { seeded } from '../tests/photos.ts';

const hidden = 20;
const pages = Number(process.argv[2] ?? 90);
const epochs = Number(process.argv[3] ?? 8);
const families = [
  'Noto Sans CJK SC',
  'Noto Serif CJK SC',
  'Noto Sans CJK TC',
  'Noto Serif CJK TC',
  'Droid Sans Fallback, DejaVu Sans',
  'Noto Sans CJK SC, Liberation Sans',
  'Liberation Serif, Noto Serif CJK SC',
  'DejaVu Sans Mono, Noto Sans Mono CJK SC',
];
/** Every second character of the first level of GB 2312 is learnt; the others are for the proof. */
const frequent = Array.from({ length: 0xd7 - 0xb0 + 1 }, (_, row) =>
  new TextDecoder('gbk').decode(
    Uint8Array.from({ length: 94 * 2 }, (_, at) => (at % 2 ? 0xa1 + (at >> 1) : 0xb0 + row)),
  ),
)
  .join('')
  .replace(/[^\u4e00-\u9fa5]/g, '');

const drawPage = async (page: number, proof: boolean): Promise<PaperView> => {
  const random = seeded(page * 31 + (proof ? 9_000_001 : 7));
  const [width, height] = [1400, 900];
  const family = families[page % families.length]!;
  const bold = random() < 0.2 ? 'font-weight="bold"' : '';
  const pick = (of: string): string => of[Math.floor(random() * of.length)]!;
  let body = '';
  for (let y = 50; y < height - 20; ) {
    const size = 13 + random() ** 2 * 50;
    y += size * 1.5;
    const kind = random();
    const character = (): string =>
      kind < 0.5
        ? frequent[Math.floor(random() * (frequent.length >> 1)) * 2 + (proof ? 1 : 0)]!
        : kind < 0.66
          ? pick('0123456789')
          : kind < 0.8
            ? pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
            : pick(
                kind < 0.92 ? 'aabcdeeefghiiklmnooprrsttuvwy' : '<<<<<<ABCDEFGHIJKLMNOPRSTUVWXYZ0123456789',
              ).replace('<', '&lt;');
    const count = Math.min(40, Math.floor((width - 120) / size));
    body += `<text x="60" y="${y}" font-size="${size}" fill="#222" ${bold} letter-spacing="${random() * size * 0.2}">${Array.from({ length: count }, character).join('')}</text>`;
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${family}"><rect width="100%" height="100%" fill="#e8e8e4"/>${body}</svg>`;
  const turn = (random() - 0.5) * 3;
  const image = sharp(Buffer.from(svg))
    .flatten()
    .removeAlpha()
    .rotate(turn, { background: '#e8e8e4' })
    .blur(0.5 + random() * 1.1)
    .greyscale();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const light = Float32Array.from(data, (value) => value + (random() - 0.5) * 16);
  const none = new Float32Array(0);
  return {
    width: info.width,
    height: info.height,
    light,
    colour: { width: 0, height: 0, planes: [none, none, none] },
  };
};

/** Features of each character in all eight positions, upright first. */
const charactersOf = async (count: number, proof: boolean): Promise<Float32Array[][]> => {
  const found: Float32Array[][] = [];
  for (let page = 0; page < count; page++) {
    const view = await drawPage(page, proof);
    for (const glyph of findGlyphs(view, readCells(view)).across)
      found.push(
        [false, true].flatMap((mirrored) =>
          [0, 1, 2, 3].map((turns) => featuresOf(placed(glyph(), mirrored, turns))),
        ),
      );
  }
  return found;
};

const learn = (samples: readonly Float32Array[][]): GlyphWeights => {
  const random = seeded(5);
  const inner = Float32Array.from({ length: hidden * featureCount }, () => (random() - 0.5) * 0.6);
  const offsets = new Float32Array(hidden);
  const outer = Float32Array.from({ length: hidden }, () => (random() - 0.5) * 2);
  const weights = { hidden, inner, offsets, outer };
  const units = new Float32Array(hidden * 8);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 0.06 * (1 - epoch / epochs) + 0.004;
    for (let step = 0; step < samples.length; step++) {
      const sample = samples[Math.floor(random() * samples.length)]!;
      const scores = sample.map((features, position) => {
        let score = 0;
        for (let unit = 0; unit < hidden; unit++) {
          let sum = offsets[unit]!;
          for (let at = 0, from = unit * featureCount; at < featureCount; at++, from++)
            sum += inner[from]! * features[at]!;
          units[position * hidden + unit] = Math.tanh(sum);
          score += units[position * hidden + unit]! * outer[unit]!;
        }
        return score;
      });
      const highest = Math.max(...scores);
      const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
      sample.forEach((features, position) => {
        const pull = (position === 0 ? 1 : 0) - Math.exp(scores[position]! - highest) / total;
        if (Math.abs(pull) < 0.002) return;
        for (let unit = 0; unit < hidden; unit++) {
          const value = units[position * hidden + unit]!;
          const back = rate * pull * outer[unit]! * (1 - value * value);
          outer[unit]! += rate * pull * value;
          offsets[unit]! += back;
          for (let at = 0, to = unit * featureCount; at < featureCount; at++, to++)
            inner[to] = inner[to]! * (1 - rate * 2e-6) + back * features[at]!;
        }
      });
    }
    console.log(
      `epoch ${epoch + 1}: ${(100 * rightOf(samples.slice(0, 2000), weights)).toFixed(1)} % of the learnt characters`,
    );
  }
  return weights;
};

/** How many characters score higher upright than mirrored. */
const rightOf = (samples: readonly Float32Array[][], weights: GlyphWeights): number =>
  samples.filter((sample) => scoreOf(sample[0]!, weights) > scoreOf(sample[4]!, weights)).length /
  samples.length;
const rightWayUp = (samples: readonly Float32Array[][], weights: GlyphWeights): number =>
  samples.filter((sample) => scoreOf(sample[0]!, weights) > scoreOf(sample[2]!, weights)).length /
  samples.length;

/** Bytes with one scale: as good as the fitted numbers, and small. */
const packed = (values: Float32Array): string => {
  const scale = Math.max(...values.map(Math.abs)) / 127;
  const bytes = Int8Array.from(values, (value) => Math.round(value / scale));
  return `unpack(${Number(scale.toPrecision(6))}, '${Buffer.from(bytes.buffer).toString('base64')}')`;
};

const samples = await charactersOf(pages, false);
console.log(`${samples.length} characters`);
const weights = learn(samples);
const proof = await charactersOf(16, true);
console.log(
  `characters not learnt: ${(100 * rightOf(proof, weights)).toFixed(1)} % told from mirrored, ${(100 * rightWayUp(proof, weights)).toFixed(1)} % from upside down, of ${proof.length}`,
);
await writeFile(
  'src/core/imaging/measure/glyph-weights.ts',
  `/** Fitted by \`scripts/fit-text-direction.ts\`; do not edit. */
import type { GlyphWeights } from './glyph-score.ts';

const unpack = (scale: number, bytes: string): Float32Array =>
  Float32Array.from(new Int8Array(Buffer.from(bytes, 'base64')), (value) => value * scale);

export const glyphWeights: GlyphWeights = {
  hidden: ${hidden},
  inner: ${packed(weights.inner)},
  offsets: ${packed(weights.offsets)},
  outer: ${packed(weights.outer)},
};
`,
);
