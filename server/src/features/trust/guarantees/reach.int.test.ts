import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GuaranteeShop, guaranteeShop, picture } from '../../../../../tests/guarantee-shop.ts';
import { makePerson, type Person, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';

let trade: TradeServer;
let shop: GuaranteeShop;
let other: GuaranteeShop;
let buyer: Person;
let orderId: string;
let claimId: string;
let fileId: string;
beforeAll(async () => {
  trade = await tradeServer();
  [shop, other] = [await guaranteeShop(trade), await guaranteeShop(trade)];
  ({ buyer, orderId } = await shop.bought(await shop.goods('珠宝首饰', ['fake-pays-tenfold'])));
  const filed = await shop.claim(buyer, orderId, { code: 'fake-pays-tenfold', reason: 'fake' });
  claimId = filed.body.id;
  fileId = (await shop.show(buyer, claimId)).body.files[0]?.id ?? '';
});
afterAll(() => trade.stop());

type Route = readonly [method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown];
const text = { text: '好' };

/** Each with a body that would be right from the right person. */
const buyerRoutes = (): readonly Route[] => [
  ['GET', `/orders/${orderId}/rights`],
  ['POST', `/orders/${orderId}/claims`, { position: 0, code: 'fake-pays-tenfold', reason: 'fake' }],
  ['GET', `/claims/${claimId}`],
  ['POST', `/claims/${claimId}/withdraw`],
  ['POST', `/claims/${claimId}/appeal`, text],
  ['PUT', `/claims/${claimId}/files?kind=photo`, picture()],
  ['GET', `/claims/${claimId}/files/${fileId}`],
];
const shopRoutes = (shopId: string): readonly Route[] => [
  ['GET', `/studio/shops/${shopId}/claims/${claimId}`],
  ['POST', `/studio/shops/${shopId}/claims/${claimId}/answer`, { answer: 'agrees', ...text }],
  ['POST', `/studio/shops/${shopId}/claims/${claimId}/appeal`, text],
  ['PUT', `/studio/shops/${shopId}/claims/${claimId}/files?kind=photo`, picture()],
  ['GET', `/studio/shops/${shopId}/claims/${claimId}/files/${fileId}`],
];
const opsRoutes = (): readonly Route[] => [
  ['GET', '/ops/claims'],
  ['GET', `/ops/claims/${claimId}`],
  ['GET', `/ops/claims/${claimId}/files/${fileId}`],
  ['POST', `/ops/claims/${claimId}/lab`, { step: 'fake', ...text }],
  ['POST', `/ops/claims/${claimId}/ruling`, { ruling: 'pay', reason: '好' }],
];

async function statuses(who: Person | null, routes: readonly Route[]): Promise<ReadonlySet<number>> {
  const all = new Set<number>();
  for (const [method, path, body] of routes) {
    const headers: Record<string, string> = Buffer.isBuffer(body) ? { 'content-type': 'image/jpeg' } : {};
    all.add((await trade.send(who, method, path, body, headers)).status);
  }
  return all;
}

describe('a claim is reached', () => {
  it('by its buyer, not by another shopper, nor by a stranger', async () => {
    const shopper = await makePerson(trade.db);
    expect(await statuses(shopper, buyerRoutes())).toEqual(new Set([404]));
    expect(await statuses(null, buyerRoutes())).toEqual(new Set([401]));
    // An operator rules; the buyer's side of it is the buyer's.
    expect(await statuses(shop.operator, buyerRoutes())).toEqual(new Set([404]));
  });

  it('by its shop, not by another one in its own name or in this one’s', async () => {
    expect(await statuses(other.owner, shopRoutes(shop.shopId))).toEqual(new Set([404]));
    expect(await statuses(other.owner, shopRoutes(other.shopId))).toEqual(new Set([404]));
    expect(await statuses(buyer, shopRoutes(shop.shopId))).toEqual(new Set([404]));
    expect(await statuses(null, shopRoutes(shop.shopId))).toEqual(new Set([401]));
  });

  it('for ruling by operators alone', async () => {
    for (const who of [buyer, shop.owner]) expect(await statuses(who, opsRoutes())).toEqual(new Set([403]));
    expect(await statuses(null, opsRoutes())).toEqual(new Set([401]));
  });

  it('and nothing of it has changed', async () => {
    const { body } = await shop.get(buyer, claimId);
    expect(body).toMatchObject({ state: 'needs', missing: ['evidence.photo 1/3'] });
    const file = await trade.send<string>(buyer, 'GET', `/claims/${claimId}/files/${fileId}`);
    expect(file.status).toBe(200);
  });
});
