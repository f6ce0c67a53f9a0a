import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait for processes that they started: three keep two cores busy.
    maxWorkers: 3,
    restoreMocks: true,
  },
});
