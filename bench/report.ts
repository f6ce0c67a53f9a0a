/** Figures beside their targets: printed where they are measured, and handed to `run-all.ts`, which prints all of them as one table. */
import { appendFileSync } from 'node:fs';

export type Row = {
  /** What was measured, as `search: a domain, desk / LIKE`. */
  readonly name: string;
  readonly figure: number | string;
  /** `ms`, `MB`, `×`; `''` for a share or a count. */
  readonly unit: string;
  /** As `≤ 50`; `''` where nothing is promised. */
  readonly target: string;
  /** null where nothing is promised. */
  readonly met: boolean | null;
};

/** Where `run-all.ts` collects rows. */
export const rowsVariable = 'SHIMING_BENCH_ROWS';

export const atMost = (name: string, figure: number, limit: number, unit = ''): Row => ({
  name,
  figure,
  unit,
  target: `≤ ${limit}`,
  met: figure <= limit,
});

export const atLeast = (name: string, figure: number, limit: number, unit = ''): Row => ({
  name,
  figure,
  unit,
  target: `≥ ${limit}`,
  met: figure >= limit,
});

/** A figure without a promise. */
export const plain = (name: string, figure: number | string, unit = ''): Row => ({
  name,
  figure,
  unit,
  target: '',
  met: null,
});

export const report = (rows: readonly Row[]): void => {
  printRows(rows);
  const file = process.env[rowsVariable];
  if (file) appendFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
};

export const printRows = (rows: readonly Row[]): void =>
  console.table(
    rows.map(({ name, figure, unit, target, met }) => ({
      name,
      figure: `${typeof figure === 'number' ? trimmed(figure) : figure}${unit ? ` ${unit}` : ''}`,
      target: target && unit ? `${target} ${unit}` : target,
      met: met === null ? '' : met ? 'yes' : 'NO',
    })),
  );

const trimmed = (figure: number): string =>
  Math.abs(figure) >= 100 ? figure.toFixed(0) : String(Number(figure.toPrecision(3)));
