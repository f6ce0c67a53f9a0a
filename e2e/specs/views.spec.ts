/**
 * Every page, dialog, menu and view: axe finds nothing serious or critical in either theme, and the page never scrolls away under header and
 * next step. With marked, longer texts everything that names something comes from the catalogues, and is cut off at no size.
 */
import type { Page } from '@playwright/test';
import { cutTexts, foreignTexts } from '../fixtures/pseudo-texts.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { looseBoxes, sizes, standing } from '../fixtures/standing.ts';
import { tours } from '../fixtures/tour.ts';
import { expect, test } from '../hosts/fixture.ts';

/** Two office screens, a narrow window, and the smaller screen at 200 %. */
const textSizes = [
  [1920, 1080],
  [1024, 768],
  [683, 384],
  [1366, 768],
] as const;

/** Themes differ in colours alone. */
const isUsable = async (page: Page, what: string): Promise<void> => {
  for (const [colorScheme, rules] of [
    ['dark', ['color-contrast', 'link-in-text-block']],
    ['light', undefined],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect.soft(await seriousOn(page, rules), `${what}, ${colorScheme}`).toEqual([]);
  }
};

const isWorded = async (page: Page, what: string): Promise<void> => {
  expect.soft(await page.evaluate(foreignTexts), `${what}: not from a catalogue`).toEqual([]);
  for (const [width, height] of textSizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    expect.soft(await page.evaluate(cutTexts), `${what}: cut off at ${width} × ${height}`).toEqual([]);
  }
};

const stands = async (page: Page, what: string): Promise<void> => {
  for (const size of [sizes[0], sizes[3]]) {
    await page.setViewportSize(size);
    expect.soft(await standing(page), `${what} at ${size.width}`).toBe('');
    expect.soft(await looseBoxes(page), `${what} at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(sizes[0]);
};

for (const { name, samples, walk } of tours)
  test.describe(name, () => {
    test.use({ samples });

    test('is usable, stands in a large window and at 400 %, says what the catalogues say, and cuts nothing off', async ({
      desk,
    }) => {
      test.setTimeout(360_000);
      const { page } = desk;
      await page.getByRole('heading', { level: 1 }).or(page.getByRole('grid')).first().waitFor();
      // Without the marks every name is foreign: the look sees what it should.
      expect((await page.evaluate(foreignTexts)).length).toBeGreaterThan(8);
      await page.goto(`${page.url().replace(/[?#].*$/, '')}?pseudo#/templates`);
      await expect(page.locator('.rail')).toContainText('ẃ字');
      if (samples) await page.getByRole('grid').getByRole('row').first().waitFor();
      await walk(desk, async (what) => {
        await isUsable(page, what);
        await stands(page, what);
        await isWorded(page, what);
      });
      // So do the others.
      await page.evaluate(() => {
        document.body.append(document.createElement('button'));
        document.body.insertAdjacentHTML(
          'beforeend',
          '<p style="position:fixed;top:0;width:2em;overflow:hidden;white-space:nowrap">far too long</p>',
        );
      });
      expect(await seriousOn(page)).toHaveLength(1);
      expect((await page.evaluate(cutTexts)).length).toBeGreaterThan(0);
    });
  });
