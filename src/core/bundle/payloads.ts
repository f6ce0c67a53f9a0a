/** What is sent to a registrar, in its own parameter names and codes (domain.md §1.1, §1.2, §3.2). */
import { checkNumber } from '#domain/number/check-number';
import { writeOrganizationCode } from '#domain/number/organization-code-form';
import type { TargetPack } from '#domain/target/target';
import type { TemplateFields } from '#domain/template/fields';

export type PayloadItem = {
  readonly template: string;
  readonly fields: TemplateFields;
  readonly pictureFile: string;
  readonly picture: Uint8Array;
};

/** Files of the payload, by path inside the bundle. None for a target that cannot be submitted to. */
export const writePayloads = (items: readonly PayloadItem[], target: TargetPack): Map<string, string> => {
  const { payload } = target;
  if (payload === 'none') return new Map();
  const requests = items.map((item) => ({ template: item.template, ...writers[payload](item, target) }));
  return new Map([
    [`payload/${target.id}.json`, `${JSON.stringify({ target: target.id, requests }, null, 2)}\n`],
  ]);
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The compact form: spaces, width and case as the registrar compares them. */
const numberOf = ({ certificate: { type, number } }: TemplateFields, target: TargetPack): string => {
  const compact = type === '' ? number : checkNumber(type, number).compact;
  return type === 'ORG' ? writeOrganizationCode(compact, target.fields.organizationCode) : compact;
};

const codeOf = ({ certificate }: TemplateFields, target: TargetPack): string =>
  (certificate.type === '' ? undefined : target.codes[certificate.type]) ?? certificate.type;

/** Two calls: the first answers with the id that the second wants. Parameter names of version 2018-01-29, `RegistrantProfileID` included. */
const aliyun = ({ fields, picture }: PayloadItem, target: TargetPack) => ({
  calls: [
    {
      Action: 'SaveRegistrantProfile',
      Version: '2018-01-29',
      RegistrantProfileType: 'cnnic',
      RegistrantType: fields.holderKind === 'individual' ? '1' : '2',
      DefaultRegistrantProfile: false,
      RegistrantOrganization: fields.holder.en,
      ZhRegistrantOrganization: fields.holder.zh,
      RegistrantName: fields.contact.en,
      ZhRegistrantName: fields.contact.zh,
      Country: fields.country,
      Province: fields.province.en,
      ZhProvince: fields.province.zh,
      City: fields.city.en,
      ZhCity: fields.city.zh,
      Address: fields.address.en,
      ZhAddress: fields.address.zh,
      PostalCode: fields.postalCode,
      TelArea: fields.phone.country,
      Telephone: fields.phone.number,
      TelExt: fields.phone.extension,
      Email: fields.email,
      Lang: 'zh',
      UserClientIp: '127.0.0.1',
    },
    {
      Action: 'RegistrantProfileRealNameVerification',
      Version: '2018-01-29',
      RegistrantProfileID: null,
      RegistrantProfileIDFrom: 'RegistrantProfileId in the answer to SaveRegistrantProfile',
      IdentityCredentialType: codeOf(fields, target),
      IdentityCredentialNo: numberOf(fields, target),
      IdentityCredential: base64(picture),
      Lang: 'zh',
      UserClientIp: '127.0.0.1',
    },
  ],
});

/** The picture goes up first; CreateTemplate then names it by the URL that UploadImage answers with. */
const tencent = ({ fields, picture }: PayloadItem, target: TargetPack) => ({
  calls: [
    { Action: 'UploadImage', Version: '2018-08-08', ImageFile: base64(picture) },
    {
      Action: 'CreateTemplate',
      Version: '2018-08-08',
      ContactInfo: {
        OrganizationName: fields.holder.en,
        OrganizationNameCN: fields.holder.zh,
        RegistrantName: fields.contact.en,
        RegistrantNameCN: fields.contact.zh,
        Province: fields.province.en,
        ProvinceCN: fields.province.zh,
        City: fields.city.en,
        CityCN: fields.city.zh,
        Street: fields.address.en,
        StreetCN: fields.address.zh,
        CountryCN:
          new Intl.DisplayNames('zh-CN', { type: 'region', fallback: 'code' }).of(regionOr(fields.country)) ??
          fields.country,
        Telephone: `+${fields.phone.country}.${fields.phone.number}`,
        Email: fields.email,
        ZipCode: fields.postalCode,
        RegistrantType: fields.holderKind === 'individual' ? 'I' : 'E',
      },
      CertificateInfo: {
        CertificateType: codeOf(fields, target),
        CertificateCode: numberOf(fields, target),
        ImgUrl: null,
      },
      ImgUrlFrom: 'AccessUrl in the answer to UploadImage',
    },
  ],
});

/** Codes that are no region would make the platform throw. */
const regionOr = (country: string): string => (/^[A-Z]{2}$/.test(country) ? country : 'ZZ');

/** Multipart upload: the picture is sent as a file beside these parts. */
const huawei = ({ fields, pictureFile }: PayloadItem, target: TargetPack) => ({
  multipart: {
    credential_type: codeOf(fields, target),
    credential_id: numberOf(fields, target),
    owner_cn: fields.holder.zh,
    owner_en: fields.holder.en,
    contact_cn: fields.contact.zh,
    contact_en: fields.contact.en,
    type: fields.holderKind === 'individual' ? 'personal' : 'enterprise',
    country: fields.country,
    province_cn: fields.province.zh,
    province_en: fields.province.en,
    city_cn: fields.city.zh,
    city_en: fields.city.en,
    address_cn: fields.address.zh,
    address_en: fields.address.en,
    postcode: fields.postalCode,
    phone: `+${fields.phone.country}.${fields.phone.number}`,
    email: fields.email,
    file: pictureFile,
  },
});

/** C company, P person; the Chinese address holds full province and city. */
const volcengine = ({ fields, pictureFile }: PayloadItem, target: TargetPack) => ({
  form: {
    type: fields.holderKind === 'individual' ? 'P' : 'C',
    id_type: codeOf(fields, target),
    id_number: numberOf(fields, target),
    name: fields.holder.en,
    name_zh: fields.holder.zh,
    contact: fields.contact.en,
    contact_zh: fields.contact.zh,
    country: fields.country,
    state: fields.province.en,
    state_zh: fields.province.zh,
    city: fields.city.en,
    city_zh: fields.city.zh,
    address: fields.address.en,
    address_zh: fullAddress(fields),
    postal_code: fields.postalCode,
    phone: `+${fields.phone.country}.${fields.phone.number}`,
    email: fields.email,
    id_image: pictureFile,
  },
});

const fullAddress = ({ province, city, address }: TemplateFields): string => {
  const lead = province.zh === city.zh ? city.zh : province.zh + city.zh;
  return address.zh.startsWith(province.zh) ? address.zh : lead + address.zh;
};

const writers = { aliyun, tencent, huawei, volcengine } as const;
