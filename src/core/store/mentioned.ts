/** Narrows all templates down to those that a pasted text names. */
import { foldMention, type Named } from '#domain/guide/find-mentions';
import { displayName } from '#domain/template/display-name';
import type { TemplateFields } from '#domain/template/fields';
import type { ReviewState } from '#domain/template/state';
import type { MentionedTemplate } from '../ports/templates.ts';
import type { Store } from './open-store.ts';

type Row = { id: string; revision: number; state: string; fields: string };

/** A text that names more templates than this is cut: nobody records so many answers at once. */
const most = 500;

/** Looks through the search texts, whose parts are folded like the pasted text, and reads only the templates that are hit. */
export const findMentioned = ({ db }: Store, text: string): readonly (Named & MentionedTemplate)[] => {
  const { text: folded } = foldMention(text);
  const pairs = new Set(Array.from({ length: folded.length }, (_, at) => folded.slice(at, at + 2)));
  const isNamed = (part: string): boolean =>
    part.length > 1 && pairs.has(part.slice(0, 2)) && folded.includes(part.replace(/[‧•・･]/gu, '·'));
  const keys: number[] = [];
  const texts = db.prepare<[], { key: number; text: string }>('SELECT key, text FROM template_search');
  for (const row of texts.iterate()) {
    if (row.text.split('\n').some(isNamed)) keys.push(row.key);
    if (keys.length >= most) break;
  }
  const read = db.prepare<[string], Row>(
    `SELECT t.id, t.revision, t.state, t.fields FROM json_each(?) k JOIN templates t ON t.key = k.value
     WHERE t.removed_at IS NULL`,
  );
  return read.all(JSON.stringify(keys)).map(toNamed);
};

const toNamed = ({ id, revision, state, fields: json }: Row): Named & MentionedTemplate => {
  const fields = JSON.parse(json) as TemplateFields;
  const { holder, certificate } = fields;
  return {
    template: id,
    revision,
    state: state as ReviewState,
    name: displayName(fields),
    numbers: [certificate.number],
    domains: fields.domains,
    names: [...new Set([holder.zh, holder.en, certificate.name])].filter((name) => name !== ''),
  };
};
