import type { FeatureDeps } from '../../../feature.ts';
import type { JobDefinition } from '../../../jobs.ts';
import { claimPayoutJob, finishClaimPayout, finishDuePayouts } from './claim-payout.service.ts';
import { reviewDeposits } from './deposit-review.service.ts';
import { type AuditFound, auditLedger, fold } from './ledger-audit.service.ts';
import { type SettlementRules, settleDue } from './settlement.service.ts';
import { finishTransfer, finishTransfers, transferJob } from './transfer.service.ts';

const everyMinute = { concurrency: 1, retriesMax: 0, timeoutS: 300, cron: '* * * * *' } as const;

/** What the ledger does by itself. */
export function ledgerJobs(
  deps: FeatureDeps,
  rules: SettlementRules,
  auditFound: AuditFound,
): JobDefinition[] {
  return [
    {
      ...everyMinute,
      name: 'ledger.settle',
      run: async (_data, { signal }) => {
        await settleDue(deps, rules, signal);
      },
    },
    {
      name: 'ledger.review-deposits',
      ...{ concurrency: 1, retriesMax: 1, timeoutS: 600, cron: '43 4 * * *' },
      run: async () => {
        await reviewDeposits(deps);
      },
    },
    {
      ...everyMinute,
      name: 'ledger.fold',
      run: async () => {
        await fold(deps);
      },
    },
    {
      name: transferJob,
      ...{ concurrency: 1, retriesMax: 10, timeoutS: 60 },
      run: (data) => finishTransfer(deps, (data as { transferId: string }).transferId),
    },
    {
      ...everyMinute,
      name: 'ledger.finish-transfers',
      run: (_data, { signal }) => finishTransfers(deps, signal),
    },
    {
      name: claimPayoutJob,
      ...{ concurrency: 4, retriesMax: 10, timeoutS: 60 },
      run: (data) => finishClaimPayout(deps, (data as { claimId: string }).claimId),
    },
    {
      ...everyMinute,
      name: 'ledger.finish-claim-payouts',
      run: () => finishDuePayouts(deps),
    },
    {
      name: 'ledger.audit',
      ...{ concurrency: 1, retriesMax: 1, timeoutS: 1_800, cron: '7 4 * * *' },
      run: async () => {
        await auditLedger(deps, auditFound, null);
      },
    },
  ];
}
