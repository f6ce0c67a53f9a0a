/** With marked, longer texts everything that names something comes from the catalogues, and no page, dialog, menu or view cuts it off at any size. */
import { cutTexts, foreignTexts } from '../fixtures/pseudo-texts.ts';
import { tours } from '../fixtures/tour.ts';
import { expect, test } from '../hosts/fixture.ts';

/** Two office screens, a narrow window, and the smaller screen at 200 %. */
const sizes = [
  [1920, 1080],
  [1024, 768],
  [683, 384],
  [1366, 768],
] as const;

for (const { name, samples, walk } of tours)
  test.describe(name, () => {
    test.use({ samples });

    test('says only what the catalogues say, and cuts nothing off', async ({ desk }) => {
      test.setTimeout(240_000);
      const { page } = desk;
      await page.getByRole('heading', { level: 1 }).or(page.getByRole('grid')).first().waitFor();
      // Without the marks every name is foreign: the look sees what it should.
      expect((await page.evaluate(foreignTexts)).length).toBeGreaterThan(8);
      await page.goto(`${page.url().replace(/[?#].*$/, '')}?pseudo#/templates`);
      await expect(page.locator('.rail')).toContainText('ẃ字');
      if (samples) await page.getByRole('grid').getByRole('row').first().waitFor();
      await walk(desk, async (what) => {
        expect.soft(await page.evaluate(foreignTexts), `${what}: not from a catalogue`).toEqual([]);
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          await page.evaluate(
            () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
          );
          expect.soft(await page.evaluate(cutTexts), `${what}: cut off at ${width} × ${height}`).toEqual([]);
        }
      });
      await page.evaluate(() => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<p style="position:fixed;top:0;width:2em;overflow:hidden;white-space:nowrap">far too long</p>',
        );
      });
      expect((await page.evaluate(cutTexts)).length).toBeGreaterThan(0);
    });
  });
