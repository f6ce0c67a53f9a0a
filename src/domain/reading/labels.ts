/** Printed labels of papers, and which field stands beside each. */
import type { ReadField } from './reading.ts';

export type Label = {
  /** null: not wanted, but what stands beside the label before it ends here. */
  readonly field: ReadField | null;
  readonly words: readonly string[];
  /** May stand inside a line, without a gap before it. */
  readonly inside?: boolean;
};

/** Business licences since 2014, portrait and landscape, and the older forms that are still about; other registers print much the same. */
export const organizationLabels: readonly Label[] = [
  // Often printed close behind the name, and part of no other print.
  {
    field: 'number',
    words: ['统一社会信用代码', '统一信用代码', '社会信用代码', '注册号', '组织机构代码'],
    inside: true,
  },
  { field: 'number', words: ['注册证号', '机构代码', '代码', '执业许可证号', '证号'] },
  {
    field: 'name',
    words: [
      '名称',
      '企业名称',
      '公司名称',
      '字号名称',
      '机构名称',
      '单位名称',
      '组织名称',
      '律师事务所名称',
      '商号名称',
      '字号',
    ],
  },
  {
    field: 'legalRepresentative',
    words: [
      '法定代表人',
      '法定代表人姓名',
      '法人代表',
      '负责人',
      '负责人姓名',
      '经营者',
      '经营者姓名',
      '投资人',
      '投资人姓名',
      '执行事务合伙人',
      '首席代表',
      '主任',
    ],
  },
  {
    field: 'address',
    words: [
      '住所',
      '营业场所',
      '经营场所',
      '主要经营场所',
      '注册地址',
      '地址',
      '驻在场所',
      '机构地址',
      '企业住所',
      '场所',
    ],
  },
  { field: 'established', words: ['成立日期', '注册日期', '设立日期', '成立时间'] },
  {
    field: 'expires',
    words: ['营业期限', '经营期限', '合伙期限', '有效期限', '有效期', '有效期至', '有效期自', '驻在期限'],
  },
  {
    field: 'authority',
    words: ['登记机关', '发证机关', '颁发单位', '登记管理机关', '发照机关', '赋码机关', '主管机关'],
  },
  { field: 'issued', words: ['核准日期', '发照日期', '发证日期', '颁发日期'] },
  {
    field: null,
    words: [
      '类型',
      '公司类型',
      '企业类型',
      '主体类型',
      '组成形式',
      '机构类型',
      '机构性质',
      '组织形式',
      '设立资产',
      '批准文号',
      '批准日期',
      '活动地域',
      '登记号',
      '档案号',
      '经营范围',
      '业务范围',
      '宗旨和业务范围',
      '经营方式',
      '注册资本',
      '实收资本',
      '注册资金',
      '开办资金',
      '出资额',
      '成员出资总额',
      '资金数额',
      '隶属企业',
      '经费来源',
      '举办单位',
      '业务主管单位',
      '副本号',
      '编号',
      '证照编号',
      '证照号',
      '许可经营项目',
      '一般经营项目',
      '发起人',
      '股东',
    ],
  },
];

/** Both sides of resident identity cards; residence permits print the same words. */
export const residentLabels: readonly Label[] = [
  { field: 'name', words: ['姓名'], inside: true },
  { field: 'sex', words: ['性别'], inside: true },
  { field: null, words: ['民族', '通行证号码', '签发次数'], inside: true },
  { field: 'birthDate', words: ['出生日期', '出生'], inside: true },
  { field: 'address', words: ['住址'], inside: true },
  { field: 'number', words: ['公民身份号码', '公民身份证号码', '身份证号码'], inside: true },
  { field: 'authority', words: ['签发机关'], inside: true },
  { field: 'expires', words: ['有效期限'], inside: true },
];

/** Travel permits, permanent resident cards and passports print their labels over the values, often in two scripts. */
export const travelLabels: readonly Label[] = [
  { field: 'name', words: ['姓名', '姓名/Name', '姓名Name'], inside: true },
  { field: 'nameLatin', words: ['Surname', '姓/Surname', 'Name in full', 'Name'], inside: true },
  { field: null, words: ['Given names', '名/Given names', 'Given name', 'Prénoms'], inside: true },
  { field: 'sex', words: ['性别', '性别/Sex', 'Sex'], inside: true },
  { field: 'birthDate', words: ['出生日期', '出生日期/Date of birth', 'Date of birth'], inside: true },
  { field: 'nationality', words: ['国籍', '国籍/Nationality', 'Nationality'], inside: true },
  {
    field: 'expires',
    words: [
      '有效期限',
      '有效期至',
      '有效期限/Period of validity',
      'Period of Validity',
      'Date of expiry',
      '有效期至/Date of expiry',
    ],
    inside: true,
  },
  { field: 'issued', words: ['签发日期', '签发日期/Date of issue', 'Date of issue'], inside: true },
  {
    field: 'authority',
    words: ['签发机关', '签发机关/Authority', '签发机关/Issuing Authority', 'Authority', 'Issuing Authority'],
    inside: true,
  },
  {
    field: null,
    words: [
      '签发地点',
      '出生地点',
      '换证次数',
      '签发次数',
      'Place of issue',
      'Place of birth',
      '类型/Type',
      'Type',
      '国家码/Country code',
      'Country code',
      'Code of issuing state',
    ],
    inside: true,
  },
  {
    field: 'number',
    words: [
      '证件号码',
      '护照号',
      '护照号/Passport No.',
      '护照号码',
      'Passport No.',
      'Passport number',
      'Document No.',
      'Document number',
      'ID No.',
      '证件号码/ID No.',
    ],
    inside: true,
  },
];
