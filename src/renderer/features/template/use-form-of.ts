/** What the rows of a form need of the open template. */
import { useCallback, useMemo, useRef } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Repair } from '#domain/finding/finding';
import { readField } from '#domain/template/fields';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import type { Form } from './form-context.ts';
import { useEditField } from './use-edit-field.ts';
import type { OpenTemplate } from './use-template.ts';

/** Edits go to the draft; a repair is made only while the field still holds what it was offered for, and can be undone. */
export const useFormOf = ({ id, draft, target, findings }: OpenTemplate): Form => {
  const { client, drafts } = useDesk();
  const t = useText();
  const say = useSayer();
  const accept = useAcceptTemplate();
  const noted = useRef('');
  const { fields } = draft;
  const editField = useEditField();
  const edit = useCallback<Form['edit']>((path, value) => editField(id, path, value), [id, editField]);
  const flush = useCallback(() => void drafts.flush(id), [id, drafts]);
  return useMemo(() => {
    const typed: Form['typed'] = (path) => readField(drafts.get(id)?.fields ?? fields, path);
    const repair = ({ field, from, to }: Repair) => {
      if (typed(field) !== from) return tell({ level: 'stop', text: t('repair.changedMeanwhile') });
      edit(field, to);
      tell({
        level: 'good',
        text: t('repair.done'),
        action: { name: t('app.undo'), run: () => edit(field, from) },
      });
    };
    const noteNumberShown = () => {
      if (noted.current === id) return;
      noted.current = id;
      client.templates
        .noteNumberShown({ id })
        .then(accept)
        .catch((error: unknown) => tell({ level: 'stop', text: say.fault(faultOf(error)) }));
    };
    return {
      fields,
      target,
      findingsAt: (path) => findings.filter(({ at }) => 'field' in at && at.field === path),
      typed,
      edit,
      repair,
      noteNumberShown,
      flush,
    };
  }, [id, fields, target, findings, edit, flush, client, drafts, accept, say, t]);
};
