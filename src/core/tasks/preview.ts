/** The upright scan as a small JPEG for the page. */
import { z } from 'zod';
import type { Finding } from '#domain/finding/finding';
import type { ScanSource } from '../ports/imaging.ts';
import { refusal } from './shapes.ts';
import { define, noParts, onePart, parsed } from './task.ts';

export type Previewed =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** Exactly one finding, which refuses the file. */
  | { readonly ok: false; readonly findings: readonly Finding[] };

const output = z.union([refusal, z.looseObject({ ok: z.literal(true) })]);

type Types = {
  readonly file: ScanSource;
  /** At most so many pixels wide. */
  readonly input: { readonly width: number };
  readonly output: Previewed;
};

export const preview = define<Types>()({
  worker: 'imaging',
  version: '1',
  longest: 30_000,
  isKept: true,
  read: (said, parts) => {
    const result = parsed(output, said);
    if (result.ok) return { ok: true, bytes: onePart(parts) };
    noParts(parts);
    return result as unknown as Previewed;
  },
});
