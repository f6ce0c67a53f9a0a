/** Key slots: the ways to a desk's one data key, what may be asked about them, and what secrets look like. */
import { z } from 'zod';

/** `file`: the key lies in clear beside the store; a state to be ended. */
export const slotKinds = ['system', 'file', 'passphrase', 'words', 'office'] as const;
export type SlotKind = (typeof slotKinds)[number];

/** Slots that open the desk on any machine; only these go into backups. */
export const portableKinds = ['passphrase', 'words', 'office'] as const satisfies readonly SlotKind[];
export type PortableKind = (typeof portableKinds)[number];

export const isPortable = (kind: SlotKind): kind is PortableKind =>
  (portableKinds as readonly SlotKind[]).includes(kind);

/** `file`: the key lies in clear beside the store. `secret`: only what a person knows or has opens the desk. */
export type KeyProtection = 'system' | 'file' | 'secret';

/** What a person has or knows that opens a slot. `office`: the private half of an office key, as text. */
export const keySecretSchema = z.object({
  kind: z.enum(portableKinds),
  text: z.string().min(1).max(1_000),
});
export type KeySecret = z.infer<typeof keySecretSchema>;

/** A slot without anything that opens it. */
export type KeySlotView = {
  readonly id: string;
  readonly kind: SlotKind;
  readonly name: string;
  /** ISO 8601. */
  readonly madeAt: string;
  /** When it last opened the key in a test; null: not since it was made. */
  readonly testedAt: string | null;
};

export type KeyTrouble = 'changed' | 'from-copy';

export type KeysView = {
  readonly slots: readonly KeySlotView[];
  /** `changed`: the key file says something that this desk did not write. `from-copy`: it is damaged or away. */
  readonly trouble: KeyTrouble | null;
  /** A new data key was made and is taken when the desk is opened next. */
  readonly waits: boolean;
  /** Whether this host can offer the system's key store. */
  readonly hasSystemStore: boolean;
};

/** What becomes of the slots under a new data key. */
export type RekeyPlan = {
  readonly kept: readonly Pick<KeySlotView, 'kind' | 'name'>[];
  /** Nobody gave what opens them, so they open the desk no more. */
  readonly gone: readonly Pick<KeySlotView, 'kind' | 'name'>[];
};

/**
 * Kinds of secrets of which one unlocks a desk that is open. Who has a passphrase is asked for one; where the key store or the clear
 * key opens the desk anyway, a lock that wanted 24 words would guard nothing and cost much.
 */
export const unlockingKinds = (kinds: readonly SlotKind[]): readonly PortableKind[] =>
  kinds.includes('passphrase') || !kinds.some((kind) => !isPortable(kind))
    ? portableKinds.filter((kind) => kinds.includes(kind))
    : [];

/** New recovery words, shown once. */
export type NewWords = {
  readonly words: readonly string[];
  /** Numbers, from 1, of the words to be typed back. */
  readonly ask: readonly number[];
};

/** Fewest characters of a passphrase; a Chinese character counts for two. */
export const leastPassphrase = 12;

/** Whether a passphrase is worth its slot: long enough, or four words, and of more than a few different characters. */
export const isStrongPassphrase = (text: string): boolean => {
  const plain = text.normalize('NFKC').trim();
  const characters = [...plain];
  const weight = characters.reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0);
  const words = plain.split(/\s+/).filter((word) => word.length > 1);
  return (weight >= leastPassphrase || new Set(words).size >= 4) && new Set(characters).size >= 5;
};
