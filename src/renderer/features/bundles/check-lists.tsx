/** Ready templates, and those that stay out with their reasons. Long lists show their beginning and say how many more there are. */
import type { CheckView } from '#contract/views';
import { useSayer } from '../../app/language.tsx';
import { openTemplate, writeRoute } from '../../app/routes.ts';
import { useText } from '../../app/use-text.ts';
import { ClockIcon } from '../../look/icons.tsx';
import { LevelIcon } from '../../parts/level.tsx';

const shownAtMost = 200;

export const ReadyList = ({ views }: { readonly views: readonly CheckView[] }) => {
  const t = useText();
  return (
    <>
      <h2 className="list-title">{t('bundles.ready', { n: views.length })}</h2>
      <ul className="names">
        {views.slice(0, shownAtMost).map((view) => (
          <li key={view.template}>
            <a href={writeRoute(openTemplate(view.template))} className="as-typed">
              {view.name || t('template.unnamed')}
            </a>
          </li>
        ))}
      </ul>
      <More hidden={views.length - shownAtMost} />
    </>
  );
};

export const LeftOutList = ({ views }: { readonly views: readonly CheckView[] }) => {
  const t = useText();
  const say = useSayer();
  return (
    <>
      <h2 className="list-title">{t('bundles.left', { n: views.length })}</h2>
      <ul className="left-out">
        {views.slice(0, shownAtMost).map((view) => {
          const stops = view.findings.filter((finding) => finding.level === 'stop');
          return (
            <li key={view.template}>
              <a href={writeRoute(openTemplate(view.template))} className="as-typed clip">
                {view.name || t('template.unnamed')}
              </a>
              <span className="reasons">
                {stops.slice(0, 2).map((finding) => (
                  <span key={`${finding.code}${JSON.stringify(finding.at)}`} className="reason">
                    {view.check.readiness === 'wait' ? (
                      <ClockIcon className="ink-warn" />
                    ) : (
                      <LevelIcon level="stop" />
                    )}{' '}
                    {say.finding(finding)}
                  </span>
                ))}
                {stops.length > 2 ? (
                  <span className="quiet">{t('bundles.moreReasons', { n: stops.length - 2 })}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
      <More hidden={views.length - shownAtMost} />
    </>
  );
};

const More = ({ hidden }: { readonly hidden: number }) => {
  const t = useText();
  return hidden > 0 ? <p className="quiet">{t('bundles.more', { n: hidden })}</p> : null;
};
