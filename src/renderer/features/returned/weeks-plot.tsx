/** Answers week by week as bars, beside the table that says the same. */
import type { ReactNode } from 'react';
import type { Week } from '#domain/outcome/trends';
import { useText } from '../../app/use-text.ts';

/** As many weeks as the plot has room for; the table and the export have all. */
const weeksShown = 26;
const plot = { height: 120, bar: 16, gap: 6 };

export const Weeks = ({ weeks }: { readonly weeks: readonly Week[] }) => {
  const t = useText();
  const shown = weeks.slice(-weeksShown);
  const most = Math.max(
    1,
    ...shown.map(({ verified, rejected, forecast }) => Math.max(verified + rejected, forecast ?? 0)),
  );
  const tall = (count: number): number => (count / most) * plot.height;
  const width = shown.length * (plot.bar + plot.gap);
  return (
    <Plot title={t('returned.byWeek')}>
      <figure className="week-plot">
        <svg
          viewBox={`0 0 ${width} ${plot.height}`}
          style={{ width, height: plot.height }}
          role="img"
          aria-label={t('returned.byWeek')}
        >
          {shown.map(({ key, verified, rejected, forecast }, at) => {
            const left = at * (plot.bar + plot.gap);
            return (
              <g key={key}>
                <title>
                  {t('returned.weekBar', { week: key, verified, rejected, forecast: forecast ?? '–' })}
                </title>
                <rect
                  className="bar-rejected"
                  x={left}
                  y={plot.height - tall(rejected)}
                  width={plot.bar}
                  height={tall(rejected)}
                />
                <rect
                  className="bar-verified"
                  x={left}
                  y={plot.height - tall(rejected + verified)}
                  width={plot.bar}
                  height={tall(verified)}
                />
                {forecast === null ? null : (
                  <line
                    className="bar-forecast"
                    x1={left - 2}
                    x2={left + plot.bar + 2}
                    y1={plot.height - tall(forecast)}
                    y2={plot.height - tall(forecast)}
                  />
                )}
              </g>
            );
          })}
        </svg>
        <figcaption className="plot-keys">
          <span className="key-verified">{t('returned.verifiedCount')}</span>
          <span className="key-rejected">{t('returned.rejectedCount')}</span>
          <span className="key-forecast">{t('returned.forecast')}</span>
        </figcaption>
      </figure>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('returned.week')}</th>
            <th scope="col">{t('returned.verifiedCount')}</th>
            <th scope="col">{t('returned.rejectedCount')}</th>
            <th scope="col">{t('returned.forecast')}</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {weeks.toReversed().map(({ key, verified, rejected, forecast }) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>{verified}</td>
              <td>{rejected}</td>
              <td>{forecast ?? <span className="quiet">{t('returned.noForecast')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Plot>
  );
};

export const Plot = ({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) => (
  <section className="plot" aria-label={title}>
    <h3>{title}</h3>
    {lead ? <p className="quiet">{lead}</p> : null}
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
    <div className="plot-body scrolls" tabIndex={0} role="group" aria-label={title}>
      {children}
    </div>
  </section>
);
