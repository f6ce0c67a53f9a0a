/** What operations work with. Everything comes in here, so that nothing in the core reads a clock, makes an id or finds a folder by itself. */
import type { ReturnedList } from '#contract/returned';
import type { Settings } from '#contract/schemas';
import type {
  BundleView,
  CheckSummary,
  DemoSummary,
  RuleCount,
  TemplateFilter,
  TemplateList,
  TemplateSort,
  TemplateView,
  TodayFigures,
} from '#contract/views';
import type { NamedDomain } from '#domain/calendar/domain-calendar';
import type { Holidays } from '#domain/calendar/working-days';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { DomainCounts } from '#domain/domain-name/domain-state';
import type { Finding } from '#domain/finding/finding';
import type { Named } from '#domain/guide/find-mentions';
import type { PageChoice } from '#domain/picture/page-choice';
import type { ImageType, Picture, Scan, ScanSide } from '#domain/picture/picture';
import type { Plan } from '#domain/plan/plan';
import type { RuleBook } from '#domain/rule/rule';
import type { TargetPack } from '#domain/target/target';
import type { AgreedValues } from '#domain/template/agreed';
import type { FieldPath, TemplateFields } from '#domain/template/fields';
import type { Readiness, ReviewState } from '#domain/template/state';
import type { BundleSource } from './bundle/bundle-source.ts';
import type { BundleThread } from './bundle/thread/bundle-thread.ts';
import type { ListFiles } from './import/export-list.ts';
import type { Imports } from './import/imports.ts';
import type { PartFiles } from './part-files.ts';
import type { Backups } from './ports/backups.ts';
import type { HistoryCheck } from './ports/history.ts';
import type { Imaging } from './ports/imaging.ts';
import type { Keys } from './ports/keys.ts';
import type { Objects } from './ports/objects.ts';
import type { PictureRecord } from './ports/picture-record.ts';
import type { Readings } from './ports/readings.ts';
import type { ScanReader } from './ports/scan-reader.ts';
import type { StoreCheck } from './ports/store-check.ts';
import type { Undo } from './ports/undo.ts';
import type { Vault } from './ports/vault.ts';
import type { Scratch } from './scratch-file.ts';
import type { CalendarEntries } from './store/calendar-entries.ts';
import type { Eraser } from './store/erase-templates.ts';
import type { Intakes } from './store/intakes.ts';
import type { RetentionRules } from './store/retention.ts';
import type { DomainsChange } from './store/template-domains.ts';
import type { Uploads } from './uploads.ts';

export type Clock = {
  /** UTC ISO time. */
  now(): string;
  /** The office's calendar day. */
  today(): CalendarDate;
};

/** One JSON line per entry; never names, numbers, e-mails, file names or pictures. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  data?: Readonly<Record<string, string | number>>,
) => void;

/** A file that a host took in for a page. */
export type Grant = { readonly token: string; readonly name: string; readonly bytes: number };

export type GrantSource =
  | { readonly bytes: Uint8Array }
  | { readonly path: string }
  /** An upload that lies encrypted on disk; it goes when its grant goes. */
  | { readonly scratch: Scratch };

export type Grants = {
  /** Faults: unreadable-file, file-too-large. */
  offer(name: string, source: GrantSource): Promise<Grant>;
  /** Takes the bytes out; a grant works once. Fault: grant-unknown. */
  take(token: string): { readonly name: string; readonly bytes: Uint8Array };
  /** Takes a bundle out, which may be of any size; `release` lets go what lay on disk for it. Fault: grant-unknown. */
  takeBundle(token: string): { readonly source: BundleSource; readonly release: () => Promise<void> };
};

export type Targets = {
  /** The strict pack first, the others by id. */
  readonly packs: readonly TargetPack[];
  /** Ids of those that the office brought. */
  readonly officeIds: readonly string[];
  /** Fault: target-unknown. */
  get(id: string): TargetPack;
  find(id: string): TargetPack | undefined;
  /** Reads a pack that somebody brings. Faults: pack-newer, pack-invalid. */
  read(pack: unknown): TargetPack;
  /** Writes it into the desk's folder and takes it in. Faults: as `read`, disk-full, read-only, desk-gone. */
  add(pack: unknown): Promise<void>;
  /** Fault: target-unknown when the office has none of this id. */
  remove(id: string): Promise<void>;
};

/** Which templates a list shows, and in which order. */
export type ListScope = {
  readonly search: string;
  readonly filter: TemplateFilter;
  readonly sort: TemplateSort;
};

export type ListQuery = ListScope & {
  readonly offset: number;
  readonly limit: number;
};

export type NewScan = Omit<Scan, 'id' | 'addedAt' | 'reading'> & {
  readonly vaultId: string;
  readonly password: string;
};
export type NewPicture = Omit<Picture, 'id' | 'madeAt'> & { readonly vaultId: string };

/** A refused plan and why; shown until a plan succeeds. */
export type Refusal = { readonly plan: Plan; readonly findings: readonly Finding[] };

/** A template's findings and what they were made from, without its history. */
export type Checked = {
  readonly id: string;
  readonly state: ReviewState;
  readonly createdAt: string;
  readonly fields: TemplateFields;
  readonly agreed: AgreedValues;
  readonly findings: readonly Finding[];
  readonly check: CheckSummary;
};

