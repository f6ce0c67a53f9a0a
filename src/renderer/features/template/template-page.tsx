/** One template: header, form, picture, and every finding as of this very key. */

import { memo, useMemo, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { FieldPath } from '#domain/template/fields';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { PicturePanel } from '../picture/picture-panel.tsx';
import { ReadFormContext } from '../reading/read-context.ts';
import { useReadFormOf } from '../reading/use-read-form.ts';
import { TogetherBar } from '../stock/together-bar.tsx';
import { useClaim } from '../stock/use-claim.ts';
import { DomainStates } from './domain-states.tsx';
import { FindingsStrip } from './findings-strip.tsx';
import { useFillNext } from './focus.ts';
import { FormContext } from './form-context.ts';
import { findingKey, type Lit, LitContext } from './lit.ts';
import { SaveBar } from './save-bar.tsx';
import { TemplateForm } from './template-form.tsx';
import { TemplateHeader } from './template-header.tsx';
import { useFormOf } from './use-form-of.ts';
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
  useClaim(open.id);
  return (
    <FormContext value={form}>
      <LitContext value={lit}>
        <ReadFormContext value={read}>
          <TemplateHeader open={open} onBundle={onBundle} />
          <SaveBar open={open} />
          <TogetherBar template={open.id} />
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
