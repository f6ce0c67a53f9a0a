/** The form shows everything: long names and addresses in full, what the number says, and province and city at one key. */
import { blankFields } from '../../src/domain/template/fields.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';

const longName = '示例市高新技术产业开发区示例信息网络科技有限责任公司示例分公司';
const longAddress =
  'Room 1208, Building 3, Shili Software Park, No. 593 Shili Road, Xihu District, Hangzhou, Zhejiang Province';

for (const size of [
  { width: 1366, height: 768 },
  { width: 683, height: 384 },
])
  test(`nothing of a name or an address is cut at ${size.width} pixels`, async ({ desk: { page } }) => {
    await page.setViewportSize(size);
    const { client } = await openLine(page);
    const { id } = await client.templates.create({
      fields: {
        ...blankFields,
        holderKind: 'organization',
        holder: { zh: longName, en: longAddress },
        address: { zh: longName.repeat(2), en: longAddress },
        email: `${'shili.'.repeat(12)}office@example.cn`,
      },
    });
    await page.goto(`${page.url().split('#')[0]}#/templates/${id}`);
    const template = new TemplatePage(page);
    await expect(template.field('持有者（中文）')).toHaveValue(longName);
    for (const name of ['持有者（中文）', '持有者（英文）', '地址（中文）', '地址（英文）', '邮箱']) {
      const cut = await template
        .field(name)
        .evaluate((box) => [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth]);
      expect(cut, name).toEqual([0, 0]);
    }
    // A name is one line of text, whatever is typed or pasted.
    await template.field('持有者（中文）').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('甲');
    await expect(template.field('持有者（中文）')).toHaveValue(`${longName}甲`);
    // Tab selects a field's text, as in every other field: the next letter replaces it.
    await page.keyboard.press('Tab');
    await page.keyboard.type('Shili');
    await expect(template.field('持有者（英文）')).toHaveValue('Shili');
    expect(await seriousOn(page)).toEqual([]);
  });

test('the number names birth date, sex and place; province and city are taken with one key each, and never by themselves', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  const { id } = await client.templates.create({
    fields: {
      ...blankFields,
      holder: { zh: '示例甲', en: '' },
      certificate: { ...blankFields.certificate, type: 'SFZ', number: '360426199101010071' },
    },
  });
  await page.goto(`${page.url().split('#')[0]}#/templates/${id}`);
  const template = new TemplatePage(page);
  await expect(template.title).toHaveText('示例甲');
  await expect(page.getByText(/1991-01-01/)).toHaveCount(0);
  await template.field('证件号码').focus();
  await expect(page.getByText('1991-01-01 · 男 · 江西省九江市德安县')).toBeVisible();

  const province = template.field('省份（中文）');
  await expect(province).toHaveValue('');
  await province.focus();
  await page.keyboard.press('Alt+Enter');
  await expect(province).toHaveValue('江西省');
  const city = template.field('城市（中文）');
  await city.focus();
  await page.keyboard.press('Alt+Enter');
  await expect(city).toHaveValue('九江市');
});
