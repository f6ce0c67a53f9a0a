/** The vault, as operations see it. */

/** What a file of the vault is to the desk; faults and findings say it. */
export type ObjectKind = 'scan' | 'picture' | 'bundle' | 'intake';

/** Size and time of change of an object's file, milliseconds: as long as both stay, its bytes are not read again. */
export type ObjectStat = { readonly size: number; readonly mtime: number };

/** What a thread of the core needs to read objects by itself (`vault/read-object.ts`). */
export type VaultAccess = { readonly root: string; readonly contentKey: Uint8Array };

/** Encrypted files, addressed by their content. */
export type Vault = {
  readonly access: VaultAccess;
  /**
   * Writes temp + fsync + rename; the same bytes give the same id. One that is there already is read back, and written anew where it
   * is damaged. Faults: disk-full, read-only, disk-failing, desk-gone.
   */
  put(bytes: Uint8Array): Promise<string>;
  /** Fault store-damaged (data: file, kind) when the file is missing or was changed; desk-gone, disk-failing, not-readable. */
  get(id: string, kind?: ObjectKind): Promise<Uint8Array>;
  /** null when there is no such file. Faults: disk-failing, not-readable, desk-gone. */
  stat(id: string): Promise<ObjectStat | null>;
  /** Reads an object through. Faults: disk-failing, not-readable, desk-gone. */
  check(id: string): Promise<'whole' | 'damaged' | 'gone'>;
  /** Ids of all objects, and paths below the desk of files that are none: half-written ones, foreign ones. */
  list(): AsyncIterable<{ readonly id: string } | { readonly stray: string; readonly isTemp: boolean }>;
  /** Removes an object; one that is not there is no trouble. Faults: read-only, desk-gone. */
  delete(id: string): Promise<void>;
};
