/** An office with a stock on a real PostgreSQL: the spec's own desk, and a second one in a window of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StockAddress } from '#core/ports/stock-server';
import { createDeskRole, installStock } from '#core/stock/install';
import { writeInvitation } from '#core/stock/invitation';
import { startPostgres, type TestPostgres } from '../../tests/postgres.ts';
import { test as base } from './fixture.ts';
import { startHost, stopHost } from './start-host.ts';

export type Office = {
  /** One more invitation; desks that join by one with a certificate talk to that server alone. */
  invite(certificate?: string): Promise<string>;
  /** The administrator's address of its database. */
  readonly admin: StockAddress;
  /** The window of the second desk. */
  readonly other: Page;
  readonly postgres: TestPostgres;
};

export const test = base.extend<{ office: Office }, { postgres: TestPostgres }>({
  postgres: [
    async ({}, use) => {
      const postgres = await startPostgres();
      await use(postgres);
      await postgres.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  office: async ({ postgres, browser, scheme }, use) => {
    const admin = await postgres.newDatabase();
    await installStock(admin);
    const root = await mkdtemp(join(tmpdir(), 'shiming-e2e-other-'));
    const { host, url } = await startHost(join(root, 'desk'), 'zh');
    const context = await browser.newContext({
      colorScheme: scheme,
      viewport: { width: 1366, height: 768 },
    });
    const other = await context.newPage();
    await other.goto(url);
    await use({
      other,
      postgres,
      admin,
      invite: async (certificate = '') => writeInvitation({ ...(await createDeskRole(admin)), certificate }),
    });
    await context.close();
    await stopHost(host);
    await rm(root, { recursive: true, force: true });
  },
});
