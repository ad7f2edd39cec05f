import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type GivableCoupon, listGivable } from '../../trade/promotions/index.ts';
import type { StoredRoom } from '../rooms/index.ts';
import { type DeskHandout, type DeskHandouts, type HandoutView, handoutLimits } from './handout.schema.ts';
import { listHandouts, listOpenHandouts, type StoredHandout } from './handout.store.ts';

/** What a room hands out, the newest first, as somebody in it sees it. */
export async function listHandoutViews(
  db: Database,
  room: StoredRoom,
  personId: string,
  nowMs: number,
): Promise<HandoutView[]> {
  return viewsOf(db, room, await listOpenHandouts(db, room.id), personId, nowMs);
}

/** All that a room ever handed out, with what came of it. */
export async function listDeskHandouts(
  db: Database,
  room: StoredRoom,
  personId: string,
  nowMs: number,
): Promise<DeskHandout[]> {
  const handouts = await listHandouts(db, room.id, handoutLimits.listedMax);
  const counts = new Map(handouts.map(({ id, claims, uses }) => [id, { claims, uses }]));
  const views = await viewsOf(db, room, handouts, personId, nowMs);
  return views.map((view) => ({ ...view, ...(counts.get(view.id) ?? { claims: 0, uses: 0 }) }));
}

/** Coupons that a room may hand out: of its shop, and of the shops whose goods are in its bag. */
export async function listChoices(
  db: Database | Tx,
  room: Pick<StoredRoom, 'id' | 'broadcasterId'>,
  personId: string,
  nowMs: number,
): Promise<readonly GivableCoupon[]> {
  const { rows } = await sql<{ shop_id: string }>`
    select distinct shop_id from room_goods where room_id = ${room.id}
  `.execute(db);
  const shopIds = [room.broadcasterId, ...rows.map((row) => row.shop_id)];
  return listGivable(db, { shopIds }, personId, nowMs);
}

/** Coupons as their cards show them, with the shop's name. */
export async function couponCards(
  db: Database | Tx,
  coupons: readonly GivableCoupon[],
): Promise<DeskHandouts['choices']> {
  const shopIds = [...new Set(coupons.map(({ shopId }) => shopId))];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from shops where id = any(${shopIds}::text[])
  `.execute(db);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return coupons.map(({ claimed: _claimed, code: _code, running: _running, ...coupon }) => ({
    ...coupon,
    shopName: names.get(coupon.shopId) ?? '',
  }));
}

async function viewsOf(
  db: Database,
  room: StoredRoom,
  handouts: readonly StoredHandout[],
  personId: string,
  nowMs: number,
): Promise<HandoutView[]> {
  if (handouts.length === 0) return [];
  const ids = handouts.map(({ promotionId }) => promotionId);
  const coupons = await listGivable(db, { ids }, personId, nowMs);
  const cards = new Map((await couponCards(db, coupons)).map((card) => [card.id, card]));
  const rows = new Map(coupons.map((coupon) => [coupon.id, coupon]));
  return handouts.flatMap((handout) => {
    const [coupon, card] = [rows.get(handout.promotionId), cards.get(handout.promotionId)];
    if (coupon === undefined || card === undefined) return [];
    const isOpen = room.state === 'live' && !handout.withdrawn && coupon.running;
    return [
      {
        ...{ id: handout.id, roomId: handout.roomId, state: isOpen ? ('open' as const) : ('over' as const) },
        ...{ coupon: card, mine: coupon.claimed, givenAt: new Date(handout.givenAtMs).toISOString() },
      },
    ];
  });
}
