/** Answers of reviewers: list, message, meaning. */
import type { Locator, Page } from '@playwright/test';

export class ReturnedPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get message(): Locator {
    return this.page.getByRole('textbox', { name: '审核答复原文' });
  }

  get list(): Locator {
    return this.page.getByRole('listbox', { name: '退回与审核中' });
  }

  get likely(): Locator {
    return this.page.getByRole('region', { name: '最可能' });
  }

  get suspects(): Locator {
    return this.page.getByRole('region', { name: '这个模板上的可疑之处' });
  }

  get mentions(): Locator {
    return this.page.getByRole('region', { name: /这段文字提到/ });
  }

  /** What a message means is said by a person. */
  get teach(): Locator {
    return this.page.getByRole('form', { name: '教工作台这是什么意思' });
  }

  /** The rail's link, whose name says how many wait. */
  get rail(): Locator {
    return this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /^退回/ });
  }

  /** By keys alone; the message has the focus then. */
  async open(): Promise<void> {
    await this.rail.focus();
    await this.page.keyboard.press('Enter');
    await this.message.waitFor();
  }

  async paste(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** A mail file through the button, by keys. */
  async openMail(name: string, source: string | Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: '打开邮件文件…' }).press('Enter');
    await (await chooser).setFiles({ name, mimeType: 'message/rfc822', buffer: Buffer.from(source) });
  }
}
