/** Answers over time: small plots, each beside the table that says the same to who cannot see it, and to a spreadsheet. */
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { faultOf } from '#contract/fault-of';
import { csvText } from '#domain/list/write-csv';
import type { RuleTrend, Share, Trends } from '#domain/outcome/trends';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { useTargetName } from '../../app/use-target-name.ts';
import { useText } from '../../app/use-text.ts';
import { Button } from '../../parts/button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Skeleton, Trouble } from '../../parts/states.tsx';
import { trendsQuery } from './queries.ts';
import { Plot, Weeks } from './weeks-plot.tsx';
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
