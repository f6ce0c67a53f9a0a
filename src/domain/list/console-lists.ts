/**
 * Lists that registrars' consoles and interfaces write, known by headings that only they have together. Sources: the field names of each
 * interface (Alibaba SaveRegistrantProfile, Tencent CreateTemplate, Huawei contacts, West.cn `c_…`) and the console lists of Alibaba and Xinnet.
 */
import { foldHeading } from './fold-heading.ts';

export const consoles = ['aliyun', 'tencent', 'huawei', 'west', 'xinnet'] as const;
export type ConsoleId = (typeof consoles)[number];

/** All of one line stand in the list, in any order. */
const marks: readonly (readonly [ConsoleId, readonly string[]])[] = [
  ['aliyun', ['信息模板ID', '域名持有者(中文)']],
  ['aliyun', ['RegistrantProfileId', 'ZhRegistrantOrganization']],
  ['aliyun', ['ZhRegistrantOrganization', 'ZhRegistrantName']],
  ['aliyun', ['域名', '域名类型', '域名分组', '到期日期']],
  ['tencent', ['OrganizationNameCN', 'RegistrantNameCN']],
  ['tencent', ['TemplateId', 'OrganizationNameCN']],
  ['tencent', ['模板ID', '域名所有者', '审核状态']],
  ['huawei', ['register_cn', 'contact_name_cn']],
  ['huawei', ['register_cn', 'register_en']],
  ['west', ['c_regtype', 'c_org_m']],
  ['west', ['c_org_m', 'c_adr_m']],
  ['xinnet', ['注册单位中文', '注册联系人中文']],
  ['xinnet', ['注册单位中文', '注册单位英文']],
];

const folded = marks.map(([id, names]) => [id, names.map(foldHeading)] as const);

/** Whose list it is; null for an office's own. */
export const consoleOf = (headers: readonly string[]): ConsoleId | null => {
  const own = new Set(headers.map(foldHeading));
  return folded.find(([, names]) => names.every((name) => own.has(name)))?.[0] ?? null;
};
