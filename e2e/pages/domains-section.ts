/** The names of a template with their states, inside its form. */
import type { Locator, Page } from '@playwright/test';

export class DomainsSection {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private get section(): Locator {
    return this.page.getByRole('region', { name: '域名实名状态' });
  }

  get table(): Locator {
    return this.section.getByRole('grid');
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ hasText: name });
  }

  filter(name: RegExp): Locator {
    return this.section
      .getByRole('group', { name: '按状态查看' })
      .or(this.section)
      .getByRole('radio', { name });
  }

  /** Sets what is ticked, or all. */
  async set(state: string): Promise<void> {
    await this.section.getByRole('button', { name: /改为/ }).press('Enter');
    await this.page.getByRole('option', { name: state, exact: true }).press('Enter');
    await this.section.getByRole('button', { name: /^设置/ }).press('Enter');
  }
}
