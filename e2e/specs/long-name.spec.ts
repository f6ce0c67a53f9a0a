/** A name of any length gives way: target, standing and next step keep their places. */
import { expect, test } from '../hosts/fixture.ts';

for (const lang of ['zh', 'en'] as const)
  test.describe(`in ${lang}`, () => {
    test.use({ lang });

    test('the target keeps its width beside a name of 222 characters', async ({ desk: { page } }) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('n');
      const name = page.locator('#field-holder\\.zh');
      await name.waitFor();
      const target = page.locator('.template-header .target-choice button');
      for (const width of [1366, 1024]) {
        await page.setViewportSize({ width, height: 768 });
        await name.fill('样');
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('样');
        const before = await target.boundingBox();
        await name.fill('样例（深圳）'.repeat(37));
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('样例（深圳）'.repeat(37));
        const after = await target.boundingBox();
        expect(after!.width).toBeGreaterThan(100);
        expect(Math.abs(after!.width - before!.width)).toBeLessThan(30);
        const more = page.locator('.template-header .square').last();
        const { x, width: size } = (await more.boundingBox())!;
        expect(x + size).toBeLessThanOrEqual(width);
      }
    });
  });
