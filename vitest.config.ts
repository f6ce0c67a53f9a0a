import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/slowest-first.ts';

const isBuilt = process.env['SHIMING_TEST_BUILT'] === '1';

const pure = ['src/{domain,text,renderer}/**/*.test.ts'];

export default defineConfig({
  resolve: {
    // Processes that tests start through the core and the web host are those that are shipped, too.
    alias: isBuilt
      ? [{ find: /^\.\/(process|core)-file\.ts$/, replacement: resolve('tests/built-entries.ts') }]
      : [],
  },
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait for processes that they started: three keep two cores busy, and four are no quicker.
    maxWorkers: 3,
    restoreMocks: true,
    sequence: { sequencer: SlowestFirst },
    projects: [
      // Pure functions leave nothing behind: their files need no process of their own.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'real', include: ['{src,tests}/**/*.test.ts'], exclude: pure } },
    ],
  },
});
