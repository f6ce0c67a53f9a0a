/** By keys alone: a rejection is pasted, understood, recorded and repaired; a message about several templates is recorded for each. */
import { blankFields } from '../../src/domain/template/fields.ts';
import { drawScan } from '../fixtures/draw-scan.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { readyPerson, TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a pasted rejection is recorded in one key and repaired', async ({ desk: { page } }) => {
  test.slow();
  const template = new TemplatePage(page);
  const returned = new ReturnedPage(page);
  await new TemplatesPage(page).createNew();
  await template.chooseType('居民身份证');
  await page.getByText('邮箱已在注册商处验证过').click();
  // A name that reviewers refuse: it holds no Chinese character.
  await template.fill({ ...readyPerson, '持有者（中文）': 'Shi Lijia' });
  await template.attach([{ name: 'card.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') }]);
  await template.toast(/图片已制作/);
  await expect(template.saved).toBeVisible();

  await returned.open();
  await expect(returned.message).toBeFocused();
  await returned.paste('您好，Shi Lijia 的实名审核结果：审核失败，所有者（中文）字段必须包含中文字符。');
  await expect(page.getByRole('heading', { level: 1, name: 'Shi Lijia' })).toBeVisible();
  await expect(returned.likely.getByRole('heading')).toContainText('必须包含中文字符');
  await expect(returned.suspects.getByRole('button').first()).toContainText('持有者（中文）');
  await expect(
    page.getByRole('region', { name: '按这个顺序修复' }).getByRole('listitem').first(),
  ).toContainText('可疑之处');

  await page.keyboard.press('Control+Enter');
  await template.toast('Shi Lijia：已记为退回');
  await expect(returned.rail).toHaveAccessibleName('退回 1 个待修复');
  await expect(returned.list.getByRole('option', { name: 'Shi Lijia' })).toContainText('待修复');
  await expect(page.getByRole('region', { name: '以往的答复' })).toContainText('审核失败，所有者');

  // What was recorded is explained again, and leads to the field that is wrong.
  await returned.suspects.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect(template.field('持有者（中文）')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('示例甲');
  await expect(template.saved).toBeVisible();

  await returned.open();
  await expect(returned.list.getByRole('option', { name: '示例甲' })).toContainText('已改好，可再提交');
  await expect(returned.rail).toHaveAccessibleName('退回');
});

test('a message that names two templates is recorded for both, and taken back', async ({
  desk: { page },
}) => {
  const templates = new TemplatesPage(page);
  const template = new TemplatePage(page);
  const returned = new ReturnedPage(page);
  for (const name of ['示例甲', '示例乙有限公司']) {
    await templates.createNew();
    await template.field('持有者（中文）').fill(name);
    await expect(template.saved).toBeVisible();
  }
  await returned.open();
  await returned.paste('尊敬的客户：\n示例甲：库中无此号\n示例乙有限公司：未提交注册者证件\n\n某某注册商');
  await expect(returned.mentions.getByRole('listitem')).toHaveCount(2);
  await expect(returned.mentions.getByRole('listitem').nth(1)).toContainText('未提交注册者证件');
  await page.keyboard.press('Control+Enter');
  await template.toast('已记录 2 个模板');
  await expect(returned.list.getByRole('option')).toHaveCount(2);
  await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).press('Enter');
  await expect(returned.list).toHaveCount(0);
  await expect(returned.rail).toHaveAccessibleName('退回');
});

test('without a template it explains in general, and counts what findings foresaw', async ({
  desk: { page },
}) => {
  const returned = new ReturnedPage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  await returned.open();
  await expect(page.getByRole('region', { name: '从答复里学到的' })).toBeVisible();
  await returned.paste('注册者身份证明资料为新颁发证件');
  await expect(page.getByText('没有选模板，以下是一般说明。')).toBeVisible();
  await expect(returned.likely.getByRole('heading')).toHaveText('注册者身份证明资料为新颁发证件');
  await page.keyboard.press('Control+a');
  await returned.paste('证件电子信息核验不合格');
  await expect(page.getByText(/最早 .* 再提交|今天改好/)).toBeVisible();
});

test('a whole mail is opened: each domain finds its template, each everyday reason its entry', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  for (const [name, domain] of [
    ['示例甲', 'jia-shili.cn'],
    ['示例乙', 'yi-shili.cn'],
  ] as const)
    await client.templates.create({
      fields: { ...blankFields, holder: { zh: name, en: '' }, domains: [domain] },
    });
  await page.reload();
  const returned = new ReturnedPage(page);
  await returned.open();
  const body = '您好：\njia-shili.cn：照片太糊了，看不清字。\nyi-shili.cn：营业执照没盖章，要盖公章的。\n';
  const source = [
    'From: audit@example.cn',
    'Subject: =?utf-8?B?5a6e5ZCN6K6k6K+B57uT5p6c?=',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(body).toString('base64'),
  ].join('\r\n');
  await returned.openMail('answer.eml', source);
  await expect(returned.message).toHaveValue(/^实名认证结果\n\n您好/);
  const items = returned.mentions.getByRole('listitem');
  await expect(items.filter({ hasText: '示例甲' })).toContainText('不清晰');
  await expect(items.filter({ hasText: '示例乙' })).toContainText('不合格');
  expect(await seriousOn(page)).toEqual([]);

  await page.getByRole('button', { name: '清空' }).press('Enter');
  await returned.openMail('outlook.msg', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'));
  await expect(page.getByRole('region', { name: '消息' })).toContainText('outlook.msg');
});
