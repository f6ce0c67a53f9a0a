/** One template: header, form, picture, and every finding as of this very key. */

import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Repair } from '#domain/finding/finding';
import { mayMakeUnasked } from '#domain/plan/made-unasked';
import { type FieldPath, readField } from '#domain/template/fields';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { PicturePanel } from '../picture/picture-panel.tsx';
import { usePrepare } from '../picture/use-prepare.ts';
import { ReadFormContext } from '../reading/read-context.ts';
import { useReadFormOf } from '../reading/use-read-form.ts';
import { DomainStates } from './domain-states.tsx';
import { FindingsStrip } from './findings-strip.tsx';
import { useFillNext } from './focus.ts';
import { type Form, FormContext } from './form-context.ts';
import { findingKey, type Lit, LitContext } from './lit.ts';
import { SaveBar } from './save-bar.tsx';
import { TemplateForm } from './template-form.tsx';
import { TemplateHeader } from './template-header.tsx';
import { type OpenTemplate, useTemplate } from './use-template.ts';
import './template-page.css';

type PageProps = { readonly onBundle: (ids: readonly string[]) => void };

export const TemplatePage = ({ id, onBundle }: PageProps & { readonly id: string }) => {
  const { open, error, retry } = useTemplate(id);
  if (open) return <Opened open={open} onBundle={onBundle} />;
  return error ? <Trouble fault={faultOf(error)} onRetry={retry} /> : <Skeleton lines={10} />;
};

/** Drawn when what is shown changes, not with every key. */
const Opened = memo(({ open, onBundle }: PageProps & { readonly open: OpenTemplate }) => {
  const form = useFormOf(open);
  const lit = useLitOf(open);
  const read = useReadFormOf(open, form);
  useFillNext(open.id);
  return (
    <FormContext value={form}>
      <LitContext value={lit}>
        <ReadFormContext value={read}>
          <TemplateHeader open={open} onBundle={onBundle} />
          <SaveBar open={open} />
          <div className="work">
            <TemplateForm template={open.id}>
              {open.draft.base.domains ? (
                <DomainStates key={open.id} template={open.id} counts={open.draft.base.domains} />
              ) : null}
            </TemplateForm>
            <PicturePanel open={open} />
          </div>
          <FindingsStrip key={open.id} open={open} onRepair={form.repair} />
        </ReadFormContext>
      </LitContext>
    </FormContext>
  );
});

const useLitOf = ({ findings }: OpenTemplate): Lit => {
  const [key, setKey] = useState<string | null>(null);
  const [field, setField] = useState<FieldPath | null>(null);
  return useMemo(
    () => ({
      key,
      finding: findings.find((finding) => findingKey(finding) === key) ?? null,
      light: (finding) => {
        setKey(findingKey(finding));
        // A place on a picture of its own: what is worked on points there no longer.
        if (!('field' in finding.at)) setField(null);
      },
      field,
      lightField: setField,
    }),
    [key, field, findings],
  );
};

/** Edits go to the draft; a repair is made only while the field still holds what it was offered for, and can be undone. */
const useFormOf = ({ id, draft, target, findings }: OpenTemplate): Form => {
  const { client, drafts } = useDesk();
  const t = useText();
  const say = useSayer();
  const accept = useAcceptTemplate();
  const prepare = usePrepare();
  const latestPrepare = useRef(prepare);
  latestPrepare.current = prepare;
  const noted = useRef('');
  const { fields } = draft;
  const edit = useCallback<Form['edit']>(
    (path, value) => {
      const before = drafts.get(id);
      drafts.edit(id, path, value);
      // The kind of paper gives the picture its shape: with it, sure corners are enough, and an intake may have made one without it.
      if (!before || path !== 'certificate.type' || before.fields.certificate.type !== '' || value === '')
        return;
      const { picture } = before.base;
      if (!picture?.plan.paper && mayMakeUnasked(before.base)) void latestPrepare.current(id);
    },
    [id, drafts],
  );
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
