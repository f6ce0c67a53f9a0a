/** Answers over time: small plots, each beside the table that says the same to who cannot see it, and to a spreadsheet. */
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactNode } from 'react';
import { faultOf } from '#contract/fault-of';
import { csvText } from '#domain/list/write-csv';
import type { RuleTrend, Share, Trends, Week } from '#domain/outcome/trends';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useTargetName } from '../../app/use-target-name.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { trendsQuery } from './queries.ts';
import './outcomes.css';

export const Outcomes = () => {
  const t = useText();
  const { data, error, refetch } = useQuery(trendsQuery(useDesk()));
  const save = useSaveTrends();
  const nameOf = useTargetName();
  if (error) return <Trouble fault={faultOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  const isEmpty = data.weeks.length === 0;
  return (
    <section className="outcomes" aria-label={t('returned.outcomes')}>
      <header>
        <h2>{t('returned.outcomes')}</h2>
        {isEmpty ? null : (
          <Button size="small" onPress={() => save(data)}>
            {t('returned.exportOutcomes')}
          </Button>
        )}
      </header>
      <p className="quiet">{t(isEmpty ? 'returned.noOutcomes' : 'returned.outcomesLead')}</p>
      {isEmpty ? null : (
        <>
          <Weeks weeks={data.weeks} />
          <Rules rules={data.rules} whole={data.weeks} />
          <div className="outcome-pair">
            <Shares
              title={t('returned.byTarget')}
              head={t('returned.target')}
              shares={data.targets}
              nameOf={nameOf}
            />
            {data.customers.length > 0 ? (
              <Shares
                title={t('returned.byCustomer')}
                head={t('returned.customer')}
                shares={data.customers}
                nameOf={(key) => key}
              />
            ) : null}
          </div>
        </>
      )}
    </section>
  );
};

/** As many weeks as the plot has room for; the table and the export have all. */
const weeksShown = 26;
const plot = { height: 120, bar: 16, gap: 6 };

const Weeks = ({ weeks }: { readonly weeks: readonly Week[] }) => {
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

const Plot = ({
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

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const Rules = ({
  rules,
  whole,
}: {
  readonly rules: readonly RuleTrend[];
  readonly whole: readonly Share[];
}) => {
  const t = useText();
  const say = useSayer();
  const all = whole.reduce((sum, { verified, rejected }) => sum + verified + rejected, 0);
  const back = whole.reduce((sum, { rejected }) => sum + rejected, 0);
  if (rules.length === 0) return null;
  return (
    <Plot title={t('returned.byRule')} lead={t('returned.byRuleLead')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('returned.rule')}</th>
            <th scope="col">{t('returned.sentCount')}</th>
            <th scope="col">{t('returned.rejectedCount')}</th>
            <th scope="col">{t('returned.foresawCount')}</th>
            <th scope="col">{t('returned.share')}</th>
            <th scope="col">{t('returned.trust')}</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {rules.map(({ code, sent, rejected, foresaw, low, high, trust }) => (
            <tr key={code}>
              <th scope="row">{say.rule(code)}</th>
              <td>{sent}</td>
              <td>{rejected}</td>
              <td>{foresaw > 0 ? <b>{foresaw}</b> : 0}</td>
              <td>
                <Range low={low} high={high} line={all === sent ? null : (back - rejected) / (all - sent)} />
                {percent(rejected / sent)}
              </td>
              <td className={trust === 'heed' ? 'ink-warn' : 'quiet'}>{t(`returned.trusts.${trust}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Plot>
  );
};

/** Between which shares the true one lies, and where the others are. */
const Range = ({
  low,
  high,
  line,
}: {
  readonly low: number;
  readonly high: number;
  readonly line: number | null;
}) => (
  <span
    className="range"
    aria-hidden="true"
    style={
      {
        '--low': `${low * 100}%`,
        '--wide': `${(high - low) * 100}%`,
        '--others': `${(line ?? -1) * 100}%`,
      } as CSSProperties
    }
  >
    <span className="range-bar" />
    {line === null ? null : <span className="range-line" />}
  </span>
);

const Shares = ({
  title,
  head,
  shares,
  nameOf,
}: {
  readonly title: string;
  readonly head: string;
  readonly shares: readonly Share[];
  readonly nameOf: (key: string) => string;
}) => {
  const t = useText();
  const most = Math.max(1, ...shares.map(({ verified, rejected }) => verified + rejected));
  return (
    <Plot title={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('returned.verifiedCount')}</th>
            <th scope="col">{t('returned.rejectedCount')}</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {shares.map(({ key, verified, rejected }) => (
            <tr key={key}>
              <th scope="row">
                {nameOf(key)}
                <span
                  className="share-bar"
                  aria-hidden="true"
                  style={
                    {
                      '--taken': `${(verified / most) * 100}%`,
                      '--back': `${(rejected / most) * 100}%`,
                    } as CSSProperties
                  }
                >
                  <span className="share-rejected" />
                  <span className="share-verified" />
                </span>
              </th>
              <td>{verified}</td>
              <td>{rejected}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Plot>
  );
};

const useSaveTrends = (): ((trends: Trends) => void) => {
  const t = useText();
  const say = useSayer();
  const nameOf = useTargetName();
  return ({ weeks, targets, customers, rules }) => {
    const heads = [t('returned.verifiedCount'), t('returned.rejectedCount')];
    const rows = (shares: readonly Share[], name: (key: string) => string) =>
      shares.map(({ key, verified, rejected }) => [name(key), String(verified), String(rejected)]);
    saveFile(
      `${t('returned.outcomesFile')}.csv`,
      csvText(
        [t('returned.week'), ...heads, t('returned.forecast')],
        [
          ...weeks.map(({ key, verified, rejected, forecast }) => [
            key,
            String(verified),
            String(rejected),
            String(forecast ?? ''),
          ]),
          [],
          [t('returned.target'), ...heads],
          ...rows(targets, nameOf),
          [],
          [t('returned.customer'), ...heads],
          ...rows(customers, (key) => key),
          [],
          [
            t('returned.rule'),
            t('returned.sentCount'),
            t('returned.rejectedCount'),
            t('returned.foresawCount'),
            t('returned.trust'),
          ],
          ...rules.map(({ code, sent, rejected, foresaw, trust }) => [
            say.rule(code),
            String(sent),
            String(rejected),
            String(foresaw),
            t(`returned.trusts.${trust}`),
          ]),
        ],
      ),
      'text/csv',
    );
  };
};
