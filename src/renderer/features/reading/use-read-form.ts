/** Proposals of the open template, and taking them: like typing, so that saving, rules and undo work as they do for typing. */
import { useMemo, useRef } from 'react';
import { numberProposals } from '#domain/reading/number-proposals';
import { certainOf, editsOf, type Proposal, proposalsFor } from '#domain/reading/proposals';
import { readForForm } from '#domain/reading/read-for-form';
import { useDesk } from '../../app/desk.tsx';
import { useStatus } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import type { Form } from '../template/form-context.ts';
import type { OpenTemplate } from '../template/use-template.ts';
import { useUndo } from '../undo/use-undo.ts';
import { nothingRead, type ReadForm } from './read-context.ts';

export const useReadFormOf = (open: OpenTemplate, form: Form): ReadForm => {
  const t = useText();
  const { drafts } = useDesk();
  const undo = useUndo();
  const latestUndo = useRef(undo);
  latestUndo.current = undo;
  const today = useStatus()?.today ?? '';
  const { id } = open;
  const { fields } = open.draft;
  const { scans } = open.draft.base;
  const read = useMemo(() => {
    if (today === '') return null;
    const given = { fields, scans };
    const own = proposalsFor(given, today);
    return {
      proposals: [...own, ...numberProposals(fields, own)],
      values: new Map(readForForm(given, today).map((value) => [value.path, value])),
    };
  }, [fields, scans, today]);
  return useMemo(() => {
    if (!read) return { ...nothingRead, scanOf: (scanId) => scans.find((scan) => scan.id === scanId) };
    const { proposals, values } = read;
    /** How many fields were filled: one that was filled since is left alone. */
    const put = (taken: readonly Proposal[]): number => {
      const edits = editsOf(taken, proposals).filter(({ path, from }) => String(form.typed(path)) === from);
      if (edits.length === 0) return 0;
      // What was typed before is a step of its own.
      const before = drafts.flush(id);
      for (const { path, to } of edits) form.edit(path, to);
      void before.then(() => drafts.flush(id));
      return edits.length;
    };
    return {
      proposals,
      valueAt: (path) => values.get(path),
      scanOf: (scanId) => scans.find((scan) => scan.id === scanId),
      take: (path) => put(proposals.filter((proposal) => proposal.path === path)) > 0,
      takeAll: () => {
        const n = put(certainOf(proposals));
        if (n > 0)
          tell({
            level: 'good',
            text: t('reading.taken', { n }),
            action: { name: t('app.undo'), run: () => void latestUndo.current('undo') },
          });
      },
    };
  }, [read, scans, form, drafts, id, t]);
};
