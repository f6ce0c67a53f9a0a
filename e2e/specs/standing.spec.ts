/** The page never scrolls away under header and next step, whatever has the focus, at any size and zoom. */
import { focusEach, sizes, standing } from '../fixtures/standing.ts';
import { expect, test } from '../hosts/fixture.ts';
import { Frame } from '../pages/frame.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test.describe('with samples', () => {
  test.use({ samples: true });

  test('every page stands under Tab, focus and click', async ({ desk: { page } }) => {
    test.setTimeout(240_000);
    await new TemplatesPage(page).open('样本己');
    await page.locator('.yes-no').first().waitFor();
    const home = page.url().replace(/#.*$/, '');
    const template = page.url();
    for (const [name, address] of Object.entries({
      template,
      workshop: `${template}/workshop`,
      list: `${home}#/templates`,
      intake: `${home}#/intake`,
      bundles: `${home}#/bundles`,
      returned: `${home}#/returned`,
      calendar: `${home}#/calendar`,
      settings: `${home}#/settings`,
    }))
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.goto(address);
        await page.locator('.rail').waitFor();
        await expect(page.locator('.skeleton')).toHaveCount(0);
        const { count, moved } = await focusEach(page);
        expect(count, name).toBeGreaterThan(8);
        expect.soft(moved, `${name} at ${size.width}`).toEqual([]);
      }

    await page.setViewportSize(sizes[0]);
    await page.goto(template);
    await page.locator('.yes-no').first().waitFor();
    for (const answer of await page.locator('.yes-no-answer').all()) {
      await answer.click();
      expect(await standing(page), 'after a click on an answer').toBe('');
    }
    await page.locator('#field-holder\\.zh').focus();
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      expect(await standing(page), `after Tab ${press + 1}`).toBe('');
    }
  });

  test('at 400 % every page of the rail is reached by pointer and none lies under the status bar', async ({
    desk: { page },
  }) => {
    const { links } = new Frame(page);
    await page.setViewportSize({ width: 342, height: 192 });
    for (const link of await links.all()) {
      await link.click();
      await expect(link).toHaveAttribute('aria-current', 'page');
      const under = await link.evaluate((own) => {
        const { left, top, width, height } = own.getBoundingClientRect();
        return own.contains(document.elementFromPoint(left + width / 2, top + height - 3));
      });
      expect(under, await link.innerText()).toBe(true);
    }
  });
});
