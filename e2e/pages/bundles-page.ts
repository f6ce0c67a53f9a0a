/** What can be handed over, and what was. */
import type { Locator, Page } from '@playwright/test';

export class BundlesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get next(): Locator {
    return this.page.getByRole('region', { name: '下一个提交包' });
  }

  get history(): Locator {
    return this.page.getByRole('region', { name: '做过的提交包' });
  }

  /** What builds it, as soon as it can. */
  get make(): Locator {
    return this.next.getByRole('button', { name: '制作提交包' }).and(this.page.locator(':enabled'));
  }

  /** By the rail. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: /提交包/ })
      .click();
  }

  async build(): Promise<void> {
    await this.make.click();
    await this.next.getByText(/\.zip：/).waitFor();
  }

  /** Saves the newest bundle into `file`. */
  async save(file: string): Promise<void> {
    const download = this.page.waitForEvent('download');
    await this.history.getByRole('button', { name: /^保存/ }).first().click();
    await (await download).saveAs(file);
  }

  async verifyFile(file: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.history.getByRole('button', { name: '核对文件…' }).click();
    await (await chooser).setFiles(file);
  }
}
