/** What only a host may ask for; never reachable from a page. */
import type { FolderUse } from '#contract/bridge';
import type { KeySecret, PortableKind } from '#contract/keys';
import type { Grant, Grants } from './grants.ts';
import type { ProvedInstaller } from './updates.ts';

export type HostCalls = {
  /** Answers pages no more, and says what unlocks. */
  lock(): Promise<readonly PortableKind[]>;
  /** Faults: secret-wrong, words-misspelt, office-key-wrong, key-locked (a secret is needed). */
  unlock(secret: KeySecret | null): Promise<void>;
  offer: Grants['offer'];
  /** `scan/<id>?width=1600`, `scan/<id>?width=160&page=2` (another page of its file), `scan/<id>` (original), `picture/<id>`, `list/<id>`, `intake/<file>?width=1600`. Fault: not-found. */
  readBlob(
    ref: string,
  ): Promise<{ readonly mime: string; readonly name: string; readonly bytes: Uint8Array }>;
  /** What a bundle's file is called. `ref`: its id, or one of `bundles.seal`, under whose password it goes out. Fault: not-found. */
  bundleName(ref: string): Promise<string>;
  /** Writes a bundle where the person chose, piece by piece; `told`: the place that the desk remembers, '' where it only passes through. Faults: not-found, store-damaged, disk-full, read-only. */
  saveBundle(ref: string, path: string, told?: string): Promise<void>;
  /** Begins to read a bundle for a page that takes it piece by piece; `closeBundle` ends it. Faults: not-found, store-damaged. */
  openBundle(
    ref: string,
  ): Promise<{ readonly reading: number; readonly name: string; readonly bytes: number | null }>;
  /** The next piece; null at the end. */
  readBundle(reading: number): Promise<Uint8Array | null>;
  closeBundle(reading: number): Promise<void>;
  /** A person chose this folder in the host: backups go there too from now on, it is watched, or backups of another desk lie in it. Faults: place-unfit, folder-not-watchable, backup-missing, read-only. */
  acceptFolder(use: FolderUse, path: string): Promise<void>;
  /** The installer that `updates.apply` laid ready, proved once more, for the host to start. Faults: not-found, update-untrusted. */
  takeUpdate(): Promise<ProvedInstaller>;
  /** Writes a list where the person chose; temp + rename. Faults: not-found, disk-full, read-only. */
  saveList(id: string, path: string): Promise<void>;
  /** A file of unknown size that comes piece by piece; `endUpload` makes a grant of it. Fault: grant-unknown. */
  beginUpload(name: string): Promise<string>;
  /** Faults: file-too-large, disk-full, grant-unknown. */
  addToUpload(upload: string, bytes: Uint8Array): Promise<void>;
  endUpload(upload: string): Promise<Grant>;
  dropUpload(upload: string): Promise<void>;
};
