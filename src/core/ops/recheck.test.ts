/** A desk's objects are looked at once, whichever call asks. */
import { expect, it, onTestFinished } from 'vitest';
import { createScratch } from '../../../tests/scratch.ts';
import { openDesk } from '../open-desk.ts';
import { lookOnce } from './recheck.ts';

const scratch = createScratch();

it('looks once for a desk, not once for each call', async () => {
  const { context, close } = await openDesk({ dir: scratch('desk') });
  onTestFinished(() => close());
  const first = lookOnce({ ...context });
  expect(lookOnce({ ...context })).toBe(first);
  await first;
});
