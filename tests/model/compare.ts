import { sql } from 'kysely';
import { findViolations } from '../fault/invariants.ts';
import { type Checkout, ordersOf, sum, type Variant } from './model.ts';
import { expectSame, type World } from './world.ts';

/** What the last command touched is as the model says: one question. */
export async function compareTouched(world: World): Promise<void> {
  if (world.touched.size === 0) return;
  const touched = [...world.touched];
  const variants = touched.filter((one): one is Variant => 'onHand' in one);
  const checkouts = touched.filter((one): one is Checkout => 'orders' in one);
  world.touched.clear();
  await compare(world, variants, checkouts);
}

async function compare(
  world: World,
  variants: readonly Variant[],
  checkouts: readonly Checkout[],
): Promise<void> {
  const { rows } = await sql<{ id: string; words: string }>`
    select variant_id as id, on_hand || ' ' || held as words from stock_levels
    where variant_id = any(${variants.map(({ id }) => id)}::text[])
    union all
    select c.id, concat_ws(' ', c.state, c.close_reason, p.state) from checkouts c join payments p on p.checkout_id = c.id
    where c.id = any(${checkouts.map(({ id }) => id)}::text[])
    union all
    select id, concat_ws(' ', state, close_reason, extract(epoch from cancel_due_at)::bigint) from orders
    where checkout_id = any(${checkouts.map(({ id }) => id)}::text[])
  `.execute(world.trade.db);
  const found = new Map(rows.map(({ id, words }) => [id, words]));
  const words = (...parts: readonly (string | number | null)[]) =>
    parts.filter((part) => part !== null).join(' ');
  for (const { id, onHand, held } of variants)
    expectSame(world, `the level of ${id}`, found.get(id), words(onHand, held));
  for (const { id, state, closeReason, payment, orders } of checkouts) {
    expectSame(world, `checkout ${id}`, found.get(id), words(state, closeReason, payment));
    for (const order of orders) {
      const due = order.askDueAtMs === null ? null : order.askDueAtMs / 1_000;
      expectSame(world, `order ${order.id}`, found.get(order.id), words(order.state, order.closeReason, due));
    }
  }
}

/** All of it: levels, orders, coupons, limits, the balances of accounts; and that the tables do not contradict themselves. */
export async function compareAll(world: World): Promise<void> {
  const { model, trade } = world;
  await compare(world, model.variants, model.checkouts);
  const coupons = await trade.db.selectFrom('coupons').select(['id', 'state']).orderBy('id').execute();
  const foretold = model.buyers.flatMap((buyer) => buyer.coupons.map(({ id, state }) => ({ id, state })));
  expectSame(
    world,
    'the coupons',
    coupons,
    foretold.sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const limits = await trade.db.selectFrom('promotions').select('taken').orderBy('is_coupon').execute();
  const taken = limits.map((row) => row.taken);
  expectSame(world, 'the limits', taken, [model.limited.taken, model.coupon.taken]);
  await compareBalances(world);
  expectSame(world, 'what the tables contradict', await findViolations(trade.db), []);
}

/**
 * Balances by the model alone. When a received order is settled is the ledger’s own rule: what is settled is asked, only
 * what was received may be, and escrow and what was settled together owe what was paid and did not go back.
 */
async function compareBalances(world: World): Promise<void> {
  const { model, shops, trade } = world;
  const { rows } = await sql<{ account: string; cents: number }>`
    select case when a.kind = 'escrow' then 'escrow ' || a.owner_id when a.kind in ('provider', 'refund-due') then a.kind
      else 'settled' end as account, sum(e.amount_cents)::bigint as cents
    from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.currency = 'CNY' group by 1
  `.execute(trade.db);
  const balance = new Map(rows.map(({ account, cents }) => [account, cents]));
  const journals = await trade.db
    .selectFrom('ledger_journals')
    .select('reference_id')
    .where('kind', '=', 'settlement')
    .execute();
  const settled = new Set(journals.map((row) => row.reference_id));
  const orders = ordersOf(model);
  const paid = orders.filter(
    ({ checkout, closeReason }) => checkout.payment === 'captured' && closeReason !== 'refunded',
  );
  const early = orders.filter(({ id, state }) => settled.has(id) && state !== 'received');
  expectSame(
    world,
    'what is settled before it is received',
    early.map(({ id }) => id),
    [],
  );
  const owed = (given: typeof orders) => sum(given.map(({ parcel }) => parcel.totalCents));
  for (const [index, { id }] of shops.entries()) {
    const inEscrow = paid.filter(({ id: orderId, parcel }) => parcel.shop === index && !settled.has(orderId));
    expectSame(world, `escrow of shop ${index}`, balance.get(`escrow ${id}`) ?? 0, 0 - owed(inEscrow));
  }
  const received = paid.filter(({ id }) => settled.has(id));
  expectSame(world, 'what is owed to shops and platform', balance.get('settled') ?? 0, 0 - owed(received));
  const late = sum(
    model.checkouts.filter(({ payment }) => payment === 'refunding').map(({ price }) => price.totalCents),
  );
  const waiting = await trade.db
    .selectFrom('payment_refunds')
    .select('amount_cents')
    .where('state', '=', 'waiting')
    .execute();
  expectSame(world, 'the number of refunds under way', waiting.length, model.waitingRefunds);
  const due = late + sum(waiting.map((row) => row.amount_cents));
  expectSame(world, 'what is due back', balance.get('refund-due') ?? 0, 0 - due);
  expectSame(world, 'the money at the provider', balance.get('provider') ?? 0, owed(paid) + due);
}
