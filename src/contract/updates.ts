/** Updates from a file: what a package is, what the desk says of it, and how it comes in. Nothing here asks a network. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { CalendarDate } from '#domain/date/calendar-date';
import {
  type InstallerKind,
  installerEnds,
  type UpdateManifest,
  updatePlatforms,
  updateProcessors,
} from '#domain/update/judge-update';
import type { BackupStep } from './backups.ts';
import { looking } from './operation.ts';
import { dateSchema } from './schemas.ts';

/** Files of a package: what is signed, the signatures, and the installer that the first names. */
export const manifestName = 'manifest.json';
export const signaturesName = 'manifest.sig';

/** Largest installer that is taken, bytes. */
export const mostInstallerBytes = 2_000_000_000;

const version = z.int().nonnegative().max(1_000_000);

export const updateManifestSchema = z.strictObject({
  format: z.literal(1),
  product: z.literal('cn.shiming.desk'),
  version: z.string().max(60),
  platform: z.enum(updatePlatforms),
  arch: z.enum(updateProcessors),
  kind: z.enum(Object.keys(installerEnds) as [InstallerKind, ...InstallerKind[]]),
  /** A plain name: no folder, nothing that a system reads as something else. */
  file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/),
  bytes: z.int().positive().max(mostInstallerBytes),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
  store: z.strictObject({ oldest: version, newest: version }),
  date: dateSchema,
});

/** A package whose signature, bytes and statements hold, and that may be installed here. */
export type UpdateOffer = Pick<UpdateManifest, 'version' | 'kind' | 'file' | 'bytes' | 'date'> & {
  /** For `apply`; the newest offer only. */
  readonly id: string;
  /** The version that runs. */
  readonly from: string;
  /** The store gets a newer form when the new version opens it: the old one then needs the backup. */
  readonly changesStore: boolean;
};

/** An installer that was proved and laid ready. */
export type ReadyUpdate = Pick<UpdateManifest, 'version' | 'kind'> & {
  /** Of the file, for a person to read. */
  readonly path: string;
  /** Folder of the backup that was made before. */
  readonly backup: string;
};

export type UpdatesView = {
  readonly version: string;
  /** Day on which this version was released; null where it runs from its sources. */
  readonly released: CalendarDate | null;
  /** Whole months since then. */
  readonly months: number;
  readonly isOld: boolean;
  /** This build knows the key of its publisher. */
  readonly knowsPublisher: boolean;
  /** The desk was opened by another version before: which, and when this one did first, UTC ISO. */
  readonly changed: { readonly from: string; readonly at: string; readonly isSeen: boolean } | null;
  readonly ready: ReadyUpdate | null;
};

export type UpdateProgress =
  | {
      readonly kind: 'progress';
      readonly step: BackupStep['step'] | 'copy';
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'done'; readonly ready: ReadyUpdate };

/** Why a package is not trusted. */
export const distrusts = ['no-keys', 'unknown-key', 'changed'] as const;
export type Distrust = (typeof distrusts)[number];

const grant = z.string().regex(/^[0-9a-f]{32}$/);
const offer = z.string().regex(/^[0-9a-f-]{36}$/);

export const updatesContract = {
  view: looking.output(type<UpdatesView>()),
  /** Proves a package; nothing is unpacked. Faults: not-an-update, update-untrusted, update-unfit, grant-unknown, unreadable-file. */
  check: looking.input(z.object({ grant })).output(type<UpdateOffer>()),
  /** Backs the desk up, reads the backup back, proves the package once more and lays its installer ready. Faults: as `check`, those of backups, not-found. */
  apply: looking.input(z.object({ offer })).output(eventIterator(type<UpdateProgress>())),
  /** Whoever sits there has seen that the version changed. */
  noteChange: looking.output(type<UpdatesView>()),
  /** Lets an installer go that was laid ready. */
  drop: looking.output(type<UpdatesView>()),
};
