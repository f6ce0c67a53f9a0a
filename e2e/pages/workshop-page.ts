/** The workshop: corners, turns, flip. */
import type { Locator, Page } from '@playwright/test';

const names = ['左上角', '右上角', '右下角', '左下角'] as const;

export class WorkshopPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '校正图片' });
  }

  /** The sides of the picture, where there are several. */
  get sides(): Locator {
    return this.dialog.getByRole('radiogroup', { name: '扫描件' }).getByRole('radio');
  }

  corner(at: 0 | 1 | 2 | 3): Locator {
    return this.dialog.getByRole('button', { name: new RegExp(`^${names[at]}`) });
  }

  /** Where a corner stands, in pixels of the scan. */
  async cornerAt(at: 0 | 1 | 2 | 3): Promise<readonly [x: number, y: number]> {
    const name = (await this.corner(at).getAttribute('aria-label')) ?? '';
    const [x, y] = (name.match(/\d+/g) ?? []).map(Number);
    if (x === undefined || y === undefined) throw new Error(`no place in “${name}”`);
    return [x, y];
  }

  /** The one below the picture; a finding may offer the same. */
  get opener(): Locator {
    return this.page
      .getByRole('region', { name: '证件图片' })
      .getByRole('button', { name: '校正', exact: true });
  }

  async open(): Promise<void> {
    await this.opener.click();
    await this.dialog.waitFor();
  }

  /** Moves a corner by keys: tens first, then single pixels. */
  async nudge(at: 0 | 1 | 2 | 3, dx: number, dy: number): Promise<void> {
    await this.corner(at).focus();
    for (const [distance, positive, negative] of [
      [dx, 'ArrowRight', 'ArrowLeft'],
      [dy, 'ArrowDown', 'ArrowUp'],
    ] as const) {
      const key = distance > 0 ? positive : negative;
      for (let left = Math.abs(distance); left > 0; left -= left >= 10 ? 10 : 1)
        await this.page.keyboard.press(left >= 10 ? `Shift+${key}` : key);
    }
  }

  async apply(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.dialog.waitFor({ state: 'detached' });
  }
}
