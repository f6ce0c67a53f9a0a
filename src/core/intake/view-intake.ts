/** What an intake shows of its items. */
import { setImmediate } from 'node:timers/promises';
import type { FaultCode } from '#contract/faults';
import type {
  IntakeCandidate,
  IntakeFile,
  IntakeItem,
  IntakeReading,
  IntakeTemplate,
  IntakeView,
} from '#contract/intake-views';
import { maskNumber } from '#domain/number/format-number';
import type { ReadValue, ScanReading } from '#domain/reading/reading';
import { displayName } from '#domain/template/display-name';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredIntakeFile, StoredItem } from '../ports/intakes.ts';
import { readingOf } from './read-files.ts';

/** The open intake; null where there is none. */
export const viewIntake = async (context: DeskContext): Promise<IntakeView | null> => {
  const intake = context.intakes.open();
  if (!intake) return null;
  const byItem = Map.groupBy(context.intakes.files(intake.id), (file) => file.item);
  const items: IntakeItem[] = [];
  for (const item of context.intakes.items(intake.id)) {
    items.push(viewItem(context, item, byItem.get(item.id) ?? []));
    // Rules run for each template: other calls are answered in between.
    if (items.length % 50 === 0) await setImmediate();
  }
  return { id: intake.id, startedAt: intake.startedAt, hidden: intake.hidden, items };
};

export const viewItem = (
  context: DeskContext,
  { template, candidates, fault, ...item }: StoredItem,
  files: readonly StoredIntakeFile[],
): IntakeItem => ({
  id: item.id,
  decision: item.decision,
  state: item.state,
  reason: item.reason,
  by: item.by,
  created: item.created,
  draft: item.draft,
  template: template === null ? null : viewTemplate(context, template),
  candidates: candidates.map((id) => viewCandidate(context, id)),
  files: files.map((file) => viewFile(context, file)),
  fault: fault as FaultCode | null,
});

const viewCandidate = ({ templates }: DeskContext, id: string): IntakeCandidate => {
  const { fields } = templates.recordOf(id);
  const { certificate, customer } = fields;
  return {
    id,
    name: displayName(fields),
    certificateType: certificate.type,
    maskedNumber: maskNumber(certificate.number),
    customer,
  };
};

const viewTemplate = ({ templates }: DeskContext, id: string): IntakeTemplate => {
  const { fields, state, check } = templates.check(id);
  return { id, name: displayName(fields), state, check };
};

const viewFile = (context: DeskContext, file: StoredIntakeFile): IntakeFile => {
  const { id, path, bytes, side, guessed, state, finding } = file;
  const reading = readingOf(context, file);
  return { id, path, bytes, side, guessed, state, finding, read: reading && viewReading(reading) };
};

const viewReading = ({ paper, side, foreign, fields, characters, way }: ScanReading): IntakeReading => ({
  paper,
  side,
  foreign,
  name: legible(fields.name) || legible(fields.nameLatin),
  maskedNumber: maskNumber(legible(fields.number)),
  isBlank: characters === 0,
  way,
});

const legible = (value: ReadValue | undefined): string =>
  value && value.state !== 'unread' ? value.value : '';