export type StoredTemplate = Pick<TemplateView, 'id' | 'revision' | 'state' | 'removed' | 'fields'>;

/** Reading and changing templates. Every change is one transaction, writes an event and answers with the new view. */
export type Templates = {
  list(query: ListQuery): Omit<TemplateList, 'stale'>;
  counts(search: string): TemplateList['counts'];
  /** Reads some of what search looks through ahead of the first one; false when all is there. */
  warmSearch(): boolean;
  /** Their rows are gone (`Eraser`): search no longer knows of them. */
  forget(keys: readonly number[]): void;
  /** Ids of everything that a list shows, in its order. */
  listedIds(scope: ListScope): readonly string[];
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
  /** Findings alone, for one pack or each template's own: a third of the work of `view`. Fault: not-found. */
  check(id: string, options?: { target?: TargetPack | undefined; today?: CalendarDate | undefined }): Checked;
  /** Standing of every template that is not removed, as of the last check (`recheckStale`); nothing is checked. */
  days(): readonly TemplateDays[];
  /** Days ahead of all templates, as of the last check; nothing is checked. */
  readonly calendar: Omit<CalendarEntries, 'put'>;
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
  /** `message`: the reviewer's words; names in review get the same answer. */
  setState(id: string, revision: number, state: ReviewState, more?: { message?: string }): TemplateView;
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

export type StoredFile = { readonly vaultId: string; readonly name: string; readonly type: ImageType };

export type StoredBundle = { readonly id: string; readonly vaultId: string; readonly view: BundleView };

export type Bundles = {
  /** `objects`: what the bundle needs of the vault beside its own. */
  save(bundle: StoredBundle, objects: Iterable<string>): void;
  list(): readonly StoredBundle[];
  /** Fault: not-found. */
  get(id: string): StoredBundle;
};

export type DeskContext = {
  readonly dir: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
  readonly vault: Vault;
  readonly objects: Objects;
  readonly history: HistoryCheck;
  readonly storeCheck: StoreCheck;
  readonly imaging: Imaging;
  readonly readings: Readings;
  readonly scanReader: ScanReader;
  /** Whether files of an intake are read before it is decided whose they are. */
  readonly readsIntake: boolean;
  readonly grants: Grants;
  readonly targets: Targets;
  readonly holidays: Holidays;
  readonly ruleBook: () => RuleBook;
  readonly templates: Templates;
  readonly undo: Undo;
  readonly todayFigures: () => TodayFigures;
  readonly imports: Imports;
  readonly listFiles: ListFiles;
  readonly bundles: Bundles;
  readonly bundleThread: BundleThread;
  readonly uploads: Uploads;
  readonly partFiles: PartFiles;
  readonly intakes: Intakes;
  readonly backups: Backups;
  readonly eraser: Eraser;
  readonly retention: RetentionRules;
  readonly settings: { read(): Settings; save(changes: Partial<Settings>): Settings };
  readonly keys: Keys;
  /** The desk's place cannot be written: it is open for looking, and changes are refused. */
  readonly isForLooking: boolean;
  readonly appVersion: string;
  readonly assetsDir: string;
  readonly fillWithSamples: () => Promise<DemoSummary>;
};

/** What only a host may ask for; never reachable from a page. */
export type HostCalls = {
  offer: Grants['offer'];
  /** `scan/<id>?width=1600`, `scan/<id>?width=160&page=2` (another page of its file), `scan/<id>` (original), `picture/<id>`, `list/<id>`, `intake/<file>?width=1600`. Fault: not-found. */
  readBlob(
    ref: string,
  ): Promise<{ readonly mime: string; readonly name: string; readonly bytes: Uint8Array }>;
  /** What a bundle's file is called. Fault: not-found. */
  bundleName(id: string): Promise<string>;
  /** Writes a bundle where the person chose, piece by piece. Faults: not-found, store-damaged, disk-full, read-only. */
  saveBundle(id: string, path: string): Promise<void>;
  /** Begins to read a bundle for a page that takes it piece by piece; `closeBundle` ends it. Faults: not-found, store-damaged. */
  openBundle(
    id: string,
  ): Promise<{ readonly reading: number; readonly name: string; readonly bytes: number }>;
  /** The next piece; null at the end. */
  readBundle(reading: number): Promise<Uint8Array | null>;
  closeBundle(reading: number): Promise<void>;
  /** Backups go to this folder too from now on, which a person chose in the host; null for nowhere. Faults: place-unfit, read-only. */
  chooseBackupPlace(path: string | null): Promise<void>;
  /** Writes a list where the person chose; temp + rename. Faults: not-found, disk-full, read-only. */
  saveList(id: string, path: string): Promise<void>;
  /** A file of unknown size that comes piece by piece; `endUpload` makes a grant of it. Fault: grant-unknown. */
  beginUpload(name: string): Promise<string>;
  /** Faults: file-too-large, disk-full, grant-unknown. */
  addToUpload(upload: string, bytes: Uint8Array): Promise<void>;
  endUpload(upload: string): Promise<Grant>;
  dropUpload(upload: string): Promise<void>;
};
