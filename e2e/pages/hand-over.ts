/** Hand-over files and the book of other desks. */
import type { Locator, Page } from '@playwright/test';

export class HandOver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').last();
  }

  get desks(): Locator {
    return this.page.getByRole('region', { name: '其他工作台' });
  }

  get passphrase(): Locator {
    return this.dialog.locator('input[type=password]');
  }

  decide(whose: RegExp): Locator {
    return this.page.getByRole('group', { name: '以哪个为准' }).getByRole('button', { name: whose });
  }
}
