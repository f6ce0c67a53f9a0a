/**
 * Everything that an operation may ask for: one port a noun, put together in `../open-desk.ts`, so that nothing in the core reads a
 * clock, makes an id or finds a folder by itself. What needs a few of them asks for these only: `Pick<DeskContext, 'templates' | 'clock'>`.
 */
import type { DemoSummary, TodayFigures } from '#contract/views';
import type { Holidays } from '#domain/calendar/working-days';
import type { RuleBook } from '#domain/rule/rule';
import type { Actors } from './actors.ts';
import type { Backups } from './backups.ts';
import type { BundleThread } from './bundle-thread.ts';
import type { Bundles } from './bundles.ts';
import type { Clock } from './clock.ts';
import type { Desks } from './desks.ts';
import type { Eraser } from './eraser.ts';
import type { Gate } from './gate.ts';
import type { Grants } from './grants.ts';
import type { HandOvers } from './hand-overs.ts';
import type { HistoryCheck } from './history.ts';
import type { Imaging } from './imaging.ts';
import type { Imports } from './imports.ts';
import type { Intakes } from './intakes.ts';
import type { Jobs } from './jobs.ts';
import type { Keys } from './keys.ts';
import type { ListFiles } from './list-files.ts';
import type { Log } from './log.ts';
import type { Messages } from './messages.ts';
import type { Objects } from './objects.ts';
import type { PartFiles } from './part-files.ts';
import type { Readings } from './readings.ts';
import type { RetentionRules } from './retention.ts';
import type { SavedBundles } from './saved-bundles.ts';
import type { ScanReader } from './scan-reader.ts';
import type { Scanners } from './scanners.ts';
import type { SettingsPort } from './settings.ts';
import type { SharedTemplates } from './shared-templates.ts';
import type { Stock } from './stock.ts';
import type { StoreCheck } from './store-check.ts';
import type { Targets } from './targets.ts';
import type { Templates } from './templates.ts';
import type { Undo } from './undo.ts';
import type { Updates } from './updates.ts';
import type { Uploads } from './uploads.ts';
import type { Vault } from './vault.ts';
import type { WatchedFolders } from './watched-folders.ts';

export type DeskContext = {
  readonly dir: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly actors: Actors;
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
  readonly shared: SharedTemplates;
  readonly desks: Desks;
  readonly handOvers: HandOvers;
  readonly stock: Stock;
  readonly messages: Messages;
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
  readonly jobs: Jobs;
  readonly savedBundles: SavedBundles;
  readonly watched: WatchedFolders;
  readonly scanners: Scanners;
  readonly updates: Updates;
  readonly settings: SettingsPort;
  readonly keys: Keys;
  readonly gate: Gate;
  /** Asks the host to close the desk and open it anew, once the answer is out. */
  readonly openAgain: () => void;
  /** The desk's place cannot be written: it is open for looking, and changes are refused. */
  readonly isForLooking: boolean;
  readonly appVersion: string;
  readonly assetsDir: string;
  readonly fillWithSamples: () => Promise<DemoSummary>;
};
