/** Guesses what the columns of a list mean from their headings: the desk's own, those of registrars' consoles and interfaces, and what offices write. */
import { isEmail, looksLikePhone } from './cell-forms.ts';
import { type ListColumn, listColumns, type Mapping } from './column.ts';

/** Headings that mean a column, one set a line; compared without case, spaces, brackets and marks. */
const headings: readonly (readonly [ListColumn, string])[] = [
  ['template', 'template'],
  [
    'registrarId',
    'templateid registrantprofileid 模板id 模板编号 模板号 信息模板id 信息模板编号 注册商模板编号',
  ],
  [
    'holder',
    'holder owner name 姓名 名称 持有者 所有者 域名持有者 域名所有者 持有人 所有人 客户姓名 单位名称 公司名称 企业名称 主体名称 ownername registrant',
  ],
  [
    'holder.zh',
    'holderzh zhregistrantorganization organizationnamecn 持有者中文 所有者中文 中文姓名 中文名称 中文名 持有者名称中文 域名所有者中文 域名持有者中文 registrantorganizationzh',
  ],
  [
    'holder.en',
    'holderen registrantorganization organizationname organizationnameen 持有者英文 所有者英文 英文姓名 英文名称 英文名 拼音 姓名拼音 域名所有者英文 域名持有者英文',
  ],
  ['contact', 'contact contactname contactperson 联系人 联系人姓名 域名联系人'],
  ['contact.zh', 'contactzh zhregistrantname registrantnamecn 联系人中文 中文联系人'],
  ['contact.en', 'contacten registrantname registrantnameen 联系人英文 英文联系人 联系人拼音'],
  [
    'holderKind',
    'holderkind kind registranttype ownertype usertype 持有者类型 所有者类型 用户类型 域名所有者类型 主体类型 客户类型 类型',
  ],
  [
    'certificate.type',
    'certificatetype certtype credentialtype identitycredentialtype idtype credtype papertype 证件类型 证件种类 证件类别 所有者证件类型',
  ],
  [
    'certificate.number',
    'certificatenumber certificateno certificatecode certno credentialno identitycredentialno idnumber idno credcode papernumber 证件号码 证件号 证件编号 身份证号 身份证号码 身份证 统一社会信用代码 信用代码 社会信用代码 税号 护照号 护照号码 证照号码 所有者证件号码',
  ],
  [
    'certificate.name',
    'certificatename nameoncertificate 证件姓名 证件名称 证件上的姓名 证件上的姓名名称 证照名称',
  ],
  [
    'certificate.issued',
    'issued issuedate issuedon validfrom startdate 发证日期 签发日期 成立日期 有效期起 有效期开始 有效期自 起始日期',
  ],
  [
    'certificate.expires',
    'expires expirydate expireson expiry validuntil validto enddate 有效期至 有效期止 到期日 到期日期 有效期结束 截止日期 证件到期日 失效日期',
  ],
  ['validity', 'validity validperiod 有效期 有效期限 证件有效期 营业期限'],
  ['certificate.nationality', 'nationality citizenship 国籍'],
  [
    'country',
    'country countrycode countryen countrycn countryorregion region 国家 国家地区 国家或地区 国家代码',
  ],
  ['province.zh', 'provincezh zhprovince provincecn province state 省份 省 省份中文 所在省 省市'],
  ['province.en', 'provinceen 省份英文 省英文 provincepinyin'],
  ['city.zh', 'cityzh zhcity citycn city 城市 市 城市中文 所在城市'],
  ['city.en', 'cityen 城市英文 市英文 citypinyin'],
  [
    'address.zh',
    'addresszh zhaddress streetcn address street 地址 通讯地址 联系地址 详细地址 地址中文 中文地址 街道 住址 注册地址',
  ],
  ['address.en', 'addressen streeten 地址英文 英文地址 通讯地址英文'],
  ['postalCode', 'postalcode postcode zipcode zip 邮编 邮政编码'],
  [
    'phone',
    'phone telephone tel mobile mobilephone phonewhole cellphone 电话 手机 手机号 手机号码 联系电话 电话手机 联系手机',
  ],
  ['phone.country', 'phonecountry telarea phonecountrycode 电话国家代码 国际区号 国家区号'],
  ['phone.number', 'phonenumber telnumber 电话号码'],
  ['phone.extension', 'phoneextension telext extension ext 分机 分机号'],
  ['email', 'email mail emailaddress registrantemail 邮箱 电子邮箱 电子邮件 联系邮箱 邮件地址 通讯邮箱'],
  ['emailVerified', 'emailverified emailverificationstatus 邮箱已验证 邮箱验证 邮箱已实名'],
  ['domains', 'domains domain domainname domainnames 域名 域名列表'],
  ['customer', 'customer client customername account 客户 客户名称 客户名 会员 会员名 账号'],
  ['tags', 'tags tag labels 标签'],
  ['notes', 'notes note remark remarks comment comments memo 备注 说明'],
  ['target', 'target registrar 目标 注册商'],
  ['filing.name', 'filingname icpname 备案名称 备案主体'],
  ['filing.type', 'filingtype 备案证件类型'],
  ['filing.number', 'filingnumber 备案证件号码 备案证件号'],
];

