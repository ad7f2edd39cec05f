import { minuteMs, randomBelow, randomPick } from '@kanmai/kernel';
import { type Checkout as CheckoutAnswer, newKey } from '../trade-server.ts';
import {
  type Checkout,
  close,
  couponsOf,
  hold,
  type Line,
  type Model,
  type Order,
  priceOf,
  type Quote,
} from './model.ts';
import { type Buyer, expectAnswer, expectSame, type Step, type World } from './world.ts';

export const quoteLifeMs = 15 * minuteMs;
const payLifeMs = 15 * minuteMs;
const recentMax = 6;

/** Mostly one of the newest that are alive, now and then any: what is over is asked about, too. */
export function recent<Item>(
  { random }: Step,
  items: readonly Item[],
  isAlive: (item: Item) => boolean = () => true,
): Item | null {
  const alive = randomBelow(random, 5) === 0 ? [] : items.filter(isAlive).slice(-recentMax);
  const pool = alive.length > 0 ? alive : items;
  return pool.length === 0 ? null : randomPick(random, pool);
}

export function buyerOf(world: World, index: number): Buyer {
  const buyer = world.buyers[index];
  if (buyer === undefined) throw new Error(`no buyer ${index}`);
  return buyer;
}

function drawLines({ model, random }: Step): Line[] {
  const count = 1 + randomBelow(random, 2) + (randomBelow(random, 6) === 0 ? 1 : 0);
  return Array.from({ length: count }, () => ({
    variant: randomPick(random, model.variants),
    quantity: 1 + randomBelow(random, 3) + (randomBelow(random, 10) === 0 ? 20 : 0),
  }));
}

function drawChoice(step: Step, buyer: number): Quote['choice'] {
  const { model, random } = step;
  const kind = randomBelow(random, 6);
  if (kind > 1) return undefined;
  // Somebody’s; only the buyer’s own counts.
  return kind === 0
    ? null
    : (recent(step, couponsOf(model, randomBelow(random, 2) === 0 ? buyer : 0))?.id ?? null);
}

export async function quote(step: Step): Promise<void> {
  const { world, model, random } = step;
  const buyer = randomBelow(random, world.buyers.length);
  const { addressId } = buyerOf(world, buyer);
  const lines = drawLines(step);
  const choice = drawChoice(step, buyer);
  const price = priceOf(model, buyer, lines, choice);
  const body = {
    lines: lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity })),
    addressId,
    ...(choice === undefined ? {} : { coupons: [{ shopId: world.shops[0]?.id, couponId: choice }] }),
  };
  const key = newKey();
  const send = world.trade.send<{ id: string; totalCents: number }>;
  const answer = await send(buyerOf(world, buyer), 'POST', '/quotes', body, { 'idempotency-key': key });
  const said = `buyer ${buyer} asks for ${lines.map(({ variant, quantity }) => `${quantity} of ${model.variants.indexOf(variant)}`)}`;
  expectAnswer(world, said, answer, typeof price === 'string' ? price : 'ok');
  if (typeof price === 'string') return;
  expectSame(world, 'the price', answer.body.totalCents, price.totalCents);
  const expiresAtMs = model.nowMs + quoteLifeMs;
  model.quotes.push({ id: answer.body.id, buyer, lines, choice, price, expiresAtMs, used: false });
  world.kept.push({ buyer, key, path: '/quotes', body, answer: answer.body });
}

export async function place(step: Step): Promise<void> {
  const { world, model, random } = step;
  const shown = recent(step, model.quotes, ({ used }) => !used);
  if (shown === null) return quote(step);
  const lie = randomBelow(random, 15) === 0;
  const other = randomBelow(random, 20) === 0;
  const buyer = other ? (shown.buyer + 1) % world.buyers.length : shown.buyer;
  const { addressId } = buyerOf(
    world,
    randomBelow(random, 30) === 0 ? (buyer + 1) % world.buyers.length : buyer,
  );
  const foretold = foretellPlacing(world, shown, buyer, addressId, lie);
  const expectedTotalCents = shown.price.totalCents + (lie ? 1 : 0);
  const body = { quoteId: shown.id, addressId, expectedTotalCents };
  const key = newKey();
  const send = world.trade.send<CheckoutAnswer & { orders: { id: string; totalCents: number }[] }>;
  const answer = await send(buyerOf(world, buyer), 'POST', '/checkouts', body, { 'idempotency-key': key });
  expectAnswer(world, `buyer ${buyer} orders quote ${model.quotes.indexOf(shown)}`, answer, foretold);
  if (foretold !== 'ok') return;
  shown.used = true;
  const made: Checkout = {
    ...{ id: answer.body.id, buyer, price: shown.price, paymentId: answer.body.payment.id },
    ...{ dueAtMs: model.nowMs + payLifeMs, orders: [], state: 'pending-payment', closeReason: null },
    ...{ payment: 'pending', told: new Set() },
  };
  const shopOf = await shopsOfOrders(world, made.id);
  for (const { id, totalCents } of answer.body.orders) {
    const parcel = shown.price.parcels.find(({ shop }) => world.shops[shop]?.id === shopOf.get(id));
    if (parcel === undefined) throw new Error(`order ${id} is of no shop that was asked`);
    expectSame(world, `order ${id}`, totalCents, parcel.totalCents);
    const fresh = {
      state: 'pending-payment',
      closeReason: null,
      askDueAtMs: null,
      asks: 0,
      label: null,
    } as const;
    made.orders.push({ id, checkout: made, parcel, ...fresh });
  }
  expectSame(world, 'the number of orders', made.orders.length, shown.price.parcels.length);
  hold(model, made);
  model.checkouts.push(made);
  touch(world, made);
  world.kept.push({ buyer, key, path: '/checkouts', body, answer: answer.body });
}

