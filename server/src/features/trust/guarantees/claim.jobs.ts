import { Rollback, unitOfWork } from '../../../database.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { type ClaimDeps, commandClaim, followClaim, runClaim } from './claim.service.ts';
import { listWaitingClaims, lockClaim, lockDueClaim } from './claim.store.ts';
import { protectPrices } from './price-watch.service.ts';
import { fillBudgets } from './service-plan.service.ts';

/** At most this many in one run; the next run goes on. */
const decisionsMax = 5_000;
/** So many that cannot be decided are no longer single claims: the run fails, and is seen. */
const failuresMax = 100;

const clock = { side: 'clock', actorId: null } as const;

/**
 * Has policies decide what nobody answered in time, each claim in its own unit of work; one that fails keeps no other.
 * Answers how many were decided.
 */
export async function decideOverdueClaims(deps: ClaimDeps, signal?: AbortSignal): Promise<number> {
  let decided = 0;
  const failed: string[] = [];
  while (decided < decisionsMax && signal?.aborted !== true) {
    let claimId: string | null = null;
    try {
      const found = await unitOfWork(deps.db, async (tx) => {
        claimId = await lockDueClaim(tx, deps.clock.nowMs(), failed);
        const claim = claimId === null ? null : await lockClaim(tx, { claimId });
        return claim === null ? null : runClaim(tx, deps, claim, { kind: 'look' }, clock);
      });
      if (found === null) break;
      await followClaim(deps, found, clock);
      decided += 1;
    } catch (error) {
      if (claimId === null || failed.length >= failuresMax) throw error;
      const why = error instanceof Rollback ? error.failure : error;
      deps.log.error({ error: why, claimId }, 'a claim could not be decided by its clock');
      failed.push(claimId);
    }
  }
  return decided;
}

/** What a policy waits for outside the claim: goods that are sent back by after-sales. */
const awaited = ['not-sent-yet'];

/** Has policies look again at claims that wait for something outside of them; one that fails keeps no other. */
export async function lookAgain(deps: ClaimDeps): Promise<void> {
  for (const claimId of await listWaitingClaims(deps.db, awaited, decisionsMax)) {
    await commandClaim(deps, { claimId }, { kind: 'look' }, clock).catch((error: unknown) =>
      deps.log.error({ error, claimId }, 'a claim could not be looked at again'),
    );
  }
}

export function claimJobs(deps: ClaimDeps): JobDefinition[] {
  return [
    {
      name: 'guarantees.decide-overdue',
      ...{ concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '* * * * *' },
      run: async (_data, { signal }) => {
        await decideOverdueClaims(deps, signal);
      },
    },
    {
      name: 'guarantees.look-again',
      ...{ concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '*/10 * * * *' },
      run: () => lookAgain(deps),
    },
    {
      name: 'guarantees.protect-prices',
      ...{ concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '37 * * * *' },
      run: (_data, { signal }) => protectPrices(deps, null, signal),
    },
    {
      name: 'guarantees.fill-budgets',
      ...{ concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '7 * * * *' },
      run: (_data, { signal }) => fillBudgets(deps, signal),
    },
  ];
}
