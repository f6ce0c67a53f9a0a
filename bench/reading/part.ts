/** One share of the pictures and strips, in a process of its own: `part.ts COUNT STRIPS PART PARTS usual|rare KIND...`. */
import sharp from 'sharp';
import { openEngine } from '#core/reading/engine';
import { loadWeights } from '#core/reading/weights';
import { drawRareNames } from './facts.ts';
import { readDrawn } from './read-drawn.ts';
import { readStrip } from './read-strips.ts';
import type { Mark } from './tally.ts';

export type PartDone = {
  readonly marks: readonly Mark[];
  readonly milliseconds: readonly number[];
  /** Bytes held after the pictures; the drawing is counted in. */
  readonly peak: number;
};

const [count, strips, part, parts] = process.argv.slice(2, 6).map(Number) as [number, number, number, number];
if (process.argv[6] === 'rare') drawRareNames();
const names = process.argv.slice(7);
// The product refuses SVG; here it is the bench's own.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
sharp.concurrency(1);
const engine = await openEngine(await loadWeights());
const marks: Mark[] = [];
const milliseconds: number[] = [];
for (const kind of names)
  for (let index = part; index < count; index += parts) {
    const one = await readDrawn(engine, kind, index);
    marks.push(...one.marks);
    milliseconds.push(one.milliseconds);
  }
const peak = process.resourceUsage().maxRSS * 1024;
for (let index = part; index < strips; index += parts) marks.push(...(await readStrip(engine, index)));
await engine.close();
process.send!({ marks, milliseconds, peak } satisfies PartDone, () => process.exit(0));
