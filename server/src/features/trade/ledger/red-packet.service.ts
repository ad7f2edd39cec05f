import { type Cents, cents, err, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { findBalance } from './balance.store.ts';
import { lockDeposit } from './deposit.store.ts';
import type { Account, JournalKind } from './ledger.schema.ts';
import { post } from './posting.service.ts';

type Deps = Pick<FeatureDeps, 'clock' | 'random'>;

export interface PacketMoney {
  readonly packetId: string;
  readonly shopId: string;
  readonly currency: string;
  readonly amountCents: Cents;
}
/** A part of a packet that somebody took. */
type Taken = PacketMoney & { readonly takeId: string };

const shop = ({ shopId, currency }: PacketMoney): Account => ({ kind: 'shop', ownerId: shopId, currency });
const packet = ({ packetId, currency }: PacketMoney): Account => ({
  ...{ kind: 'red-packet', ownerId: packetId, currency },
});
const due = ({ takeId, currency }: Taken): Account => ({ kind: 'person-due', ownerId: takeId, currency });

/**
 * Sets a part of a shop's settled balance aside for a packet. Fails with `balance-too-small`, and with `deposit-overdue` for
 * a shop that must top its deposit up first, as a payout does.
 */
export async function fundPacket(tx: Tx, deps: Deps, money: PacketMoney): Promise<Result<void, Problem>> {
  const nowMs = deps.clock.nowMs();
  const { topUpDueAtMs } = await lockDeposit(tx, money.shopId, money.currency, nowMs);
  if (topUpDueAtMs !== null && topUpDueAtMs <= nowMs) return err({ type: 'deposit-overdue' });
  const balanceCents = Math.max(0, -(await findBalance(tx, shop(money))));
  if (money.amountCents > balanceCents)
    return err({ type: 'balance-too-small', field: 'totalCents', balanceCents });
  await moveTo(tx, deps, 'red-packet', money.packetId, money, shop(money), packet(money));
  return ok(undefined);
}

/** A part is somebody's, and on its way to them. */
export function takeFromPacket(tx: Tx, deps: Deps, taken: Taken): Promise<void> {
  return moveTo(tx, deps, 'red-packet-taken', taken.takeId, taken, packet(taken), due(taken));
}

/** A part has reached its person, from what the provider keeps for us. */
export function payTaken(tx: Tx, deps: Deps, taken: Taken, provider: string): Promise<void> {
  const paid: Account = { kind: 'provider', ownerId: provider, currency: taken.currency };
  return moveTo(tx, deps, 'red-packet-paid', taken.takeId, taken, due(taken), paid);
}

/** A part cannot reach its person: it is the shop's again. */
export function refuseTaken(tx: Tx, deps: Deps, taken: Taken): Promise<void> {
  return moveTo(tx, deps, 'red-packet-refused', taken.takeId, taken, due(taken), shop(taken));
}

/** What nobody took is the shop's again. */
export function returnPacket(tx: Tx, deps: Deps, money: PacketMoney): Promise<void> {
  return moveTo(tx, deps, 'red-packet-returned', money.packetId, money, packet(money), shop(money));
}

function moveTo(
  tx: Tx,
  deps: Deps,
  kind: JournalKind,
  referenceId: string,
  { amountCents }: PacketMoney,
  from: Account,
  to: Account,
): Promise<void> {
  return post(tx, deps.random, {
    ...{ kind, referenceId, atMs: deps.clock.nowMs() },
    entries: [
      { account: from, amountCents },
      { account: to, amountCents: cents(-amountCents) },
    ],
  });
}
