/** Days ahead. */
import type { Locator, Page } from '@playwright/test';

export class CalendarPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get agenda(): Locator {
    return this.page.getByRole('grid', { name: '日程' });
  }

  get month(): Locator {
    return this.page.getByRole('region', { name: '月历' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '日历' }).focus();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('heading', { level: 1, name: '日历' }).waitFor();
  }
}
