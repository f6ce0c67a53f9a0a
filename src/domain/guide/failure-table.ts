/**
 * The messages with which reviewers and registrars refuse, as they are published (reference §5), with what they are about; F35 to F38 are
 * the desk's own, for answers of registrars' systems that no list of reasons has. The literal strings are identifiers to match against;
 * what the desk says about them lies in `text`.
 */
import type { FailureId } from '../finding/finding.ts';

export const failureCategories = [
  'mismatch',
  'type',
  'number',
  'quality',
  'new',
  'expired',
  'complete',
  'auth',
  'naming',
  'upload',
  'region',
  'contact',
  'special',
] as const;
export type FailureCategory = (typeof failureCategories)[number];

export type FailureRow = {
  readonly categories: readonly FailureCategory[];
  readonly messages: readonly string[];
  /** Codes of registrars' APIs that say the same; matched as whole words. */
  readonly codes: readonly string[];
  /**
   * When it may go out again: as it is (nothing of it was wrong); once it is mended; from the next working day, since the data may be right and the registry late
   * (R56); ten days after the certificate was issued (R22); with another domain name (R61); not through this registrar (R44); or not at
   * all, because it went through or is under way.
   */
  readonly again:
    | 'as-it-is'
    | 'when-mended'
    | 'next-working-days'
    | 'after-issue'
    | 'other-name'
    | 'elsewhere'
    | 'not-needed';
};

const mended = 'when-mended';

