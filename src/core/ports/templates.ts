/** The templates of the desk. */
import type { GridColumn } from '#contract/grid-columns';
import type { Facets } from '#contract/many';
import type { OpenConflict } from '#contract/open-conflict';
import type { ReturnedList } from '#contract/returned';
import type { Narrow } from '#contract/schemas';
import type { Tile } from '#contract/tiles';
import type {
  CheckSummary,
  RuleCount,
  TemplateEvent,
  TemplateFilter,
  TemplateList,
  TemplateSort,
  TemplateView,
} from '#contract/views';
import type { NamedDomain } from '#domain/calendar/calendar-template';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { DomainChange, DomainCounts, DomainState } from '#domain/domain-name/domain-state';
import type { Finding } from '#domain/finding/finding';
import type { Named } from '#domain/guide/find-mentions';
import type { PageChoice } from '#domain/picture/page-choice';
import type { ScanSide } from '#domain/picture/picture';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import type { AgreedValues } from '#domain/template/agreed';
import type { FieldPath, TemplateFields } from '#domain/template/fields';
import type { Readiness, ReviewState } from '#domain/template/state';
import type { Calendar } from './calendar.ts';
import type { PictureRecord } from './picture-record.ts';
import type { NewPicture, NewScan, Refusal, StoredFile } from './scans.ts';

/** Which templates a list shows, and in which order. */
export type ListScope = {
  readonly search: string;
  readonly filter: TemplateFilter;
  readonly sort: TemplateSort;
  readonly only?: Narrow | undefined;
  /** By a column of the grid instead of `sort`. */
  readonly by?: { readonly column: GridColumn; readonly down: boolean } | undefined;
};

export type ListQuery = ListScope & {
  readonly offset: number;
  readonly limit: number;
};

/** A template's findings and what they were made from, without its history. */
export type Checked = {
  readonly id: string;
  readonly revision: number;
  readonly state: ReviewState;
  readonly removed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly fields: TemplateFields;
  readonly agreed: AgreedValues;
  /** Where another desk wrote another value, and nobody decided yet. */
  readonly conflicts: readonly OpenConflict[];
  readonly findings: readonly Finding[];
  readonly check: CheckSummary;
  /** Values that a person should compare with the paper (`verifyItemsOf`). */
  readonly doubts: number;
  /** Its first scan; null without any. */
  readonly scan: string | null;
};

export type StoredTemplate = Pick<TemplateView, 'id' | 'revision' | 'state' | 'removed' | 'fields'>;