/** A heading without what nobody means by it. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const byHeading = new Map<string, ListColumn>([
  ...listColumns.map((column) => [foldHeading(column), column] as const),
  ...headings.flatMap(([column, names]) => names.split(' ').map((name) => [name, column] as const)),
]);

/** In both languages of an interface, `RegistrantOrganization` is the Latin one only beside its Chinese twin. */
const twins: readonly (readonly [plain: ListColumn, latin: ListColumn, chinese: ListColumn])[] = [
  ['province.zh', 'province.en', 'province.zh'],
  ['city.zh', 'city.en', 'city.zh'],
  ['address.zh', 'address.en', 'address.zh'],
];

/** `labels` are names of columns in the languages of the desk. A column is used once: the first that names it has it. */
export const guessColumns = (
  headers: readonly string[],
  labels: ReadonlyMap<string, ListColumn>,
): (ListColumn | null)[] => {
  const taken = new Set<ListColumn>();
  const folded = headers.map(foldHeading);
  const direct = folded.map((heading) => labels.get(heading) ?? byHeading.get(heading) ?? null);
  return direct.map((column, at) => {
    if (column === null) return null;
    const twin = twins.find(([plain]) => plain === column);
    const isTwin =
      twin !== undefined &&
      /^[a-z]+$/.test(folded[at] ?? '') &&
      !/zh|cn/.test(folded[at] ?? '') &&
      direct.some((other, place) => other === column && /zh|cn/.test(folded[place] ?? ''));
    const meant = isTwin ? twin[1] : column;
    if (taken.has(meant)) return null;
    taken.add(meant);
    return meant;
  });
};

/** Whether a first row is headings rather than a template: at least two are known, or the only one there is. */
export const isHeading = (cells: readonly string[], labels: ReadonlyMap<string, ListColumn>): boolean => {
  const known = guessColumns(cells, labels).filter((column) => column !== null).length;
  return known >= Math.min(2, cells.filter((cell) => cell.trim() !== '').length) && known > 0;
};

/** Without headings only what shows its kind is guessed: numbers of certificates, e-mails, telephones. */
export const guessByContent = (
  rows: readonly (readonly string[])[],
  width: number,
  isNumber: (cell: string) => boolean,
): (ListColumn | null)[] => {
  const kinds: readonly (readonly [ListColumn, (cell: string) => boolean])[] = [
    ['email', isEmail],
    ['phone', looksLikePhone],
    ['certificate.number', isNumber],
    ['holder', (cell) => /^\p{Script=Han}[\p{Script=Han}·（）()]+$/u.test(cell)],
  ];
  const taken = new Set<ListColumn>();
  return Array.from({ length: width }, (_, at) => {
    const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    const [column] =
      kinds.find(([kind, fits]) => !taken.has(kind) && cells.length > 0 && cells.every(fits)) ?? [];
    if (column) taken.add(column);
    return column ?? null;
  });
};

/** The same headings in the same order have the same signature. */
export const headingSignature = (headers: readonly string[]): string => headers.map(foldHeading).join('\n');

/** A remembered mapping that no longer fits the file is forgotten. */
export const fitsTable = (mapping: Mapping, width: number): boolean => mapping.length === width;