export const failureTable = {
  F01: {
    categories: ['mismatch', 'new', 'expired'],
    messages: ['证件电子信息核验不合格', 'Verification failed due to invalid certificate information'],
    codes: [],
    again: mended,
  },
  F02: {
    categories: ['mismatch'],
    messages: [
      '证件电子信息核验不合格，电子信息不通过，直接拒绝',
      'Verification rejected due to invalid certificate information',
    ],
    codes: [],
    again: mended,
  },
  F03: {
    categories: ['type', 'number'],
    messages: [
      '注册者证件类型选择错误或证件号码位数不正确',
      'Invalid certificate type or certificate number',
    ],
    codes: [],
    again: mended,
  },
  F04: {
    categories: ['mismatch', 'quality'],
    messages: ['注册者信息不一致', 'Inconsistent registrant information'],
    codes: [],
    again: mended,
  },
  F05: {
    categories: ['mismatch'],
    messages: ['提交材料与注册人信息不符', 'Submitted information inconsistent with registrant information'],
    codes: ['ContactNotMatch'],
    again: mended,
  },
  F06: {
    categories: ['upload', 'quality'],
    messages: ['多次尝试上传资料到审核机构，均失败'],
    codes: [],
    again: mended,
  },
  F07: {
    categories: ['quality'],
    messages: [
      '注册者证件不清晰/被遮挡',
      '注册者证件不清晰/被遮挡/水印',
      'Unclear or covered photo of certificate',
    ],
    codes: [],
    again: mended,
  },
  F08: {
    categories: ['new'],
    messages: ['不在实名库中', 'Certificate cannot be found in the database'],
    codes: [],
    again: 'after-issue',
  },
  F09: {
    categories: ['new'],
    messages: ['注册者身份证明资料为新颁发证件', 'Newly issued certificate'],
    codes: [],
    again: 'after-issue',
  },
  F10: {
    categories: ['quality', 'complete'],
    messages: ['注册者证件不完整', 'Incomplete registrant certificate'],
    codes: [],
    again: mended,
  },
  F11: {
    categories: ['quality', 'type'],
    messages: ['注册者证件不合格', 'Invalid registrant certificate'],
    codes: [],
    again: mended,
  },
  F12: {
    categories: ['auth'],
    messages: ['注册者身份有效性验证失败', 'Failed to authenticate the registrant identity'],
    codes: [],
    again: 'next-working-days',
  },
  F13: {
    categories: ['complete'],
    messages: ['未提交注册者证件', 'Lack of registrant certificate'],
    codes: [],
    again: mended,
  },
  F14: {
    categories: ['auth', 'number'],
    messages: ['库中无此号', 'Certificate number cannot be found'],
    codes: [],
    again: mended,
  },
  F15: {
    categories: ['auth'],
    messages: ['注册者证件验证失败', 'Registrant certificate verification failed'],
    codes: [],
    again: mended,
  },
  F16: { categories: ['region'], messages: ['提交资料显示为海外用户'], codes: [], again: mended },
  F17: {
    categories: ['contact'],
    messages: ['注册联系人信息有误', 'Registrant contact information invalid'],
    codes: ['ContactTemplateUpdateFailed'],
    again: mended,
  },
  F18: {
    categories: ['contact'],
    messages: [
      '注册联系人信息有误，请检测：Command syntax error',
      '注册联系人信息有误，请检测：XML schema validation failed',
      'Command syntax error',
      'XML schema validation failed',
    ],
    codes: [],
    again: mended,
  },
  F19: {
    categories: ['naming'],
    messages: [
      '违反《中国互联网络域名管理办法》第二十七条第（二）款，即域名含有危害国家安全，泄露国家秘密，颠覆国家政权，破坏国家统一的内容，此次注册申请审核拒绝',
      'Registration denied due to the violation of Internet Domain Name Regulations article 27 circumstance 2: Jeopardizing national security, leaking state secrets, intending to overturn the government, or disrupting state integrity.',
    ],
    codes: [],
    again: 'other-name',
  },
  F20: {
    categories: ['naming'],
    messages: [
      '违反《中国互联网络域名管理办法》第二十七条第（八）款，即域名含有侵害他人合法权益的内容，此次注册申请审核拒绝',
      "Registration denied due to the violation of Internet Domain Name Regulations article 27 circumstance 8: Infringing other people's legal rights and interests.",
    ],
    codes: [],
    again: 'other-name',
  },
  F21: {
    categories: ['naming'],
    messages: [
      '违反《中国互联网络域名管理办法》第二十七条第（九）款，即域名含有法律、行政法规禁止的其他内容，此次注册申请审核拒绝',
      'Registration denied due to the violation of Internet Domain Name Regulations article 27 circumstance 9: Other contents prohibited by laws and administrative regulations.',
    ],
    codes: [],
    again: 'other-name',
  },
  F22: {
    categories: ['naming'],
    messages: ['涉及损害国家荣誉和利益的内容', 'The domain name harms national honor and interests.'],
    codes: [],
    again: 'other-name',
  },
  F23: {
    categories: ['naming'],
    messages: ['当前词为禁止词', 'Sensitive words.'],
    codes: [],
    again: 'other-name',
  },
  F24: { categories: ['region'], messages: ['境外个人或组织用户'], codes: [], again: mended },
  F25: { categories: ['contact'], messages: ['联系人信息无效'], codes: [], again: mended },
  F26: { categories: ['special'], messages: ['国防机构'], codes: [], again: 'elsewhere' },
  F27: {
    categories: ['upload'],
    messages: ['由于网络传输错误，导致本次资料上传失败，请重新填写信息'],
    codes: ['NetworkIOError'],
    again: mended,
  },
  F28: {
    categories: ['upload'],
    messages: [
      '支持55K~1M的JPG、BMP图片',
      '支持55 KB ~ 5 MB的图片',
      'the image format must be JPG or BMP and the image size must be in the range of 55 KB to 5 MB',
      'the image format must be JPG or BMP and the image size must be in the range of 55 KB to 1 MB',
    ],
    codes: ['FileSizeLessThanMinLimit', 'FileSizeGreaterThanMaxLimit'],
    again: mended,
  },
  F29: {
    categories: ['upload'],
    messages: ['上传的文件格式不支持', 'the file format is invalid'],
    codes: ['FileFormatNotSupported'],
    again: mended,
  },
  F30: { categories: ['type'], messages: ['证件类型选择错误'], codes: [], again: mended },
  F31: { categories: ['contact'], messages: ['注册联系人字段信息存在错误'], codes: [], again: mended },
  F32: {
    categories: ['contact'],
    messages: ['审核失败，所有者（中文）字段必须包含中文字符。'],
    codes: [],
    again: mended,
  },
  F33: {
    categories: ['quality'],
    messages: ['身份证明资料不清晰完整，请上传完整清晰无遮挡的证件图片'],
    codes: [],
    again: mended,
  },
  F34: {
    categories: ['number', 'upload'],
    messages: [],
    codes: [
      'DOMAIN.010001',
      'DOMAIN.010005',
      'DOMAIN.000010',
      'DOMAIN.000002',
      'DOMAIN.000014',
      'FileDataError',
      'ParameterIllegal',
    ],
    again: mended,
  },
  // What registrars' systems answer, though nothing is wrong with the paper (reference §1.4; Tencent product/242/69113; Huawei 50002).
  // By their codes, and by what no reason of a reviewer says: their sentences share most words with rejections that mean something else.
  F35: {
    categories: ['upload'],
    messages: [],
    codes: [],
    again: 'as-it-is',
  },
  F36: {
    categories: ['upload'],
    messages: [],
    codes: ['ContactTemplateAudited', 'DomainAlreadyAuditing', 'DomainAlreadyAudited'],
    again: 'not-needed',
  },
  F37: {
    categories: ['upload'],
    messages: [],
    codes: ['TaskIsBeingProcessed'],
    again: 'as-it-is',
  },
  F38: {
    categories: ['upload'],
    messages: [],
    codes: ['ContactTemplateNotExist', 'DomainNotExist', 'DOMAIN.010006', 'DOMAIN.000013'],
    again: mended,
  },
} as const satisfies Record<FailureId, FailureRow>;

export type KnownFailure = keyof typeof failureTable;
export const knownFailures = Object.keys(failureTable) as KnownFailure[];
export const failureRow = (id: KnownFailure): FailureRow => failureTable[id];
