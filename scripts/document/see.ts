/** What the search sees of each photo, with what of it is right: all that the fit learns from. */
import { toFractions } from '#core/imaging/document/document';
import { fineLong, look } from '#core/imaging/document/look';
import { workingCopy } from '#core/imaging/document/working-copy';
import { copyOf, type Shrunk } from '#core/imaging/shrink';
import type { Engine } from '#core/reading/engine';
import { findText } from '#core/reading/find-text';
import type { Corners, Point } from '#domain/plan/plan';
import { overlap, shownPart } from '../../bench/photos/overlap.ts';
import type { KeptShot } from './kept-copy.ts';
import type { Shot } from './shots.ts';

/** Real photos are looked at in two sizes: what holds of one only is not learnt. */
const scales = [1, 0.8] as const;

/** What is kept of one look at a photo. */
export type Looked = {
  readonly corners: readonly Corners[];
  readonly evidence: readonly (readonly number[])[];
  readonly overlap: readonly number[];
  readonly isRight: readonly boolean[];
};
export type Seen = Pick<Shot, 'name' | 'kind' | 'form' | 'weight'> & {
  readonly boxes: number;
  /** With text: at both scales for photos, at the first one for all others. */
  readonly looks: readonly Looked[];
  /** Without text; none for copies and crops. */
  readonly blind: readonly Looked[];
};

export async function copied(engine: Engine, { name, kind, form, weight, open }: Shot): Promise<KeptShot> {
  const { picture, truths, within } = await open();
  const text = await findText(engine, picture);
  const copy = copyOf(picture);
  const copies = scales
    .slice(0, form === 'photo' ? 2 : 1)
    .map((scale) => workingCopy(copy, Math.round(fineLong * scale)));
  return { name, kind, form, weight, truths: truths.map(shownPart), within, text, copies };
}

/** A working copy is not made smaller again. */
export function see(shot: KeptShot): Seen {
  const { name, kind, form, weight, text, copies } = shot;
  const seeAt = (boxes: readonly Corners[] | null, copy: Shrunk, scale: number): Looked => {
    const { fine, candidates, evidence } = look(copy, boxes, scale);
    const corners = candidates.map((candidate) => toFractions(candidate.corners, fine));
    const overlaps = corners.map((quad) => Math.max(0, ...shot.truths.map((truth) => overlap(quad, truth))));
    return {
      corners,
      evidence: evidence.map((numbers) => Array.from(numbers, rounded)),
      overlap: overlaps,
      isRight: corners.map(
        (quad, at) => overlaps[at]! >= 0.95 || shot.truths.some((truth) => isNear(quad, truth, shot)),
      ),
    };
  };
  return {
    name,
    kind,
    form,
    weight,
    boxes: text.length,
    looks: copies.map((copy, at) => seeAt(text, copy, scales[at]!)),
    blind: form === 'photo' || form === 'drawn' ? [seeAt(null, copies[0]!, 1)] : [],
  };
}

/** Every corner within 2 % of the diagonal, and what the truth itself is uncertain by beyond 1 %. */
function isNear(
  quad: Corners,
  truth: readonly Point[],
  { copies: [copy], within }: Pick<KeptShot, 'copies' | 'within'>,
): boolean {
  const { pictureWidth: width, pictureHeight: height } = copy!;
  const most = (0.02 + Math.max(0, within - 0.01)) * Math.hypot(width, height);
  return (
    truth.length === 4 &&
    [0, 1, 2, 3].some((shift) =>
      truth.every(([x, y], at) => {
        const [u, v] = quad[(at + shift) % 4]!;
        return Math.hypot((x - u) * width, (y - v) * height) <= most;
      }),
    )
  );
}

export const rounded = (value: number): number => Number(value.toFixed(4));
