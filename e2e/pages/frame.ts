/** What stands around every page. */
import type { Locator, Page } from '@playwright/test';

export class Frame {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get rail(): Locator {
    return this.page.getByRole('navigation', { name: '主导航' });
  }

  get links(): Locator {
    return this.rail.getByRole('link');
  }

  get statusBar(): Locator {
    return this.page.getByRole('contentinfo');
  }
}
