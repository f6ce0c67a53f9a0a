/** What stands around every page: rail, status bar, and the banner that speaks when the core is away. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DeskStatus } from '#contract/views';
import { intakeStatusQuery } from '../features/intake/use-intake.ts';
import { ReadingProgress } from '../features/reading/reading-progress.tsx';
import { askList } from '../features/templates/list-request.ts';
import {
  BundleIcon,
  CalendarIcon,
  ClockIcon,
  IntakeIcon,
  LockIcon,
  ReturnedIcon,
  SettingsIcon,
  TemplateIcon,
} from '../look/icons.tsx';
import { runAction } from './actions.ts';
import { useCoreState, useDesk } from './desk.tsx';
import { DeskActions } from './desk-actions.tsx';
import { DeskNotice } from './desk-notice.tsx';
import { JobProgress } from './job-progress.tsx';
import { isMac, showKeys } from './keys.ts';
import { mineList } from './queries.ts';
import { type Route, writeRoute } from './routes.ts';
import { useStock } from './stock.ts';
import { StockLine } from './stock-line.tsx';
import { TipLine } from './tip-line.tsx';
import { useText } from './use-text.ts';
import './frame.css';

export const Frame = ({
  route,
  status,
  children,
}: {
  readonly route: Route;
  readonly status: DeskStatus;
  readonly children: ReactNode;
}) => {
  const t = useText();
  const needsPerson = useQuery(intakeStatusQuery(useDesk())).data?.needsPerson ?? 0;
  return (
    <div className="frame">
      <nav className="rail" aria-label={t('rail.name')}>
        <RailLink
          here={route.page === 'templates'}
          to={{ page: 'templates', template: null, workshop: false }}
          icon={<TemplateIcon />}
          name={t('rail.templates')}
        />
        <RailLink
          here={route.page === 'intake'}
          to={{ page: 'intake' }}
          icon={<IntakeIcon />}
          name={t('rail.intake')}
          badge={needsPerson}
          badgeName={t('intake.badge', { n: needsPerson })}
        />
        <RailLink
          here={route.page === 'bundles'}
          to={{ page: 'bundles' }}
          icon={<BundleIcon />}
          name={t('rail.bundles')}
        />
        <RailLink
          here={route.page === 'returned'}
          to={{ page: 'returned', template: null }}
          icon={<ReturnedIcon />}
          name={t('rail.returned')}
          badge={status.badges.returned}
          badgeName={t('rail.toRepair', { n: status.badges.returned })}
        />
        <RailLink
          here={route.page === 'calendar'}
          to={{ page: 'calendar' }}
          icon={<CalendarIcon />}
          name={t('rail.calendar')}
        />
        <span className="rail-space" />
        <RailLink
          here={route.page === 'settings'}
          to={{ page: 'settings' }}
          icon={<SettingsIcon />}
          name={t('rail.settings')}
        />
      </nav>
      <div className="page">
        <CoreBanner />
        <DeskNotice status={status} />
        {children}
      </div>
      <StatusBar status={status} page={pageOf(route)} />
      <DeskActions status={status} />
    </div>
  );
};

const RailLink = ({
  here,
  to,
  icon,
  name,
  badge = 0,
  badgeName = '',
}: {
  readonly here: boolean;
  readonly to: Route;
  readonly icon: ReactNode;
  readonly name: string;
  /** How many wait for somebody; 0 shows nothing. */
  readonly badge?: number;
  readonly badgeName?: string;
}) => (
  <a className="rail-link" href={writeRoute(to)} aria-current={here ? 'page' : undefined}>
    {icon}
    <span>{name}</span>
    {badge > 0 ? (
      <>
        <b className="rail-badge tabular" aria-hidden="true">
          {badge > 99 ? '99+' : badge}
        </b>
        <span className="unseen">{badgeName}</span>
      </>
    ) : null}
  </a>
);

/** Calm, because nothing is lost: typed text stays in the window until the core is back. */
const CoreBanner = () => {
  const t = useText();
  const { kind } = useCoreState();
  if (kind !== 'stopped' && kind !== 'starting') return null;
  return (
    <div className="core-banner" role="status">
      <ClockIcon /> <b>{t('core.stopped')}</b> {t('core.restarting')}
    </div>
  );
};

/** A template and the list are two pages to a person. */
const pageOf = (route: Route): string =>
  route.page === 'templates' && route.template !== null ? 'template' : route.page;

const StatusBar = ({ status, page }: { readonly status: DeskStatus; readonly page: string }) => {
  const t = useText();
  const { kind } = useCoreState();
  const stock = useStock();
  const hasScanner = status.settings.scannerAddress !== '';
  return (
    <footer className="status-bar">
      {stock && stock.state !== 'off' && kind === 'ready' ? (
        <StockLine stock={stock} hasScanner={hasScanner} />
      ) : (
        <span>
          <i className={`dot ${kind === 'ready' ? 'good' : 'warn'}`} aria-hidden="true" />
          {t(hasScanner ? 'status.scannerOnly' : 'status.offline')}
        </span>
      )}
      <span className="status-key">
        <LockIcon />
        <Protection protection={status.protection} />
      </span>
      <span className="tabular">{t('status.rules', { day: status.rulesAsOf })}</span>
      <JobProgress />
      <ReadingProgress />
      <MyErrands />
      {status.templates > 0 ? <TipLine key={page} seen={status.settings.tips} /> : null}
      <span className="status-end">{kind === 'ready' ? <Today /> : t('status.coreAway')}</span>
      <button type="button" className="status-palette" onClick={() => runAction('app.palette')}>
        <span className="num">{showKeys('mod+k', isMac())}</span> {t('today.commands')}
      </button>
    </footer>
  );
};

/** Templates that colleagues handed to this desk; leads to them. */
const MyErrands = () => {
  const t = useText();
  const stock = useStock();
  const mine = stock?.errands.filter(({ to }) => to === stock.desk).length ?? 0;
  if (mine === 0) return null;
  return (
    <button type="button" className="status-palette" onClick={() => askList(mineList)}>
      {t('stock.mineCount', { n: mine })}
    </button>
  );
};

/** A key in clear is a state to be ended, so it leads to where that is done. */
const Protection = ({ protection }: Pick<DeskStatus, 'protection'>) => {
  const t = useText();
  if (protection === 'file') return <a href={writeRoute({ page: 'settings' })}>{t('status.keyFile')}</a>;
  return t(protection === 'system' ? 'status.encrypted' : 'status.secret');
};

/** Nothing before the first template of the day is done. */
const Today = () => {
  const t = useText();
  const { client } = useDesk();
  const { data } = useQuery({ queryKey: ['today'], queryFn: () => client.desk.today() });
  if (!data || data.done === 0) return t('status.coreReady');
  const { done, averageSeconds } = data;
  const minutes = Math.floor((averageSeconds ?? 0) / 60);
  const time = t(minutes > 0 ? 'today.minutes' : 'today.seconds', {
    m: minutes,
    s: (averageSeconds ?? 0) % 60,
  });
  return (
    <span className="tabular" title={t('today.more')}>
      {t('today.done', { n: done })}
      {averageSeconds === null ? '' : ` · ${t('today.average', { time })}`}
    </span>
  );
};
