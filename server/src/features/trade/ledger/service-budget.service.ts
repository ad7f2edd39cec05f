import { cents, err, newId, ok, type Result } from '@kanmai/kernel';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { findBalance } from './balance.store.ts';
import { lockDeposit } from './deposit.store.ts';
import type { Account } from './ledger.schema.ts';
import { post } from './posting.service.ts';
import { type BudgetAsk, insertBudgetMove } from './service-budget.store.ts';

export interface ShopMoney {
  /** Settled, below zero when the shop owes. */
  readonly settledCents: number;
  /** Set aside for service. */
  readonly asideCents: number;
}

export async function findShopMoney(db: Database | Tx, shopId: string, currency: string): Promise<ShopMoney> {
  const of = async (kind: 'shop' | 'service-budget') =>
    -(await findBalance(db, { kind, ownerId: shopId, currency }));
  return { settledCents: await of('shop'), asideCents: await of('service-budget') };
}

/** Locks a shop's outgoing money, and says what there is. */
export async function lockShopMoney(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock'>,
  shopId: string,
  currency: string,
): Promise<ShopMoney> {
  await lockDeposit(tx, shopId, currency, deps.clock.nowMs());
  return findShopMoney(tx, shopId, currency);
}

/**
 * Moves money between a shop's settled balance and its budget for service: what refunds goods that are not worth their way
 * back. Fails with `balance-too-small`, and with `deposit-overdue` for a shop that must top its deposit up first.
 */
export async function moveServiceBudget(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  { shopId, currency, amountCents, actorId }: BudgetAsk,
): Promise<Result<void, Problem>> {
  const nowMs = deps.clock.nowMs();
  const { topUpDueAtMs } = await lockDeposit(tx, shopId, currency, nowMs);
  if (amountCents > 0 && topUpDueAtMs !== null && topUpDueAtMs <= nowMs)
    return err({ type: 'deposit-overdue' });
  const shop: Account = { kind: 'shop', ownerId: shopId, currency };
  const budget: Account = { kind: 'service-budget', ownerId: shopId, currency };
  const from = amountCents > 0 ? shop : budget;
  const balanceCents = Math.max(0, -(await findBalance(tx, from)));
  if (Math.abs(amountCents) > balanceCents)
    return err({ type: 'balance-too-small', field: 'amountCents', balanceCents });
  const id = newId('deposit-move', nowMs, deps.random);
  await insertBudgetMove(tx, { id, shopId, currency, amountCents, actorId }, nowMs);
  await post(tx, deps.random, {
    ...{ kind: 'service-budget', referenceId: id, atMs: nowMs },
    entries: [
      { account: shop, amountCents: cents(amountCents) },
      { account: budget, amountCents: cents(-amountCents) },
    ],
  });
  return ok(undefined);
}
