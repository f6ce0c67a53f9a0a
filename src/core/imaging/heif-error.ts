/** Why a HEIC file is refused: it is damaged, of a kind that the library does not know, has no still picture, or not this page. */
export class HeifError extends Error {
  readonly why: 'damaged' | 'unsupported' | 'empty' | 'no-such-page';
  constructor(why: HeifError['why'], cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}
