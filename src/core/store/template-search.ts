/** What search looks through: one folded text per template. Two Chinese characters, a part of a number or of a domain all match. */
import type { TemplateFields } from '#domain/template/fields';

/** Width, case and spaces folded, the way both the stored text and the query are compared. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** The searchable text of a template; parts are kept apart so that no match spans two of them. */
export const searchText = (fields: TemplateFields): string =>
  [
    fields.holder.zh,
    fields.holder.en,
    fields.contact.zh,
    fields.contact.en,
    fields.certificate.number,
    fields.certificate.name,
    fields.customer,
    fields.email,
    fields.phone.number,
    ...fields.domains,
    ...fields.tags,
  ]
    .map(foldText)
    .filter((part) => part !== '')
    .join('\n');
