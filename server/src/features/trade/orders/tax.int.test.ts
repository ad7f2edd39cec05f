import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { taxPolicy } from './tax.policy.ts';

const shipped = { ...taxPolicy };

let trade: TradeServer;
beforeAll(async () => {
  // Rates are none as we ship it: here tea carries 13 %.
  Object.assign(taxPolicy, { version: 2, includedBasisPoints: { default: 0, byCategory: { tea: 1_300 } } });
  trade = await tradeServer();
});
afterAll(async () => {
  Object.assign(taxPolicy, shipped);
  await trade.stop();
});

it('the tax inside the prices is shown, kept by line and order, and adds nothing to pay', async () => {
  const buyer = await makePerson(trade.db);
  const goods = await makeGoods(trade, await makeShop(trade.db), [
    { priceCents: 11_300, stock: 5 },
    { priceCents: 999, stock: 5 },
  ]);
  const lines = goods.variantIds.map((variantId) => ({ variantId, quantity: 2 }));
  const quote = await trade.send(buyer, 'POST', '/quotes', { lines, addressId: buyer.addressId });
  const money = { goodsCents: 24_598, shippingCents: 0, totalCents: 24_598, taxCents: 2_600 + 230 };
  const taxed = { lines: [{ taxCents: 2_600 }, { taxCents: 230 }], taxCents: 2_830 };
  expect(quote.body).toMatchObject({ ...money, shops: [taxed] });
  const placed = await checkout(trade, buyer, lines);
  expect(placed.body.totalCents).toBe(24_598);
  const order = await trade.send(buyer, 'GET', `/orders/${placed.body.orders[0]?.id}`);
  expect(order.body).toMatchObject({ ...money, ...taxed });
});
