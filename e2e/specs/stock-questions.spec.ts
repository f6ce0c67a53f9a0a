/** What the stock asks a person: another certificate, an older server, what was erased elsewhere. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { blankFields } from '../../src/domain/template/fields.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect } from '../hosts/fixture.ts';
import { test } from '../hosts/office.ts';
import { StockPage } from '../pages/stock-page.ts';

const certificateOf = (name: string): Promise<string> => readFile(`tests/certificates/${name}.pem`, 'utf8');

test('another certificate, an older server and erasures wait for a person', async ({ desk, office }) => {
  test.setTimeout(180_000);
  const { postgres, admin } = office;
  await postgres.renewCertificate('server');
  const [a, b] = [new StockPage(desk.page), new StockPage(office.other)];
  const [mine, theirs] = [(await openLine(a.page)).client, (await openLine(b.page)).client];
  await a.join('王芳', await office.invite(await certificateOf('server')));
  await expect(a.line).toContainText('已同步');
  await b.join('李明', await office.invite(await certificateOf('server')));
  await expect(b.line).toContainText('等待准入');
  const { own } = await theirs.handover.desks();
  await expect
    .poll(async () => (await mine.stock.status()).members.some(({ standing }) => standing === 'waiting'))
    .toBe(true);
  const { desk: waiting } = (await mine.stock.status()).members.find(
    ({ standing }) => standing === 'waiting',
  )!;
  await mine.stock.admit({ desk: waiting, fingerprint: own.fingerprint });
  await expect(b.line).toContainText('待你核对');
  await b.press('相同，开始共用');
  await expect(b.line).toContainText('已同步');

  const make = async (customer: string) =>
    (await mine.templates.create({ fields: { ...blankFields, customer, holder: { zh: customer, en: '' } } }))
      .id;
  const [gone, changed] = [await make('示例甲'), await make('示例乙')];
  await expect.poll(async () => (await theirs.templates.list({ sort: 'name' })).total).toBe(2);
  await expect(a.line).toContainText('已同步');
  const saved = await postgres.dump(admin);

  // What was changed here is asked about by its name; the rest has gone by itself.
  await theirs.stock.pause();
  const { revision, fields } = await theirs.templates.get({ id: changed });
  await theirs.templates.update({ id: changed, revision, fields: { ...fields, notes: '还要用' } as never });
  await mine.erasure.erase({ templates: [gone, changed], reason: 'asked-for' });
  await expect(a.line).toContainText('已同步');
  await theirs.stock.resume();
  await expect(b.line).toContainText('1 个删除待确认');
  await expect(b.section.getByRole('link', { name: '示例乙' })).toBeVisible();
  await expect(b.section).toContainText('在这里改过');
  await expect(b.section.getByRole('link', { name: '示例甲' })).toHaveCount(0);
  expect(await seriousOn(b.page)).toEqual([]);
  await b.press('这里也彻底删除');
  await expect(b.dialog).toContainText('无法撤销');
  expect(await seriousOn(b.page)).toEqual([]);
  await b.page.keyboard.press('Escape');
  await b.press('保留并重新发送');
  await expect(b.line).toContainText('已同步');
  expect((await theirs.templates.list({ sort: 'name' })).total).toBe(1);

  // A server that is older than what the desks know: nothing is taken or sent before somebody says so.
  for (const client of [mine, theirs]) await client.stock.pause();
  await postgres.restore(admin, saved);
  await mine.stock.resume();
  await expect(a.line).toContainText('已停止');
  expect(await seriousOn(a.page)).toEqual([]);
  await a.press('服务器是从备份恢复的');
  await expect(a.line).toContainText('已同步');
  await theirs.stock.resume();
  await expect(b.line).toContainText('已停止');
  await b.press('重新比对全部内容');
  // The copy is from before the answer: it is asked for again.
  await expect(b.line).toContainText('1 个删除待确认');
  await b.press('保留并重新发送');
  await expect(b.line).toContainText('已同步');
  expect((await theirs.templates.get({ id: changed })).fields.notes).toBe('还要用');

  // The certificate was renewed: only the one whose fingerprint was compared is spoken to.
  await mine.stock.pause();
  await postgres.renewCertificate('other');
  await mine.stock.resume();
  await expect(a.line).toContainText('已停止');
  expect(await seriousOn(a.page)).toEqual([]);
  const field = a.section.getByRole('textbox', { name: '新证书的 SHA-256 指纹' });
  await field.fill('00:11:22');
  await a.press('信任更换后的证书');
  await expect(a.page.getByText('证书').last()).toBeVisible();
  await expect(a.line).toContainText('已停止');
  await field.fill(new X509Certificate(await certificateOf('other')).fingerprint256);
  await a.press('信任更换后的证书');
  await expect(a.line).toContainText('已同步');
});
