/** What a bundle holds was handed in: one key, for today or the day that stands beside it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { BundleView } from '#contract/views';
import { officeDay } from '#domain/date/office-day';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { keepingOpen } from '../../app/long-work.ts';
import { useStatus } from '../../app/queries.ts';
import { useTargetName } from '../../app/use-target-name.ts';
import { useText } from '../../app/use-text.ts';
import { ClockIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { useUndo } from '../undo/use-undo.ts';
import { standingQuery, useStanding } from './use-standing.ts';

/** Sets what a bundle holds to in review, and says for which target and day; with an undo beside it. */
export const useMarkSubmitted = (): ((bundle: BundleView, on: string) => Promise<void>) => {
  const t = useText();
  const say = useSayer();
  const undo = useUndo();
  const queries = useQueryClient();
  const targetName = useTargetName();
  const desk = useDesk();
  return async (bundle, on) => {
    const { client, drafts } = desk;
    try {
      await drafts.settleAll();
      const { templates } = await keepingOpen(() => client.bundles.markSubmitted({ bundle: bundle.id, on }));
      await queries.invalidateQueries();
      const { dueTo } = await queries.fetchQuery(standingQuery(desk, bundle.id));
      const target = targetName(bundle.target);
      const due = dueTo === null ? '' : t('bundles.answersBy', { day: dueTo });
      tell({
        level: 'good',
        text:
          templates === 0
            ? t('bundles.submittedBefore')
            : t('bundles.submitted', { n: templates, day: on, target, due }).trim(),
        ...(templates > 0 ? { action: { name: t('app.undo'), run: () => void undo('undo') } } : {}),
      });
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
    }
  };
};

/** Nothing where all of them were noted. */
export const MarkSubmitted = ({ bundle }: { readonly bundle: BundleView }) => {
  const t = useText();
  const mark = useMarkSubmitted();
  const standing = useStanding(bundle.id);
  const today = useStatus()?.today ?? '';
  const [day, setDay] = useState('');
  if (!standing || today === '' || standing.open === 0) return null;
  const name = t('bundles.mark', { n: standing.open });
  return (
    <span className="mark-submitted">
      <Button
        size="small"
        icon={<ClockIcon />}
        // What can be read comes first, so that it can be said to the machine as it stands there.
        aria-label={`${name}, ${bundle.fileName}`}
        onPress={() => void mark(bundle, day || today)}
      >
        {name}
      </Button>
      <input
        type="date"
        className="box tabular"
        aria-label={t('bundles.markDay', { file: bundle.fileName })}
        min={officeDay(bundle.madeAt)}
        max={today}
        value={day || today}
        onChange={(event) => setDay(event.target.value)}
      />
    </span>
  );
};
