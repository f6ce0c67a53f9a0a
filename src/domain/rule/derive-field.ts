/**
 * What an empty field most likely holds, from what was typed elsewhere: offered as a repair, never filled in by itself. Holder and
 * name on the certificate are never derived from each other, because each is held against the other.
 */
import { hasHan } from '../name/name-forms.ts';
import { latinOf, pinyinOf } from '../name/pinyin.ts';
import { cityOfBareName, divisionsNamed } from '../region/divisions.ts';
import { provinceOf, provinces } from '../region/provinces.ts';
import { leadingPlace } from '../region/split-address.ts';
import type { FieldPath, TemplateFields } from '../template/fields.ts';

/** `''` where nothing can be said. */
export const deriveField = (path: FieldPath, fields: TemplateFields): string => {
  const { holder, contact, province, city, address, holderKind } = fields;
  const isPerson = holderKind === 'individual';
  switch (path) {
    case 'holder.en':
      return isPerson ? latinName(holder.zh) : '';
    case 'contact.zh':
      return isPerson ? holder.zh.trim() : '';
    case 'contact.en':
      return isPerson && holder.en !== '' ? holder.en.trim() : latinName(contact.zh);
    case 'province.zh':
      return fields.country === 'CN' ? leadingPlace(address.zh).province || provinceOfCity(city.zh) : '';
    case 'city.zh':
      return fields.country === 'CN' ? leadingPlace(address.zh).city : '';
    case 'province.en':
      return provinces.find(({ zh, bare }) => [zh, bare].includes(province.zh.trim()))?.bareEn ?? '';
    case 'city.en':
      return hasHan(city.zh) ? pinyinOf(city.zh) : '';
    case 'address.en':
      return hasHan(address.zh) ? latinOf(address.zh) : '';
    default:
      return '';
  }
};

/** Cities of one name lie in one province, or the name tells nothing. */
const provinceOfCity = (city: string): string => {
  const bare = cityOfBareName(city.trim());
  const found = [...divisionsNamed(city.trim()), ...(bare ? [bare] : [])].map(
    ({ code }) => provinceOf(code)?.zh,
  );
  return new Set(found).size === 1 ? (found[0] ?? '') : '';
};

/** A name in Latin letters already is its own. */
const latinName = (zh: string): string => (hasHan(zh) ? pinyinOf(zh) : zh.trim());
