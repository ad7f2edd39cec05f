import { dayMs, hourMs, type Random, type ShopId } from '@kanmai/kernel';
import {
  type Answer,
  makeGoods,
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../trade-server.ts';
import { type Checkout, couponRule, type Model, type Variant } from './model.ts';

export type Buyer = Person & { readonly addressId: string };

/** A request that was answered well under a key, and its answer. */
export interface Kept {
  readonly buyer: number;
  readonly key: string;
  readonly path: string;
  readonly body: object;
  readonly answer: unknown;
}

/** The model, and the server that it is held against. */
export interface World {
  readonly model: Model;
  readonly trade: TradeServer;
  readonly shops: readonly { readonly id: ShopId; readonly owner: Person }[];
  readonly buyers: readonly Buyer[];
  readonly couponId: string;
  readonly kept: Kept[];
  /** What was done, in words; the last ones are told when something is wrong. */
  readonly trail: string[];
  /** What the last command touched, to be compared after it. */
  readonly touched: Set<Variant | Checkout>;
  /** How often each answer was met: a run that met few proves little. */
  readonly met: Map<string, number>;
  count: number;
}

export interface Step {
  readonly world: World;
  readonly model: Model;
  readonly random: Random;
}

const buyerCount = 3;
const limitedMax = 40;
const couponMax = 55;
const perPersonMax = 20;
const couponDays = 3;

export async function makeWorld(): Promise<World> {
  const trade = await tradeServer({ connections: 2 });
  const shops = [];
  const variants: Variant[] = [];
  for (const [shop, prices] of [
    [2_000, 3_450, 990],
    [1_250, 6_100],
  ].entries()) {
    const id = await makeShop(trade.db);
    shops.push({ id, owner: await makePerson(trade.db, { shops: [[id, 'owner']] }) });
    for (const priceCents of prices) {
      const goods = await makeGoods(trade, id, [{ priceCents, stock: 12 }]);
      const [variantId = ''] = goods.variantIds;
      variants.push({
        id: variantId,
        productId: goods.productId,
        shop,
        priceCents,
        onHand: 12,
        held: 0,
        onSale: true,
      });
    }
  }
  const buyers = [];
  for (let index = 0; index < buyerCount; index++) buyers.push(await makePerson(trade.db));
  const nowMs = trade.clock.nowMs();
  const [first] = shops;
  const [hot] = variants;
  if (first === undefined || hot === undefined) throw new Error('a world without goods');
  const promote = async (change: object) => {
    const during = { startsAt: new Date(nowMs - hourMs), endsAt: new Date(nowMs + 360 * dayMs) };
    const path = `/studio/shops/${first.id}/promotions`;
    const made = await trade.send<{ id: string }>(first.owner, 'POST', path, {
      name: 'offer',
      ...during,
      ...change,
    });
    if (made.status !== 200) throw new Error(JSON.stringify(made.body));
    return made.body.id;
  };
  await promote({
    rule: { kind: 'percent-off', percentOff: 20, piecesMax: null },
    scope: { of: 'variants', ids: [hot.id] },
    totalMax: limitedMax,
  });
  const couponId = await promote({
    rule: { kind: 'coupon-amount', ...couponRule },
    ...{ scope: { of: 'shop' }, totalMax: couponMax, perPersonMax, validDays: couponDays },
  });
  const model: Model = {
    ...{ nowMs, variants, quotes: [], checkouts: [], waitingRefunds: 0 },
    buyers: buyers.map(() => ({ coupons: [] })),
    limited: { variant: hot, max: limitedMax, taken: 0 },
    coupon: { max: couponMax, perPersonMax, lifeMs: couponDays * dayMs, taken: 0 },
  };
  return {
    ...{ model, trade, shops, buyers, couponId, kept: [], trail: [] },
    touched: new Set(),
    met: new Map(),
    count: 0,
  };
}

export class Mismatch extends Error {}

/** Writes down what was done, and fails unless the answer is the one that was foretold: `ok`, or a stable code. */
export function expectAnswer(world: World, done: string, answer: Answer<unknown>, foretold: string): void {
  const { code } = answer.body as { code?: string };
  const found = answer.status >= 200 && answer.status < 300 ? 'ok' : (code ?? String(answer.status));
  world.trail.push(`${done}: ${found}`);
  meet(world, found);
  if (found !== foretold) {
    throw new Mismatch(
      `${done} was answered ${found}, not ${foretold}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`,
    );
  }
}

export function meet(world: World, what: string): void {
  world.met.set(what, (world.met.get(what) ?? 0) + 1);
}

export function expectSame(world: World, what: string, found: unknown, foretold: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(foretold)];
  if (is === should) return;
  world.trail.push(`${what} differs`);
  throw new Mismatch(`${what} is ${is}, not ${should}`);
}
