import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runRounds } from '../../bench/orders-faults/rounds.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kanmai-faults-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Two rounds of `npm run bench -- orders-faults`, so that nobody breaks what only the benchmark would show. */
it('loses, doubles and oversells nothing while buyers, gateway and receiver meet kill -9', async () => {
  const outcome = await runRounds(
    { rounds: 2, seed: Date.now() % 100_000, buyers: 8, home },
    () => undefined,
  );
  expect(outcome.violations).toEqual([]);
  expect(outcome.kills).toBeGreaterThanOrEqual(2);
  expect(outcome.memory.placed.length).toBeGreaterThan(0);
  expect(outcome.memory.paid.length).toBeGreaterThan(0);
  expect(outcome.delivered).toBeGreaterThan(0);
}, 240_000);
