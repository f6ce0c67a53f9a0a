/** The part “Backups” of the settings, and how long papers are kept. */
import type { Locator, Page } from '@playwright/test';

export class BackupsSection {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: '备份' });
  }

  get result(): Locator {
    return this.section.getByRole('status', { name: '备份结果' });
  }

  button(name: string | RegExp): Locator {
    return this.section.getByRole('button', { name });
  }

  get folder(): Locator {
    return this.section.getByRole('textbox', { name: '文件夹的完整路径' });
  }

  get retention(): Locator {
    return this.page.getByRole('region', { name: '保存期限' });
  }
}
