/** One change for many, by keys. */
import type { Locator, Page } from '@playwright/test';
import { selectAll } from '../fixtures/long-work.ts';
import { TemplatesPage } from './templates-page.ts';

export class BulkDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^批量修改/ });
  }

  apply(count: number): Locator {
    return this.dialog.getByRole('button', { name: `修改 ${count} 个` });
  }

  /** Everything is selected, and a state chosen for it by pointer. */
  async proposeState(state: string): Promise<void> {
    const { grid, selectionBar } = new TemplatesPage(this.page);
    await grid.waitFor();
    await selectAll(this.page);
    await selectionBar.getByRole('button', { name: '批量修改' }).click();
    await this.choose(/改哪一项/, '状态');
    await this.choose(/新内容/, state);
  }

  private async choose(field: RegExp, option: string): Promise<void> {
    await this.dialog.getByRole('button', { name: field }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Everything is selected and the change is looked at, not made. How many it would change. */
  async propose(customer: string): Promise<number> {
    const { grid, selectionBar } = new TemplatesPage(this.page);
    await grid.waitFor();
    await selectAll(this.page);
    const count = Number(await grid.getAttribute('aria-rowcount'));
    await selectionBar.getByRole('button', { name: '批量修改' }).press('Enter');
    await this.dialog.getByRole('textbox', { name: '新内容' }).focus();
    await this.page.keyboard.type(customer);
    await this.dialog.getByText(`${count} 个会改变，0 个不变`).waitFor();
    await this.enabled(count).waitFor();
    return count;
  }

  /** Makes the change as soon as it can be made: a little after an earlier try was refused, it cannot. */
  async confirm(count: number): Promise<void> {
    await this.enabled(count).press('Enter');
  }

  private enabled(count: number): Locator {
    return this.apply(count).and(this.page.locator(':enabled'));
  }
}
