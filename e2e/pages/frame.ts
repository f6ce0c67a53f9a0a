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

  /** A tip of the first days, in the status bar. */
  get tip(): Locator {
    return this.page.locator('.status-bar .tip');
  }

  /** What stands in place of the page when the core does not come back. */
  get trouble(): Locator {
    return this.page.getByRole('alert');
  }

  get restart(): Locator {
    return this.page.getByRole('button', { name: '重新启动后台' });
  }
}
