/** What operations and other services may ask of the desk's key slots. */
import type { KeyProtection, KeySecret, KeysView, NewWords, RekeyPlan, SlotKind } from '#contract/keys';
import type { Settings } from '#contract/schemas';

/** What a new slot is made from: `system` and `file` need nothing; `office` the public half. */
export type SlotSource =
  | { readonly kind: 'system' }
  | { readonly kind: 'file' }
  | { readonly kind: 'passphrase' | 'words' | 'office'; readonly text: string };

export type SlotAbout = {
  readonly name: string;
  /** A slot that goes in the same moment. */
  readonly replaces?: string | undefined;
};

export type AddSlot = SlotAbout & { readonly from: SlotSource };

export type Keys = {
  view(): KeysView;
  /** Faults: secret-weak, words-misspelt, office-key-wrong, key-store-refused, not-found, read-only, disk-full. */
  add(slot: AddSlot): Promise<KeysView>;
  /** New recovery words; those of an earlier call are forgotten. */
  beginWords(language: Settings['language']): NewWords;
  /** Makes the slot of the new words when these three come back. Faults: words-not-back, not-found (none were made). */
  confirmWords(back: readonly string[], about: SlotAbout): Promise<KeysView>;
  /** Opens a slot once more with its secret; without one, the system's or the clear one. Faults: secret-wrong, key-store-refused, not-found. */
  test(id: string, secret: KeySecret | null): Promise<KeysView>;
  /** Faults: slot-last, slot-last-portable (unless `despite`), not-found. */
  remove(id: string, despite: boolean): Promise<KeysView>;
  /**
   * Makes a new data key, to be taken when the desk is opened next; slots for which no secret is given go. Faults: slot-last,
   * slot-last-portable (unless `despite`), key-store-refused, words-misspelt, office-key-wrong, read-only, disk-full.
   */
  rekey(secrets: readonly KeySecret[], despite: boolean): Promise<RekeyPlan>;
  /** Whether a secret opens any slot of this desk. Fault: secret-wrong, counted. */
  opens(secret: KeySecret): Promise<void>;
  /** Reads the key file and its copy once more: names of those that are damaged, away or changed by something else. */
  damagedFiles(): Promise<readonly string[]>;
  /** Writes both as this desk knows them. False where it was opened by a file that something else had changed. */
  mendFiles(): Promise<boolean>;
  protection(): KeyProtection;
  kinds(): readonly SlotKind[];
  /**
   * The bytes of a key file with the portable slots only (passphrase, words, office key), to be put into a backup and laid into a
   * restored desk's folder as `key.json` as they are; null while the desk has no such slot. Nothing in them opens the desk without its
   * secret. `openPortableKey` (core/key/data-key.ts) opens the data key from them.
   */
  portable(): Uint8Array | null;
};
