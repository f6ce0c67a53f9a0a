/** Tencent Cloud domain API 2018-08-08 (cloud.tencent.com/document/api/242: 49206, 49208, 105750, 38895). */
import { countryName, type PayloadInput, plainPhone } from './parts.ts';
import type { PayloadBody, PayloadCall } from './payload.ts';
import { base64Picture } from './picture-part.ts';

const call = (name: string, parameters: PayloadCall['parameters']): PayloadCall => ({
  call: name,
  common: { Action: name, Version: '2018-08-08' },
  method: 'POST',
  encoding: 'json',
  parameters,
});

/** The picture goes up first; the template then names it by the URL that UploadImage answers with. */
export const tencent = ({
  fields,
  credentialType,
  credentialNumber,
  registrarId,
}: PayloadInput): PayloadBody => {
  const template = {
    ContactInfo: {
      OrganizationNameCN: fields.holder.zh,
      OrganizationName: fields.holder.en,
      RegistrantNameCN: fields.contact.zh,
      RegistrantName: fields.contact.en,
      ProvinceCN: fields.province.zh,
      Province: fields.province.en,
      CityCN: fields.city.zh,
      City: fields.city.en,
      StreetCN: fields.address.zh,
      Street: fields.address.en,
      CountryCN: countryName(fields.country, 'zh'),
      Country: fields.country,
      Telephone: plainPhone(fields),
      Email: fields.email,
      ZipCode: fields.postalCode,
      RegistrantType: fields.holderKind === 'individual' ? 'I' : 'E',
    },
    CertificateInfo: {
      CertificateType: credentialType,
      CertificateCode: credentialNumber,
      ImgUrl: { fillIn: 'ImgUrl', fromCall: 'UploadImage', answerField: 'AccessUrl' },
    },
  };
  return {
    calls: [
      call('UploadImage', { ImageFile: base64Picture }),
      registrarId === ''
        ? call('CreateTemplate', template)
        : call('ModifyTemplate', { TemplateId: registrarId, ...template }),
    ],
  };
};
