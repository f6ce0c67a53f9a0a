/** The key slots of an open desk. A change writes the key file and its copy anew, never the store. */
import { randomInt, timingSafeEqual } from 'node:crypto';
import { Fault } from '#contract/faults';
import { isPortable, type KeySecret, type KeysView, type KeyTrouble, type NewWords } from '#contract/keys';
import type { Language } from '#text/language';
import type { Clock } from '../ports/clock.ts';
import type { AddSlot, Keys, SlotAbout, SlotSource } from '../ports/keys.ts';
import { beginRekey } from '../rekey/begin-rekey.ts';
import { dropNextKey, rekeyWaits } from '../rekey/rekey-files.ts';
import { asks, type DataKey, openByAny, protectionOf } from './data-key.ts';
import { damagedKeyFiles, keyFile, replaceKeyFile } from './key-file.ts';
import { type KeyRing, type KeySlot, writeRing } from './key-ring.ts';
import { type KeyKeeper, makeSlot, type NewSlot, openBySecret, openBySystem } from './slots.ts';
import { countTries } from './tries.ts';
import { makeWords, plainWord, wordCount } from './words.ts';

export type DeskKeysOptions = {
  readonly dir: string;
  readonly key: DataKey;
  readonly keeper: KeyKeeper | undefined;
  readonly clock: Clock;
  readonly isForLooking: boolean;
};

export const openDeskKeys = (options: DeskKeysOptions): Keys => {
  const { dir, keeper, clock } = options;
  const dataKey = options.key.bytes;
  let { ring } = options.key;
  let trouble: KeyTrouble | null = !options.key.isAuthentic
    ? 'changed'
    : options.key.isFromCopy
      ? 'from-copy'
      : null;
  /** One change after the other: each begins with what the last one wrote. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };

  const view = (): KeysView => ({
    slots: ring.slots.map(({ id, kind, name, madeAt, testedAt }) => ({ id, kind, name, madeAt, testedAt })),
    trouble,
    waits: rekeyWaits(dir),
    hasSystemStore: keeper !== undefined,
  });
  const slotOf = (id: string): KeySlot => {
    const slot = ring.slots.find((one) => one.id === id);
    if (!slot) throw new Fault('not-found', { kind: 'slot', id });
    return slot;
  };
  const save = async (slots: readonly KeySlot[]): Promise<void> => {
    if (options.isForLooking) throw new Fault('read-only', { file: keyFile });
    const changed: KeyRing = { ...ring, slots: [...slots] };
    await replaceKeyFile(dir, changed, dataKey);
    ring = changed;
    trouble = null;
  };

  const add = async ({ from, name, replaces }: AddSlot): Promise<KeysView> => {
    const replaced = replaces === undefined ? null : slotOf(replaces);
    const made = await makeSlot(ring, dataKey, sourceOf(from, keeper), { name, madeAt: clock.now() });
    await dropNextKey(dir);
    await save([...ring.slots.filter((slot) => slot !== replaced), made]);
    return view();
  };

  /** New words until they came back. */
  let fresh: NewWords | null = null;
  const beginWords = (language: Language): NewWords => {
    fresh = { words: makeWords(language), ask: threeOf(wordCount) };
    return fresh;
  };
  const confirmWords = async (back: readonly string[], about: SlotAbout): Promise<KeysView> => {
    if (!fresh) throw new Fault('not-found', { kind: 'words' });
    const { words, ask } = fresh;
    if (ask.some((number, at) => plainWord(back[at] ?? '') !== words[number - 1]))
      throw new Fault('words-not-back', { numbers: ask.join(', ') });
    const changed = await add({ from: { kind: 'words', text: words.join(' ') }, ...about });
    fresh = null;
    return changed;
  };

  const test = async (id: string, secret: KeySecret | null): Promise<KeysView> => {
    const slot = slotOf(id);
    const opened =
      slot.kind === 'file'
        ? Buffer.from(slot.key, 'hex')
        : slot.kind === 'system'
          ? await openBySystem(slot, keeperOr(keeper))
          : await opensOne(slot, secret);
    if (!timingSafeEqual(opened, dataKey)) throw new Fault('key-wrong', { file: keyFile });
    if (!options.isForLooking)
      await save(ring.slots.map((one) => (one === slot ? { ...one, testedAt: clock.now() } : one)));
    return view();
  };
  const opensOne = async (slot: KeySlot, secret: KeySecret | null): Promise<Uint8Array> => {
    if (!secret || secret.kind !== slot.kind) throw new Fault('invalid-input', { field: 'secret' });
    return countTries(dir, secret.kind, slot.kind, () => openBySecret(ring, slot, secret));
  };

  const remove = async (id: string, despite: boolean): Promise<KeysView> => {
    const slot = slotOf(id);
    const left = ring.slots.filter((one) => one !== slot);
    if (left.length === 0) throw new Fault('slot-last');
    if (isPortable(slot.kind) && !left.some(({ kind }) => isPortable(kind)) && !despite)
      throw new Fault('slot-last-portable');
    await dropNextKey(dir);
    await save(left);
    return view();
  };

  return {
    view,
    rekey: (secrets, despite) =>
      inTurn(() => {
        if (options.isForLooking) throw new Fault('read-only', { file: keyFile });
        return beginRekey({ dir, dataKey, ring, keeper, secrets, despite });
      }),
    beginWords,
    confirmWords: (back, about) => inTurn(() => confirmWords(back, about)),
    add: (slot) => inTurn(() => add(slot)),
    test: (id, secret) => inTurn(() => test(id, secret)),
    remove: (id, despite) => inTurn(() => remove(id, despite)),
    opens: async (secret) => {
      await countTries(dir, secret.kind, asks(ring).join(','), () => openByAny(ring, secret));
    },
    damagedFiles: () => damagedKeyFiles(dir, dataKey),
    mendFiles: () =>
      inTurn(async () => {
        if (trouble === 'changed') return false;
        await save(ring.slots);
        return true;
      }),
    protection: () => protectionOf(ring),
    kinds: () => ring.slots.map(({ kind }) => kind),
    portable: () => {
      const slots = ring.slots.filter(({ kind }) => isPortable(kind));
      return slots.length === 0 ? null : writeRing({ ...ring, slots }, dataKey);
    },
  };
};

/** Three different numbers from 1 to `count`, rising. */
const threeOf = (count: number): readonly number[] => {
  const chosen = new Set<number>();
  while (chosen.size < 3) chosen.add(randomInt(1, count + 1));
  return [...chosen].sort((a, b) => a - b);
};

const keeperOr = (keeper: KeyKeeper | undefined): KeyKeeper => {
  if (!keeper) throw new Fault('key-held-by-system');
  return keeper;
};

const sourceOf = (from: SlotSource, keeper: KeyKeeper | undefined): NewSlot =>
  from.kind === 'system' ? { kind: 'system', keeper: keeperOr(keeper) } : from;
