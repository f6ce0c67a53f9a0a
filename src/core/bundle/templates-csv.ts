/** One line per template for spreadsheets: UTF-8 with BOM, CRLF, nothing that a spreadsheet would run as a formula. */

import { stringify } from 'csv-stringify/sync';
import type { TemplateFields } from '#domain/template/fields';

export type CsvItem = {
  readonly template: string;
  readonly fields: TemplateFields;
  readonly pictureFile: string;
};

const columns: readonly (readonly [title: string, read: (item: CsvItem) => string])[] = [
  ['template', ({ template }) => template],
  ['customer', ({ fields }) => fields.customer],
  ['holder_kind', ({ fields }) => fields.holderKind],
  ['holder_zh', ({ fields }) => fields.holder.zh],
  ['holder_en', ({ fields }) => fields.holder.en],
  ['contact_zh', ({ fields }) => fields.contact.zh],
  ['contact_en', ({ fields }) => fields.contact.en],
  ['certificate_type', ({ fields }) => fields.certificate.type],
  ['certificate_number', ({ fields }) => fields.certificate.number],
  ['certificate_name', ({ fields }) => fields.certificate.name],
  ['issued', ({ fields }) => fields.certificate.issued],
  ['expires', ({ fields }) => fields.certificate.expires],
  ['nationality', ({ fields }) => fields.certificate.nationality],
  ['country', ({ fields }) => fields.country],
  ['province_zh', ({ fields }) => fields.province.zh],
  ['province_en', ({ fields }) => fields.province.en],
  ['city_zh', ({ fields }) => fields.city.zh],
  ['city_en', ({ fields }) => fields.city.en],
  ['address_zh', ({ fields }) => fields.address.zh],
  ['address_en', ({ fields }) => fields.address.en],
  ['postal_code', ({ fields }) => fields.postalCode],
  [
    'phone',
    ({ fields }) =>
      `${fields.phone.country} ${fields.phone.number}${fields.phone.extension && ` ${fields.phone.extension}`}`,
  ],
  ['email', ({ fields }) => fields.email],
  ['domains', ({ fields }) => fields.domains.join(' ')],
  ['tags', ({ fields }) => fields.tags.join(' ')],
  ['picture', ({ pictureFile }) => pictureFile],
];

export const writeTemplatesCsv = (items: readonly CsvItem[]): string =>
  stringify(
    items.map((item) => columns.map(([, read]) => harmless(read(item)))),
    { bom: true, header: true, columns: columns.map(([title]) => title), record_delimiter: '\r\n' },
  );

/** A leading apostrophe keeps spreadsheets from running a cell that begins like a formula, wide forms included. */
const harmless = (value: string): string =>
  /^[\s\u200b]*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
