import { defineConfig } from 'vitest/config';

const ours = ['kernel', 'engines', 'server', 'client', 'web', 'town', 'bench', 'tests', 'tools'];
const filesOf = (kind: string) => ours.map((folder) => `${folder}/**/*.${kind}.{ts,tsx}`);
const neither = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    // Of the two cores of a small machine, PostgreSQL and the browser need one.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: filesOf('test'),
          exclude: [...neither, '**/*.int.test.ts', 'tests/e2e/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: filesOf('int.test'),
          exclude: [...neither, 'tests/e2e/**'],
          globalSetup: ['tests/database-server.ts'],
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
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
