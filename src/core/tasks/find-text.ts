/** Where lines of text stand on pixels: much cheaper than reading them. */
import { z } from 'zod';
import { textBoxesSchema } from '#contract/reading';
import type { Corners } from '#domain/plan/plan';
import { readingVersion } from '../reading/version.ts';
import type { ReadablePixels, ReadableText } from './readable.ts';
import { define, noParts, parsed } from './task.ts';

type Types = {
  readonly file: ReadablePixels;
  readonly input: ReadableText;
  readonly output: { readonly boxes: readonly Corners[] };
};

const output = z.object({ boxes: textBoxesSchema });

export const findText = define<Types>()({
  worker: 'reading',
  version: readingVersion,
  longest: 60_000,
  // Who asks keeps them.
  isKept: false,
  read: (said, parts) => {
    noParts(parts);
    return parsed(output, said);
  },
});
