import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { type Trading, trading } from '../../../../../tests/trading.ts';
import { Rollback, unitOfWork } from '../../../database.ts';
import { lockCheckout } from '../orders/order.store.ts';
import { cancelUnshipped } from './index.ts';

let trade: TradeServer;
let all: Trading;
const rounds = 12;

beforeAll(async () => {
  trade = await tradeServer({ connections: 12 });
  all = await trading(trade);
});
afterAll(() => trade.stop());

let numbers = 0;
const number = () => `SF${30_000 + ++numbers}`;

/** Both sides at once, so that each is first about as often. */
async function race<A, B>(round: number, one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  if (round % 2 === 0) return Promise.all([one(), other()]);
  const second = other();
  return Promise.all([one(), second]);
}

const release = (orderId: string, checkoutId: string, referenceId: string) =>
  unitOfWork(trade.db, async (tx) => {
    await lockCheckout(tx, checkoutId);
    const released = await cancelUnshipped(tx, trade.deps, {
      ...{ orderId, shopId: all.shopId, lines: null, referenceId, putBack: true, actorId: null },
    });
    if (!released.ok) throw new Rollback(released.failure);
    return released.value;
  }).catch((error: unknown) => (error instanceof Rollback ? null : Promise.reject(error)));

describe('who comes first decides, and nothing is both shipped and given back', () => {
  it('ship against the shop’s refund', async () => {
    const winners = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const { orderId } = await all.order();
      const refund = `/studio/shops/${all.shopId}/orders/${orderId}/refund`;
      const [shipped, refunded] = await race(
        round,
        () => all.ship(orderId, number()),
        () => trade.send(all.owner, 'POST', refund, { reason: 'none left', putBack: true }),
      );
      expect([shipped.status, refunded.status].sort()).toEqual([200, 409]);
      const { state, parcels } = await all.view(orderId);
      expect([state, parcels.length]).toEqual(shipped.status === 200 ? ['shipped', 1] : ['closed', 0]);
      winners.add(state);
    }
    expect(winners.size).toBeGreaterThan(0);
    await trade.runJobs();
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('ship against giving back what has not left', async () => {
    for (let round = 0; round < rounds; round++) {
      const { orderId, checkoutId } = await all.order();
      const before = (await stockOf(trade.db, all.tea)).onHand;
      const [shipped, released] = await race(
        round,
        () => all.ship(orderId, number(), [{ variantId: all.tea, quantity: 2 }]),
        () => release(orderId, checkoutId, `case_${round}`),
      );
      const order = await all.view(orderId);
      const back = (await stockOf(trade.db, all.tea)).onHand - before;
      const gone = order.parcels.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.quantity, 0);
      // Every tea is either in the parcel or back on the shelf.
      if (shipped.status === 200) expect([order.state, gone, back]).toEqual(['shipped', 2, 1]);
      else expect([order.state, gone, back]).toEqual(['closed', 0, 3]);
      expect(released).not.toBeNull();
    }
  });

  it('two clerks with two parcels of the same pieces', async () => {
    for (let round = 0; round < rounds; round++) {
      const { orderId } = await all.order();
      const two = [{ variantId: all.tea, quantity: 2 }];
      const answers = await race(
        round,
        () => all.ship(orderId, number(), two),
        () => all.ship(orderId, number(), two),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await all.view(orderId)).parcels).toHaveLength(1);
    }
  });

  it('taking a parcel back against the carrier’s picking it up', async () => {
    for (let round = 0; round < rounds; round++) {
      const { orderId } = await all.order();
      const trackingNo = number();
      const { body } = await all.ship(orderId, trackingNo);
      const id = body.parcels[0]?.id ?? '';
      const at = new Date(trade.clock.nowMs()).toISOString();
      const events = [{ at, status: 'picked-up', place: '', text: '' }];
      const [cancelled] = await race(
        round,
        () => all.parcel(id, 'cancel'),
        () => trade.push({ carrier: 'sf', trackingNo, events }),
      );
      const { state, parcels } = await all.view(orderId);
      expect([state, parcels[0]?.state]).toEqual(
        cancelled.status === 200 ? ['paid', 'cancelled'] : ['shipped', 'moving'],
      );
    }
  });

  it('a shopper’s cancelling against the first parcel', async () => {
    for (let round = 0; round < rounds; round++) {
      const { orderId } = await all.order();
      const [asked, shipped] = await race(
        round,
        () => trade.send(all.buyer, 'POST', `/orders/${orderId}/ask-cancel`, { reason: 'twice' }),
        () => all.ship(orderId, number(), [{ variantId: all.cup, quantity: 1 }]),
      );
      expect(shipped.status).toBe(200);
      expect([200, 409]).toContain(asked.status);
      expect((await all.view(orderId)).cancelAsk).toBeNull();
    }
  });
});
