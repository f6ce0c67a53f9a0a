/** The window: connects to the core, then shows the page that the address names. */

import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { askedBy } from '#contract/core-state';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import type { Settings } from '#contract/schemas';
import type { DeskStatus } from '#contract/views';
import { connectDesk } from '../client/connect-desk.ts';
import type { CoreState, DeskConnection } from '../client/connection.ts';
import { LockScreen, ShutScreen } from '../features/keys/lock-screen.tsx';
import { PasswordQuestion } from '../features/picture/password-question.tsx';
import { createDrafts } from '../features/template/drafts.ts';
import { TemplatesPage } from '../features/templates/templates-page.tsx';
import { Skeleton, Trouble } from '../parts/states.tsx';
import { Toasts } from '../parts/toasts.tsx';
import { type Desk, DeskContext, useCoreState, useDesk } from './desk.tsx';
import { Frame } from './frame.tsx';
import { LanguageProvider, useTheme } from './language.tsx';
import { later, loadEarly } from './later.tsx';
import { isWorking } from './long-work.ts';
import { acceptTemplate, firstList, type ListQuery, listQuery, statusQuery } from './queries.ts';
import { goTo, useRoute } from './routes.ts';
import { useText } from './use-text.ts';

const AuditPage = later(() => import('../features/audit/audit-page.tsx').then((it) => it.AuditPage));
const BundlesPage = later(() => import('../features/bundles/bundles-page.tsx').then((it) => it.BundlesPage));
const CalendarPage = later(() =>
  import('../features/calendar/calendar-page.tsx').then((it) => it.CalendarPage),
);
const IntakePage = later(() => import('../features/intake/intake-page.tsx').then((it) => it.IntakePage));
const ReportPage = later(() => import('../features/report/report-page.tsx').then((it) => it.ReportPage));
const ReturnedPage = later(() =>
  import('../features/returned/returned-page.tsx').then((it) => it.ReturnedPage),
);
const SettingsPage = later(() =>
  import('../features/settings/settings-page.tsx').then((it) => it.SettingsPage),
);
const Workshop = later(() => import('../features/workshop/workshop.tsx').then((it) => it.Workshop), 0);

const queries = new QueryClient({
  defaultOptions: {
    // A core that restarts answers soon again; everything else is decided by the fault itself.
    queries: {
      retry: (count, error) => faultOf(error).code === 'core-stopped' && count < 20,
      retryDelay: 500,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      staleTime: 2_000,
    },
    mutations: { networkMode: 'always' },
  },
});

export const App = () => {
  const [connection, setConnection] = useState<DeskConnection | null>(null);
  const [fault, setFault] = useState<FaultShape | null>(null);
  useTheme('system');
  useNoStrayDrops();
  useEffect(() => {
    connectDesk().then(setConnection, (error: unknown) => setFault(faultOf(error)));
  }, []);
  return (
    <QueryClientProvider client={queries}>
      {connection ? (
        <Connected connection={connection} />
      ) : (
        <LanguageProvider language={preferredLanguage()}>
          {fault ? <Trouble fault={fault} onRetry={() => location.reload()} /> : <Skeleton />}
        </LanguageProvider>
      )}
    </QueryClientProvider>
  );
};

/** A file dropped beside its place must not replace the page. */
const useNoStrayDrops = (): void => {
  useEffect(() => {
    const stop = (event: DragEvent) => event.preventDefault();
    addEventListener('dragover', stop);
    addEventListener('drop', stop);
    return () => {
      removeEventListener('dragover', stop);
      removeEventListener('drop', stop);
    };
  }, []);
};

/** Until the desk's own setting is known. */
const preferredLanguage = () => (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');

const Connected = ({ connection }: { readonly connection: DeskConnection }) => {
  const client = useQueryClient();
  const desk = useMemo<Desk>(
    () => ({
      ...connection,
      drafts: createDrafts(connection.client, (view) => acceptTemplate(client, view)),
    }),
    [connection, client],
  );
  useWhenBack(desk);
  useEffect(() => {
    // The list need not wait for the desk's status; the other pages wait for both.
    void Promise.all([
      client.prefetchQuery(statusQuery(desk)),
      client.prefetchQuery(listQuery(desk, firstList, 0)),
    ]).then(loadEarly);
  }, [client, desk]);
  return (
    <DeskContext value={desk}>
      <Pages />
    </DeskContext>
  );
};

/** When the core is back: what was typed goes first, then everything on screen is read again. */
const useWhenBack = (desk: Desk): void => {
  const client = useQueryClient();
  useEffect(() => {
    let last: CoreState['kind'] = desk.state.get().kind;
    return desk.state.subscribe(() => {
      const { kind } = desk.state.get();
      if (kind === 'ready' && last !== 'ready') {
        desk.drafts.flushAll();
        void client.invalidateQueries();
      }
      last = kind;
    });
  }, [desk, client]);
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (!desk.drafts.hasUnsaved() && !isWorking()) return;
      desk.drafts.flushAll();
      event.preventDefault();
    };
    addEventListener('beforeunload', onLeave);
    return () => removeEventListener('beforeunload', onLeave);
  }, [desk]);
};

