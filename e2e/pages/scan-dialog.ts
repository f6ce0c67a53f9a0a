/** Scanning into the intake, and the part of the settings that allows a network scanner. */
import type { Locator, Page } from '@playwright/test';

export class ScanDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get settings(): Locator {
    return this.page.getByRole('region', { name: '网络扫描仪' });
  }

  get address(): Locator {
    return this.settings.getByRole('textbox', { name: '扫描仪的地址' });
  }

  get box(): Locator {
    return this.page.getByRole('dialog', { name: '扫描到收件' });
  }

  get start(): Locator {
    return this.box.getByRole('button', { name: /^(开始扫描|再扫描)$/ });
  }

  choice(name: string): Locator {
    return this.box.getByRole('button', { name: new RegExp(`${name}$`) });
  }

  /** By its arrows. */
  async choose(name: string, value: string): Promise<void> {
    await this.choice(name).press('Enter');
    const option = this.page.getByRole('option', { name: value, exact: true });
    await option.focus();
    await this.page.keyboard.press('Enter');
  }
}
