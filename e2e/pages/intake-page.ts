/** Many scans at once, by keys. */
import type { Locator, Page } from '@playwright/test';

export class IntakePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: '收件清单' });
  }

  get detail(): Locator {
    return this.page.getByRole('region', { name: '这一组' });
  }

  get name(): Locator {
    return this.detail.getByRole('textbox', { name: '姓名或名称' });
  }

  /** Where the question of the group that is shown begins. */
  get answer(): Locator {
    return this.detail.locator('#intake-answer');
  }

  /** A template that the group may belong to. */
  candidate(name: string): Locator {
    return this.detail.getByRole('list', { name: '可能是这些模板' }).getByRole('button', { name });
  }

  /** The run is over. */
  get finished(): Locator {
    return this.page.locator('.intake-bar').getByText(/组已归到模板/);
  }

  /** Groups that wait for a person. */
  async left(): Promise<number> {
    const head = this.grid.locator('.intake-head').filter({ hasText: '留给你' });
    return (await head.count()) === 0 ? 0 : Number(/\d+/.exec((await head.textContent()) ?? '')?.[0]);
  }

  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: /收件/ })
      .press('Enter');
  }

  /** The key that is focused already opens the folder dialog. */
  async chooseFolder(folder: string): Promise<void> {
    await this.page.locator('main button:focus', { hasText: '文件夹' }).waitFor();
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('Enter');
    await (await chooser).setFiles(folder);
    await this.grid.waitFor();
  }

  /** Moves to a row by its arrows. */
  async choose(text: string): Promise<void> {
    await this.grid.focus();
    await this.page.keyboard.press('Home');
    const active = this.grid.locator('.intake-row.active');
    for (let step = 0; step < 50; step += 1) {
      if ((await active.textContent())?.includes(text)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no row “${text}”`);
  }
}