const Pages = () => {
  const desk = useDesk();
  const core = useCoreState();
  const shut = useShut(core);
  const isShown = useNothingWhileHidden(core.kind === 'locked' || shut !== null);
  const { data: status, error, refetch } = useQuery({ ...statusQuery(desk), enabled: isShown });
  const look = useLastLook(status?.settings);
  useTheme(look?.theme ?? 'system');
  return (
    <LanguageProvider language={look?.language ?? preferredLanguage()}>
      {core.kind === 'locked' ? (
        <LockScreen state={core} />
      ) : shut ? (
        <ShutScreen fault={shut} />
      ) : core.kind === 'failed' ? (
        <CoreTrouble fault={core.fault} />
      ) : error && !status ? (
        <Trouble fault={faultOf(error)} onRetry={() => void refetch()} />
      ) : status ? (
        <Shown status={status} />
      ) : (
        <Skeleton />
      )}
      {isShown ? <PasswordQuestion /> : null}
      {isShown ? <Toasts /> : null}
    </LanguageProvider>
  );
};

/** Locked or shut, the window keeps nothing of what the desk holds but what somebody typed and nobody has yet. */
const useNothingWhileHidden = (isHidden: boolean): boolean => {
  const client = useQueryClient();
  const isShown = !isHidden;
  useEffect(() => {
    if (isShown) return;
    void client.cancelQueries();
    client.clear();
  }, [client, isShown]);
  return isShown;
};

/** Why the desk does not open by itself; stays while an answer is looked at, so that nobody types 24 words twice. */
const useShut = (core: CoreState): FaultShape | null => {
  const last = useRef<FaultShape | null>(null);
  if (core.kind === 'failed') last.current = askedBy(core.fault).length > 0 ? core.fault : null;
  if (core.kind === 'ready' || core.kind === 'locked') last.current = null;
  return last.current;
};

/** Language and theme stay as they were while the desk is locked. */
const useLastLook = (settings: Settings | undefined): Settings | undefined => {
  const last = useRef(settings);
  if (settings) last.current = settings;
  return last.current;
};

/** The core does not come back by itself. What was typed stays in this window: nothing is loaded anew. */
const CoreTrouble = ({ fault }: { readonly fault: FaultShape }) => {
  const t = useText();
  const { ask } = useDesk();
  return <Trouble fault={fault} onRetry={() => ask({ kind: 'restart' })} retryName={t('core.restart')} />;
};

const Shown = ({ status }: { readonly status: DeskStatus }) => {
  const route = useRoute();
  const list = useRef<ListQuery>(firstList);
  /** What the next bundle is limited to; null means everything that is ready. */
  const [scope, setScope] = useState<readonly string[] | null>(null);
  const bundle = (ids: readonly string[]) => {
    setScope(ids);
    goTo({ page: 'bundles' });
  };
  return (
    <Frame route={route} status={status}>
      {route.page === 'intake' ? <IntakePage onBundle={bundle} /> : null}
      {route.page === 'bundles' ? <BundlesPage scope={scope} onScope={setScope} /> : null}
      {route.page === 'returned' ? <ReturnedPage chosen={route.template} /> : null}
      {route.page === 'calendar' ? <CalendarPage /> : null}
      {route.page === 'audit' ? <AuditPage /> : null}
      {route.page === 'report' ? <ReportPage of={route.of} id={route.id} /> : null}
      {route.page === 'settings' ? <SettingsPage status={status} /> : null}
      {route.page === 'templates' ? (
        <TemplatesPage selected={route.template} kept={list} onBundle={bundle} />
      ) : null}
      {route.page === 'templates' && route.template && route.workshop ? (
        <Workshop key={route.template} id={route.template} />
      ) : null}
    </Frame>
  );
};
