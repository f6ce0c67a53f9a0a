/** One template as it stands in the window: the draft, and its findings as of this very key. */

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Finding } from '#domain/finding/finding';
import { bySeverity } from '#domain/finding/finding';
import { checkTemplate } from '#domain/rule/check-template';
import type { TargetPack } from '#domain/target/target';
import { type CheckSummary, summarize } from '#domain/template/readiness';
import { useDesk } from '../../app/desk.tsx';
import { templateQuery, useRuleBook, useStatus, useTarget } from '../../app/queries.ts';
import type { Draft } from './drafts.ts';

export type OpenTemplate = {
  readonly id: string;
  readonly draft: Draft;
  readonly target: TargetPack;
  readonly findings: readonly Finding[];
  readonly check: CheckSummary;
};

export const useTemplate = (
  id: string,
): { readonly open: OpenTemplate | null; readonly error: unknown; retry(): void } => {
  const desk = useDesk();
  const { data, error, refetch } = useQuery(templateQuery(desk, id));
  useEffect(() => data && desk.drafts.accept(data), [data, desk]);
  const newest = useSyncExternalStore(desk.drafts.subscribe, () => desk.drafts.get(id));
  // A key is drawn in its own box first (`useTyped`); everything that follows from it may be interrupted by the next key.
  const draft = useDeferredValue(newest) ?? newest;
  const target = useTarget(draft?.fields.target ?? '');
  const today = useStatus()?.today;
  const book = useRuleBook();
  const open = useMemo(() => {
    if (!draft || !target || !today || !book) return null;
    const { scans, picture, agreed, conflicts, findings: stored } = draft.base;
    const fresh = checkTemplate(
      { fields: draft.fields, scans, picture, agreed, conflicts },
      target,
      today,
      book,
    );
    const findings = bySeverity([
      ...fresh,
      ...stored.filter((finding) => isFromWork(finding) && !fresh.some((other) => isSame(finding, other))),
    ]);
    return { id, draft, target, findings, check: summarize(findings) };
  }, [id, draft, target, today, book]);
  return { open, error, retry: () => void refetch() };
};

/** Findings that only work on the bytes can give; the rules over fields are fresher here than in the store. */
const isFromWork = (finding: Finding): boolean => 'picture' in finding.at;

const isSame = (a: Finding, b: Finding): boolean =>
  a.code === b.code && JSON.stringify(a.at) === JSON.stringify(b.at);
