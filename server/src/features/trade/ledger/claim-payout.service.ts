import { type Cents, cents, newId, sumCents } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { findBalance } from './balance.store.ts';
import {
  type ClaimShares,
  endClaimTry,
  findClaimPayout,
  insertClaimPayout,
  listDuePayouts,
  setRestored,
} from './claim-payout.store.ts';
import { freezeDeposit, keepTopUpClock, unfreezeDeposit } from './deposit.service.ts';
import { insertDepositMove, lockDeposit } from './deposit.store.ts';
import type { Account } from './ledger.schema.ts';
import { debtPaid, findDebt, lockDebt } from './missed-return.service.ts';
import { post } from './posting.service.ts';

type Deps = Pick<FeatureDeps, 'clock' | 'random' | 'jobs'>;

export const claimPayoutJob = 'ledger.pay-claim';
/** A person whom the provider cannot reach now is tried again so much later. */
const retryMinutes = 24 * 60;

/** A claim of a shop's buyer, as the ledger knows it. */
export interface ClaimMoney {
  readonly claimId: string;
  readonly shopId: string;
  /** The buyer. */
  readonly personId: string;
  readonly currency: string;
}

const free = ({ shopId, currency }: ClaimMoney): Account => ({ kind: 'deposit', ownerId: shopId, currency });
const frozen = ({ shopId, currency }: ClaimMoney): Account => ({
  ...{ kind: 'deposit-frozen', ownerId: shopId, currency },
});
const budget = ({ shopId, currency }: ClaimMoney): Account => ({
  ...{ kind: 'service-budget', ownerId: shopId, currency },
});
const shop = ({ shopId, currency }: ClaimMoney): Account => ({ kind: 'shop', ownerId: shopId, currency });
const platform = ({ currency }: ClaimMoney): Account => ({
  ...{ kind: 'subsidy', ownerId: 'guarantees', currency },
});
const due = ({ claimId, currency }: ClaimMoney): Account => ({
  ...{ kind: 'person-due', ownerId: claimId, currency },
});
const owed = async (tx: Tx, account: Account) => Math.max(0, -(await findBalance(tx, account)));

export interface ClaimFunds {
  /** Of the deposit, beyond what is held for any claim. */
  readonly freeCents: number;
  readonly budgetCents: number;
}

/** Locks what a buyer owes and a shop's outgoing money, and says what there is for claims. Lock the claim and its order before. */
export async function lockClaimFunds(tx: Tx, deps: Deps, money: ClaimMoney): Promise<ClaimFunds> {
  await lockDebt(tx, money.personId);
  await lockDeposit(tx, money.shopId, money.currency, deps.clock.nowMs());
  return { freeCents: await owed(tx, free(money)), budgetCents: await owed(tx, budget(money)) };
}

/** Holds as much of a shop's deposit for a claim as there is of what is wanted. Answers how much. */
export async function holdForClaim(
  tx: Tx,
  deps: Deps,
  money: ClaimMoney,
  wantedCents: number,
): Promise<Cents> {
  const { freeCents } = await lockClaimFunds(tx, deps, money);
  const amountCents = cents(Math.min(wantedCents, freeCents));
  if (amountCents > 0) await must(freezeDeposit(tx, deps, askOf(money, amountCents)));
  return amountCents;
}

/** Lets what was held for a claim go again. */
export async function releaseForClaim(
  tx: Tx,
  deps: Deps,
  money: ClaimMoney,
  heldCents: number,
): Promise<void> {
  if (heldCents > 0) await must(unfreezeDeposit(tx, deps, askOf(money, cents(heldCents))));
}

/** The claim is what the shop reads as the reason. */
const askOf = ({ claimId, shopId, currency }: ClaimMoney, amountCents: Cents) => ({
  ...{ shopId, currency, amountCents, reason: claimId, actorId: null },
});

async function must(moved: ReturnType<typeof freezeDeposit>): Promise<void> {
  const result = await moved;
  if (!result.ok) throw new Error(`a deposit that is locked has less than it had: ${result.failure.type}`);
}

/**
 * Pays a claim, in one journal: what was held for it and the rest of the shares become the buyer's, and a job has it reach them, less
 * what they owe for goods that never came back.
 * The shop's clock to top up begins. Lock the funds before, and share within them.
 * @throws a unique violation when the claim was paid before
 */
