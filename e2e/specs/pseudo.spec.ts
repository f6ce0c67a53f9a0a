/** With every text a third longer, no text is cut off: what does not fit wraps, or ends in dots and tells the rest on hover. */
import { cutTexts } from '../fixtures/pseudo-texts.ts';
import { expect, test } from '../hosts/fixture.ts';

for (const lang of ['zh', 'en'] as const)
  test.describe(`in ${lang}`, () => {
    test.use({ lang });
    test('no page cuts its texts off, also at 1024', async ({ desk: { page } }) => {
      const home = page.url().replace(/[?#].*$/, '');
      await page.goto(`${home}?pseudo#/templates`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.locator('.rail')).toContainText('ẃ字');
      expect(await page.evaluate(cutTexts), 'welcome').toEqual([]);
      await page.keyboard.press('n');
      await page.locator('.template-header').waitFor();
      const template = page.url();
      for (const width of [1366, 1024])
        for (const [name, address] of Object.entries({
          template,
          list: `${home}?pseudo#/templates`,
          intake: `${home}?pseudo#/intake`,
          bundles: `${home}?pseudo#/bundles`,
          returned: `${home}?pseudo#/returned`,
          calendar: `${home}?pseudo#/calendar`,
          settings: `${home}?pseudo#/settings`,
        })) {
          await page.setViewportSize({ width, height: 768 });
          await page.goto(address);
          await page.locator('.rail').waitFor();
          await page.waitForLoadState('networkidle');
          expect.soft(await page.evaluate(cutTexts), `${name} at ${width}`).toEqual([]);
        }
    });
  });
