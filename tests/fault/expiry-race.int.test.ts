import { minuteMs, seededRandom, shuffled } from '@kanmai/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeOverdueCheckouts } from '../../server/src/features/trade/orders/index.ts';
import {
  audit,
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../trade-server.ts';

let trade: TradeServer;
beforeAll(async () => {
  trade = await tradeServer({ connections: 16 });
});
afterAll(() => trade.stop());

type Act = 'capture' | 'capture-again' | 'decline' | 'expire' | 'close-job' | 'cancel' | 'rival-buys';
const acts: readonly Act[] = [
  'capture',
  'capture-again',
  'decline',
  'expire',
  'close-job',
  'cancel',
  'rival-buys',
];

describe('capture against expiry', () => {
  it('loses neither money nor stock, whatever meets whatever', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          chosen: fc.subarray([...acts], { minLength: 2 }),
          seed: fc.integer(),
          /** 1: one after the other; more: that many at once. */
          together: fc.integer({ min: 1, max: 4 }),
          stock: fc.integer({ min: 1, max: 3 }),
        }),
        async ({ chosen, seed, together, stock }) => {
          const scene = await setScene(stock);
          const order = shuffled(seededRandom(seed), chosen);
          for (let at = 0; at < order.length; at += together) {
            await Promise.all(order.slice(at, at + together).map((act) => run(act, scene)));
          }
          // The job passes over what somebody has locked; its next run does not.
          if (chosen.includes('close-job')) await closeOverdueCheckouts(trade.deps);
          await trade.runJobs();
          await expectSound(scene, chosen);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  }, 180_000);
});

interface Scene {
  readonly made: Checkout;
  readonly buyer: Awaited<ReturnType<typeof makePerson>>;
  readonly variantId: string;
  readonly stock: number;
  rival: Checkout | null;
}

/** One unit wanted of a little stock, and the time to pay just over. */
async function setScene(stock: number): Promise<Scene> {
  const shopId = await makeShop(trade.db);
  const [variantId = ''] = (await makeGoods(trade, shopId, [{ priceCents: 3_000, stock }])).variantIds;
  const buyer = await makePerson(trade.db);
  const placed = await checkout(trade, buyer, [{ variantId, quantity: 1 }]);
  expect(placed.status).toBe(200);
  trade.clock.advance(16 * minuteMs);
  return { made: placed.body, buyer, variantId, stock, rival: null };
}

async function run(act: Act, scene: Scene): Promise<void> {
  const { made } = scene;
  if (act === 'capture') await told(made, 'captured', 'one');
  if (act === 'capture-again') await told(made, 'captured', 'two');
  if (act === 'decline') await told(made, 'declined', 'three');
  if (act === 'expire') await told(made, 'expired', 'four');
  if (act === 'close-job') await closeOverdueCheckouts(trade.deps);
  if (act === 'cancel') {
    const answer = await trade.send(scene.buyer, 'POST', `/checkouts/${made.id}/cancel`);
    expect([200, 409]).toContain(answer.status);
  }
  if (act === 'rival-buys') {
    const rival = await makePerson(trade.db);
    const placed = await checkout(trade, rival, [{ variantId: scene.variantId, quantity: scene.stock }]);
    if (placed.status === 200) scene.rival = placed.body;
    else expect(placed.body.code).toBe('stock-exhausted');
  }
}

async function told(made: Checkout, outcome: 'captured' | 'declined' | 'expired', id: string): Promise<void> {
  const answer = await trade.callback(notification(made, outcome, `${made.id}-${id}`));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function expectSound(scene: Scene, chosen: readonly Act[]): Promise<void> {
  const { made } = scene;
  expect(await audit(trade.db)).toEqual(soundBooks);
  const { body } = await trade.send<Checkout>(scene.buyer, 'GET', `/checkouts/${made.id}`);
  const captured = chosen.includes('capture') || chosen.includes('capture-again');
  const ended = chosen.includes('expire') || chosen.includes('close-job') || chosen.includes('cancel');
  // Money that came has bought the goods or gone back; nothing between.
  if (captured) {
    expect([
      ['paid', 'captured'],
      ['closed', 'refunded'],
    ]).toContainEqual([body.state, body.payment.state]);
    if (!ended) expect(body.state).toBe('paid');
  } else {
    expect(body.state).toBe(ended ? 'closed' : 'pending-payment');
  }
  const rivalUnits = scene.rival === null ? 0 : scene.stock;
  const sold = body.state === 'paid' ? 1 : 0;
  const waiting = body.state === 'pending-payment' ? 1 : 0;
  const rivalState = scene.rival === null ? 'none' : await checkoutState(scene.rival.id);
  expect(await stockOf(trade.db, scene.variantId)).toEqual({
    onHand: scene.stock - sold,
    held: waiting + (rivalState === 'pending-payment' ? rivalUnits : 0),
  });
}

async function checkoutState(id: string): Promise<string> {
  const row = await trade.db
    .selectFrom('checkouts')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.state;
}
