/** The order by a column against a plain sort, through changes, additions and removals. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock('2026-11-24') });
});
afterAll(() => desk.close());

it('is what sorting all of them gives, whatever happens in between', async () => {
  const { templates } = desk.context;
  const value = fc.constantFrom('', 'a', 'B', 'b', '乙', '甲');
  const change = fc.record({ at: fc.nat(20), value, isNew: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.boolean(), async (changes, down) => {
      for (const { at, value: customer, isNew } of changes) {
        const all = templates.ids();
        const id = all[at % Math.max(1, all.length)];
        if (isNew || id === undefined) templates.create({ ...blankFields, customer });
        else {
          const { revision, fields } = templates.recordOf(id);
          templates.update(id, revision, { ...fields, customer });
        }
      }
      const known = templates.ids().map((id, key) => {
        return { id, key, value: templates.recordOf(id).fields.customer.toLowerCase() };
      });
      const filled = known.filter((one) => one.value !== '');
      filled.sort((a, b) => (a.value === b.value ? a.key - b.key : a.value < b.value ? -1 : 1));
      if (down) filled.reverse();
      const wanted = [...filled, ...known.filter((one) => one.value === '')];
      expect(await desk.client.templates.ids({ by: { column: 'customer', down } })).toEqual(
        wanted.map(({ id }) => id),
      );
    }),
    { numRuns: 8 },
  );
});