/** Reading and changing templates. Every change is one transaction, writes an event and answers with the new view. */
export type Templates = {
  list(query: ListQuery): Omit<TemplateList, 'stale'>;
  counts(scope: Pick<ListScope, 'search' | 'only'>): TemplateList['counts'];
  /** By what a list could be narrowed. */
  facets(scope: ListScope): Facets;
  /** Reads some of what search looks through ahead of the first one; false when all is there. */
  warmSearch(): boolean;
  /** Reads or sorts some of a column ahead of a list in its order; false when all is there. */
  warmColumn(column: GridColumn): boolean;
  /** Their rows are gone (`Eraser`): search no longer knows of them. */
  forget(keys: readonly number[]): void;
  /** Ids of everything that a list shows, in its order. */
  listedIds(scope: ListScope): readonly string[];
  /** Rows of the list with their scans and pictures, in the order asked for; null for one that is gone. */
  tiles(ids: readonly string[]): readonly (Tile | null)[];
  /** How many rows were last checked for another day, default target or rules. */
  staleRows(): number;
  /** Templates with this paper and number (`numberKey`). */
  byNumber(key: string): readonly { readonly id: string; readonly removed: number }[];
  has(id: string): boolean;
  /** What is kept of a template, without its findings. Fault: not-found. */
  recordOf(id: string): StoredTemplate;
  /** Several changes together: all or none. */
  transaction<T>(work: () => T): T;
  /** The whole view with fresh findings, for another target or day where given. Fault: not-found. */
  view(id: string, options?: { target?: string | undefined; today?: CalendarDate | undefined }): TemplateView;
  /** Findings alone, for one pack or each template's own, as it is or as if it had these fields, by this book or the desk's: a third of the work of `view`. Fault: not-found. */
  check(
    id: string,
    options?: {
      target?: TargetPack | undefined;
      today?: CalendarDate | undefined;
      fields?: TemplateFields | undefined;
      book?: RuleBook | undefined;
    },
  ): Checked;
  /** How many findings stop it, as of the last check; 0 for one that is gone. */
  stopsOf(id: string): number;
  /** Standing of every template that is not removed, as of the last check (`recheckStale`); nothing is checked. */
  days(): readonly TemplateDays[];
  /** Days ahead of all templates, as of the last check; nothing is checked. */
  readonly calendar: Calendar;
  /** Each name of a template once, with what is known of it. Fault: not-found. */
  domains(id: string): readonly NamedDomain[];
  /** What its names come to, as of the last check; null without names. Fault: not-found. */
  domainCounts(id: string): DomainCounts | null;
  /** Days in China: of the last change of its state, and of its first submission; the same day where there was none. Fault: not-found. */
  stateDays(id: string): { readonly since: CalendarDate; readonly sentOn: CalendarDate };
  /** Sets names; the template's state follows (`stateFromDomains`). Faults: not-found, stale-revision, domain-unknown. */
  setDomains(id: string, revision: number | null, change: DomainsChange): TemplateView;
  /** Rejected templates and those in review: what waits for a repair first, then the longest in review. */
  returned(query: { readonly search: string; readonly limit: number }): ReturnedList;
  /** Rejected templates that nobody has repaired yet. */
  unrepaired(): number;
  /** Templates that a text may mean: every one of them is named in it by number, domain or name. */
  mentioned(text: string): readonly (Named & MentionedTemplate)[];
  ruleCounts(): readonly RuleCount[];
  /** Ids of templates that are not removed, oldest first. */
  ids(): readonly string[];
  create(fields: TemplateFields): TemplateView;
  /** Faults: not-found, stale-revision. */
  update(id: string, revision: number, fields: TemplateFields): TemplateView;
  setRemoved(id: string, revision: number, removed: boolean): TemplateView;
  /**
   * `message`: the reviewer's words; names in review get the same answer. `on`: the day of it, where it was not today; `target`: where it
   * was sent, where that is not its own target.
   */
  setState(
    id: string,
    revision: number,
    state: ReviewState,
    more?: { message?: string; on?: CalendarDate | undefined; target?: string },
  ): TemplateView;
  /** A person has compared what these fields say with the paper. Faults: not-found, stale-revision. */
  agree(id: string, revision: number, fields: readonly FieldPath[]): TemplateView;
  attachScan(id: string, scan: NewScan): TemplateView;
  setScanSide(id: string, scanId: string, side: ScanSide): TemplateView;
  detachScan(id: string, scanId: string): TemplateView;
  savePicture(id: string, picture: NewPicture): TemplateView;
  saveRefusal(id: string, refusal: Refusal): TemplateView;
  /** The template's scans of one file, by its SHA-256, become these: those of `leave` go, those of `add` come. */
  changePages(id: string, change: { leave: readonly string[]; add: readonly NewScan[] }): TemplateView;
  /** Where the bytes of a scan or picture are, and how to read them. Fault: not-found. */
  scanFile(scanId: string): StoredFile & PageChoice;
  pictureFile(pictureId: string): StoredFile;
  /** What a picture was made from. Fault: not-found. */
  pictureRecord(pictureId: string): PictureRecord;
  /** Writes a `number-shown` event; the revision stays. */
  noteNumberShown(id: string): TemplateView;
  /** Writes `listed` events: a spreadsheet holds them now. */
  noteListed(ids: readonly string[]): void;
  /** Writes `bundled` events. */
  recordBundled(ids: readonly string[], bundleId: string): void;
  /**
   * One change that somebody else writes: `write` sets what is kept of the template, which is made before where it is not there, and
   * answers what the event says. A revision of null goes over any. Faults: stale-revision.
   */
  adopt(
    id: string,
    revision: number | null,
    kind: TemplateEvent['kind'],
    write: () => TemplateEvent['data'],
  ): TemplateView;
  /** Sets templates to images of the undo journal, with an event each; `alongside` runs in the same transaction. */
  restore(
    changes: readonly { readonly template: string; readonly image: string }[],
    kind: 'undone' | 'redone',
    step: string,
    alongside: () => void,
  ): void;
  /** Checks again what was last checked for another day or default target; at most `limit`, answers how many. */
  recheckStale(limit: number): number;
  /** Checks these again and writes what list, search and calendar show of them; nothing that a person wrote changes. */
  reshelve(ids: readonly string[]): void;
  /** Templates after `key` whose row, search text or days are missing or not what the template says; at most `limit` are looked at. */
  outdatedRows(key: number, limit: number): { readonly ids: readonly string[]; readonly last: number | null };
};

export type TemplateDays = {
  readonly id: string;
  readonly name: string;
  /** The template's own target id; '' for the desk's default. */
  readonly target: string;
  readonly state: ReviewState;
  readonly readiness: Readiness;
};

export type MentionedTemplate = {
  readonly name: string;
  readonly state: ReviewState;
  readonly revision: number;
};

/** Which names of a template: these, or all, or all that stand so. */
export type ChosenDomains = { readonly names: readonly string[] } | { readonly of: 'all' | DomainState };

export type DomainsChange = Omit<DomainChange, 'on' | 'failure'> & {
  readonly chosen: ChosenDomains;
  /** Today where it is not said. */
  readonly on?: CalendarDate | undefined;
};

/** These templates, or all that a list shows. */
export type Chosen = { readonly ids: readonly string[] } | { readonly list: ListScope };
