/** What a target's payload rests on, and what of it nobody has published. */
import type { TargetPack } from '#domain/target/target';
import { useLanguage } from '../app/language.tsx';
import { useText } from '../app/use-text.ts';
import './submission-facts.css';

export const SubmissionFacts = ({ target }: { readonly target: TargetPack }) => {
  const t = useText();
  const language = useLanguage();
  const { payload, sources, submission } = target;
  const { documented, unverified, ways } = submission;
  const source = documented && sources[documented.source];
  return (
    <div className="submission-facts">
      <p>
        {source
          ? t('target.documented', { source: source.title, day: documented.asOf })
          : t(payload === 'none' ? 'target.noPayload' : 'target.undocumented')}
      </p>
      {ways.length > 0 ? (
        <p>{t('target.ways', { ways: ways.map((way) => t(`target.way.${way}`)).join(t('target.and')) })}</p>
      ) : null}
      {unverified.length > 0 ? (
        <>
          <p className="ink-warn">{t('target.unverified')}</p>
          <ul>
            {unverified.map((part) => (
              <li key={part.en}>{language === 'en' ? part.en : part.zh}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};
