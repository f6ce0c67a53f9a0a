/** The list of templates, by what a person sees. */
import { expect, type Locator, type Page } from '@playwright/test';
import { TemplatePage } from './template-page.ts';

export class TemplatesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: '模板' });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: '查找模板' });
  }

  get selectionBar(): Locator {
    return this.page.getByRole('toolbar', { name: '批量操作' });
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: name });
  }

  filter(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}\\s`) });
  }

  async open(name: string): Promise<void> {
    await this.row(name).first().click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async createNew(): Promise<void> {
    await this.page.getByRole('button', { name: '新建' }).first().click();
    // The one that was open stays in sight for a moment, and would take what is typed.
    await expect(new TemplatePage(this.page).field('持有者（中文）')).toHaveValue('');
  }

  async fillWithSamples(): Promise<void> {
    await this.page.getByRole('button', { name: '用样本看看' }).click();
    await this.grid.waitFor();
  }

  async goTo(part: '模板' | '提交包' | '设置'): Promise<void> {
    await this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: part }).click();
  }
}
