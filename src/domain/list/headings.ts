/**
 * Headings that mean a column, one set a line, folded. Sources: the interfaces of Alibaba Cloud (SaveRegistrantProfile), Tencent Cloud
 * (CreateTemplate), Huawei Cloud (fields of its contacts), West.cn (`c_…`), the console lists of Alibaba, Tencent, West.cn and Xinnet,
 * WHMCS exports, the words printed on papers, and lists that offices keep.
 */
import type { ListColumn } from './column.ts';

export const headings: readonly (readonly [ListColumn, string])[] = [
  ['template', 'template'],
  [
    'registrarId',
    'templateid registrantprofileid 模板id 模板编号 模板号 信息模板id 信息模板编号 信息模板号 模板tag 注册商模板编号',
  ],
  [
    'holder',
    'holder owner name fullname 姓名 名称 持有者 所有者 域名持有者 域名所有者 持有人 所有人 客户姓名 单位名称 公司名称 企业名称 机构名称 组织名称 主体名称 ownername registrant company companyname organization organizationorname 注册人 注册者 注册单位 注册主体 域名注册人 域名注册者 申请人 申请单位 持有者名称 所有者名称 姓名单位名称 单位姓名 个人姓名 企业全称 公司全称 单位全称 单位 公司',
  ],
  [
    'holder.zh',
    'holderzh zhregistrantorganization organizationnamecn 持有者中文 所有者中文 中文姓名 中文名称 中文名 持有者名称中文 域名所有者中文 域名持有者中文 registrantorganizationzh registercn corgm registrantzh',
  ],
  [
    'holder.en',
    'holderen registrantorganization organizationname organizationnameen 持有者英文 所有者英文 英文姓名 英文名称 英文名 拼音 姓名拼音 域名所有者英文 域名持有者英文 registeren corg',
  ],
  ['surname', 'surname lastname familyname 姓 姓氏 clnm'],
  ['given', 'givenname firstname forename 名 名字 cfnm'],
  ['contact', 'contact contactname contactperson 联系人 联系人姓名 域名联系人 注册联系人 联络人 联络人姓名'],
  ['contact.zh', 'contactzh zhregistrantname registrantnamecn 联系人中文 中文联系人 contactnamecn'],
  ['contact.en', 'contacten registrantname registrantnameen 联系人英文 英文联系人 联系人拼音 contactnameen'],
  [
    'holderKind',
    'holderkind kind registranttype registertype cregtype ownertype usertype 持有者类型 所有者类型 注册人类型 用户类型 域名所有者类型 主体类型 客户类型 类型 单位性质 主体性质',
  ],
  [
    'certificate.type',
    'certificatetype certtype credentialtype identitycredentialtype idtype credtype papertype documenttype 证件类型 证件种类 证件类别 所有者证件类型 证照类型',
  ],
  [
    'certificate.number',
    'certificatenumber certificateno certificatecode certno credentialno credentialid credentialnumber identitycredentialno idnumber idno credcode papernumber documentnumber 证件号码 证件号 证件编号 身份证 税号 证照号码 证照号 证照编号 所有者证件号码 注册号 统一编号 registrationno registrationnumber businessregistrationno businessregistrationnumber companynumber companyregistrationnumber',
  ],
  [
    'certificate.name',
    'certificatename nameoncertificate 证件姓名 证件名称 证件上的姓名 证件上的姓名名称 证照名称',
  ],
  [
    'certificate.issued',
    'issued issuedate issuedon dateofissue validfrom startdate 发证日期 签发日期 颁发日期 核准日期 发证时间 有效期起 有效期开始 有效期自 有效期限起 证件有效期起 发照日期 颁证日期 签发日 发证日 起始日期',
  ],
  [
    'certificate.expires',
    'expires expirydate expirationdate dateofexpiry expireson expiry validuntil validto enddate 有效期至 有效期止 有效期限至 有效期限止 证件有效期至 证件有效期止 到期日 到期日期 到期时间 有效期结束 截止日期 证件到期日 证件到期日期 证件到期时间 失效日期 营业期限至 营业期限止 经营期限至 经营期限止',
  ],
  ['validity', 'validity validperiod 有效期 有效期限 证件有效期 证件有效期限 有效期间'],
  ['term', '营业期限 经营期限 营业期限自至'],
  ['certificate.nationality', 'nationality citizenship 国籍 所属国籍'],
  [
    'country',
    'country countrycode countryen countrycn countryorregion region cco 国家 国家地区 国家或地区 国家代码 所在国家 所属国家',
  ],
  [
    'province.zh',
    'provincezh zhprovince provincecn province state stateprovince cstm 省份 省 省份中文 所在省 所在省份 省市 直辖市 省直辖市 省自治区 省区',
  ],
  ['province.en', 'provinceen 省份英文 省英文 provincepinyin cst'],
  ['city.zh', 'cityzh zhcity citycn city town cctm 城市 市 地市 地区 城市中文 所在城市 所在市 市地区 地级市'],
  ['city.en', 'cityen 城市英文 市英文 citypinyin cct'],
  ['district', 'district county 区 县 区县 县区 市辖区 行政区 所在区 所在区县 县市区 区县市'],
  [
    'address.zh',
    'addresszh zhaddress addresscn streetcn address address1 addressline1 street streetaddress cadrm 地址 通讯地址 联系地址 详细地址 地址中文 中文地址 街道 街道地址 住址 住所 注册地址 单位地址 公司地址 经营场所 营业场所 通信地址 联系地址中文',
  ],
  ['address.en', 'addressen streeten cadr 地址英文 英文地址 通讯地址英文'],
  ['addressMore', 'address2 addressline2 address3 addressline3 地址2 门牌号 门牌'],
  [
    'postalCode',
    'postalcode postcode zipcode zip zippostalcode cpc 邮编 邮政编码 邮编号码 邮政编号 邮递区号',
  ],
  [
    'phone',
    'phone telephone tel mobile mobilephone mobilenumber phonewhole cellphone contactphone contactnumber phonenum cph 电话 手机 手机号 手机号码 联系电话 电话手机 联系手机 联系方式 座机 固话 固定电话 联络电话 移动电话 联系人手机号',
  ],
  ['phone.country', 'phonecountry telarea phonecountrycode 电话国家代码 国际区号 国家区号'],
  ['phone.number', 'phonenumber telnumber 电话号码'],
  ['phone.extension', 'phoneextension telext extension ext 分机 分机号'],
  [
    'email',
    'email mail emailaddress registrantemail contactemail cem 邮箱 电子邮箱 电子邮件 联系邮箱 邮件 邮件地址 邮箱地址 通讯邮箱 电邮 电邮地址 电子邮件地址',
  ],
  ['emailVerified', 'emailverified emailverificationstatus 邮箱已验证 邮箱验证 邮箱已实名'],
  ['domains', 'domains domain domainname domainnames 域名 域名列表 域名名称 主域名 注册域名'],
  [
    'customer',
    'customer client customername clientname account 客户 客户名称 客户名 会员 会员名 账号 会员账号',
  ],
  ['tags', 'tags tag labels 标签'],
  ['notes', 'notes note remark remarks comment comments memo 备注 说明 备注说明'],
  ['target', 'target registrar 目标 注册商'],
  ['filing.name', 'filingname icpname 备案名称 备案主体'],
  ['filing.type', 'filingtype 备案证件类型'],
  ['filing.number', 'filingnumber 备案证件号码 备案证件号'],
];

