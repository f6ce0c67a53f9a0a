/** How a desk is opened, and what an open one is. */
import type { DeskClient } from '#contract/desk-client';
import type { KeySecret } from '#contract/keys';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { Language } from '#text/language';
import type { KeyKeeper } from './key/data-key.ts';
import type { Clock } from './ports/clock.ts';
import type { DeskContext } from './ports/desk-context.ts';
import type { HostCalls } from './ports/host-calls.ts';
import type { Imaging } from './ports/imaging.ts';
import type { Log } from './ports/log.ts';
import type { Reader } from './ports/reader.ts';
import type { ScannerAdapter } from './ports/scanners.ts';
import type { SandboxWork, StartSandbox } from './sandbox/start-process.ts';
import type { TrustedKey } from './update/signatures.ts';

export type OpenDeskOptions = {
  readonly dir: string;
  /** Makes the folder and a new desk where there is none; default true. Otherwise fault desk-missing. */
  readonly create?: boolean | undefined;
  /** Language of a desk that is new; an old one keeps its own. */
  readonly language?: Language | undefined;
  readonly keyKeeper?: KeyKeeper | undefined;
  /** Opens a desk that does not open by itself. */
  readonly secret?: KeySecret | undefined;
  readonly clock?: Clock | undefined;
  readonly newId?: (() => string) | undefined;
  readonly log?: Log | undefined;
  readonly imaging?: Imaging | undefined;
  /** Milliseconds of quiet after which scans are read that were not read yet; only when asked where it is left open. */
  readonly readAfter?: number | null | undefined;
  readonly reader?: Reader | undefined;
  /** Milliseconds after which a backup that is due is made by itself; only when asked where it is left open. */
  readonly backupAfter?: number | null | undefined;
  /** Files of an intake are read, and sorted by what they say; by their names alone where it is left open. */
  readonly readsIntake?: boolean | undefined;
  /** Jobs that a core before this one left running go on; only in a core that stays. */
  readonly goesOn?: boolean | undefined;
  /** Ways to scanners in place of the usual ones. */
  readonly scannerAdapters?: readonly ScannerAdapter[] | undefined;
  /** Version of the app, in place of the one that is here. */
  readonly appVersion?: string | undefined;
  /** Day on which this app was released, in place of what the build says. */
  readonly released?: CalendarDate | undefined;
  /** Keys whose update packages and rules files are taken, in place of those of the build. */
  readonly updateKeys?: readonly TrustedKey[] | undefined;
  /** How processes without the key are started; as children of this process where it is left open. */
  readonly startSandbox?: ((work: SandboxWork) => StartSandbox) | undefined;
  /** Opens a copy of the store and refuses changes; a place that cannot be written is always opened so. */
  readonly look?: boolean | undefined;
  /** Closes the desk and opens it anew, once what is being answered is out. */
  readonly openAgain?: (() => void) | undefined;
  /** The store's open file has lost its disk; only opening the desk anew helps. */
  readonly onLost?: (() => void) | undefined;
};

export type Desk = {
  readonly client: DeskClient;
  readonly context: DeskContext;
  readonly host: HostCalls;
  /** Finishes what is written and lets the desk go. */
  close(): Promise<void>;
};
