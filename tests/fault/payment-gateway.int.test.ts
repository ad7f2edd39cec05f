import { hourMs, minuteMs, type ShopId } from '@kanmai/kernel';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxAct, sandboxActs } from '../../server/src/adapters/payment-sandbox-words.ts';
import { checkoutSettlement, closeOverdueCheckouts } from '../../server/src/features/trade/orders/index.ts';
import { askAboutPayments } from '../../server/src/features/trade/payments/ask.service.ts';
import { openNewsDesk } from '../../server/src/features/trade/payments/callback.service.ts';
import { refundAll } from '../../server/src/features/trade/payments/late-refund.service.ts';
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
let shopId: ShopId;
let variantId: string;
let buyer: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  trade = await tradeServer();
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  [variantId = ''] = (await makeGoods(trade, shopId, [{ priceCents: 2_000, stock: 2 }])).variantIds;
  buyer = await makePerson(trade.db);
});

async function place(quantity = 1): Promise<Checkout> {
  const placed = await checkout(trade, buyer, [{ variantId, quantity }]);
  expect(placed.status, JSON.stringify(placed.body)).toBe(200);
  return placed.body;
}

async function press({ payment }: Checkout, act: SandboxAct): Promise<number> {
  const url = new URL(payment.payUrl ?? '');
  const answer = await trade.server.inject({
    method: 'POST',
    url: url.pathname + url.search,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ act }).toString(),
  });
  return answer.statusCode;
}

const ask = () => askAboutPayments(trade.deps, openNewsDesk(trade.deps, checkoutSettlement(trade.deps)));

/** Runs what was enqueued; a refund that is refused is tried again later, by the job that looks for them. */
const runJobs = () => trade.runJobs().catch(() => undefined);

