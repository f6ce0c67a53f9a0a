/** What stands around every page: rail, status bar, and the banner that speaks when the core is away. */
import type { ReactNode } from 'react';
import type { DeskStatus } from '#contract/views';
import { BundleIcon, ClockIcon, LockIcon, SettingsIcon, TemplateIcon } from '../look/icons.tsx';
import { useCoreState } from './desk.tsx';
import { type Route, writeRoute } from './routes.ts';
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
          here={route.page === 'bundles'}
          to={{ page: 'bundles' }}
          icon={<BundleIcon />}
          name={t('rail.bundles')}
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
        {children}
      </div>
      <StatusBar status={status} />
    </div>
  );
};

const RailLink = ({
  here,
  to,
  icon,
  name,
}: {
  readonly here: boolean;
  readonly to: Route;
  readonly icon: ReactNode;
  readonly name: string;
}) => (
  <a className="rail-link" href={writeRoute(to)} aria-current={here ? 'page' : undefined}>
    {icon}
    <span>{name}</span>
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

const StatusBar = ({ status }: { readonly status: DeskStatus }) => {
  const t = useText();
  const { kind } = useCoreState();
  return (
    <footer className="status-bar">
      <span>
        <i className={`dot ${kind === 'ready' ? 'good' : 'warn'}`} aria-hidden="true" />
        {t('status.offline')}
      </span>
      <span className="status-key">
        <LockIcon />
        {t(status.protection === 'system' ? 'status.encrypted' : 'status.keyFile')}
      </span>
      <span className="tabular">{t('status.rules', { day: status.rulesAsOf })}</span>
      <span className="status-end">{t(kind === 'ready' ? 'status.coreReady' : 'status.coreAway')}</span>
    </footer>
  );
};