/** Days that are the domain's where a column of domains stands beside them; 有效期 and the like are said of papers. */
export const daysOfDomains = new Set(
  'startdate expires expirydate expirationdate expireson expiry enddate 起始日期 到期日 到期日期 到期时间 截止日期 失效日期'.split(
    ' ',
  ),
);

/** Words in front of a column that say whose it is: the holder's. */
export const holderWords =
  '域名所有者 域名持有者 域名持有人 域名注册人 域名注册者 注册单位 注册主体 所有者 所有人 持有者 持有人 注册人 注册者 申请人 申请单位 主体 本人 客户 用户 单位 公司 企业 机构 组织 owner registrant holder customer client company organization'.split(
    ' ',
  );
/** … the contact's. */
export const contactWords = '注册联系人 域名联系人 联系人 contactperson contact'.split(' ');

/** Names of papers in front of a day; the day is the certificate's. */
export const paperWords = '居民身份证 身份证 护照 营业执照 执照 证件 证照 证书'.split(' ');
/** … and what may stand behind them. */
export const daysBehind: readonly (readonly [ListColumn, string])[] = [
  ['certificate.issued', '签发日期 签发日 发证日期 发证日 颁发日期 发照日期 起始日期 有效期起 有效期自'],
  ['certificate.expires', '有效期至 有效期止 有效期到 到期日 到期日期 到期时间 截止日期 失效日期'],
  ['validity', '有效期 有效期限 有效期间'],
];

/** What may stand behind such a word, by its column. `name` is holder or contact by the word before it. */
export const wordsBehind: readonly (readonly [ListColumn | 'name', string])[] = [
  ['name', '姓名 名称 全称 全名 name fullname'],
  ['surname', '姓氏 lastname surname'],
  ['given', 'firstname givenname'],
  ['holderKind', '类型 性质 类别 type kind'],
  ['certificate.type', '证件类型 证件种类 证件类别 idtype'],
  ['certificate.number', '证件号码 证件号 证件编号 idnumber idno'],
  ['phone', '电话 手机 手机号 手机号码 电话号码 联系电话 移动电话 phone telephone tel mobile phonenumber'],
  ['email', '邮箱 电子邮箱 电子邮件 邮件 邮箱地址 email mail emailaddress'],
  ['address.zh', '地址 通讯地址 联系地址 详细地址 通信地址 住址 住所 address'],
  ['postalCode', '邮编 邮政编码 postcode postalcode zip'],
  ['country', '国家 国家地区 country'],
  ['province.zh', '省份 省 所在省 所在省份 province state'],
  ['city.zh', '城市 市 所在城市 city'],
  ['district', '区 区县 所在区 district'],
];
