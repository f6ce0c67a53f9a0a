/** “The publisher's rules” beside the rule packs of the settings, worked by keys. */
import type { Locator, Page } from '@playwright/test';

export class EditionGroup {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get group(): Locator {
    return this.page.getByRole('group', { name: '发布者的规则' });
  }

  button(name: string): Locator {
    return this.group.getByRole('button', { name });
  }

  async choose(path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('选择规则文件…').press('Enter');
    await (await chooser).setFiles(path);
  }
}
