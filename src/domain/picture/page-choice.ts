/** Which picture of a file is meant, where it holds several: PDF, TIFF, HEIC, moving pictures. */
export type PageChoice = {
  /** From 1; a file of one picture has that only. */
  readonly page: number;
  /** Opens a protected PDF; `''` for every other file. */
  readonly password: string;
};

export const firstPage: PageChoice = { page: 1, password: '' };
