/** Templates that other rules would change: from which standing to which, and what stops them then. */
import type { TargetPreview } from '#contract/views';
import { useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { LevelIcon } from '../../parts/level.tsx';

/** Changed templates that are listed; the others are counted. */
const shownAtMost = 100;

export const PackChanges = ({ changes }: Pick<TargetPreview, 'changes'>) => {
  const t = useText();
  const say = useSayer();
  return (
    <>
      <h3>{t('packs.templates', { n: changes.length })}</h3>
      {changes.length === 0 ? <p className="quiet">{t('packs.noChange')}</p> : null}
      <ul className="pack-changes">
        {changes.slice(0, shownAtMost).map((change) => (
          <li key={change.template}>
            <span className="clip">{change.name || t('template.unnamed')}</span>
            <span className="tabular">
              {t(`filter.${change.before}`)} → <b>{t(`filter.${change.after}`)}</b>
            </span>
            {change.reasons.slice(0, 2).map((finding) => (
              <span key={`${finding.code}${JSON.stringify(finding.at)}`} className="pack-reason">
                <LevelIcon level={finding.level} /> {say.finding(finding)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {changes.length > shownAtMost ? (
        <p className="quiet">{t('bundles.more', { n: changes.length - shownAtMost })}</p>
      ) : null}
    </>
  );
};
