/** axe finds nothing serious or critical on any page, dialog, menu and view, in either theme. */
import { seriousOn } from '../fixtures/serious-on.ts';
import { tours } from '../fixtures/tour.ts';
import { expect, test } from '../hosts/fixture.ts';

for (const { name, samples, walk } of tours)
  test.describe(name, () => {
    test.use({ samples });

    test('has no serious problem', async ({ desk }) => {
      test.setTimeout(240_000);
      const { page } = desk;
      await walk(desk, async (what) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
          expect.soft(await seriousOn(page), `${what}, ${colorScheme}`).toEqual([]);
        }
      });
      // The look sees what it should.
      await page.evaluate(() => document.body.append(document.createElement('button')));
      expect(await seriousOn(page)).toHaveLength(1);
    });
  });
