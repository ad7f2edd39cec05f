import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  flawless,
  type InspectionHouse,
  inspectionHouse,
  label,
  newSeal,
  picture,
} from '../../../../../tests/inspection-house.ts';
import { makePerson, type Person, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';

let trade: TradeServer;
let house: InspectionHouse;
let other: InspectionHouse;
let buyer: Person;
let orderId: string;
let id: string;
let photoId: string;
beforeAll(async () => {
  trade = await tradeServer();
  [house, other] = [await inspectionHouse(trade), await inspectionHouse(trade)];
  ({ buyer, orderId } = await house.phone('95 新'));
  [id = ''] = await house.taken(orderId);
  photoId = (await house.photograph(id, 'front')).body.piece.photos[0]?.id ?? '';
});
afterAll(() => trade.stop());

type Route = readonly [method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown];

/** Each with a body that would be right from the right person. */
const buyerRoutes = (): readonly Route[] => [
  ['GET', `/orders/${orderId}/inspection`],
  ['POST', `/orders/${orderId}/inspections/${id}/accept`, { differenceCents: 0 }],
  ['POST', `/orders/${orderId}/inspections/${id}/refuse`],
  ['GET', `/orders/${orderId}/inspections/${id}/photos/${photoId}`],
];
const shopRoutes = (shopId: string): readonly Route[] => [
  ['GET', `/studio/shops/${shopId}/orders/${orderId}/inspection`],
  ['PUT', `/studio/shops/${shopId}/orders/${orderId}/inspection/parcel`, label()],
  ['GET', `/studio/shops/${shopId}/inspections/${id}/photos/${photoId}`],
];
const reading = (): readonly Route[] => [
  ['GET', '/ops/inspections'],
  ['GET', `/ops/inspections/${id}`],
  ['GET', `/ops/inspections/${id}/photos/${photoId}`],
];
const inspecting = (): readonly Route[] => [
  ['POST', '/ops/inspection-intakes', { code: 'SF1234567' }],
  ['PUT', `/ops/inspections/${id}/photos?slot=back`, picture()],
  ['POST', `/ops/inspections/${id}/judge`, { answers: flawless, seal: newSeal() }],
  ['POST', `/ops/inspections/${id}/send-back`, label()],
  ['POST', `/ops/inspection-orders/${orderId}/send-on`, { seals: [], ...label() }],
];

async function statuses(who: Person | null, routes: readonly Route[]): Promise<ReadonlySet<number>> {
  const all = new Set<number>();
  for (const [method, path, body] of routes) {
    const headers: Record<string, string> = Buffer.isBuffer(body) ? { 'content-type': 'image/jpeg' } : {};
    all.add((await trade.send(who, method, path, body, headers)).status);
  }
  return all;
}

describe('an inspection is reached', () => {
  it('by its buyer, not by another shopper, nor by a stranger', async () => {
    const shopper = await makePerson(trade.db);
    expect(await statuses(shopper, buyerRoutes())).toEqual(new Set([404]));
    expect(await statuses(null, buyerRoutes())).toEqual(new Set([401]));
    // Who inspects does not decide for the buyer.
    expect(await statuses(house.inspector, buyerRoutes())).toEqual(new Set([404]));
  });

  it('by its shop, not by another one in its own name or in this one’s', async () => {
    expect(await statuses(other.owner, shopRoutes(house.shopId))).toEqual(new Set([404]));
    expect(await statuses(other.owner, shopRoutes(other.shopId))).toEqual(new Set([404]));
    expect(await statuses(buyer, shopRoutes(house.shopId))).toEqual(new Set([404]));
    expect(await statuses(null, shopRoutes(house.shopId))).toEqual(new Set([401]));
  });

  it('before it is bought by anybody, who learns of goods on sale what is said of them, and no more', async () => {
    const { variantId } = await house.goods('二手手机');
    const path = `/inspections/foretold?goods=${variantId}:200000`;
    for (const who of [null, buyer, other.owner])
      expect((await trade.send(who, 'GET', path)).body).toEqual({
        items: [{ variantId, kind: 'phone', way: 'warehouse' }],
      });
    expect((await trade.send(null, 'GET', '/inspections/foretold?goods=x')).status).toBe(400);
  });

  it('for inspecting by inspectors alone; operators look', async () => {
    const operator = { ...(await makePerson(trade.db)), roles: ['operator'] } as const;
    for (const who of [buyer, house.owner]) {
      expect(await statuses(who, reading())).toEqual(new Set([403]));
      expect(await statuses(who, inspecting())).toEqual(new Set([403]));
    }
    expect(await statuses(operator, inspecting())).toEqual(new Set([403]));
    expect(await statuses(operator, reading())).toEqual(new Set([200]));
    expect(await statuses(null, [...reading(), ...inspecting()])).toEqual(new Set([401]));
  });

  it('and nothing of it has changed', async () => {
    const [piece] = (await house.view(buyer, orderId)).body.inspection.pieces;
    expect(piece).toMatchObject({ state: 'arrived', photos: [{ id: photoId, slot: 'front' }] });
    const photo = `/orders/${orderId}/inspections/${id}/photos/${photoId}`;
    expect((await trade.send(buyer, 'GET', photo)).status).toBe(200);
  });
});