/** Lets time go by as the scheduled jobs see it, until nothing is left to ask or to give back. */
async function settle(): Promise<void> {
  for (let round = 0; round < 40; round++) {
    await closeOverdueCheckouts(trade.deps);
    await ask();
    await runJobs();
    await refundAll(trade.deps);
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from payments where ask_at is not null or state = 'refunding'
    `.execute(trade.db);
    if (rows[0]?.open === 0) return;
    trade.clock.advance(round < 10 ? 3 * minuteMs : 6 * hourMs);
  }
}

async function stateOf(made: Checkout): Promise<string[]> {
  const { body } = await trade.send<Checkout>(buyer, 'GET', `/checkouts/${made.id}`);
  return [body.state, body.payment.state];
}

async function journalsOf(made: Checkout): Promise<string[]> {
  const rows = await trade.db
    .selectFrom('ledger_journals')
    .select('kind')
    .where('reference_id', '=', made.payment.id)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}

/** What the gateway itself knows of a payment: the money, whatever it told. */
async function truthOf(made: Checkout) {
  const ref = `sbx_${made.payment.id}`;
  const payment = await trade.db
    .selectFrom('sandbox_payments')
    .select('outcome')
    .where('provider_ref', '=', ref)
    .executeTakeFirst();
  const refunds = await trade.db
    .selectFrom('sandbox_movements')
    .select('amount_cents')
    .where('provider_ref', '=', ref)
    .where('kind', '=', 'refund')
    .execute();
  return { captured: payment?.outcome === 'captured', refunds: refunds.map((row) => row.amount_cents) };
}

describe('a gateway that says nothing', () => {
  it('is asked after two minutes, and the order is paid', async () => {
    const made = await place();
    expect(await press(made, 'silent')).toBe(303);
    expect(await ask()).toBe(0);
    expect(await stateOf(made)).toEqual(['pending-payment', 'pending']);
    trade.clock.advance(2 * minuteMs);
    expect(await ask()).toBe(1);
    expect(await stateOf(made)).toEqual(['paid', 'captured']);
    // Once is enough: nothing is left to ask.
    trade.clock.advance(hourMs);
    expect(await ask()).toBe(0);
    expect(await journalsOf(made)).toEqual(['capture']);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('is asked after the order was closed, too: the goods are gone, the money goes back', async () => {
    const made = await place(2);
    await press(made, 'silent');
    trade.clock.advance(15 * minuteMs);
    await closeOverdueCheckouts(trade.deps);
    const other = await place(2);
    await press(other, 'pay');
    await settle();
    expect(await stateOf(made)).toEqual(['closed', 'refunded']);
    expect(await truthOf(made)).toEqual({ captured: true, refunds: [made.totalCents] });
    expect(await stateOf(other)).toEqual(['paid', 'captured']);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('does not keep the others from their turn when it cannot be asked', async () => {
    const broken = await place();
    await trade.db
      .updateTable('payments')
      .set({ provider: 'elsewhere' })
      .where('id', '=', broken.payment.id)
      .execute();
    const made = await place();
    await press(made, 'silent');
    trade.clock.advance(2 * minuteMs);
    await ask();
    expect(await stateOf(made)).toEqual(['paid', 'captured']);
    expect(await stateOf(broken)).toEqual(['pending-payment', 'pending']);
    await trade.db
      .updateTable('payments')
      .set({ ask_at: null })
      .where('id', '=', broken.payment.id)
      .execute();
  });
});

describe('a gateway that lies', () => {
  it.each(['other-amount', 'other-currency', 'other-reference', 'forged'] as const)(
    '(%s) moves nothing, and the truth is found by asking',
    async (act) => {
      const made = await place();
      expect(await press(made, act)).toBe(303);
      expect(await stateOf(made)).toEqual(['pending-payment', 'pending']);
      expect(await journalsOf(made)).toEqual([]);
      trade.clock.advance(2 * minuteMs);
      await ask();
      expect(await stateOf(made)).toEqual(['paid', 'captured']);
      expect(await journalsOf(made)).toEqual(['capture']);
    },
  );

  it('about the amount when it is asked, too, is not believed, and is left for a person', async () => {
    const made = await place();
    await press(made, 'silent');
    await trade.db
      .updateTable('sandbox_payments')
      .set({ amount_cents: 1 })
      .where('provider_ref', '=', `sbx_${made.payment.id}`)
      .execute();
    await settle();
    expect(await stateOf(made)).toEqual(['closed', 'expired']);
    expect(await journalsOf(made)).toEqual([]);
  });
});

describe('a gateway whose order of news is wrong', () => {
  it('pays once when the decline comes after the money', async () => {
    const made = await place();
    await press(made, 'reordered');
    expect(await stateOf(made)).toEqual(['paid', 'captured']);
    expect(await journalsOf(made)).toEqual(['capture']);
  });
});

describe('a gateway that refuses the first try of a refund', () => {
  it('gives the money back at the next try, once', async () => {
    const made = await place();
    await press(made, 'refund-refused');
    const owner = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'owner' as const]]) };
    const path = `/studio/shops/${shopId}/orders/${made.orders[0]?.id}/refund`;
    const refunded = await trade.send(owner, 'POST', path, { reason: '缺货' });
    expect(refunded.status, JSON.stringify(refunded.body)).toBe(200);
    await expect(trade.runJobs()).rejects.toThrow('refused this time');
    expect((await truthOf(made)).refunds).toEqual([]);
    await refundAll(trade.deps);
    await refundAll(trade.deps);
    expect((await truthOf(made)).refunds).toEqual([made.totalCents]);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });
});

type Step =
  | { readonly kind: 'press'; readonly act: SandboxAct }
  | { readonly kind: 'replay'; readonly outcome: 'captured' | 'declined' | 'expired' }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'jobs' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'rival' };

const quiet: Step[] = (['close', 'ask', 'jobs', 'cancel', 'rival'] as const).map((kind) => ({ kind }));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('press' as const), act: fc.constantFrom(...sandboxActs) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('replay' as const),
      outcome: fc.constantFrom('captured' as const, 'declined' as const, 'expired' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 4, arbitrary: fc.constantFrom(...quiet) },
);

async function take(made: Checkout, move: Step, rivals: Checkout[]): Promise<void> {
  if (move.kind === 'press') await press(made, move.act);
  else if (move.kind === 'wait') trade.clock.advance(move.minutes * minuteMs);
  else if (move.kind === 'close') await closeOverdueCheckouts(trade.deps);
  else if (move.kind === 'ask') await ask();
  else if (move.kind === 'jobs') await runJobs();
  else if (move.kind === 'cancel') await trade.send(buyer, 'POST', `/checkouts/${made.id}/cancel`);
  else if (move.kind === 'rival') {
    // Somebody else takes what is left.
    const placed = await checkout(trade, buyer, [{ variantId, quantity: 1 }]);
    if (placed.status === 200) {
      rivals.push(placed.body);
      await press(placed.body, 'pay');
    }
  } else if (move.kind === 'replay' && (move.outcome !== 'captured' || (await truthOf(made)).captured)) {
    // News of money is told again only when there was some: what is signed and untrue nobody can tell apart.
    await trade.callback(notification(made, move.outcome, `replay-${made.id}-${move.outcome}`));
  }
}

describe('whatever a gateway does', () => {
  it('each captured payment is one paid order or one refund, and the books are even', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        async (first, second) => {
          [variantId = ''] = (
            await makeGoods(trade, await makeShop(trade.db), [{ priceCents: 2_000, stock: 2 }])
          ).variantIds;
          const rivals: Checkout[] = [];
          const made = [await place(), await place()];
          // Two buyers' payments, their steps in turn and, every third time, at once.
          for (let index = 0; index < 12; index++) {
            const moves = made.flatMap((checkoutMade, which) => {
              const move = [first, second][which]?.[index];
              return move === undefined ? [] : [() => take(checkoutMade, move, rivals)];
            });
            if (index % 3 === 2) await Promise.all(moves.map((move) => move()));
            else for (const move of moves) await move();
          }
          await settle();
          let sold = 0;
          for (const each of [...made, ...rivals]) {
            const { captured, refunds } = await truthOf(each);
            const state = await stateOf(each);
            const journals = await journalsOf(each);
            if (captured && state[0] === 'paid') {
              sold += 1;
              expect([state, journals, refunds]).toEqual([['paid', 'captured'], ['capture'], []]);
            } else if (captured) {
              expect([state, journals, refunds]).toEqual([
                ['closed', 'refunded'],
                ['late-capture', 'refund'],
                [each.totalCents],
              ]);
            } else expect([state, journals, refunds]).toEqual([['closed', 'expired'], [], []]);
          }
          expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 2 - sold, held: 0 });
          expect(await audit(trade.db)).toEqual(soundBooks);
        },
      ),
      { numRuns: 40, seed: 20_261_128 },
    );
  }, 120_000);
});
