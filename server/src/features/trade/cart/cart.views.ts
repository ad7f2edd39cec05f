import { type PersonId, sumCents } from '@kanmai/kernel';
import type { Database } from '../../../database.ts';
import { findRoomOffers, placeInRoom, type RoomOffer, type RoomPlace } from '../../stage/rooms/index.ts';
import { findSaleables, findSellers, pictureUrl, type Saleable } from '../catalogue/index.ts';
import { findOffers, type OfferLine, offerLine, type RoomPrice, stackOffers } from '../promotions/index.ts';
import { lineProblem } from './cart.policy.ts';
import type { CartQuote, CartView } from './cart.schema.ts';
import { type CartRow, findCartRows } from './cart.store.ts';

const availableMax = 999;

/** A person's cart at today's prices, by shop, the shop last added to first. */
export async function getCart(db: Database, personId: PersonId): Promise<CartView> {
  const rows = await findCartRows(db, personId);
  const saleables = await findSaleables(
    db,
    rows.map((row) => row.variantId),
  );
  const rooms = await findRoomOffers(db, rows);
  const byShop = new Map<string, CartView['shops'][number]['lines']>();
  let goodsCents = 0;
  for (const row of rows) {
    const saleable = saleables.get(row.variantId);
    if (saleable === undefined) continue;
    const line = cartLine(row, saleable, findPlace(row, rooms));
    if (line.problem === null) goodsCents += line.unitPriceCents * line.quantity;
    byShop.set(saleable.shopId, [...(byShop.get(saleable.shopId) ?? []), line]);
  }
  const sellers = await findSellers(db, [...byShop.keys()], personId);
  return {
    shops: [...byShop].flatMap(([shopId, lines]) => {
      const shop = sellers.get(shopId);
      return shop === undefined ? [] : [{ shop, lines }];
    }),
    goodsCents,
    currency: 'CNY',
    count: rows.reduce((sum, row) => sum + row.quantity, 0),
  };
}

/** What the lines cost together that can be bought and are not left out: no coupon is chosen here, the best is taken. */
export async function getCartQuote(
  db: Database,
  personId: PersonId,
  left: ReadonlySet<string>,
  nowMs: number,
): Promise<CartQuote> {
  const rows = (await findCartRows(db, personId)).filter(({ variantId }) => !left.has(variantId));
  const saleables = await findSaleables(
    db,
    rows.map((row) => row.variantId),
  );
  const rooms = await findRoomOffers(db, rows);
  const byShop = new Map<string, OfferLine[]>();
  const roomPrices: RoomPrice[] = [];
  for (const row of rows) {
    const { variantId, quantity } = row;
    const saleable = saleables.get(variantId);
    const place = findPlace(row, rooms);
    if (saleable === undefined || lineProblem(shelfOf(saleable, place), quantity) !== null) continue;
    if (place?.offer) roomPrices.push(place.offer);
    const lines = byShop.get(saleable.shopId) ?? [];
    lines.push(offerLine(saleable, quantity));
    byShop.set(saleable.shopId, lines);
  }
  const offers = await findOffers(db, [...byShop.keys()], personId, nowMs);
  const priced = [...byShop].map(([shopId, lines]) => ({
    ...{ shopId, lines },
    stacked: stackOffers(lines, [...(offers.get(shopId) ?? []), ...roomPrices], undefined),
  }));
  const goodsCents = sumCents(priced.map(({ stacked }) => stacked.goodsCents));
  const reductionCents = sumCents(priced.map(({ stacked }) => stacked.reductionCents));
  return {
    ...{ goodsCents, reductionCents, totalCents: goodsCents - reductionCents, currency: 'CNY' },
    shops: priced.map(({ shopId, lines, stacked }) => ({
      shopId,
      reductions: [...stacked.reductions],
      lines: stacked.lines.map(({ variantId, reductionCents: savedCents }, index) => ({
        variantId,
        reductionCents: savedCents,
        totalCents: (lines[index]?.unitPriceCents ?? 0) * (lines[index]?.quantity ?? 0) - savedCents,
      })),
    })),
  };
}

/** How a line would be bought in its room; null without one, or when that is not live any more. */
function findPlace(row: CartRow, rooms: ReadonlyMap<string, RoomOffer>): RoomPlace | null {
  const placed = row.roomId === null ? null : placeInRoom(row, rooms);
  return placed?.ok ? placed.value : null;
}

/** What it is taken from: what the room set aside, or the open shelf. */
function shelfOf(saleable: Saleable, place: RoomPlace | null): Pick<Saleable, 'onSale' | 'available'> {
  const inRoom = place !== null && place.poolId !== null;
  return { onSale: saleable.onSale, available: inRoom ? place.left : saleable.available };
}

function cartLine(
  row: CartRow,
  saleable: Saleable,
  place: RoomPlace | null,
): CartView['shops'][number]['lines'][number] {
  const shelf = shelfOf(saleable, place);
  return {
    variantId: row.variantId,
    productId: saleable.productId,
    title: saleable.title,
    variantTitle: saleable.variantTitle,
    pictureUrl: pictureUrl(saleable.pictureKey),
    unitPriceCents: saleable.unitPriceCents,
    quantity: row.quantity,
    available: Math.min(shelf.available, availableMax),
    ...{ clipId: row.clipId, roomId: place === null ? null : row.roomId },
    problem: lineProblem(shelf, row.quantity),
  };
}
