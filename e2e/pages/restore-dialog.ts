/** Restoring a desk that was on another computer. */
import type { Locator, Page } from '@playwright/test';

export class RestoreDialog {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: '从别的电脑恢复工作台' });
  }

  get folder(): Locator {
    return this.dialog.getByRole('textbox', { name: '文件夹的完整路径' });
  }

  get backups(): Locator {
    return this.dialog.getByRole('group', { name: '哪一份备份' }).getByRole('radio');
  }

  get passphrase(): Locator {
    return this.dialog.locator('input[type=password]');
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }
}
