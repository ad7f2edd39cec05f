import type { Facts } from '@kanmai/trust';
import type { Tx } from '../../../database.ts';
import type { CaseReason, EarlyAsk, RefundsEarly } from '../../trade/aftersales/index.ts';
import { findDebt, lockDebt } from '../../trade/ledger/index.ts';
import type { CancelsAtOnce } from '../../trade/orders/index.ts';
import { isWithWarehouse } from '../inspections/index.ts';
import { findBuyerFacts } from './buyer-facts.views.ts';
import type { ClaimReason } from './claim.policy.ts';
import { getPromised, guaranteeCurrency } from './guarantee.shelf.ts';
import { listRightsOf } from './right.store.ts';

const code = 'fast-refund';

/** What after-sales calls a reason, as policies do. */
const reasons: Readonly<Record<CaseReason, ClaimReason>> = {
  ...{ 'not-received': 'late-shipment', late: 'late-shipment', agreed: 'no-longer-wanted' },
  ...{ 'changed-mind': 'no-longer-wanted', 'missing-pieces': 'not-as-described' },
  ...{ 'wrong-goods': 'not-as-described', damaged: 'not-as-described', faulty: 'not-as-described' },
  'not-as-described': 'not-as-described',
};

/**
 * 极速退款: whether every line asked about was promised it, and its policy pays all of it now. Not while the goods are with
 * the warehouse: the shop has sent them, and nobody has them back.
 */
export const refundsEarly: RefundsEarly = async (tx, ask, nowMs) => {
  const rights = await listRightsOf(tx, ask.orderId, code);
  const promised = ask.positions.map((position) => rights.find((right) => right.position === position));
  if (promised.length === 0 || (await isWithWarehouse(tx, ask.orderId))) return null;
  // Two of one buyer's are decided one after the other: each counts the other.
  await lockDebt(tx, ask.personId);
  const facts = await factsOf(tx, ask, nowMs);
  let because: string | null = null;
  for (const right of promised) {
    if (right === undefined) return null;
    const policy = await getPromised(tx, code, right.version);
    const { outcome, payoutMinor, because: word } = policy.decide({ ...right.facts, ...facts });
    if (outcome !== 'pay' || payoutMinor < ask.amountCents) return null;
    because = word;
  }
  return because;
};

/** What a policy is asked with: all that is asked for together, so that no limit is gone round line by line. */
async function factsOf(tx: Tx, ask: EarlyAsk, nowMs: number): Promise<Facts> {
  const order = await tx
    .selectFrom('orders')
    .select(['paid_at', 'shipped_at', 'delivered_at', 'received_at'])
    .where('id', '=', ask.orderId)
    .executeTakeFirstOrThrow();
  const known = {
    ...{ 'now.atMs': nowMs, 'claim.atMs': ask.askedAtMs, 'claim.reason': reasons[ask.reason] },
    ...{ 'claim.byBuyer': true, 'claim.paidBefore': 0, 'order.paidMinor': ask.amountCents },
    'order.paidAtMs': order.paid_at?.getTime(),
    'order.shippedAtMs': order.shipped_at?.getTime(),
    'order.deliveredAtMs': (order.delivered_at ?? order.received_at)?.getTime(),
    'return.sentAtMs': ask.sentBackAtMs ?? undefined,
    'buyer.owesMinor': await findDebt(tx, ask.personId, guaranteeCurrency),
    ...(await findBuyerFacts(tx, ask, nowMs)),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Facts;
}

/** 极速退款 of an order that has not left, not even for the warehouse: all of it, when every line was promised it. */
export const cancelsAtOnce: CancelsAtOnce = async (tx, { orderId, personId }, nowMs) => {
  const order = await tx
    .selectFrom('orders')
    .select('total_cents')
    .where('id', '=', orderId)
    .where('person_id', '=', personId)
    .where('state', '=', 'paid')
    .where('shipped_at', 'is', null)
    .executeTakeFirst();
  if (order === undefined) return false;
  const lines = await tx
    .selectFrom('order_lines')
    .select('position')
    .where('order_id', '=', orderId)
    .execute();
  const positions = lines.map(({ position }) => position);
  const about = {
    orderId,
    personId,
    positions,
    reason: 'changed-mind',
    amountCents: order.total_cents,
  } as const;
  return (await refundsEarly(tx, { ...about, askedAtMs: nowMs, sentBackAtMs: null }, nowMs)) !== null;
};
