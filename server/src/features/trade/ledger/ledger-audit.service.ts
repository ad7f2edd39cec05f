import { newId } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { foldBalances } from './balance.store.ts';
import { insertAudit, runChecks } from './ledger-audit.store.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'log'>;

/** Told how much an audit found; anything but 0 is to be looked at. */
export type AuditFound = (count: number) => void;

/** Holds the books against orders, payments, refunds, transfers and stock, all of one moment, and writes down what it found. */
export async function auditLedger(
  deps: Deps,
  auditFound: AuditFound,
  requestedBy: string | null,
): Promise<string> {
  const startedAtMs = deps.clock.nowMs();
  await fold(deps);
  const results = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(runChecks);
  const id = newId('ledger-audit', startedAtMs, deps.random);
  const finishedAtMs = deps.clock.nowMs();
  await unitOfWork(deps.db, (tx) => insertAudit(tx, { id, startedAtMs, finishedAtMs, requestedBy, results }));
  const found = results.filter(({ count }) => count > 0);
  auditFound(found.reduce((sum, { count }) => sum + count, 0));
  if (found.length > 0) deps.log.error({ auditId: id, found }, 'the ledger does not add up');
  return id;
}

/** Folds what was posted into the running totals. */
export async function fold(deps: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  return unitOfWork(deps.db, (tx) => foldBalances(tx, deps.clock.nowMs()));
}
