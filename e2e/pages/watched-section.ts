/** The part “Watched folders” of the settings. */
import type { Locator, Page } from '@playwright/test';

export class WatchedSection {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: '监视的文件夹' });
  }

  /** Where a folder's path is typed. */
  get path(): Locator {
    return this.section.getByRole('textbox', { name: '文件夹的完整路径' });
  }

  folder(path: string): Locator {
    return this.section.getByRole('group', { name: path });
  }

  async press(path: string, name: string): Promise<void> {
    await this.folder(path).getByRole('button', { name }).focus();
    await this.page.keyboard.press('Enter');
  }
}
