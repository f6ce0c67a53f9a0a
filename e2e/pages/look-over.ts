/** The contact sheet of scans whose corners were not sure. */
import type { Locator, Page } from '@playwright/test';

export class LookOver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '批量核对四角' });
  }

  get cards(): Locator {
    return this.dialog.getByRole('option');
  }

  card(name: string): Locator {
    return this.cards.filter({ hasText: name });
  }

  /** Which of them are shown. */
  get where(): Locator {
    return this.dialog.getByRole('status');
  }

  /** Said where no scan waits for its picture. */
  get nothing(): Locator {
    return this.page.getByText('没有要核对的', { exact: false });
  }

  /** There where this sheet is the last one. */
  get last(): Locator {
    return this.dialog.getByRole('button', { name: /制作图片/ });
  }
}
