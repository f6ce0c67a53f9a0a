/** What templates in the store need of the desk. */
import type { Holidays } from '#domain/calendar/working-days';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import type { Clock } from '../ports/clock.ts';
import type { History } from './events.ts';
import type { UndoJournal } from './undo-journal.ts';

export type TemplatesNeeds = {
  readonly clock: Clock;
  readonly newId: () => string;
  /** The pack for a template's own target id; the desk's default for `''` and for one that is gone. */
  readonly targetOf: (id: string) => TargetPack;
  readonly ruleBook: () => RuleBook;
  readonly holidays: () => Holidays;
  /** Changes whenever packs, rule book or app do: rows checked before are checked again. */
  readonly rulesVersion: () => string;
  /** Id of the desk's default target. */
  readonly defaultTarget: () => string;
  readonly history: Pick<History, 'append' | 'of'>;
  readonly journal: Pick<UndoJournal, 'note' | 'isKeeping'>;
};
