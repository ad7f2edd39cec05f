import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';

const ours = ['kernel', 'engines', 'server', 'client', 'web', 'town', 'bench', 'tests', 'tools'];
const filesOf = (kind: string) => ours.map((folder) => `${folder}/**/*.${kind}.{ts,tsx}`);
const neither = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    // Of the two cores of a small machine, PostgreSQL and the browser need one.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: filesOf('test'),
          exclude: [...neither, '**/*.int.test.ts', 'tests/e2e/**'],
          // Files share what they import: to load the server anew for each took a third of the time.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: filesOf('int.test'),
          exclude: [...neither, 'tests/e2e/**'],
          globalSetup: ['tests/database-server.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: neither,
          globalSetup: ['tests/database-server.ts', 'tests/e2e/clip-files.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
