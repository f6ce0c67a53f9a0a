/** Spreadsheets, read and written. */
import type { CellTrouble, ListEncoding, ListSheet } from '#contract/lists';

export type TableRow = {
  /** As the spreadsheet counts its rows, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Hidden in the file, by hand or by a filter. */
  readonly isHidden?: true;
  /** Cells whose value is not in the file, by column from 0. */
  readonly troubles?: ReadonlyMap<number, CellTrouble>;
  /** Columns whose cells are whole quantities rather than text. */
  readonly quantities?: readonly number[];
};

/** Cells that a spreadsheet shows as one; rows as the file counts them, columns from 0. */
export type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export type Table = {
  readonly rows: readonly TableRow[];
  readonly encoding: ListEncoding;
  /** Encodings that would give other characters, the likeliest first; empty where the bytes leave no doubt. */
  readonly otherEncodings: readonly ListEncoding[];
  /** Every sheet of a workbook; empty for other files. */
  readonly sheets: readonly ListSheet[];
  /** The sheet that was read, `''` for other files. */
  readonly sheet: string;
  readonly merges: readonly Merge[];
  /** Columns that the file hides, from 0. */
  readonly hiddenColumns: readonly number[];
  /** Whether bare day numbers count from 1904. */
  readonly date1904: boolean;
};

/** What a person chose about how a file is read. */
export type ReadingChoice = {
  /** A sheet by its name. */
  readonly sheet?: string | undefined;
  readonly encoding?: ListEncoding | undefined;
};
