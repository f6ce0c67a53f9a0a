/** Lists of consoles are known by what only they have; an office's own list belongs to nobody. */
import { expect, it } from 'vitest';
import { consoleOf } from './console-lists.ts';

it.each([
  [['信息模板ID', '域名持有者（中文）', '邮编'], 'aliyun'],
  [['OrganizationNameCN', 'RegistrantNameCN', 'Email'], 'tencent'],
  [['register_cn', 'contact_name_cn'], 'huawei'],
  [['c_regtype', 'c_org_m', 'c_adr_m'], 'west'],
  [['注册单位中文', '注册单位英文', '邮箱'], 'xinnet'],
  [['姓名', '证件号码', '域名', '到期日期'], null],
  [[], null],
])('%j is of %s', (headers, owner) => {
  expect(consoleOf(headers)).toBe(owner);
});
