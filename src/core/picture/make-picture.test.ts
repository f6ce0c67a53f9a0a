/** A picture that a person asks for while a proposed one is in the making. */
import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { openDesk } from '../open-desk.ts';
import type { Imaging } from '../ports/imaging.ts';
import { makePicture, makeProposed, suggestPlan, targetOf } from './make-picture.ts';

const scratch = createScratch();

it('gives way to a picture that the template got meanwhile', async () => {
  const desk = await openDesk({ dir: scratch('desk'), readsIntake: false });
  onTestFinished(() => desk.close());
  const { context, client, host } = desk;
  const { id } = await client.templates.create({
    fields: { ...blankFields, domains: [], tags: [], registrarIds: [] },
  });
  const { token } = await host.offer('front.jpg', {
    bytes: await readFile('assets/samples/id-front.jpg'),
  });
  await client.scans.attach({ template: id, grant: token });
  const view = context.templates.view(id);
  const proposed = suggestPlan(view, targetOf(context, view));
  const corrected = { ...proposed, sides: proposed.sides.map((side) => ({ ...side, turns: 2 as const })) };

  const { promise: isCorrected, resolve: goOn } = Promise.withResolvers<void>();
  const slow: Imaging = {
    ...context.imaging,
    prepare: async (...asked) => {
      const prepared = await context.imaging.prepare(...asked);
      await isCorrected;
      return prepared;
    },
  };
  const unasked = makeProposed({ ...context, imaging: slow }, view, {});
  await makePicture(context, view, corrected, {});
  goOn();
  expect((await unasked).picture?.plan.sides[0]?.turns).toBe(2);
  expect(context.templates.view(id).picture?.plan.sides[0]?.turns).toBe(2);
  // The next one is proposed on top of the correction.
  const again = await makeProposed(context, context.templates.view(id), {});
  expect(again.picture?.plan.sides[0]?.turns).toBe(2);
});
