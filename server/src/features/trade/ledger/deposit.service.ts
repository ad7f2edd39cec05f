import { type Cents, cents, err, newId, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { findBalance } from './balance.store.ts';
import { coverCents, topUpDueAtMs } from './deposit.policy.ts';
import {
  type DepositMoveKind,
  type HoldsAsked,
  insertDepositMove,
  type LockedDeposit,
  lockDeposit,
  setTopUpDue,
  sumHeld,
} from './deposit.store.ts';
import type { Account, Entry } from './ledger.schema.ts';
import { post } from './posting.service.ts';

type Deps = Pick<FeatureDeps, 'clock' | 'random'>;

export interface DepositAsk {
  readonly shopId: string;
  readonly currency: string;
  readonly amountCents: Cents;
  readonly reason: string;
  readonly actorId: string | null;
}

const free = (shopId: string, currency: string): Account => ({ kind: 'deposit', ownerId: shopId, currency });
const frozen = (shopId: string, currency: string): Account => ({
  ...{ kind: 'deposit-frozen', ownerId: shopId, currency },
});
const owed = async (tx: Tx, account: Account) => -(await findBalance(tx, account));

/** Money from a shop's bank has come and is put down. Lock nothing before but the transfer. */
export async function putDown(
  tx: Tx,
  deps: Deps,
  ask: DepositAsk & { readonly transferId: string; readonly provider: string },
): Promise<void> {
  const { shopId, currency, amountCents, transferId, provider } = ask;
  const nowMs = deps.clock.nowMs();
  const deposit = await lockDeposit(tx, shopId, currency, nowMs);
  await move(tx, deps, { ...ask, kind: 'top-up', referenceId: transferId }, [
    { account: { kind: 'provider', ownerId: provider, currency }, amountCents },
    { account: free(shopId, currency), amountCents: cents(-amountCents) },
  ]);
  await keepTopUpClock(tx, { shopId, currency, deposit, taken: false, nowMs });
  // A shop that owes pays first.
  await coverFromDeposit(tx, deps, { shopId, currency, referenceId: transferId });
}

/** Locks a shop's outgoing money, and says what of its deposit is not held. */
export async function lockFreeDeposit(
  tx: Tx,
  deps: Deps,
  { shopId, currency }: Pick<DepositAsk, 'shopId' | 'currency'>,
): Promise<number> {
  await lockDeposit(tx, shopId, currency, deps.clock.nowMs());
  return Math.max(0, await owed(tx, free(shopId, currency)));
}

/** Locks a shop's outgoing money, and says what of its deposit is still held for these reasons. */
export async function lockHeldDeposit(tx: Tx, deps: Deps, asked: HoldsAsked): Promise<number> {
  const { shopId, currency } = asked;
  await lockDeposit(tx, shopId, currency, deps.clock.nowMs());
  return Math.min(await sumHeld(tx, asked), Math.max(0, await owed(tx, frozen(shopId, currency))));
}

/** Holds a part of a shop's deposit for a case. Fails with `balance-too-small`. */
export function freezeDeposit(tx: Tx, deps: Deps, ask: DepositAsk): Promise<Result<string, Problem>> {
  return takeFrom(tx, deps, ask, 'freeze', free, frozen(ask.shopId, ask.currency));
}

/** Lets a held part go again. Fails with `balance-too-small`. */
export function unfreezeDeposit(tx: Tx, deps: Deps, ask: DepositAsk): Promise<Result<string, Problem>> {
  return takeFrom(tx, deps, ask, 'unfreeze', frozen, free(ask.shopId, ask.currency));
}

/** Takes a part of a shop's deposit away, for `to`. Its clock to top up begins. Fails with `balance-too-small`. */
export function deductDeposit(
  tx: Tx,
  deps: Deps,
  ask: DepositAsk,
  to: Account = { kind: 'penalty', ownerId: 'platform', currency: ask.currency },
): Promise<Result<string, Problem>> {
  return takeFrom(tx, deps, ask, 'deduct', free, to);
}

/** A penalty was wrong: the platform gives the shop what it took, to its balance. */
export async function restorePenalty(
  tx: Tx,
  deps: Deps,
  ask: Pick<DepositAsk, 'shopId' | 'currency' | 'amountCents'> & { readonly penaltyId: string },
): Promise<void> {
  const { shopId, currency, amountCents, penaltyId } = ask;
  const nowMs = deps.clock.nowMs();
  await lockDeposit(tx, shopId, currency, nowMs);
  await post(tx, deps.random, {
    ...{ kind: 'penalty-restored', referenceId: penaltyId, atMs: nowMs },
    entries: [
      { account: { kind: 'penalty', ownerId: 'platform', currency }, amountCents },
      { account: { kind: 'shop', ownerId: shopId, currency }, amountCents: cents(-amountCents) },
    ],
  });
}

async function takeFrom(
  tx: Tx,
  deps: Deps,
  ask: DepositAsk,
  kind: Exclude<DepositMoveKind, 'top-up' | 'cover'>,
  from: (shopId: string, currency: string) => Account,
  to: Account,
): Promise<Result<string, Problem>> {
  const { shopId, currency, amountCents } = ask;
  const nowMs = deps.clock.nowMs();
  const deposit = await lockDeposit(tx, shopId, currency, nowMs);
  const account = from(shopId, currency);
  const balanceCents = await owed(tx, account);
  if (amountCents > balanceCents)
    return err({ type: 'balance-too-small', field: 'amountCents', balanceCents });
  const id = newId('deposit-move', nowMs, deps.random);
  await move(tx, deps, { ...ask, id, kind, referenceId: id }, [
    { account, amountCents },
    { account: to, amountCents: cents(-amountCents) },
  ]);
  await keepTopUpClock(tx, { shopId, currency, deposit, taken: kind === 'deduct', nowMs });
  return ok(id);
}

/** Pays from the deposit what a shop owes after a claw-back, as far as it goes; nothing when it owes nothing. */
export async function coverFromDeposit(
  tx: Tx,
  deps: Deps,
  ask: { readonly shopId: string; readonly currency: string; readonly referenceId: string },
): Promise<void> {
  const { shopId, currency, referenceId } = ask;
  const nowMs = deps.clock.nowMs();
  const deposit = await lockDeposit(tx, shopId, currency, nowMs);
  const shop: Account = { kind: 'shop', ownerId: shopId, currency };
  const account = free(shopId, currency);
  const amountCents = cents(coverCents(await owed(tx, shop), await owed(tx, account)));
  if (amountCents === 0) return;
  await move(
    tx,
    deps,
    { ...{ shopId, currency, amountCents, referenceId, kind: 'cover' }, reason: '', actorId: null },
    [
      { account, amountCents },
      { account: shop, amountCents: cents(-amountCents) },
    ],
  );
  await keepTopUpClock(tx, { shopId, currency, deposit, taken: true, nowMs });
}

async function move(
  tx: Tx,
  deps: Deps,
  given: DepositAsk & {
    readonly id?: string;
    readonly kind: DepositMoveKind;
    readonly referenceId: string;
  },
  entries: readonly Entry[],
): Promise<void> {
  const atMs = deps.clock.nowMs();
  const { shopId, currency, kind, amountCents, reason, referenceId, actorId } = given;
  const id = given.id ?? newId('deposit-move', atMs, deps.random);
  await insertDepositMove(
    tx,
    { ...{ id, shopId, currency, kind, amountCents }, ...{ reason, referenceId, actorId } },
    atMs,
  );
  await post(tx, deps.random, { kind: `deposit-${kind}`, referenceId, atMs, entries });
}

/** Keeps or ends the clock to top up, by what is put down now, held parts included; starts it when some was taken. */
export async function keepTopUpClock(
  tx: Tx,
  kept: {
    readonly shopId: string;
    readonly currency: string;
    readonly deposit: LockedDeposit;
    readonly taken: boolean;
    readonly nowMs: number;
  },
): Promise<void> {
  const { shopId, currency, deposit, taken, nowMs } = kept;
  const balanceCents = (await owed(tx, free(shopId, currency))) + (await owed(tx, frozen(shopId, currency)));
  const before = deposit.topUpDueAtMs;
  const dueAtMs =
    before === null && !taken ? null : topUpDueAtMs(balanceCents, deposit.requiredCents, before, nowMs);
  if (dueAtMs !== before) await setTopUpDue(tx, shopId, currency, dueAtMs, nowMs);
}
