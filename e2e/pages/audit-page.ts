/** The log of the desk. */
import type { Locator, Page } from '@playwright/test';

export class AuditPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get entries(): Locator {
    return this.page.getByRole('region', { name: '记录' }).getByRole('listitem');
  }

  get result(): Locator {
    return this.page.getByRole('status', { name: '检验结果' });
  }

  filter(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+7');
    await this.page.getByRole('heading', { level: 1, name: '操作记录' }).waitFor();
  }
}
