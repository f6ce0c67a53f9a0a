/** With a person's own colours: only what is ticked looks ticked, and what is chosen is told apart. */
import { expect, test } from '../hosts/fixture.ts';
import { Frame } from '../pages/frame.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test.use({ samples: true });

test('ticks, the chosen row, the page, the filter and the gauge are told apart', async ({
  desk: { page },
}) => {
  const templates = new TemplatesPage(page);
  const { links } = new Frame(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await templates.open('样本甲');
  const ticks = templates.grid.locator('.tick .icon');
  const shown = () =>
    ticks.evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length);
  expect(await shown()).toBe(0);
  await templates.grid.focus();
  await page.keyboard.press('Space');
  expect(await shown()).toBe(1);

  const looks = (locator: typeof links) =>
    locator.evaluateAll((all) =>
      all.map((one) => {
        const { backgroundColor, outlineStyle } = getComputedStyle(one);
        return `${backgroundColor} ${outlineStyle}`;
      }),
    );
  const pages = await looks(links);
  const here = await links.evaluateAll((all) => all.findIndex((one) => one.hasAttribute('aria-current')));
  expect(pages.filter((look) => look === pages[here])).toHaveLength(1);
  const filters = page.locator('.list-filters .filter');
  const chosen = await filters.evaluateAll((all) =>
    all.findIndex((one) => one.hasAttribute('data-selected')),
  );
  const filterLooks = await looks(filters);
  expect(filterLooks.filter((look) => look === filterLooks[chosen])).toHaveLength(1);
  await expect(page.locator('.template-row.open')).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('.gauge .track')).toHaveCSS('border-top-style', 'solid');
});
