/** A target's window and rules, each with the source that states it. */

import type { ReactNode } from 'react';
import { certificateTypes } from '#domain/certificate/type';
import type { TargetPack } from '#domain/target/target';
import { useLanguage, useSayer } from '../../app/language.tsx';
import { useText } from '../../app/use-text.ts';
import { kilobytes, SizeGauge } from '../../parts/size-gauge.tsx';
import { SubmissionFacts } from '../../parts/submission-facts.tsx';

export const TargetSheet = ({ target }: { readonly target: TargetPack }) => {
  const t = useText();
  const say = useSayer();
  const language = useLanguage();
  const { picture, fields, waiting } = target;
  const taken = certificateTypes.filter((type) => target.codes[type] !== undefined);
  const [least, most] = waiting.reviewDays;
  return (
    <div className="target-sheet">
      <dl>
        <Fact name={t('target.window')}>
          <SizeGauge window={picture} bytes={null} />
        </Fact>
        <Fact name={t('target.aim')}>
          {picture.aim
            ? `${kilobytes(picture.aim.minBytes)}–${kilobytes(picture.aim.maxBytes)} KB`
            : t('target.noAim')}
        </Fact>
        <Fact
          name={t('target.accepts')}
        >{`${picture.accepts.map((type) => type.toUpperCase()).join(' · ')} · ${picture.dpi} dpi`}</Fact>
        <Fact name={t('target.brackets')}>{t(`brackets.${fields.brackets}`)}</Fact>
        <Fact name={t('target.email')}>{t(fields.emailVerified ? 'target.emailYes' : 'target.emailNo')}</Fact>
        <Fact name={t('target.waiting')}>
          {t('target.waits', { days: waiting.afterIssueDays, least, most, expiry: waiting.beforeExpiryDays })}
        </Fact>
        <Fact name={t('target.submission')}>
          <SubmissionFacts target={target} />
        </Fact>
        <Fact name={t('target.codes')}>
          {taken.length === certificateTypes.length ? (
            t('target.allCodes', { n: taken.length })
          ) : (
            <ul className="target-codes">
              {taken.map((type) => (
                <li key={type}>{say.certificate(type)}</li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      {target.conflicts.length > 0 ? (
        <>
          <h3>{t('target.conflicts')}</h3>
          <ul className="sources">
            {target.conflicts.map((conflict) => (
              <li key={conflict.id}>{language === 'en' ? conflict.en : conflict.zh}</li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{t('target.sources')}</h3>
      <ul className="sources">
        {Object.entries(target.sources).map(([key, source]) => (
          <li key={key}>
            <span className="num">{key}</span> {source.title}{' '}
            <span className="quiet">{[source.where, source.date].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="target-fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
