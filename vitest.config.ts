import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'healers/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/fixtures/**', '**/node_modules/**', 'examples/**'],
    reporters: ['default', './test/reporter.ts'],
    pool: 'forks',
    // Much of it waits for other processes: one more than the cores of a small machine keeps them busy.
    maxWorkers: Math.max(3, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
