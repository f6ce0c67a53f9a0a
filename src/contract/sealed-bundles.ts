/** Bundles that leave the desk: under a password, or in clear and then remembered until somebody says that the file is gone. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import { operation } from './operation.ts';
import { idSchema } from './schemas.ts';

export type Sealing = {
  /** Asks the host for this instead of the bundle's id, within ten minutes. */
  readonly ref: string;
  /** Told this once; the desk does not keep it. */
  readonly password: string;
};

/** A bundle in clear outside the desk. */
export type SavedBundle = {
  readonly id: string;
  readonly fileName: string;
  /** UTC ISO. */
  readonly savedAt: string;
  /** Whole days since. */
  readonly days: number;
  /** Where; '' where only the browser knows. */
  readonly path: string;
};

export const sealedBundles = {
  /** A new password for one saving of the bundle as an AES-256 zip. Fault: not-found. */
  seal: operation.input(z.object({ bundle: idSchema })).output(type<Sealing>()),
  /** Oldest first. */
  saved: operation.output(type<readonly SavedBundle[]>()),
  /** Somebody has deleted the file, or given it away for good. */
  confirmGone: operation.input(z.object({ id: idSchema })).output(type<readonly SavedBundle[]>()),
};
