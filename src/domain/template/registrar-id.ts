/** The ids that registrars gave to a template in their own systems. */
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from './fields.ts';

/** One account of a registrar keeps one id, whichever of its targets is used; a target without a payload keeps its own. */
export const registrarKey = ({ id, payload }: Pick<TargetPack, 'id' | 'payload'>): string =>
  payload === 'none' ? id : payload;

/** RegistrantProfileId, TemplateId, template_id or tag; `''` while the registrar has given none. */
export const registrarIdOf = (
  { registrarIds }: Pick<TemplateFields, 'registrarIds'>,
  target: Pick<TargetPack, 'id' | 'payload'>,
): string => registrarIds.find(({ at }) => at === registrarKey(target))?.id ?? '';

/** The list with this target's id set anew; `''` takes it away. */
export const withRegistrarId = (
  registrarIds: TemplateFields['registrarIds'],
  target: Pick<TargetPack, 'id' | 'payload'>,
  id: string,
): TemplateFields['registrarIds'] => {
  const key = registrarKey(target);
  const others = registrarIds.filter(({ at }) => at !== key);
  return id.trim() === '' ? others : [...others, { at: key, id: id.trim() }];
};
