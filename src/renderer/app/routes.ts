/** Where the person is, kept in the address's hash so that reload and back work on every host. */
import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly page: 'templates'; readonly template: string | null; readonly workshop: boolean }
  | { readonly page: 'intake' }
  | { readonly page: 'bundles' }
  | { readonly page: 'returned'; readonly template: string | null }
  | { readonly page: 'calendar' }
  | { readonly page: 'audit' }
  | { readonly page: 'report'; readonly of: 'template' | 'bundle'; readonly id: string }
  | { readonly page: 'settings' };

export const readRoute = (hash: string): Route => {
  const [page, template, more] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'intake' || page === 'bundles' || page === 'settings') return { page };
  if (page === 'calendar' || page === 'audit') return { page };
  if (page === 'returned') return { page, template: template || null };
  if (page === 'report' && (template === 'template' || template === 'bundle') && more)
    return { page, of: template, id: more };
  return { page: 'templates', template: template || null, workshop: more === 'workshop' };
};

export const writeRoute = (route: Route): string => {
  if (route.page === 'returned') return `#/returned${route.template ? `/${route.template}` : ''}`;
  if (route.page === 'report') return `#/report/${route.of}/${route.id}`;
  if (route.page !== 'templates') return `#/${route.page}`;
  return `#/templates${route.template ? `/${route.template}${route.workshop ? '/workshop' : ''}` : ''}`;
};

export const openTemplate = (template: string | null, workshop = false): Route => ({
  page: 'templates',
  template,
  workshop,
});

/** Goes somewhere. `replace` leaves no step behind for the back key. */
export const goTo = (route: Route, how: 'push' | 'replace' = 'push'): void => {
  const hash = writeRoute(route);
  if (hash === location.hash) return;
  if (how === 'push') location.hash = hash;
  else {
    history.replaceState(null, '', hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
};

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

let last: { hash: string; route: Route } | null = null;
const snapshot = (): Route => {
  if (last?.hash !== location.hash) last = { hash: location.hash, route: readRoute(location.hash) };
  return last.route;
};

export const useRoute = (): Route => useSyncExternalStore(subscribe, snapshot);
