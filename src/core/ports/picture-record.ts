/** A picture that was kept, as it can be made again. */
import type { Picture } from '#domain/picture/picture';

export type PictureRecord = Pick<Picture, 'sha256' | 'plan' | 'target'> & {
  readonly template: string;
  /** Whether it is the one that counts. */
  readonly counts: boolean;
};
