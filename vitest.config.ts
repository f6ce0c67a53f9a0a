import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/slowest-first.ts';

const isBuilt = process.env['SHIMING_TEST_BUILT'] === '1';

export default defineConfig({
  resolve: {
    // Processes that tests start through the core and the web host are those that are shipped, too.
    alias: isBuilt
      ? [{ find: /^\.\/(process|core)-file\.ts$/, replacement: resolve('tests/built-entries.ts') }]
      : [],
  },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait for processes that they started: three keep two cores busy.
    maxWorkers: 3,
    restoreMocks: true,
    sequence: { sequencer: SlowestFirst },
  },
});
