/** What was read on a picture, for the command line. */
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { toItsEnd } from '#core/jobs/follow-job';
import type { Desk } from '#core/open-desk';
import type { Reader, ReadOutcome } from '#core/ports/reader';
import type { CertificateType } from '#domain/certificate/type';
import { type Finding, finding } from '#domain/finding/finding';
import { maskNumber } from '#domain/number/format-number';
import type { LocatedPaper } from '#domain/picture/picture';
import {
  type ReadField,
  type Reading,
  type ReadValue,
  readFields,
  type ScanReading,
  withoutLines,
} from '#domain/reading/reading';
import { findingsOfPaper, isSurelyOther } from '#domain/rule/paper-rules';
import { sayerFor } from './command.ts';
import { tellFile } from './each-file.ts';
import type { Common } from './options.ts';

/** Of what `inspect` and `prepare` show. null where nothing could be read. */
export const readSummary = (outcome: ReadOutcome) => {
  if (!outcome.ok) return null;
  const { fields, mrz, qr, paper, side, way } = outcome.reading;
  const values = Object.fromEntries(readFields.map((field) => [field, brief(fields[field])]));
  return { paper, side, way, ...values, mrz, qr };
};

const brief = (value: ReadValue | undefined) => (value ? { value: value.value, state: value.state } : null);

/** One line for each value; numbers masked, since a terminal keeps what it showed. */
export const readingLines = (
  { paper, side, fields, mrz }: Reading,
  name: (paper: string) => string,
): string[] => [
  `  ${paper === '' ? '?' : name(paper)}${side === null ? '' : ` ${side}`}`,
  ...(Object.entries(fields) as [ReadField, ReadValue][]).map(
    ([field, { value, state }]) =>
      `  ${field}: ${field === 'number' ? maskNumber(value) : value}  (${state})`,
  ),
  ...(mrz ? [`  mrz ${mrz.format}  (${mrz.state})`] : []),
];

/** Reads where it is wanted and the machine can; null where it cannot, which is no fault of the file. */
export const readOrNull = async (
  reader: Reader | null,
  ...[scan, work]: Parameters<Reader['read']>
): Promise<ReadOutcome | null> => {
  if (!reader) return null;
  try {
    return await reader.read(scan, work);
  } catch (error) {
    if (error instanceof Fault && error.code === 'reading-unavailable') return null;
    throw error;
  }
};

/** null where nothing could be read. */
export const readingOf = (outcome: ReadOutcome | null): ScanReading | null =>
  outcome?.ok ? withoutLines(outcome.reading) : null;

/** Of several pictures of one paper: each value from the first that has it. */
export const mergedSummary = (
  summaries: readonly ReturnType<typeof readSummary>[],
): ReturnType<typeof readSummary> =>
  summaries.reduce((all, one) => {
    if (!all || !one) return all ?? one;
    const kept = Object.entries(all).filter(([, value]) => value !== null && value !== '');
    return { ...one, ...Object.fromEntries(kept), qr: [...all.qr, ...one.qr] };
  }, null);

/** What a picture says of itself without a template: which paper it shows, and whether it is the one that was named. */
export const findingsOfRead = (
  scanId: string,
  outcome: ReadOutcome | null,
  { wanted, papers }: { readonly wanted: CertificateType | ''; readonly papers: readonly LocatedPaper[] },
): Finding[] => {
  if (!outcome?.ok) return [];
  const reading = withoutLines(outcome.reading);
  const of = findingsOfPaper({ id: scanId, side: null, reading, papers });
  return isSurelyOther(wanted, reading)
    ? [...of, finding('read-paper-differs', { picture: 'scan', scanId }, { data: { type: reading.paper } })]
    : of;
};

/** Reads the scans of these templates (null: of all) that were not read yet; goes on without where this machine cannot. */
export const readScansOf = async (
  { context }: Pick<Desk, 'context'>,
  common: Common,
  templates: readonly string[] | null,
): Promise<void> => {
  // What is read beside a desk that is only looked at would be forgotten with it.
  if (!common.reads || context.isForLooking) return;
  try {
    const { id } = context.jobs.begin('reading', { templates: templates ? [...templates] : undefined });
    let told = 0;
    await toItsEnd<'reading'>(context.jobs, id, {
      onNews: ({ done, total }) => {
        if (done > told) tellFile(done, total);
        told = done;
      },
    });
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code !== 'reading-unavailable') throw error;
    process.stderr.write(`${sayerFor(common).fault(fault)}\n`);
  }
};
