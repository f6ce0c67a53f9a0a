/** Makes a new data key and its slots, to be taken when the desk is opened next. Until then nothing of the desk is changed. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { isPortable, type KeySecret, type RekeyPlan } from '#contract/keys';
import { makeLastingFolder, writeAtomically } from '../atomic-write.ts';
import { nameKeyOf } from '../key/data-key.ts';
import { earlierKeys, sealKey } from '../key/earlier-keys.ts';
import { replaceKeyFile } from '../key/key-file.ts';
import type { KeyRing, KeySlot } from '../key/key-ring.ts';
import { officeText } from '../key/office-key.ts';
import { type KeyKeeper, makeSlot, type NewSlot, openBySecret } from '../key/slots.ts';
import { nextKeyFile, rekeyFolder } from './rekey-files.ts';

export type RekeyOptions = {
  readonly dir: string;
  readonly dataKey: Uint8Array;
  readonly ring: KeyRing;
  readonly keeper: KeyKeeper | undefined;
  /** What opens the slots that are to stay; the system's store, an office key and a key in clear need nothing. */
  readonly secrets: readonly KeySecret[];
  /** Also when no slot is left that opens the desk on another computer. */
  readonly despite: boolean;
};

/**
 * Slots keep their ids, names and days. One for which nobody gave its secret goes. Faults: slot-last, slot-last-portable,
 * key-store-refused, words-misspelt, office-key-wrong, disk-full, read-only.
 */
export const beginRekey = async (options: RekeyOptions): Promise<RekeyPlan> => {
  const { dir, dataKey, ring, despite } = options;
  const next = randomBytes(32);
  const place = { desk: ring.desk, epoch: ring.epoch + 1 };
  const slots: KeySlot[] = [];
  const gone: KeySlot[] = [];
  for (const slot of ring.slots) {
    const from = await sourceOf(options, slot);
    if (!from) gone.push(slot);
    else {
      const { name, madeAt, testedAt } = slot;
      slots.push({ ...(await makeSlot(place, next, from, { name, madeAt })), testedAt });
    }
  }
  if (slots.length === 0) throw new Fault('slot-last');
  const had = ring.slots.some(({ kind }) => isPortable(kind));
  if (had && !slots.some(({ kind }) => isPortable(kind)) && !despite) throw new Fault('slot-last-portable');
  const folder = rekeyFolder(dir);
  await rm(folder, { recursive: true, force: true });
  await makeLastingFolder(folder, 0o700);
  const earlier = [dataKey, ...earlierKeys(ring, dataKey)].map((key) =>
    sealKey(next, 'earlier', ring.desk, key),
  );
  const names = sealKey(next, 'name', ring.desk, nameKeyOf(ring, dataKey));
  await replaceKeyFile(folder, { ...place, slots, earlier: earlier.reverse(), names }, next);
  const sealed = sealKey(dataKey, 'next', ring.desk, next);
  await writeAtomically(
    join(folder, nextKeyFile),
    Buffer.from(`${JSON.stringify({ version: 1, sealed })}\n`),
  );
  const said = ({ kind, name }: KeySlot) => ({ kind, name });
  return { kept: slots.map(said), gone: gone.map(said) };
};

/** What makes this slot again; null when nobody gave it. */
const sourceOf = async ({ ring, keeper, secrets }: RekeyOptions, slot: KeySlot): Promise<NewSlot | null> => {
  if (slot.kind === 'file') return { kind: 'file' };
  if (slot.kind === 'system') return keeper ? { kind: 'system', keeper } : null;
  if (slot.kind === 'office')
    return { kind: 'office', text: officeText(Buffer.from(slot.recipient, 'base64')) };
  for (const secret of secrets)
    if (await openBySecret(ring, slot, secret)) return { kind: slot.kind, text: secret.text };
  return null;
};
