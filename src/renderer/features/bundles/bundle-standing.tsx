/** Where the templates of a bundle stand now; each count leads to the list of just these. */
import type { TemplateFilter } from '#contract/list-scope';
import type { BundleView } from '#contract/views';
import { firstList } from '../../app/queries.ts';
import { useText } from '../../app/use-text.ts';
import { CalendarIcon, GoodIcon, StopIcon } from '../../look/icons.tsx';
import { Button } from '../../parts/button.tsx';
import { askList } from '../templates/list-request.ts';
import { MarkSubmitted } from './mark-submitted.tsx';
import { useStanding } from './use-standing.ts';

/** The list of a bundle's templates in one state. */
export const askBundleList = (bundle: string, filter: TemplateFilter): void =>
  askList({ ...firstList, filter, only: { bundle } });

export const BundleStandingLine = ({ bundle }: { readonly bundle: BundleView }) => {
  const t = useText();
  const standing = useStanding(bundle.id);
  if (!standing) return null;
  const { open, inReview, verified, rejected, gone, dueFrom, dueTo } = standing;
  const counts = [
    { filter: 'rejected', n: rejected, icon: <StopIcon />, tone: 'ink-stop' },
    { filter: 'in-review', n: inReview, icon: <CalendarIcon />, tone: '' },
    { filter: 'verified', n: verified, icon: <GoodIcon />, tone: 'ink-good' },
  ] as const;
  const quiet = [
    ...(open > 0 ? [t('bundles.stillOpen', { n: open })] : []),
    ...(gone > 0 ? [t('bundles.gone', { n: gone })] : []),
    ...(dueTo === null
      ? inReview > 0
        ? [t('bundles.overdue')]
        : []
      : [
          dueFrom === dueTo
            ? t('bundles.answersBy', { day: dueTo })
            : t('bundles.answersBetween', { from: dueFrom ?? '', day: dueTo }),
        ]),
  ];
  return (
    <div className="bundle-standing">
      <MarkSubmitted bundle={bundle} />
      {counts
        .filter(({ n }) => n > 0)
        .map(({ filter, n, icon, tone }) => {
          const name = t(`bundles.now.${filter}`, { n });
          return (
            <Button
              key={filter}
              size="small"
              look="quiet"
              icon={icon}
              aria-label={`${name}, ${bundle.fileName}`}
              onPress={() => askBundleList(bundle.id, filter)}
            >
              <span className={tone}>{name}</span>
            </Button>
          );
        })}
      {quiet.length > 0 ? <span className="quiet tabular">{quiet.join(' · ')}</span> : null}
    </div>
  );
};
