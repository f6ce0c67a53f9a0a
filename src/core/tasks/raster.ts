/** The upright scan's pixels, for those who read it. */
import { z } from 'zod';
import { type LayerLine, mostLayerChars, mostLayerLines } from '#domain/reading/text-layer';
import type { Rastered, ScanSource } from '../ports/imaging.ts';
import { FrameError } from '../sandbox/frames.ts';
import { count, refusal } from './shapes.ts';
import { define, noParts, onePart, parsed } from './task.ts';

const fraction = z.number().min(-1).max(2);
const corner = z.tuple([fraction, fraction]);
const layerLine = z.object({
  chars: z.array(z.object({ char: z.string().min(1).max(2), from: fraction, to: fraction })).min(1),
  place: z.tuple([corner, corner, corner, corner]),
}) satisfies z.ZodType<LayerLine>;
const layer = z
  .array(layerLine)
  .max(mostLayerLines)
  .refine((lines) => lines.reduce((sum, { chars }) => sum + chars.length, 0) <= mostLayerChars);
const output = z.union([refusal, z.looseObject({ ok: z.literal(true), width: count, height: count, layer })]);

type Types = {
  readonly file: ScanSource;
  readonly input: {
    /** The longer side is at most so many pixels. */
    readonly longest: number;
    /** Whether the text layer is wanted, for which a page is drawn once more. */
    readonly withLayer: boolean;
  };
  readonly output: Rastered;
};

export const raster = define<Types>()({
  worker: 'imaging',
  version: '1',
  longest: 60_000,
  // Pixels would drive everything else out, and are asked for once.
  isKept: false,
  read: (said, parts) => {
    const result = parsed(output, said);
    if (!result.ok) {
      noParts(parts);
      return result as unknown as Rastered;
    }
    const bytes = onePart(parts);
    if (bytes.length !== result.width * result.height * 3) throw new FrameError('pixels of another size');
    return { ...result, bytes };
  },
});
