import type { Feature, FeatureDeps } from '../../../feature.ts';
import { depositRoutes } from './deposit.routes.ts';
import { ledgerJobs } from './ledger.jobs.ts';
import type { AuditFound } from './ledger-audit.service.ts';
import { ledgerOpsRoutes } from './ops.routes.ts';
import { serviceBudgetRoutes } from './service-budget.routes.ts';
import { settlementRoutes } from './settlement.routes.ts';
import type { SettlementRules } from './settlement.service.ts';
import { statementRoutes } from './statement.routes.ts';
import { transferRoutes } from './transfer.routes.ts';
import type { PayoutRules } from './transfer.service.ts';

export { findBalance, sumLedger } from './balance.store.ts';
export {
  type ClaimFunds,
  type ClaimMoney,
  holdForClaim,
  lockClaimFunds,
  payClaim,
  releaseForClaim,
  restoreClaim,
} from './claim-payout.service.ts';
export type { ClaimShares } from './claim-payout.store.ts';
export {
  deductDeposit,
  freezeDeposit,
  lockFreeDeposit,
  lockHeldDeposit,
  restorePenalty,
  unfreezeDeposit,
} from './deposit.service.ts';
export { commissionOf } from './ledger.policy.ts';
export type { Account, AccountKind, Entry, Journal } from './ledger.schema.ts';
export { auditLedger, fold } from './ledger-audit.service.ts';
export { findDebt, lockDebt, oweReturn } from './missed-return.service.ts';
export { post, postAll } from './posting.service.ts';
export {
  fundPacket,
  type PacketMoney,
  payTaken,
  refuseTaken,
  returnPacket,
  takeFromPacket,
} from './red-packet.service.ts';
export { findShopMoney, lockShopMoney, moveServiceBudget } from './service-budget.service.ts';
export type { SettlementShare, SettlingOrder } from './settlement.policy.ts';
export {
  awaitSettlement,
  type SettlementRules,
  type SettlementShares,
  type SettlementSubsidies,
  settleDue,
  takeBack,
} from './settlement.service.ts';

/** What the ledger is told of others, in `app.ts`. */
export interface LedgerRules extends SettlementRules, PayoutRules {
  readonly auditFound?: AuditFound;
}

/** The books: escrow, settlement, deposits, payouts, and the proof that they add up. */
export function ledgerFeature(deps: FeatureDeps, rules: LedgerRules = {}): Feature {
  const auditFound = rules.auditFound ?? (() => undefined);
  return {
    name: 'ledger',
    routes: (server) => {
      statementRoutes(server, deps);
      settlementRoutes(server, deps);
      transferRoutes(server, deps, rules);
      depositRoutes(server, deps);
      serviceBudgetRoutes(server, deps);
      ledgerOpsRoutes(server, deps, auditFound);
    },
    jobs: ledgerJobs(deps, rules, auditFound),
  };
}
