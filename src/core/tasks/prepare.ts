/** The upload picture of a plan: scans in, a picture within the target's window out, or why there is none. */
import { z } from 'zod';
import type { Prepared, PrepareInput, ScanSource } from '../ports/imaging.ts';
import { findings, picture, refusal } from './shapes.ts';
import { define, noParts, onePart, parsed } from './task.ts';

const output = z.union([
  refusal,
  z.looseObject({ ok: z.literal(true), findings, facts: z.looseObject(picture) }),
]);

type Types = {
  /** By scan id. */
  readonly file: ScanSource;
  readonly input: Omit<PrepareInput, 'scans'>;
  readonly output: Prepared;
};

export const prepare = define<Types>()({
  worker: 'imaging',
  version: '1',
  // No real picture takes a tenth of it.
  longest: 60_000,
  isKept: true,
  read: (said, parts) => {
    const result = parsed(output, said);
    if (result.ok) return { ...result, bytes: onePart(parts) } as unknown as Prepared;
    noParts(parts);
    return result as unknown as Prepared;
  },
  // The same file may be a scan of several templates; the picture made of it is the same.
  about: ({ plan, window }, keys) => [
    { ...plan, sides: plan.sides.map((side) => ({ ...side, scanId: keys[side.scanId] })) },
    window,
  ],
});
