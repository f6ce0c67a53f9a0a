/** What is read on the files of an intake. Where this machine cannot read, names alone decide, as they always did. */
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { certificateTypes } from '#domain/certificate/type';
import { factsOf, isStrong } from '#domain/intake/paper-facts';
import { numberKey } from '#domain/list/read-row';
import type { ScanReading } from '#domain/reading/reading';
import { blankFields } from '#domain/template/fields';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredIntakeFile, StoredItem } from '../ports/intakes.ts';
import type { ReadablePage } from '../ports/readings.ts';

type Readable = Pick<StoredIntakeFile, 'vaultId' | 'seen' | 'state'>;

const pageOf = ({ vaultId, seen, state }: Readable): ReadablePage | null =>
  vaultId === null || seen === null || state === 'refused'
    ? null
    : { vaultId, page: seen.facts.page, password: seen.password ?? '' };

/** Reads what was looked at and not read yet, behind whatever a person waits for. Fault: cancelled. */
export const readFiles = async (
  { intakes, scanReader, readsIntake, log }: DeskContext,
  id: string,
  signal: AbortSignal | undefined,
): Promise<void> => {
  if (!readsIntake) return;
  const pages = intakes
    .filesOf(id)
    .flatMap((file) => (file.state === 'attached' ? [] : (pageOf(file) ?? [])));
  try {
    await scanReader.readPages(pages, { signal });
  } catch (error) {
    if (signal?.aborted) throw new Fault('cancelled', {}, { cause: error });
    const { code } = faultOf(error);
    if (code !== 'reading-unavailable') throw error;
    log('info', 'intake-unread', { code });
  }
};

/** null where it was not read, or cannot be. */
export const readingOf = ({ readings, readsIntake }: DeskContext, file: Readable): ScanReading | null => {
  const page = readsIntake ? pageOf(file) : null;
  return page && readings.of(page);
};

/**
 * Templates whose number was read for sure on files that are to go to another one, or to a new one, and that one behind them; none
 * where nothing speaks against what the names say.
 */
export const readAgainst = (
  context: DeskContext,
  { decision, by, template, created }: StoredItem,
  files: readonly Readable[],
): readonly string[] => {
  if (created || (decision !== 'matched' && decision !== 'new')) return [];
  if (by === 'person' || by === 'same-file' || by === 'reading') return [];
  const others = files.flatMap((file) => {
    const reading = readingOf(context, file);
    const number = reading && factsOf(reading).number;
    if (!number || !isStrong(number) || number.trust !== 'certain') return [];
    return ownersOf(context, number.value);
  });
  return others.length === 0 || others.includes(template ?? '')
    ? []
    : [...new Set([...others, ...(template === null ? [] : [template])])];
};

/** The type on a template may be another one of those that carry such a number. */
const ownersOf = ({ templates }: DeskContext, number: string): string[] =>
  certificateTypes
    .flatMap((type) =>
      templates.byNumber(
        numberKey({ holder: blankFields.holder, certificate: { ...blankFields.certificate, type, number } }),
      ),
    )
    .flatMap(({ id, removed }) => (removed ? [] : [id]));