export async function payClaim(
  tx: Tx,
  deps: Deps,
  money: ClaimMoney & { readonly heldCents: number },
  shares: ClaimShares,
): Promise<void> {
  const nowMs = deps.clock.nowMs();
  const { claimId, shopId, currency, personId, heldCents } = money;
  const { depositCents, budgetCents, advanceCents, platformCents } = shares;
  const amountCents = sumCents([depositCents, budgetCents, advanceCents, platformCents]);
  const deposit = await lockDeposit(tx, shopId, currency, nowMs);
  const withheldCents = cents(Math.min(amountCents, await findDebt(tx, personId, currency)));
  const dueCents = cents(amountCents - withheldCents);
  const payout = { claimId, shopId, personId, currency, amountCents, withheldCents, ...shares };
  await insertClaimPayout(tx, payout, nowMs);
  await post(tx, deps.random, {
    ...{ kind: 'claim-payout', referenceId: claimId, atMs: nowMs },
    entries: [
      { account: frozen(money), amountCents: cents(heldCents) },
      { account: free(money), amountCents: cents(depositCents - heldCents) },
      { account: budget(money), amountCents: budgetCents },
      { account: shop(money), amountCents: advanceCents },
      { account: platform(money), amountCents: platformCents },
      debtPaid(personId, currency, withheldCents),
      { account: due(money), amountCents: cents(-dueCents) },
    ],
  });
  await noteMove(tx, deps, money, 'unfreeze', heldCents);
  await noteMove(tx, deps, money, 'deduct', depositCents);
  const taken = depositCents + advanceCents > 0;
  await keepTopUpClock(tx, { shopId, currency, deposit, taken, nowMs });
  if (dueCents > 0) await deps.jobs.enqueue(tx, claimPayoutJob, { claimId });
}

async function noteMove(
  tx: Tx,
  deps: Deps,
  { claimId, shopId, currency }: ClaimMoney,
  kind: 'unfreeze' | 'deduct',
  amountCents: number,
): Promise<void> {
  if (amountCents === 0) return;
  const nowMs = deps.clock.nowMs();
  const id = newId('deposit-move', nowMs, deps.random);
  const move = { id, shopId, currency, kind, amountCents: cents(amountCents) };
  await insertDepositMove(tx, { ...move, reason: claimId, referenceId: claimId, actorId: null }, nowMs);
}

/** An appeal found that a shop should not have paid: the platform gives it what it bore. The buyer keeps theirs. Once. */
export async function restoreClaim(tx: Tx, deps: Deps, money: ClaimMoney): Promise<void> {
  await lockDeposit(tx, money.shopId, money.currency, deps.clock.nowMs());
  const payout = await findClaimPayout(tx, money.claimId);
  if (payout === null) throw new Error(`claim ${money.claimId} was not paid`);
  const amountCents = sumCents([payout.depositCents, payout.budgetCents, payout.advanceCents]);
  if (amountCents === 0 || !(await setRestored(tx, money.claimId, amountCents))) return;
  await post(tx, deps.random, {
    ...{ kind: 'claim-restored', referenceId: money.claimId, atMs: deps.clock.nowMs() },
    entries: [
      { account: platform(money), amountCents },
      { account: shop(money), amountCents: cents(-amountCents) },
    ],
  });
}

type TransferDeps = Deps & Pick<FeatureDeps, 'db' | 'payouts'>;

/** Has a payout reach its buyer: first at the provider, then in the books. Safe to repeat. */
export async function finishClaimPayout(deps: TransferDeps, claimId: string): Promise<void> {
  const payout = await findClaimPayout(deps.db, claimId);
  if (payout === null || payout.state === 'paid') return;
  const { personId, currency, tries } = payout;
  const amountCents = cents(payout.amountCents - payout.withheldCents);
  // The provider answers the same for the same transfer: after a refusal it is another one.
  const transferId = tries === 0 ? claimId : `${claimId}.${tries}`;
  const outcome = await deps.payouts.payPerson({ transferId, personId, amountCents, currency });
  await unitOfWork(deps.db, async (tx) => {
    const nowMs = deps.clock.nowMs();
    const end =
      outcome.state === 'done'
        ? { providerRef: outcome.providerRef }
        : { failure: outcome.reason.slice(0, 200), retryMinutes };
    if (!(await endClaimTry(tx, claimId, end, nowMs)) || outcome.state !== 'done') return;
    await post(tx, deps.random, {
      ...{ kind: 'claim-paid', referenceId: claimId, atMs: nowMs },
      entries: [
        { account: due(payout), amountCents },
        {
          account: { kind: 'provider', ownerId: deps.payouts.name, currency },
          amountCents: cents(-amountCents),
        },
      ],
    });
  });
}

/** At most this many in one run; the next run goes on. */
const payoutsMax = 500;

/** Tries again what did not reach its buyer; one that fails keeps no other. */
export async function finishDuePayouts(deps: TransferDeps & Pick<FeatureDeps, 'log'>): Promise<void> {
  for (const claimId of await listDuePayouts(deps.db, deps.clock.nowMs(), payoutsMax))
    await finishClaimPayout(deps, claimId).catch((error: unknown) =>
      deps.log.warn({ error, claimId }, 'a claim’s payout could not be sent'),
    );
}
