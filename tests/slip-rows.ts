/** What slips from clerks' fingers: edits of good dossiers that must be named, and edits close to them that must not. */
import type { FindingCode } from '#domain/finding/finding';
import type { GoodDossier } from './dossiers.ts';
import type { Edit, Row } from './finding-rows.ts';

const named = (zh: string) => ({ 'holder.zh': zh, 'certificate.name': zh });
const mobile = (number: string): Edit => ({ 'phone.number': number });
const days = (issued: string, expires: string, number = '110105199003070017'): Edit => ({
  'certificate.number': number,
  'certificate.issued': issued,
  'certificate.expires': expires,
});
const place = (province: string, city: string, more: Record<string, string> = {}): Edit => ({
  'province.zh': province,
  'city.zh': city,
  ...more,
});

export const slipRows: readonly Row[] = [
  ['phone-mobile-length', 'person', mobile('1380000000')],
  ['phone-mobile-length', 'person', mobile('138000000000')],
  ['phone-mobile-length', 'company', mobile('138-0000-000')],
  ['phone-form', 'person', mobile('8613800000000')],
  ['phone-form', 'person', mobile('+86 138 0000 0000')],
  ['phone-form', 'person', mobile('013800000000')],

  ['email-form', 'person', { email: 'a..b@qq.com' }],
  ['email-form', 'person', { email: '.ab@qq.com' }],
  ['email-form', 'person', { email: 'ab.@qq.com' }],
  ['email-domain-slip', 'person', { email: 'yangli@gmail.con' }],
  ['email-domain-slip', 'person', { email: 'yangli@gamil.com' }],
  ['email-domain-slip', 'person', { email: 'yangli@hotmial.com' }],
  ['email-domain-slip', 'person', { email: 'yangli@outlok.com' }],
  ['email-domain-slip', 'person', { email: 'yangli@163.cm' }],
  ['email-domain-slip', 'person', { email: 'yangli@qq.co' }],
  ['email-domain-slip', 'person', { email: 'yangli@QQ.con' }],
  ['email-domain-slip', 'company', { email: 'office@yangli-sample.cmo' }],

  ['issued-before-birth', 'person', days('1989-03-08', '2036-03-08')],
  ['issued-before-birth', 'person', days('1990-03-07', 'long-term')],
  ['certificate-span-unusual', 'person', days('2020-03-08', '2027-03-08')],
  ['certificate-span-unusual', 'person', days('2016-03-08', '2036-03-09')],
  ['certificate-span-unusual', 'person', days('2024-02-29', '2034-03-08')],
  ['certificate-span-age', 'person', days('2016-03-08', 'long-term')],
  ['certificate-span-age', 'person', days('2012-03-08', '2032-03-08')],

  ['postal-code-unknown', 'person', { postalCode: '000000' }],
  ['postal-code-unknown', 'person', { postalCode: '999999' }],
  ['city-is-province', 'person', place('浙江省', '浙江省')],
  ['city-is-province', 'person', place('浙江省', '浙江')],
  ['city-is-province', 'person', place('浙江省', '内蒙古')],
  ['address-elsewhere', 'person', { 'address.zh': '江苏省南京市样例路1号' }],
  ['address-elsewhere', 'person', { 'address.zh': '北京市朝阳区样例路1号' }],
  ['address-elsewhere', 'person', { 'address.zh': '宁波市样例路1号' }],
  ['address-elsewhere', 'person', { 'address.zh': '浙江省宁波市样例路1号' }],

  ['holder-looks-organization', 'person', named('样例网络科技有限公司')],
  ['holder-looks-organization', 'person', named('样例律师事务所（杭州）')],
  ['holder-looks-organization', 'person', named('样例科技服务中心')],
  ['holder-looks-organization', 'person', { ...named('样例科技'), 'holder.en': 'Yangli Keji Co., Ltd.' }],
  ['holder-looks-organization', 'foreigner', { ...named('Sample Pte. Ltd.') }],

  ['name-title', 'person', { 'holder.zh': '样例甲先生' }],
  ['name-title', 'person', { 'contact.zh': '样女士' }],
  ['name-title', 'company', { 'contact.zh': '样例甲经理' }],
  ['name-title', 'company', { 'contact.zh': '联系人：样例甲' }],
  ['name-title', 'company', { 'contact.zh': '样例甲（法人）' }],
  ['name-title', 'person', { 'contact.en': 'Mr. Yang Lijia' }],
  ['name-title', 'foreigner', { 'holder.en': 'MS SAMPLE WEI MING' }],
  ['name-title', 'person', { 'contact.en': 'Yang Lijia (Mr.)' }],

  ['field-placeholder', 'person', named('测试')],
  ['field-placeholder', 'company', named('测试有限公司')],
  ['field-placeholder', 'person', { 'address.zh': '无1' }],
  ['field-placeholder', 'company', { 'contact.zh': '某某某' }],
  ['field-placeholder', 'person', { 'address.en': 'N/A' }],
];

