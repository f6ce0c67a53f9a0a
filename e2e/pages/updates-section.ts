/** The part “Updates” of the settings. */
import type { Locator, Page } from '@playwright/test';

export class UpdatesSection {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: '更新' });
  }

  button(name: string): Locator {
    return this.section.getByRole('button', { name });
  }

  async choose(path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('选择更新包…').click();
    await (await chooser).setFiles(path);
  }
}
