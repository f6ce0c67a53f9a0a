/**
 * Huawei Cloud Domains API v2 (support.huaweicloud.com/api-domain 40045, 40041, 40036, and the upload for one name).
 * No call creates a template: it is typed into the console, then its paper is uploaded.
 */
import { countryName, type PayloadInput } from './parts.ts';
import type { PayloadBody, PayloadCall, SheetLine } from './payload.ts';
import { filePicture } from './picture-part.ts';

const upload = (call: string, parameters: PayloadCall['parameters']): PayloadCall => ({
  call,
  method: 'POST',
  encoding: 'multipart',
  parameters,
});

export const huawei = (input: PayloadInput): PayloadBody => {
  const { fields, credentialType, credentialNumber, registrarId, domains } = input;
  const paper = {
    credential_type: credentialType,
    credential_id: credentialNumber,
    credential_file: filePicture,
  };
  if (domains.length > 0)
    return {
      calls: domains.map((domain) =>
        upload('域名上传实名认证材料', {
          domain_name: domain,
          register_cn: fields.holder.zh,
          register_type: fields.holderKind === 'individual' ? 'PERSONAL' : 'COMPANY',
          ...paper,
        }),
      ),
    };
  const template_id = registrarId || {
    fillIn: 'template_id',
    fromCall: 'GET /v2/templates',
    answerField: 'templates[].id',
  };
  return {
    calls: [upload('/v2/templates/actions/real-name-verification', { template_id, ...paper })],
    sheet: sheetOf(input),
  };
};

/** In the order in which the console asks. */
const sheetOf = ({ fields }: PayloadInput): readonly SheetLine[] => {
  const isPerson = fields.holderKind === 'individual';
  const { phone } = fields;
  return [
    line('用户类型', 'User type', isPerson ? '个人 (individual)' : '企业 (enterprise)'),
    line('域名所有者（中文）', 'Registrant (Chinese)', fields.holder.zh),
    line('域名所有者（英文）', 'Registrant (English)', fields.holder.en),
    line('联系人（中文）', 'Contact (Chinese)', fields.contact.zh),
    line('联系人（英文）', 'Contact (English)', fields.contact.en),
    line(
      '国家或地区',
      'Country or region',
      `${countryName(fields.country, 'zh')} (${countryName(fields.country, 'en')})`,
    ),
    line('省份（中文）', 'Province (Chinese)', fields.province.zh),
    line('省份（英文）', 'Province (English)', fields.province.en),
    line('城市（中文）', 'City (Chinese)', fields.city.zh),
    line('城市（英文）', 'City (English)', fields.city.en),
    line('通讯地址（中文）', 'Address (Chinese)', fields.address.zh),
    line('通讯地址（英文）', 'Address (English)', fields.address.en),
    line('邮编', 'Postal code', fields.postalCode),
    line(
      '联系电话',
      'Telephone',
      [`+${phone.country}`, phone.number, phone.extension].filter((part) => part !== '').join(' '),
    ),
    line('电子邮箱', 'E-mail', fields.email),
  ];
};

const line = (zh: string, en: string, value: string): SheetLine => ({ zh, en, value });