export const slipNearMisses: readonly (readonly [FindingCode, GoodDossier, Edit])[] = [
  ['phone-mobile-length', 'person', mobile('19900000000')],
  ['phone-mobile-length', 'person', mobile('138 0000 0000')],
  // Beijing without its zero begins with 10, and other area codes with 2 to 9.
  ['phone-mobile-length', 'person', mobile('1080000000')],
  ['phone-mobile-length', 'hongKong', { 'phone.number': '13800000' }],
  ['phone-form', 'person', mobile('0571-80000000')],

  ['email-form', 'person', { email: 'a.b.c@qq.com' }],
  // Providers of their own, a letter away from a larger one; names of companies; endings of countries.
  ...[
    'mail.com',
    'ymail.com',
    'email.com',
    'gmx.com',
    '136.com',
    'qa.com',
    'sina.cn',
    'live.com',
    'gmail.cn',
  ].map((domain) => ['email-domain-slip', 'person', { email: `yangli@${domain}` }] as const),
  ['email-domain-slip', 'company', { email: 'office@example.co' }],
  ['email-domain-slip', 'company', { email: 'office@example.com.cn' }],
  ['email-domain-slip', 'company', { email: 'office@vip.163.com' }],
  ['email-domain-slip', 'company', { email: 'office@mail.qq.com' }],

  ['issued-before-birth', 'person', days('2006-03-07', '2016-03-07')],
  ['issued-before-birth', 'company', { 'certificate.issued': '1949-01-01' }],
  ['certificate-span-unusual', 'person', days('2016-02-29', '2036-02-29')],
  ['certificate-span-unusual', 'person', days('2016-02-29', '2026-02-28')],
  // A temporary card.
  ['certificate-span-unusual', 'person', days('2026-09-08', '2026-12-08')],
  ['certificate-span-unusual', 'person', days('2016-02-29', '2026-03-01')],
  ['certificate-span-unusual', 'hongKong', { 'certificate.expires': '2026-12-31' }],
  ['certificate-span-unusual', 'company', { 'certificate.expires': '2028-01-01' }],
  // The card was applied for in the year before the birthday, or is shorter than it might be.
  ['certificate-span-age', 'person', days('2015-03-08', '2035-03-08')],
  ['certificate-span-age', 'person', days('2020-03-08', '2030-03-08')],
  ['certificate-span-age', 'person', days('2016-03-08', 'long-term', '11010519491231002X')],

  ['postal-code-unknown', 'person', { postalCode: '310000' }],
  ['postal-code-unknown', 'foreigner', { postalCode: '000000' }],
  ['city-is-province', 'person', place('北京市', '北京市')],
  ['city-is-province', 'person', place('重庆市', '重庆')],
  ['city-is-province', 'person', place('吉林省', '吉林')],
  ['city-is-province', 'person', place('吉林省', '吉林市')],
  // Streets and villages are named after cities everywhere.
  ...[
    '北京路1号',
    '南京东路1号',
    '上海街1号',
    '西湖区样例路1号',
    '杭州市西湖区样例路1号',
    '浙江省杭州市样例路1号',
  ].map((zh) => ['address-elsewhere', 'person', { 'address.zh': zh }] as const),
  ['address-elsewhere', 'person', place('浙江省', '义乌市', { 'address.zh': '浙江省金华市义乌市样例路1号' })],
  ['address-elsewhere', 'person', place('北京市', '朝阳区', { 'address.zh': '北京市海淀区样例路1号' })],
  ['address-elsewhere', 'person', place('吉林省', '吉林市', { 'address.zh': '吉林市样例路1号' })],

  ['holder-looks-organization', 'person', named('样中心')],
  ['holder-looks-organization', 'person', named('阿不都·样例')],
  ['holder-looks-organization', 'company', {}],
  ['holder-looks-organization', 'foreigner', named('SAMPLE LIM INCA')],
  ['name-title', 'company', named('样例先生')],
  ['name-title', 'person', { 'contact.zh': '样先' }],
  ['name-title', 'foreigner', named('MSAMPLE DRAKE MISSY')],
  ['field-placeholder', 'company', named('样例软件测试有限公司')],
  ['field-placeholder', 'person', { 'address.zh': '无锡路1号' }],
  ['field-placeholder', 'person', { 'contact.zh': '无名样' }],
];
