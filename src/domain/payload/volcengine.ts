/** Volcengine domain_openapi 2022-12-12 (volcengine.com/docs/6568: 163741, 858305, 858291, 763010; CreateTemplate by the fields of these). */
import { latinOf } from '../name/pinyin.ts';
import { splitName } from '../name/split-name.ts';
import { areaOfNumber } from '../region/area-codes.ts';
import type { TemplateFields } from '../template/fields.ts';
import { fullAddress, type PayloadInput, plainPhone } from './parts.ts';
import type { PayloadBody, PayloadCall, PayloadNote } from './payload.ts';
import { base64Picture } from './picture-part.ts';

const call = (name: string, parameters: PayloadCall['parameters']): PayloadCall => ({
  call: name,
  common: { Action: name, Version: '2022-12-12' },
  method: 'POST',
  encoding: 'json',
  parameters,
});

/** The template first, by whose tag it is then verified. An update empties what it does not send, so all is sent. */
export const volcengine = ({
  fields,
  credentialType,
  credentialNumber,
  registrarId,
}: PayloadInput): PayloadBody => {
  const contact = splitName(fields.contact);
  const state = latinPlace(fields.province);
  const city = latinPlace(fields.city);
  const template = {
    registration_type: fields.holderKind === 'individual' ? 'P' : 'C',
    registrant: fields.holder.en,
    registrant_zh: fields.holder.zh,
    registrant_ln: onlyLetters(contact.en.surname),
    registrant_fn: onlyLetters(contact.en.given),
    registrant_ln_zh: contact.zh.surname,
    registrant_fn_zh: contact.zh.given,
    email: fields.email,
    post_code: fields.postalCode,
    address: fields.address.en,
    address_zh: fullAddress(fields),
    city,
    city_zh: fields.city.zh,
    state,
    state_zh: fields.province.zh,
    ...telephone(fields),
  };
  const tag = registrarId || { fillIn: 'tag', fromCall: 'CreateTemplate', answerField: 'Result.tag' };
  const parts = ({ surname, given }: { surname: string; given: string }) => `${surname} | ${given}`;
  const notes: PayloadNote[] = [
    { code: 'contact-split', sure: contact.sure, zh: parts(contact.zh), en: parts(contact.en) },
  ];
  if (state !== fields.province.en || city !== fields.city.en)
    notes.push({ code: 'place-form', zh: fields.province.zh + fields.city.zh, en: `${state} ${city}` });
  return {
    calls: [
      registrarId === ''
        ? call('CreateTemplate', template)
        : call('UpdateTemplate', { tag: registrarId, ...template }),
      call('ValidateTemplate', {
        tag,
        id_type: credentialType,
        id_code: credentialNumber,
        id_img: base64Picture,
      }),
    ],
    notes,
  };
};

/** Given and surname may hold letters and digits only. */
const onlyLetters = (text: string): string => text.normalize('NFD').replace(/[^A-Za-z0-9]/g, '');

/** `heilongjiangsheng`, `beijingshi`: the whole Chinese name read out and written together. */
const latinPlace = ({ zh, en }: TemplateFields['city']): string =>
  /\p{Script=Han}/u.test(zh) ? latinOf(zh).replaceAll(' ', '').replaceAll('v', 'yu') : en;

/** The area code stands apart for landlines only. */
const telephone = (fields: TemplateFields) => {
  const number = plainPhone(fields);
  const area = fields.phone.country === '86' ? areaOfNumber(number) : undefined;
  const dialled = number.startsWith('0') || !area ? number : `0${number}`;
  return {
    tel_country_code: fields.phone.country,
    tel_area_code: area?.code ?? '',
    tel_number: area ? dialled.slice(area.code.length) : number,
    tel_extension: fields.phone.extension,
  };
};
