import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e/specs',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  // A spec waits for its desk more than it computes: three keep two cores busy.
  workers: 3,
  // One more try tells a machine that stood still from a fault. What needed it is counted, and named by the reporter.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Pictures of every step cost more than half of the time; `--trace on` takes them where somebody wants to see.
    trace: 'off',
  },
});
