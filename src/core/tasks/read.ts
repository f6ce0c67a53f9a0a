/** What is written on pixels. */
import { readingSchema } from '#contract/reading';
import type { Reading } from '#domain/reading/reading';
import { readingVersion } from '../reading/version.ts';
import type { ReadablePixels, ReadableText } from './readable.ts';
import { define, noParts, parsed } from './task.ts';

type Types = { readonly file: ReadablePixels; readonly input: ReadableText; readonly output: Reading };

export const read = define<Types>()({
  worker: 'reading',
  version: readingVersion,
  longest: 60_000,
  // The store keeps it.
  isKept: false,
  read: (said, parts) => {
    noParts(parts);
    return parsed(readingSchema, said) as Reading;
  },
});
