/** Says a line of a history: what happened, to what, and whose change it was. */
import type { EventActor } from '#contract/actors';
import type { TemplateEvent } from '#contract/views';
import { fieldPaths } from '#domain/list/column';
import type { FieldPath } from '#domain/template/fields';
import type { Sayer } from './say.ts';

export type SaidEvent = {
  readonly what: string;
  /** Fields, states, sizes; '' where there is nothing more to say. */
  readonly detail: string;
  /** '' as long as the desk knows one actor only. */
  readonly by: string;
};

export const sayEvent = (say: Sayer, event: TemplateEvent): SaidEvent => ({
  what: say.label(`event.${event.kind}`),
  detail: detailOf(say, event).join(say.language === 'zh-CN' ? '、' : ', '),
  by: event.by === null ? '' : sayActor(say, event.by),
});

const sayActor = (say: Sayer, { clerk, desk, isOwn }: EventActor): string => {
  if (clerk !== '' && desk !== '') return say.label('actor.at', { clerk, desk });
  return clerk || desk || say.label(isOwn ? 'actor.own' : 'actor.other');
};

const detailOf = (say: Sayer, { kind, data }: TemplateEvent): string[] => {
  const { fields, from, to, bytes, names, state, reason, slot } = data;
  if ((kind === 'changed' || kind === 'agreed') && Array.isArray(fields))
    return fields.filter(isField).map(say.field);
  if (kind === 'erased' || kind === 'papers-erased') return [say.label(`eraseReason.${reason}`)];
  if (kind === 'state-set') return [say.label(`state.${to}`)];
  if (kind === 'update-ready' || kind === 'app-changed') return [`${from} → ${to}`];
  if (kind === 'edition-added' || kind === 'edition-removed') return [String(data['edition'])];
  if (kind === 'key-added' || kind === 'key-removed') return [say.label(`slotKind.${slot}`)];
  if (kind === 'domains-set')
    return [say.label('eventDomains', { n: Number(names) }), ...(state ? [say.label(`state.${state}`)] : [])];
  if (typeof bytes === 'number') return [`${Math.round(bytes / 1000).toLocaleString('en-US')} KB`];
  return [];
};

const isField = (path: string): path is FieldPath => (fieldPaths as readonly string[]).includes(path);
