/** Icon and colour of a finding's level and of a template's standing; a word always goes with them. */
import type { CheckSummary } from '#contract/views';
import type { FindingLevel } from '#domain/finding/finding';
import type { ReviewState } from '#domain/template/state';
import type { Say } from '../app/use-text.ts';
import { BackIcon, ClockIcon, GoodIcon, NoteIcon, SealIcon, StopIcon, WarnIcon } from '../look/icons.tsx';

export const LevelIcon = ({ level }: { readonly level: FindingLevel }) => {
  const Icon = { stop: StopIcon, warn: WarnIcon, note: NoteIcon }[level];
  return <Icon className={`ink-${level}`} />;
};

export type Standing = {
  readonly tone: 'stop' | 'warn' | 'good' | 'note';
  readonly icon: typeof StopIcon;
  readonly text: string;
};

/** What a row or a header says about a template: its state with the registry first, then what the checks make of it. */
export const standingOf = (t: Say, state: ReviewState, check: CheckSummary): Standing => {
  if (state === 'in-review') return { tone: 'note', icon: ClockIcon, text: t('state.in-review') };
  if (state === 'verified') return { tone: 'good', icon: SealIcon, text: t('state.verified') };
  if (state === 'rejected') return { tone: 'stop', icon: BackIcon, text: t('state.rejected') };
  if (check.readiness === 'stop')
    return { tone: 'stop', icon: StopIcon, text: t('standing.stops', { n: check.stops }) };
  if (check.readiness === 'wait')
    return { tone: 'warn', icon: ClockIcon, text: t('standing.waits', { day: check.readyFrom ?? '' }) };
  if (check.warns > 0) return { tone: 'warn', icon: WarnIcon, text: t('standing.warns', { n: check.warns }) };
  return { tone: 'good', icon: GoodIcon, text: t('standing.ready') };
};
