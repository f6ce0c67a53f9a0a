/** The one thing to do next with a template, so that nobody has to think where to press. */
import { createElement, type ReactNode } from 'react';
import { unsurePaper } from '#domain/plan/suggest-side';
import { goTo, openTemplate } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { ExportIcon, ImageIcon, RepairIcon, SealIcon } from '../../look/icons.tsx';
import { usePictureWork } from '../picture/picture-work.ts';
import { usePrepare } from '../picture/use-prepare.ts';
import { focusField } from './focus.ts';
import type { OpenTemplate } from './use-template.ts';
import { useTemplateActions } from './use-template-actions.ts';

export type NextStep = {
  readonly name: string;
  readonly icon: ReactNode;
  readonly isBusy: boolean;
  run(): void;
};

export const useNextStep = (
  open: OpenTemplate,
  onBundle: (ids: readonly string[]) => void,
): NextStep | null => {
  const t = useText();
  const actions = useTemplateActions(open.id);
  const prepare = usePrepare();
  const work = usePictureWork(open.id);
  const { state, removed, scans, events } = open.draft.base;
  const step = (
    key: Parameters<typeof t>[0],
    icon: typeof SealIcon,
    run: () => void,
    isBusy = false,
  ): NextStep => ({ name: t(key), icon: createElement(icon), isBusy, run });
  if (removed) return step('template.restore', SealIcon, () => void actions.restore());
  if (state === 'in-review') return step('next.verified', SealIcon, () => void actions.setState('verified'));
  // Only time is missing: there is nothing to do.
  if (state === 'verified' || open.check.readiness === 'wait') return null;
  const field = open.findings.find((finding) => finding.level === 'stop' && 'field' in finding.at);
  const needsPicture = open.findings.some(({ code }) =>
    ['picture-not-prepared', 'picture-outdated', 'picture-lost'].includes(code),
  );
  if (field && 'field' in field.at) {
    const path = field.at.field;
    return step('next.repair', RepairIcon, () => focusField(path));
  }
  const correct = () => step('next.correct', ImageIcon, () => goTo(openTemplate(open.id, true)));
  if (needsPicture && scans.some(({ facts }) => unsurePaper(facts.papers))) return correct();
  if (scans.length > 0 && needsPicture)
    return step('next.prepare', ImageIcon, () => void prepare(open.id), work !== null);
  const isUnsure = open.findings.some(({ code }) => code === 'picture-paper-unsure');
  if (isUnsure) return correct();
  if (open.check.readiness === 'ready')
    return events.some((event) => event.kind === 'bundled') && state === 'not-submitted'
      ? step('next.inReview', SealIcon, () => void actions.setState('in-review'))
      : step('next.bundle', ExportIcon, () => onBundle([open.id]));
  return scans.length > 0 && open.check.readiness === 'stop' ? correct() : null;
};
