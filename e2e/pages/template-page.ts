/** One template: form, findings, picture. */
import type { Locator, Page } from '@playwright/test';

export type Filled = Readonly<Record<string, string>>;

/** An invented person; the number is the public test vector of GB 11643. */
export const readyPerson: Filled = {
  '持有者（中文）': '示例甲',
  '持有者（英文）': 'Shi Lijia',
  '联系人（中文）': '示例甲',
  '联系人（英文）': 'Shi Lijia',
  证件号码: '11010519491231002X',
  '证件上的姓名（名称）': '示例甲',
  发证日期: '2016-03-08',
  有效期至: '长期',
  '省份（中文）': '浙江省',
  '省份（英文）': 'Zhejiang',
  '城市（中文）': '杭州市',
  '城市（英文）': 'Hangzhou',
  '地址（中文）': '西湖区示例路1号',
  '地址（英文）': 'No. 1 Shili Road, Xihu District',
  邮政编码: '310000',
  电话号码: '13800000000',
  邮箱: 'jia@example.cn',
};

export class TemplatePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  field(name: string): Locator {
    return this.page.getByRole('form', { name: '模板内容' }).getByRole('textbox', { name, exact: true });
  }

  /** The repair offered under a field. */
  repairTo(value: string): Locator {
    return this.page.locator('.field-hint').getByRole('button', { name: value });
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get saved(): Locator {
    return this.page.getByText('已保存', { exact: true });
  }

  get findings(): Locator {
    return this.page.getByRole('region', { name: '检查结果' });
  }

  /** The line of a finding, by its sentence. */
  finding(sentence: string | RegExp): Locator {
    return this.findings.getByRole('listitem').filter({ hasText: sentence });
  }

  get domains(): Locator {
    return this.page.getByRole('grid', { name: '域名', exact: true });
  }

  get picturePanel(): Locator {
    return this.page.getByRole('region', { name: '证件图片' });
  }

  /** The chip beside the name. */
  get standing(): Locator {
    return this.page.locator('.template-header .chip');
  }

  async nextStep(name: string): Promise<void> {
    await this.page.locator('.template-header').getByRole('button', { name }).click();
  }

  async fill(values: Filled): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.field(name).fill(value);
  }

  async chooseType(name: string): Promise<void> {
    await this.page
      .getByRole('form', { name: '模板内容' })
      .getByRole('button', { name: /证件类型/ })
      .click();
    await this.page.getByRole('option', { name, exact: false }).first().click();
  }

  async attach(files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.picturePanel.getByRole('button', { name: '添加扫描件' }).click();
    await (await chooser).setFiles([...files]);
  }

  async showHistory(): Promise<void> {
    await this.page.locator('.template-header').getByRole('button', { name: '历史' }).first().click();
  }

  /** The request to the customer for another photo. */
  retake() {
    const dialog = this.page.getByRole('dialog', { name: '请客户重拍照片' });
    return {
      dialog,
      text: dialog.getByRole('textbox', { name: '给客户的话' }),
      reason: (why: string) => dialog.getByRole('checkbox', { name: why }),
    };
  }

  async toast(text: string | RegExp, timeout?: number): Promise<void> {
    const message = this.page.getByRole('region', { name: '消息' }).getByText(text).first();
    await message.waitFor(timeout === undefined ? {} : { timeout });
  }
}
