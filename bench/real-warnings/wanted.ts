/** What must be said of each fault; any of them will do. */
import type { FindingCode } from '#domain/finding/finding';
import type { Fault } from './faults.ts';

export const wantedOf: Readonly<Record<Fault, readonly FindingCode[]>> = {
  grey: ['picture-grey-copy'],
  blur: ['picture-blurred'],
  movement: ['picture-blurred'],
  mirror: ['picture-mirrored'],
  turn: ['picture-not-upright'],
  cut: ['picture-border-cut'],
  lamp: ['picture-glare-over-print'],
  watermark: ['picture-watermark'],
  screen: [],
  dark: ['picture-too-dark'],
  overexposed: ['picture-washed-out'],
};

/** Everything that is said of a photo by what is seen on it. */
export const pictureWarnings: readonly FindingCode[] = [
  'picture-glare-over-print',
  'picture-blurred',
  'picture-border-cut',
  'picture-grey-copy',
  'picture-watermark',
  'picture-mirrored',
  'picture-not-upright',
  'picture-too-dark',
  'picture-washed-out',
];