function foretellPlacing(world: World, shown: Quote, buyer: number, addressId: string, lie: boolean): string {
  const { model } = world;
  if (buyer !== shown.buyer) return 'not-found';
  if (shown.used) return 'quote-used';
  if (shown.expiresAtMs <= model.nowMs) return 'quote-expired';
  if (addressId !== buyerOf(world, buyer).addressId) return 'address-required';
  // By parcel, as the quote shows them: of several that are wrong, the first there is named.
  const lines = shown.price.parcels.flatMap((parcel) => parcel.lines);
  const now = priceOf(model, buyer, lines, shown.choice);
  if (typeof now === 'string') return now;
  return lie || now.words !== shown.price.words ? 'price-changed' : 'ok';
}

async function shopsOfOrders(world: World, checkoutId: string): Promise<Map<string, string>> {
  const query = world.trade.db
    .selectFrom('orders')
    .select(['id', 'shop_id'])
    .where('checkout_id', '=', checkoutId);
  return new Map((await query.execute()).map((row) => [row.id, row.shop_id]));
}

export function touch(world: World, checkout: Checkout): void {
  world.touched.add(checkout);
  for (const { lines } of checkout.price.parcels) for (const { variant } of lines) world.touched.add(variant);
}

export async function cancel(step: Step): Promise<void> {
  const { world, model, random } = step;
  const checkout = recent(step, model.checkouts, ({ state }) => state === 'pending-payment');
  if (checkout === null) return quote(step);
  const stranger = randomBelow(random, 8) === 0;
  const buyer = buyerOf(world, stranger ? (checkout.buyer + 1) % world.buyers.length : checkout.buyer);
  const answer = await world.trade.send(buyer, 'POST', `/checkouts/${checkout.id}/cancel`);
  const foretold = stranger ? 'not-found' : checkout.state === 'paid' ? 'state-conflict' : 'ok';
  expectAnswer(
    world,
    `${stranger ? 'a stranger' : 'the buyer'} cancels checkout ${nameOf(model, checkout)}`,
    answer,
    foretold,
  );
  if (foretold === 'ok' && checkout.state === 'pending-payment') close(model, checkout, 'cancelled');
  touch(world, checkout);
}

export async function claim(step: Step): Promise<void> {
  const { world, model, random } = step;
  const buyer = randomBelow(random, world.buyers.length);
  const mine = couponsOf(model, buyer);
  const { coupon } = model;
  const foretold =
    mine.length >= coupon.perPersonMax ? 'coupon-refused' : coupon.taken >= coupon.max ? 'coupon-gone' : 'ok';
  const answer = await world.trade.send<{ id: string }>(
    buyerOf(world, buyer),
    'POST',
    `/coupons/${world.couponId}/claim`,
  );
  expectAnswer(world, `buyer ${buyer} claims a coupon`, answer, foretold);
  if (foretold !== 'ok') return;
  coupon.taken += 1;
  mine.push({ id: answer.body.id, expiresAtMs: model.nowMs + coupon.lifeMs, state: 'open' });
}

/** An answer is the same whenever it is asked for again; its key is good for nothing else. */
export async function replay(step: Step): Promise<void> {
  const { world, random } = step;
  const kept = recent(step, world.kept);
  if (kept === null) return quote(step);
  const changed = randomBelow(random, 3) === 0;
  const body = changed ? { ...kept.body, addressId: 'adr_00000000000000000000000000' } : kept.body;
  const headers = { 'idempotency-key': kept.key };
  const answer = await world.trade.send(buyerOf(world, kept.buyer), 'POST', kept.path, body, headers);
  expectAnswer(world, `buyer ${kept.buyer} repeats ${kept.path}`, answer, changed ? 'key-reused' : 'ok');
  if (changed) return;
  for (const [name, value] of Object.entries(kept.answer as object)) {
    expectSame(world, `the repeated ${name}`, answer.body[name], value);
  }
}

export const nameOf = (model: Model, checkout: Checkout) => String(model.checkouts.indexOf(checkout));
export const orderName = (model: Model, order: Order) =>
  `${nameOf(model, order.checkout)}.${order.checkout.orders.indexOf(order)}`;
