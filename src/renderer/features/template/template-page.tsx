/** One template: header, form, picture, and every finding as of this very key. */

import { useMemo, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { Repair } from '#domain/finding/finding';
import { readField } from '#domain/template/fields';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useAcceptTemplate } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { tell } from '../../parts/toasts.tsx';
import { PicturePanel } from '../picture/picture-panel.tsx';
import { FindingsStrip } from './findings-strip.tsx';
import { type Form, FormContext } from './form-context.ts';
import { findingKey, type Lit, LitContext } from './lit.ts';
import { SaveBar } from './save-bar.tsx';
import { TemplateForm } from './template-form.tsx';
import { TemplateHeader } from './template-header.tsx';
import { type OpenTemplate, useTemplate } from './use-template.ts';
import './template-page.css';

export const TemplatePage = ({
  id,
  onBundle,
}: {
  readonly id: string;
  readonly onBundle: (ids: readonly string[]) => void;
}) => {
  const { open, error, retry } = useTemplate(id);
  const form = useFormOf(id, open);
  const lit = useLitOf(open);
  if (!open || !form)
    return error ? <Trouble fault={faultOf(error)} onRetry={retry} /> : <Skeleton lines={10} />;
  return (
    <FormContext value={form}>
      <LitContext value={lit}>
        <TemplateHeader open={open} onBundle={onBundle} />
        <SaveBar open={open} />
        <div className="work">
          <TemplateForm />
          <PicturePanel open={open} />
        </div>
        <FindingsStrip key={id} open={open} onRepair={form.repair} />
      </LitContext>
    </FormContext>
  );
};

const useLitOf = (open: OpenTemplate | null): Lit => {
  const [key, setKey] = useState<string | null>(null);
  const findings = open?.findings;
  return useMemo(
    () => ({
      key,
      finding: findings?.find((finding) => findingKey(finding) === key) ?? null,
      light: (finding) => setKey(findingKey(finding)),
    }),
    [key, findings],
  );
};

/** Edits go to the draft; a repair is made only while the field still holds what it was offered for, and can be undone. */
const useFormOf = (id: string, open: OpenTemplate | null): Form | null => {
  const { client, drafts } = useDesk();
  const t = useText();
  const say = useSayer();
  const accept = useAcceptTemplate();
  const noted = useRef('');
  return useMemo(() => {
    if (!open) return null;
    const { fields } = open.draft;
    const edit: Form['edit'] = (path, value) => drafts.edit(id, path, value);
    const repair = ({ field, from, to }: Repair) => {
      const now = readField(drafts.get(id)?.fields ?? fields, field);
      if (now !== from) return tell({ level: 'stop', text: t('repair.changedMeanwhile') });
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
      target: open.target,
      findingsAt: (path) =>
        open.findings.filter((finding) => 'field' in finding.at && finding.at.field === path),
      edit,
      repair,
      noteNumberShown,
      flush: () => void drafts.flush(id),
    };
  }, [id, open, client, drafts, accept, say, t]);
};
