/** Lists to fill in: headings that import knows for sure, with an example that it passes over. */
import type { Language } from '#text/language';

export type ExampleKind = 'individual' | 'organization';

type Cells = readonly (readonly [heading: string, example: string])[];

/** Numbers are the public test vectors of GB 11643 and GB 32100; the people and companies are invented. */
const chinese: Readonly<Record<ExampleKind, Cells>> = {
  individual: [
    ['姓名', '示例：示例甲（此行可以不删）'],
    ['证件类型', '身份证'],
    ['证件号码', '11010519491231002X'],
    ['发证日期', '2016-03-08'],
    ['有效期至', '长期'],
    ['手机', '13800000000'],
    ['邮箱', 'jia@example.cn'],
    ['省份', '浙江省'],
    ['城市', '杭州市'],
    ['区/县', '西湖区'],
    ['详细地址', '示例路1号'],
    ['邮编', '310013'],
    ['域名', 'shili.cn'],
    ['客户', '甲客户'],
    ['备注', ''],
  ],
  organization: [
    ['单位名称', '示例：示例网络有限公司（此行可以不删）'],
    ['英文名称', 'Shili Network Co., Ltd.'],
    ['证件类型', '营业执照'],
    ['统一社会信用代码', '91350100M000100Y43'],
    ['发证日期', '2019-05-06'],
    ['有效期至', '长期'],
    ['联系人', '示例甲'],
    ['手机', '13800000000'],
    ['邮箱', 'office@example.cn'],
    ['省份', '福建省'],
    ['城市', '福州市'],
    ['区/县', '鼓楼区'],
    ['详细地址', '示例路1号'],
    ['邮编', '350001'],
    ['域名', 'shili.cn'],
    ['客户', '甲客户'],
    ['备注', ''],
  ],
};

const english: Readonly<Record<string, string>> = {
  姓名: 'Name',
  单位名称: 'Company name',
  英文名称: 'Holder (English)',
  证件类型: 'Certificate type',
  证件号码: 'Certificate number',
  统一社会信用代码: 'Certificate number',
  发证日期: 'Issue date',
  有效期至: 'Expiry date',
  联系人: 'Contact',
  手机: 'Phone',
  邮箱: 'E-mail',
  省份: 'Province',
  城市: 'City',
  '区/县': 'District',
  详细地址: 'Address',
  邮编: 'Postal code',
  域名: 'Domains',
  客户: 'Customer',
  备注: 'Notes',
};

/** Headings and the example row, in the language of the office. */
export const exampleList = (kind: ExampleKind, language: Language): readonly [string[], string[]] => {
  const cells = chinese[kind];
  if (language !== 'en') return [cells.map(([heading]) => heading), cells.map(([, example]) => example)];
  return [
    cells.map(([heading]) => english[heading] ?? heading),
    cells.map(([, example]) =>
      example.replace(/^示例：(.*)（此行可以不删）$/u, 'Example: $1 (this row may stay)'),
    ),
  ];
};
