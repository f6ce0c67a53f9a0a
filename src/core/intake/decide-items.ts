/** Decisions as the store keeps them, and the templates that they are made against. */
import { setImmediate } from 'node:timers/promises';
import { type CandidateIndex, indexCandidates } from '#domain/intake/candidate-index';
import { blankDraft, type Draft, isUseless } from '#domain/intake/intake';
import type { Decision } from '#domain/intake/match-groups';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredItem } from '../ports/intakes.ts';

/** What an item that still waits lays claim to. */
export const claimOf = ({ state, decision, template, draft }: StoredItem): Decision[] => {
  if (state !== 'open') return [];
  if (decision === 'matched' && template !== null) return [{ kind: 'matched', template, by: 'name' }];
  return decision === 'new' ? [{ kind: 'new', draft, by: null }] : [];
};

/** Templates are read in parts, so that calls are answered in between. */
export const readIndex = async ({ intakes }: DeskContext): Promise<CandidateIndex> => {
  const index = indexCandidates();
  const part = 1000;
  for (let after = 0; ; ) {
    const { list, last } = intakes.candidates(after, part);
    for (const candidate of list) index.add(candidate);
    if (list.length < part) return index;
    after = last;
    await setImmediate();
  }
};

export const blankItem = (id: string): StoredItem => ({
  id,
  decision: 'left',
  state: 'open',
  reason: null,
  by: null,
  template: null,
  created: false,
  draft: blankDraft,
  candidates: [],
  fault: null,
  fixed: false,
});

/** A decision as the store keeps it. What nobody can use is done with at once. */
export const decided = (
  decision: Decision,
  draft: Draft,
): Omit<StoredItem, 'id' | 'created' | 'fault' | 'fixed'> => {
  switch (decision.kind) {
    case 'matched':
      return {
        decision: 'matched',
        state: 'open',
        reason: null,
        by: decision.by,
        template: decision.template,
        draft,
        candidates: [],
      };
    case 'new':
      return {
        decision: 'new',
        state: 'open',
        reason: null,
        by: decision.by,
        template: null,
        draft: decision.draft,
        candidates: [],
      };
    case 'left':
      return {
        decision: 'left',
        state: isUseless(decision.reason) ? 'done' : 'open',
        reason: decision.reason,
        by: null,
        template: null,
        draft: decision.draft,
        candidates: decision.candidates.slice(0, 20),
      };
  }
};
