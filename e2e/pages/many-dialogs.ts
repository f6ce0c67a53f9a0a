/** What is done for many templates at once, and what the list is narrowed by. */
import type { Locator, Page } from '@playwright/test';

export class ManyDialogs {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get repairs(): Locator {
    return this.page.getByRole('dialog', { name: /^修复 / });
  }

  acceptRepairs(count: number): Locator {
    return this.repairs.getByRole('button', { name: `接受 ${count.toLocaleString('en-US')} 处修复` });
  }

  /** The line of one kind of repairs, by its sentence. */
  kind(sentence: string): Locator {
    return this.repairs.locator('.repair-group').filter({ hasText: sentence });
  }

  get answers(): Locator {
    return this.page.getByRole('dialog', { name: /^回答 / });
  }

  /** The question with the focus. */
  async focusedQuestion(): Promise<string> {
    const group = this.answers.getByRole('radiogroup').filter({ has: this.page.locator(':focus') });
    return (await group.getAttribute('aria-label')) ?? '';
  }

  get removal(): Locator {
    return this.page.getByRole('dialog', { name: /^删除 / });
  }

  get narrowing(): Locator {
    return this.page.getByRole('group', { name: '缩小范围' });
  }

  /** Chooses a value of a condition by keys: opens it, types a part of the value, takes the first. */
  async narrow(facet: '检查结果' | '客户' | '标签' | '提交目标', part: string): Promise<void> {
    await this.narrowing.getByRole('button', { name: facet }).press('Enter');
    const option = this.page.getByRole('option').filter({ hasText: part });
    await option.first().waitFor();
    await this.page.keyboard.type(part);
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }
}
