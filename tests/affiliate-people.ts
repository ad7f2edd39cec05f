import { setTimeout as wait } from 'node:timers/promises';
import type { CreatorId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import { unitOfWork } from '../server/src/database.ts';
import { appendEvents, type NewEvent } from '../server/src/features/insight/events/index.ts';
import { recordNewClicks } from '../server/src/features/trade/affiliate/click.reader.ts';
import type { ShopRole } from '../server/src/http/access.ts';
import {
  type Checkout,
  type Goods,
  makePerson,
  makeShop,
  notification,
  type Person,
  type TradeServer,
} from './trade-server.ts';

export interface Creator extends Person {
  readonly creatorId: CreatorId;
  readonly addressId: string;
}

let numbers = 0;
const idOf = (prefix: string) => {
  numbers += 1;
  return `${prefix}_${`${process.pid}${String(numbers).padStart(8, '0')}`.padStart(26, '0')}`;
};

/** A person who is a creator. */
export async function makeCreator(trade: TradeServer): Promise<Creator> {
  const one = await makePerson(trade.db);
  const creatorId = idOf('crt') as CreatorId;
  await trade.db
    .insertInto('creators')
    .values({ id: creatorId, person_id: one.id, name: `达人 ${creatorId}`, created_at: new Date(0) })
    .execute();
  return { ...one, creatorId };
}

/** A published clip of a creator that shows goods. */
export async function makeClip(
  trade: TradeServer,
  creatorId: string,
  goods: readonly Goods[],
): Promise<string> {
  const id = idOf('clp');
  const now = new Date(trade.clock.nowMs());
  await trade.db
    .insertInto('clips')
    .values({
      ...{ id, author_id: creatorId, author_kind: 'creator', state: 'published' },
      ...{ published_at: now, created_at: now, updated_at: now },
    })
    .execute();
  await trade.db
    .insertInto('clip_goods')
    .values(goods.map(({ productId }, position) => ({ clip_id: id, product_id: productId, position })))
    .execute();
  return id;
}

/** Somebody in a role of a shop. */
export async function memberOf(trade: TradeServer, shopId: ShopId, role: ShopRole): Promise<Person> {
  const one = await makePerson(trade.db, { shops: [[shopId, role]] });
  await trade.db
    .insertInto('shop_members')
    .values({ shop_id: shopId, person_id: one.id, role, added_at: new Date(0) })
    .execute();
  return one;
}

export async function shopWithOwner(trade: TradeServer) {
  const shopId = await makeShop(trade.db);
  return { shopId, owner: await memberOf(trade, shopId, 'owner') };
}

/** Somebody opens a product, as the screens report it and the log keeps it. */
export async function open(
  trade: TradeServer,
  personId: string,
  productId: string,
  from: { readonly clipId?: string; readonly creatorId?: string },
): Promise<void> {
  const event = { atMs: trade.clock.nowMs(), personId, subjectId: productId, data: from };
  await log(trade, [{ kind: 'product-open', ...event }]);
}

export async function log(trade: TradeServer, events: readonly NewEvent[]): Promise<void> {
  await unitOfWork(trade.db, (tx) => appendEvents(tx, events));
  // The log is readable below the oldest transaction of the whole server, which other tests share.
  for (let unread = 1; unread > 0; ) {
    await recordNewClicks(trade.db);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from events e, affiliate_reader r where (e.tx, e.id) > (r.tx, r.event_id)
    `.execute(trade.db);
    unread = rows[0]?.count ?? 0;
    if (unread > 0) await wait(5);
  }
}

export type BuyLines = readonly { variantId: string | undefined; quantity: number; clipId?: string }[];

/** Quotes, orders and pays; answers the checkout. */
export async function buy(
  trade: TradeServer,
  buyer: Person & { readonly addressId: string },
  lines: BuyLines,
): Promise<Checkout> {
  const { addressId } = buyer;
  const quote = await trade.send<{ id: string; totalCents: number }>(buyer, 'POST', '/quotes', {
    lines,
    addressId,
  });
  const made = await trade.send<Checkout>(buyer, 'POST', '/checkouts', {
    ...{ quoteId: quote.body.id, addressId, expectedTotalCents: quote.body.totalCents },
  });
  if (made.status !== 200) throw new Error(`not ordered: ${JSON.stringify(made.body)}`);
  await trade.callback(notification(made.body, 'captured'));
  return made.body;
}
