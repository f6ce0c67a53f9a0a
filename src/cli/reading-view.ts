/** What was read on a picture, for the command line. */
import { Fault } from '#contract/faults';
import type { Reader, ReadOutcome } from '#core/ports/reader';
import { maskNumber } from '#domain/number/format-number';
import { type ReadField, type Reading, type ReadValue, readFields } from '#domain/reading/reading';

/** Of what `inspect` and `prepare` show. null where nothing could be read. */
export const readSummary = (outcome: ReadOutcome) => {
  if (!outcome.ok) return null;
  const { fields, mrz, qr, paper, side, way } = outcome.reading;
  const values = Object.fromEntries(readFields.map((field) => [field, brief(fields[field])]));
  return { paper, side, way, ...values, mrz, qr };
};

const brief = (value: ReadValue | undefined) => (value ? { value: value.value, state: value.state } : null);

/** One line for each value; numbers masked, since a terminal keeps what it showed. */
export const readingLines = ({ paper, side, fields, mrz }: Reading, name: (paper: string) => string): string[] => [
  `  ${paper === '' ? '?' : name(paper)}${side === null ? '' : ` ${side}`}`,
  ...(Object.entries(fields) as [ReadField, ReadValue][]).map(
    ([field, { value, state }]) => `  ${field}: ${field === 'number' ? maskNumber(value) : value}  (${state})`,
  ),
  ...(mrz ? [`  mrz ${mrz.format}  (${mrz.state})`] : []),
];

/** Reads where the machine can; null where it cannot, which is no fault of the file. */
export const readOrNull = async (
  reader: Reader,
  ...[scan, work]: Parameters<Reader['read']>
): Promise<ReadOutcome | null> => {
  try {
    return await reader.read(scan, work);
  } catch (error) {
    if (error instanceof Fault && error.code === 'reading-unavailable') return null;
    throw error;
  }
};
