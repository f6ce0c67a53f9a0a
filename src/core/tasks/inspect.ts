/** Everything that the desk sees on a scan. */
import { z } from 'zod';
import type { Corners } from '#domain/plan/plan';
import type { Inspected, ScanSource } from '../ports/imaging.ts';
import { count, findings, picture, refusal } from './shapes.ts';
import { define, noParts, parsed } from './task.ts';

const output = z.union([
  refusal,
  z.looseObject({
    ok: z.literal(true),
    findings,
    facts: z.looseObject({ ...picture, pages: count, page: count, papers: z.array(z.looseObject({})) }),
  }),
]);

type Types = {
  readonly file: ScanSource;
  /** `text`: where lines of text stand; null where nobody looked for them. */
  readonly input: { readonly name: string; readonly text: readonly Corners[] | null };
  readonly output: Inspected;
};

export const inspect = define<Types>()({
  worker: 'imaging',
  version: '1',
  // No real scan takes a tenth of it.
  longest: 60_000,
  isKept: true,
  read: (said, parts) => {
    noParts(parts);
    return parsed(output, said) as unknown as Inspected;
  },
});
