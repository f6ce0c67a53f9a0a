/** Thousands of domains in one template: pasted at once, and a key in another field costs what it always costs. */
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

/** Bounds are far above what it takes on a busy machine, and far below what a rule or a list costs that looks at every pair. */
const longest = { paste: 8_000, key: 1_000 };
const count = 5_000;

test('5,000 domains are pasted, judged, listed and saved, and typing stays quick', async ({
  desk: { page },
}) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  const text = Array.from({ length: count }, (_, at) => `sample-${at}.${at % 2 === 0 ? 'cn' : 'com'}`).join(
    '\n',
  );
  await page.locator('#field-domains').focus();
  const pasted = await page.evaluate(async (list) => {
    const begun = performance.now();
    const data = new DataTransfer();
    data.setData('text/plain', list);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    while (!document.querySelector('.domains-count')) await new Promise(requestAnimationFrame);
    return performance.now() - begun;
  }, text);
  expect(pasted).toBeLessThan(longest.paste);
  await expect(page.getByText(`共 ${count} 个`)).toBeVisible();
  await expect(template.saved).toBeVisible();
  await expect(template.findings.getByText(/项没有列出/)).toBeVisible();

  // What exists is what is in sight.
  expect(await template.domains.getByRole('row').count()).toBeLessThan(40);
  expect(await template.findings.getByRole('listitem').count()).toBeLessThan(120);

  await template.field('客户').focus();
  const keys: number[] = [];
  for (const letter of 'abcde') {
    const begun = Date.now();
    await page.keyboard.press(letter);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    keys.push(Date.now() - begun);
  }
  expect(keys.sort((a, b) => a - b)[2]).toBeLessThan(longest.key);
  await expect(template.saved).toBeVisible();

  await template.domains.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(page.getByText(`共 ${count - 1} 个`)).toBeVisible();
  await expect(template.saved).toBeVisible();
  const { client } = await openLine(page);
  const [id = ''] = await client.templates.ids({ filter: 'all' });
  const { fields } = await client.templates.get({ id });
  expect(fields.domains).toHaveLength(count - 1);
  expect(fields.domains.at(-1)).toBe(`sample-${count - 2}.cn`);
});
