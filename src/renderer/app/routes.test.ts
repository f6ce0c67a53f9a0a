import { describe, expect, it } from 'vitest';
import { type Route, readRoute, writeRoute } from './routes.ts';

describe('routes', () => {
  const routes: readonly Route[] = [
    { page: 'templates', template: null, workshop: false },
    { page: 'templates', template: 'a-1', workshop: false },
    { page: 'templates', template: 'a-1', workshop: true },
    { page: 'bundles' },
    { page: 'settings' },
    { page: 'calendar' },
    { page: 'audit' },
    { page: 'returned', template: null },
    { page: 'returned', template: 'a-1' },
    { page: 'report', of: 'template', id: 'a-1' },
    { page: 'report', of: 'bundle', id: 'a-1' },
  ];
  it.each(routes.map((route) => [writeRoute(route), route] as const))(
    '%s leads back to where it came from',
    (hash, route) => {
      expect(readRoute(hash)).toEqual(route);
    },
  );

  it('shows the templates for anything else', () => {
    for (const hash of ['', '#', '#/', '#/nowhere/at/all', '#/report/template'])
      expect(readRoute(hash).page).toBe('templates');
  });
});
