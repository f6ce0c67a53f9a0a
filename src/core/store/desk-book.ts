/** This desk's own keys, and the public ones of the desks it knows. */
import { z } from 'zod';
import { Fault } from '#contract/faults';
import type { DeskBook, DeskCard } from '#contract/hand-over-files';
import {
  fingerprintOf,
  keysOf,
  makeIdentity,
  readDeskCode,
  writeDeskCode,
} from '../handover/desk-identity.ts';
import type { Actors } from '../ports/actors.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeskIdentity, Desks } from '../ports/desks.ts';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

const setting = 'desk-identity';
const identitySchema = z.object({ signing: z.string(), opening: z.string() });

type Needs = { readonly clock: Clock; readonly actors: Pick<Actors, 'current'> };

export const openDeskBook = (store: Store, { clock, actors }: Needs): Desks => {
  const { db } = store;
  const row = openSettingRow(store, setting);
  const all = db.prepare<[], { id: string; code: string; name: string }>(
    'SELECT id, code, name FROM known_desks ORDER BY name, id',
  );
  const add = db.prepare(
    `INSERT INTO known_desks (id, code, name, added_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
  );
  const remove = db.prepare('DELETE FROM known_desks WHERE id = ?');

  /** Made when it is first asked for: a desk that never hands over has none. */
  const identity = (): DeskIdentity => {
    const kept = store.read(row.get);
    if (kept !== null) return identitySchema.parse(kept);
    const made = makeIdentity();
    store.transaction(() => row.put(made));
    return made;
  };
  const own = (): DeskCard => {
    const { clerk, desk } = actors.current();
    const keys = keysOf(identity());
    return { name: desk || clerk, code: writeDeskCode(keys), fingerprint: fingerprintOf(keys) };
  };
  const book = (): DeskBook => ({
    own: own(),
    known: store.read(() => all.all()).map(({ id, code, name }) => ({ name, code, fingerprint: id })),
  });
  return {
    identity,
    book,
    find: (fingerprint) => {
      const { own: self, known } = book();
      return [self, ...known].find((card) => card.fingerprint === fingerprint) ?? null;
    },
    add: (name, code) => {
      const keys = readDeskCode(code);
      store.transaction(() => add.run(fingerprintOf(keys), writeDeskCode(keys), name, clock.now()));
      return book();
    },
    remove: (fingerprint) => {
      const { changes } = store.transaction(() => remove.run(fingerprint));
      if (changes === 0) throw new Fault('not-found');
      return book();
    },
  };
};
