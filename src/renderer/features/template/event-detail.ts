/** What an entry of the history says beside its kind: fields, states, sizes; codes become words. */
import type { TemplateEvent } from '#contract/views';
import type { FieldPath } from '#domain/template/fields';
import type { Sayer } from '#text/say';
import type { Say } from '../../app/use-text.ts';
import { kilobytes } from '../../parts/size-gauge.tsx';
import { fieldPaths } from './merge-fields.ts';

export const detailOf = (t: Say, say: Sayer, { kind, data }: TemplateEvent): string => {
  const { fields, to, bytes, names, state, slot } = data;
  if ((kind === 'changed' || kind === 'agreed') && Array.isArray(fields))
    return fields.filter(isField).map(say.field).join(t('history.comma'));
  if (kind === 'erased' || kind === 'papers-erased')
    return say.label(`eraseReason.${String(data['reason'])}`);
  if (kind === 'state-set') return say.label(`state.${String(to)}`);
  if (kind === 'key-added' || kind === 'key-removed') return say.label(`slotKind.${String(slot)}`);
  if (kind === 'domains-set')
    return [
      t('history.domains', { n: Number(names) }),
      ...(state ? [say.label(`state.${String(state)}`)] : []),
    ].join(t('history.comma'));
  if (typeof bytes === 'number') return `${kilobytes(bytes)} KB`;
  return '';
};

const isField = (path: string): path is FieldPath => (fieldPaths as readonly string[]).includes(path);
