import { type Cents, cents, err, newId, ok, type Result } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import type { TransferOutcome } from '../../../ports/payout.ts';
import { findBalance } from './balance.store.ts';
import { putDown } from './deposit.service.ts';
import { lockDeposit } from './deposit.store.ts';
import { post } from './posting.service.ts';
import { transferPolicy, whyNotPayOut } from './transfer.policy.ts';
import {
  countTry,
  endTransfer,
  findTransfer,
  insertTransfer,
  listUnderWay,
  lockTransfer,
  type StoredTransfer,
} from './transfer.store.ts';

type Deps = Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'jobs' | 'payouts' | 'log'>;

export const transferJob = 'ledger.transfer';

export interface TransferAsk {
  readonly shopId: string;
  readonly currency: string;
  readonly amountCents: Cents;
  readonly actorId: string;
}

/** What others have to say about a shop's payouts; told in `app.ts`. */
export interface PayoutRules {
  /** The case because of which they wait; null when none does. */
  readonly payoutHeldBy?: (tx: Tx, shopId: string) => Promise<string | null>;
}

/**
 * Has a part of a shop's settled balance paid out: it leaves the balance now and reaches the bank by a job. Fails with
 * `payout-held`, `balance-too-small`, `below-minimum`, `deposit-overdue` or `transfer-under-way`.
 */
export async function askPayout(
  tx: Tx,
  deps: Deps,
  ask: TransferAsk,
  { payoutHeldBy }: PayoutRules = {},
): Promise<Result<string, Problem>> {
  const { shopId, currency, amountCents } = ask;
  const nowMs = deps.clock.nowMs();
  const { topUpDueAtMs } = await lockDeposit(tx, shopId, currency, nowMs);
  const shop = { kind: 'shop', ownerId: shopId, currency } as const;
  const balanceCents = -(await findBalance(tx, shop));
  const heldBy = (await payoutHeldBy?.(tx, shopId)) ?? null;
  const refusal = whyNotPayOut(amountCents, { balanceCents, topUpDueAtMs, heldBy }, nowMs);
  if (refusal !== null) return err(refusal);
  const id = await begin(tx, deps, 'payout', ask);
  if (id === null) return err({ type: 'transfer-under-way' });
  await post(tx, deps.random, {
    ...{ kind: 'payout', referenceId: id, atMs: nowMs },
    entries: [
      { account: shop, amountCents },
      { account: { kind: 'payout-due', ownerId: id, currency }, amountCents: cents(-amountCents) },
    ],
  });
  return ok(id);
}

/** Has money from a shop's bank put down as its deposit. Fails with `below-minimum` or `transfer-under-way`. */
export async function askTopUp(tx: Tx, deps: Deps, ask: TransferAsk): Promise<Result<string, Problem>> {
  const minimumCents = transferPolicy.topUpMinCents;
  if (ask.amountCents < minimumCents)
    return err({ type: 'below-minimum', field: 'amountCents', minimumCents });
  const id = await begin(tx, deps, 'top-up', ask);
  return id === null ? err({ type: 'transfer-under-way' }) : ok(id);
}

async function begin(
  tx: Tx,
  deps: Deps,
  direction: StoredTransfer['direction'],
  { actorId: requestedBy, ...ask }: TransferAsk,
): Promise<string | null> {
  const nowMs = deps.clock.nowMs();
  const id = newId('transfer', nowMs, deps.random);
  const provider = deps.payouts.name;
  if (!(await insertTransfer(tx, { ...ask, id, direction, provider, requestedBy }, nowMs))) return null;
  await deps.jobs.enqueue(tx, transferJob, { transferId: id });
  return id;
}

/** Has a transfer happen: first at the provider, then in the books. Safe to repeat, and after a crash between the two. */
export async function finishTransfer(deps: Deps, transferId: string): Promise<void> {
  const found = await findTransfer(deps.db, transferId);
  if (found === null || found.state !== 'under-way') return;
  await countTry(deps.db, transferId);
  const { shopId, amountCents, currency, direction } = found;
  const transfer = { transferId, shopId, amountCents, currency };
  const outcome =
    direction === 'payout' ? await deps.payouts.payOut(transfer) : await deps.payouts.collect(transfer);
  await unitOfWork(deps.db, async (tx) => {
    const locked = await lockTransfer(tx, transferId);
    if (locked.state === 'under-way') await end(tx, deps, locked, outcome);
  });
}

async function end(tx: Tx, deps: Deps, transfer: StoredTransfer, outcome: TransferOutcome): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const { id, shopId, currency, amountCents, direction, provider, requestedBy } = transfer;
  const done = outcome.state === 'done';
  await endTransfer(
    tx,
    id,
    done ? { providerRef: outcome.providerRef } : { failure: outcome.reason.slice(0, 200) },
    nowMs,
  );
  if (direction === 'top-up') {
    if (!done) return;
    const ask = { shopId, currency, amountCents, reason: '', actorId: requestedBy };
    await putDown(tx, deps, { ...ask, transferId: id, provider });
    return;
  }
  // A payout that failed gives the shop its money back.
  const to = done
    ? ({ kind: 'provider', ownerId: provider, currency } as const)
    : ({ kind: 'shop', ownerId: shopId, currency } as const);
  await post(tx, deps.random, {
    ...{ kind: done ? 'payout-done' : 'payout-failed', referenceId: id, atMs: nowMs },
    entries: [
      { account: { kind: 'payout-due', ownerId: id, currency }, amountCents },
      { account: to, amountCents: cents(-amountCents) },
    ],
  });
}

const transfersMax = 100;

/** Goes on with whatever is under way: catches what a lost job or a silent provider left behind. */
export async function finishTransfers(deps: Deps, signal: AbortSignal): Promise<void> {
  for (const transferId of await listUnderWay(deps.db, transfersMax)) {
    if (signal.aborted) return;
    try {
      await finishTransfer(deps, transferId);
    } catch (error) {
      deps.log.error({ error, transferId }, 'a transfer got no answer and is tried again');
    }
  }
}
