/**
 * Alibaba Cloud Domain OpenAPI 2018-01-29 (help.aliyun.com 67700, 67703, 67727 and the page of SaveRegistrantProfileRealNameVerification).
 * On the China site a profile is `common` and holds the Chinese fields; on the international site it is `cnnic` and does not.
 */

import type { PayloadInput } from './parts.ts';
import type { PayloadBody, PayloadCall } from './payload.ts';
import { base64Picture } from './picture-part.ts';

const call = (name: string, parameters: PayloadCall['parameters']): PayloadCall => ({
  call: name,
  common: { Action: name, Version: '2018-01-29' },
  method: 'POST',
  encoding: 'form',
  parameters: { ...parameters, Lang: 'zh', UserClientIp: '127.0.0.1' },
});

const profile = ({ fields }: PayloadInput, site: Site) => ({
  RegistrantProfileType: site === 'china' ? 'common' : 'cnnic',
  RegistrantType: fields.holderKind === 'individual' ? '1' : '2',
  RegistrantOrganization: fields.holder.en,
  RegistrantName: fields.contact.en,
  Country: fields.country,
  Province: fields.province.en,
  City: fields.city.en,
  Address: fields.address.en,
  PostalCode: fields.postalCode,
  TelArea: fields.phone.country,
  Telephone: fields.phone.number,
  TelExt: fields.phone.extension,
  Email: fields.email,
  ...(site === 'china'
    ? {
        ZhRegistrantOrganization: fields.holder.zh,
        ZhRegistrantName: fields.contact.zh,
        ZhProvince: fields.province.zh,
        ZhCity: fields.city.zh,
        ZhAddress: fields.address.zh,
      }
    : {}),
});

const credential = ({ credentialType, credentialNumber }: PayloadInput) => ({
  IdentityCredentialType: credentialType,
  IdentityCredentialNo: credentialNumber,
  IdentityCredential: base64Picture,
});

type Site = 'china' | 'international';

/** The profile's id is a long integer. */
const profileIdOf = ({ registrarId }: PayloadInput): number | null =>
  /^\d{1,15}$/.test(registrarId) ? Number(registrarId) : null;

const verifyTemplate = (input: PayloadInput, site: Site): readonly PayloadCall[] => {
  const id = profileIdOf(input);
  // One call makes the template and hands in the paper; it ignores the contact of a template that exists.
  if (id === null && site === 'china')
    return [
      call('SaveRegistrantProfileRealNameVerification', { ...profile(input, site), ...credential(input) }),
    ];
  const RegistrantProfileID = id ?? {
    fillIn: 'RegistrantProfileID',
    fromCall: 'SaveRegistrantProfile',
    answerField: 'RegistrantProfileId',
  };
  return [
    call('SaveRegistrantProfile', {
      ...(id === null ? {} : { RegistrantProfileId: id }),
      DefaultRegistrantProfile: false,
      ...profile(input, site),
    }),
    call('RegistrantProfileRealNameVerification', { RegistrantProfileID, ...credential(input) }),
  ];
};

/** With a template at the registrar, name by name from that; else all names by the paper itself. */
const verifyDomains = (input: PayloadInput): readonly PayloadCall[] => {
  const id = profileIdOf(input);
  return id === null
    ? [
        call('SaveTaskForSubmittingDomainRealNameVerificationByIdentityCredential', {
          DomainName: input.domains,
          ...credential(input),
        }),
      ]
    : input.domains.map((domain) =>
        call('SaveTaskForSubmittingDomainRealNameVerificationByRegistrantProfileID', {
          DomainName: domain,
          RegistrantProfileId: id,
        }),
      );
};

const aliyunAt =
  (site: Site) =>
  (input: PayloadInput): PayloadBody => ({
    calls: input.domains.length > 0 ? verifyDomains(input) : verifyTemplate(input, site),
    notes:
      input.registrarId !== '' && profileIdOf(input) === null
        ? [{ code: 'registrar-id-form', id: input.registrarId }]
        : [],
  });

export const aliyun = aliyunAt('china');
export const aliyunInternational = aliyunAt('international');
