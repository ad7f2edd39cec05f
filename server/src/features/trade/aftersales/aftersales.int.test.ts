import { dayMs, hourMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenCases } from '../../../../../tests/after-sale-audit.ts';
import {
  type Checkout,
  checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  type Person,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import type { PersonRole, ShopRole } from '../../../http/access.ts';
import { timeOutCases } from './case.jobs.ts';
import { caseReader } from './case.reader.ts';
import type { AskOptions, CaseSummary, CaseView } from './case.schema.ts';
import { ordersWithOpenCase } from './index.ts';

let trade: TradeServer;
let shopId: ShopId;
beforeAll(async () => {
  trade = await tradeServer({ connections: 20 });
  shopId = await makeShop(trade.db);
});
afterAll(() => trade.stop());

type Refusal = { code?: string; leftCents?: number; caseId?: string };
const member = (role: ShopRole, of = shopId) => makePerson(trade.db, { shops: [[of, role]] });
let labels = 0;
const label = () => {
  labels += 1;
  return { carrier: 'sf', trackingNo: `AS${1_000_000 + labels}` };
};

type State = 'paid' | 'shipped' | 'received';
interface Bought {
  readonly buyer: Person;
  readonly orderId: string;
  readonly variantIds: readonly string[];
  readonly totalCents: number;
}

/** An order of these pieces, five of each on the shelf before, as far as it is said. */
async function bought(pieces: readonly { cents: number; quantity: number }[], state: State): Promise<Bought> {
  const goods = await makeGoods(
    trade,
    shopId,
    pieces.map(({ cents: priceCents }) => ({ priceCents, stock: 5 })),
  );
  const buyer = await makePerson(trade.db);
  const lines = goods.variantIds.map((variantId, i) => ({ variantId, quantity: pieces[i]?.quantity ?? 1 }));
  const made = (await checkout(trade, buyer, lines)).body as Checkout;
  await trade.callback(notification(made, 'captured'));
  const orderId = made.orders[0]?.id ?? '';
  if (state !== 'paid') await shipIt(orderId);
  if (state === 'received') await trade.send(buyer, 'POST', `/orders/${orderId}/receive`);
  return { buyer, orderId, variantIds: goods.variantIds, totalCents: made.totalCents };
}

async function shipIt(orderId: string) {
  return trade.send(await member('clerk'), 'POST', `/studio/shops/${shopId}/orders/${orderId}/ship`, label());
}

const ask = ({ buyer, orderId, variantIds }: Bought, given: Record<string, unknown> = {}) =>
  trade.send<CaseView & Refusal>(buyer, 'POST', `/orders/${orderId}/after-sales`, {
    ...{ kind: 'refund', reason: 'damaged', description: '' },
    lines: [{ variantId: variantIds[0] ?? '', quantity: 1 }],
    ...given,
  });
const act = (who: Person, id: string, name: string, body: object = {}) =>
  trade.send<CaseView & Refusal>(who, 'POST', `/after-sales/${id}/${name}`, body);
const desk = (who: Person, id: string, name: string, body: object = {}) =>
  trade.send<CaseView & Refusal>(who, 'POST', `/studio/shops/${shopId}/after-sales/${id}/${name}`, body);
const options = ({ buyer, orderId }: Bought) =>
  trade.send<AskOptions>(buyer, 'GET', `/orders/${orderId}/after-sales`);
const operator = async (): Promise<Person> => ({
  ...(await makePerson(trade.db)),
  roles: ['operator' as PersonRole],
});

const broken = () => brokenCases(trade.db);
describe('a refund without return', () => {
  it('gives back what was paid for the pieces after reductions, and the order goes on', async () => {
    const order = await bought(
      [
        { cents: 30_000, quantity: 2 },
        { cents: 1_000, quantity: 1 },
      ],
      'shipped',
    );
    const asked = await ask(order, { description: '压坏了一个' });
    expect(asked.body).toMatchObject({
      state: 'asked',
      turn: 'shop',
      amountCents: 30_000,
      freight: 'shop',
      dueAt: new Date(trade.clock.nowMs() + 36 * hourMs).toISOString(),
    });
    const { id } = asked.body;
    const agreed = await desk(await member('assistant'), id, 'agree', { amountCents: 30_000 });
    expect(agreed.body).toMatchObject({ state: 'closed', outcome: 'refunded', refundedCents: 30_000 });
    await trade.runJobs();
    const view = await trade.send(order.buyer, 'GET', `/orders/${order.orderId}`);
    expect(view.body).toMatchObject({
      state: 'shipped',
      refundedCents: 30_000,
      afterSales: [{ id, outcome: 'refunded' }],
      can: { askAfterSale: true },
    });
    expect(await ordersWithOpenCase(trade.db as never, [order.orderId])).toEqual(new Set());
    expect((await options(order)).body.lines.map(({ left, maxCents }) => [left, maxCents])).toEqual([
      [1, [30_000]],
      [1, [1_000]],
    ]);
    expect(await broken()).toEqual([]);
  });

  it('may be offered smaller, and is then taken or brought before an operator', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const assistant = await member('assistant');
    const { id } = (await ask(order)).body;
    expect((await desk(assistant, id, 'offer', { amountCents: 30_000, text: '不少' })).status).toBe(400);
    await desk(assistant, id, 'offer', { amountCents: 800, text: '外包装而已' });
    expect((await act(order.buyer, id, 'accept-offer', { amountCents: 900 })).status).toBe(409);
    const taken = await act(order.buyer, id, 'accept-offer', { amountCents: 800 });
    expect(taken.body).toMatchObject({ outcome: 'refunded', refundedCents: 800 });
    // What was kept may still be asked about, for what is left of it.
    expect((await options(order)).body.lines[0]).toMatchObject({ left: 1, maxCents: [29_200] });
    expect(await broken()).toEqual([]);
  });

  it('of what is not shipped takes the pieces off the order; all of it is cancelled instead', async () => {
    const order = await bought([{ cents: 30_000, quantity: 2 }], 'paid');
    const whole = await ask(order, {
      reason: 'late',
      lines: [{ variantId: order.variantIds[0], quantity: 2 }],
    });
    expect(whole.body).toMatchObject({ code: 'state-conflict', detail: expect.stringContaining('cancel') });
    const { id } = (await ask(order, { reason: 'changed-mind' })).body;
    expect(await stockOf(trade.db, order.variantIds[0])).toEqual({ onHand: 3, held: 0 });
    await desk(await member('owner'), id, 'agree', { amountCents: 30_000 });
    expect(await stockOf(trade.db, order.variantIds[0])).toEqual({ onHand: 4, held: 0 });
    const view = await trade.send<{ lines: { cancelledQuantity: number }[] }>(
      order.buyer,
      'GET',
      `/orders/${order.orderId}`,
    );
    expect(view.body.lines[0]?.cancelledQuantity).toBe(1);
    // What is left is refunded as a whole: the rest of the money and of the goods, once.
    const rest = await trade.send(
      await member('owner'),
      'POST',
      `/studio/shops/${shopId}/orders/${order.orderId}/refund`,
      { reason: '缺货' },
    );
    expect(rest.body).toMatchObject({ closeReason: 'refunded', refundedCents: order.totalCents });
    expect(await stockOf(trade.db, order.variantIds[0])).toEqual({ onHand: 5, held: 0 });
    expect(await broken()).toEqual([]);
  });

  it('is changed while nobody has answered, and then agreed to as it is, not as it was', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const { id } = (await ask(order, { amountCents: 1_000 })).body;
    const change = { reason: 'missing-pieces', amountCents: 2_000, description: '少了一半' };
    expect((await act(order.buyer, id, 'change', change)).body).toMatchObject({ amountCents: 2_000 });
    const finance = await member('finance');
    expect((await desk(finance, id, 'agree', { amountCents: 1_000 })).status).toBe(409);
    expect((await desk(finance, id, 'agree', { amountCents: 2_000 })).body.refundedCents).toBe(2_000);
    expect((await act(order.buyer, id, 'change', change)).status).toBe(409);
  });
});

describe('goods that come back', () => {
  it('are put on the shelf if the shop says so, and the money goes back', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'received');
    const { id } = (await ask(order, { kind: 'return', reason: 'changed-mind' })).body;
    const assistant = await member('assistant');
    const agreed = await desk(assistant, id, 'agree', { amountCents: 30_000, returnTo: '杭州市仓前街 1 号' });
    expect(agreed.body).toMatchObject({ state: 'awaiting-return', returnTo: '杭州市仓前街 1 号' });
    await act(order.buyer, id, 'send-back', label());
    const clerk = await member('clerk');
    expect((await desk(clerk, id, 'refund')).status).toBe(403);
    expect((await desk(clerk, id, 'receive', { putBack: true })).body).toMatchObject({ state: 'returned' });
    expect(await stockOf(trade.db, order.variantIds[0])).toEqual({ onHand: 5, held: 0 });
    expect((await desk(assistant, id, 'refund')).body).toMatchObject({ outcome: 'refunded' });
    expect((await desk(assistant, id, 'refund')).status).toBe(200);
    expect(await broken()).toEqual([]);
  });

  it('bring the shipping fee back when the shop is at fault and nothing is kept', async () => {
    const order = await bought([{ cents: 1_000, quantity: 2 }], 'shipped');
    const shippingCents = order.totalCents - 2_000;
    expect(shippingCents).toBeGreaterThan(0);
    const goods = order.variantIds[0];
    const amountOf = async (reason: string, quantity: number) => {
      const lines = [{ variantId: goods, quantity }];
      const { body } = await ask(order, { kind: 'return', reason, lines });
      await act(order.buyer, body.id, 'withdraw');
      return body.amountCents;
    };
    expect(await amountOf('damaged', 2)).toBe(2_000 + shippingCents);
    expect(await amountOf('damaged', 1)).toBe(1_000);
    expect(await amountOf('changed-mind', 2)).toBe(2_000);
  });

  it('are exchanged for others from the shelf; when none is left, the money goes back', async () => {
    const [first, second] = [
      await bought([{ cents: 30_000, quantity: 1 }], 'shipped'),
      await bought([{ cents: 30_000, quantity: 1 }], 'shipped'),
    ];
    const [assistant, clerk] = [await member('assistant'), await member('clerk')];
    const back = async (order: Bought) => {
      const { id, amountCents } = (await ask(order, { kind: 'exchange', reason: 'wrong-goods' })).body;
      await desk(assistant, id, 'agree', { amountCents, returnTo: '仓库' });
      await act(order.buyer, id, 'send-back', label());
      await desk(clerk, id, 'receive', { putBack: false });
      return id;
    };
    const exchanged = await back(first);
    expect((await desk(clerk, exchanged, 'send', label())).body).toMatchObject({ state: 'sending' });
    expect(await stockOf(trade.db, first.variantIds[0])).toEqual({ onHand: 3, held: 0 });
    expect((await act(first.buyer, exchanged, 'confirm')).body).toMatchObject({ outcome: 'exchanged' });
    const none = await back(second);
    await trade.db
      .updateTable('stock_levels')
      .set({ on_hand: 0 })
      .where('variant_id', '=', second.variantIds[0] ?? '')
      .execute();
    // Who may not give money back does not do it by finding the shelf empty.
    expect((await desk(clerk, none, 'send', label())).body).toMatchObject({ code: 'stock-exhausted' });
    expect((await desk(assistant, none, 'send', label())).body).toMatchObject({
      outcome: 'refunded',
      refundedCents: 30_000,
    });
    expect(await broken()).toEqual([]);
  });

  it('are repaired and sent again, and never go on the shelf', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'received');
    const assistant = await member('assistant');
    const { id, amountCents } = (await ask(order, { kind: 'repair', reason: 'faulty' })).body;
    await desk(assistant, id, 'agree', { amountCents, returnTo: '维修部' });
    await act(order.buyer, id, 'send-back', label());
    await desk(assistant, id, 'receive', { putBack: true });
    expect(await stockOf(trade.db, order.variantIds[0])).toEqual({ onHand: 4, held: 0 });
    const sent = await desk(assistant, id, 'send', label());
    expect(sent.body).toMatchObject({ back: { carrier: 'sf' }, sent: { carrier: 'sf' } });
    expect((await act(order.buyer, id, 'confirm')).body).toMatchObject({ outcome: 'repaired' });
  });

  it('that are not asked about within the days of the policy are kept', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'received');
    // Received at noon in China: 7 days from the midnight after are over 7.5 days later.
    trade.clock.advance(7.5 * dayMs - 1_000);
    expect((await options(order)).body.kinds.map(({ kind }) => kind)).toContain('return');
    trade.clock.advance(1_000);
    const late = await ask(order, { kind: 'return', reason: 'changed-mind' });
    expect(late.body).toMatchObject({ code: 'state-conflict', field: 'kind' });
    expect((await options(order)).body.kinds.map(({ kind }) => kind)).toEqual(['exchange', 'repair']);
  });
});

describe('the clock', () => {
  it('decides what nobody answered, each case for itself, once, however many look at it', async () => {
    const orders = await Promise.all(
      [1, 2, 3, 4].map(() => bought([{ cents: 30_000, quantity: 1 }], 'shipped')),
    );
    const ids: string[] = [];
    for (const order of orders) ids.push((await ask(order)).body.id);
    trade.clock.advance(36 * hourMs - 1);
    await timeOutCases(trade.deps);
    const stateOf = async (index: number) =>
      (await trade.send<CaseView>(orders[index]?.buyer ?? null, 'GET', `/after-sales/${ids[index]}`)).body;
    expect((await stateOf(0)).state).toBe('asked');
    trade.clock.advance(1);
    const runs = await Promise.all([timeOutCases(trade.deps), timeOutCases(trade.deps)]);
    const decided = runs.flat().map(({ found }) => found.id);
    expect(ids.every((id) => decided.filter((one) => one === id).length === 1)).toBe(true);
    expect(await stateOf(0)).toMatchObject({
      outcome: 'refunded',
      timeline: [{ kind: 'asked' }, { kind: 'agreed', side: 'clock' }, { kind: 'closed', side: 'clock' }],
    });
    expect(await broken()).toEqual([]);
  });

  it('sends goods back to where the shop last had them sent', async () => {
    const own = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const assistant = await member('assistant');
    const first = (await ask(own, { kind: 'return' })).body;
    trade.clock.advance(1_000);
    await desk(assistant, first.id, 'agree', { amountCents: first.amountCents, returnTo: '三号仓' });
    const second = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const { id } = (await ask(second, { kind: 'return' })).body;
    trade.clock.advance(48 * hourMs);
    await timeOutCases(trade.deps);
    expect((await trade.send(second.buyer, 'GET', `/after-sales/${id}`)).body).toMatchObject({
      state: 'awaiting-return',
      returnTo: '三号仓',
    });
  });

  it('gives no money for goods that left before the shop answered; shipping is the answer', async () => {
    const order = await bought([{ cents: 30_000, quantity: 2 }], 'paid');
    const { id } = (await ask(order, { reason: 'late' })).body;
    await shipIt(order.orderId);
    await caseReader(trade.deps).take(
      [{ kind: 'order-shipped', subjectId: order.orderId }] as never,
      {} as never,
    );
    expect((await trade.send(order.buyer, 'GET', `/after-sales/${id}`)).body).toMatchObject({
      state: 'declined',
    });
  });

  it('ends a case of an order whose money went back as a whole', async () => {
    const order = await bought([{ cents: 30_000, quantity: 2 }], 'paid');
    const { id } = (await ask(order, { reason: 'late' })).body;
    await trade.send(
      await member('owner'),
      'POST',
      `/studio/shops/${shopId}/orders/${order.orderId}/refund`,
      {
        reason: '缺货',
      },
    );
    await caseReader(trade.deps).take(
      [{ kind: 'order-closed', subjectId: order.orderId }] as never,
      {} as never,
    );
    expect((await trade.send(order.buyer, 'GET', `/after-sales/${id}`)).body).toMatchObject({
      outcome: 'order-refunded',
      refundedCents: 0,
    });
    expect(await broken()).toEqual([]);
  });
});

describe('at the same moment', () => {
  it('one line is asked about once', async () => {
    for (let round = 0; round < 5; round++) {
      const order = await bought([{ cents: 30_000, quantity: 2 }], 'shipped');
      const answers = await Promise.all([1, 2, 3, 4].map(() => ask(order)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    }
    expect(await broken()).toEqual([]);
  });

  it('agreeing, the clock, a withdrawal and an offer end in one of them, and money goes back at most once', async () => {
    for (let round = 0; round < 6; round++) {
      const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
      const { id } = (await ask(order)).body;
      const [assistant, finance] = [await member('assistant'), await member('finance')];
      trade.clock.advance(36 * hourMs);
      await Promise.all([
        desk(assistant, id, 'agree', { amountCents: 30_000 }),
        desk(finance, id, 'agree', { amountCents: 30_000 }),
        desk(finance, id, 'offer', { amountCents: 100, text: '少一点' }),
        timeOutCases(trade.deps),
        act(order.buyer, id, 'withdraw'),
      ]);
      const sums = await trade.db
        .selectFrom('payment_refunds')
        .select('amount_cents')
        .where('order_id', '=', order.orderId)
        .execute();
      expect(sums.length).toBeLessThanOrEqual(1);
    }
    expect(await broken()).toEqual([]);
  });

  it('two cases and the shop’s own refund of the whole order never give back more than was paid', async () => {
    for (let round = 0; round < 8; round++) {
      const order = await bought(
        [
          { cents: 30_000, quantity: 2 },
          { cents: 500, quantity: 1 },
        ],
        'paid',
      );
      const one = (await ask(order, { reason: 'late' })).body;
      const two = (
        await ask(order, { reason: 'late', lines: [{ variantId: order.variantIds[1], quantity: 1 }] })
      ).body;
      const owner = await member('owner');
      const path = `/studio/shops/${shopId}/orders/${order.orderId}/refund`;
      await Promise.all([
        desk(owner, one.id, 'agree', { amountCents: one.amountCents }),
        desk(owner, two.id, 'agree', { amountCents: two.amountCents }),
        trade.send(owner, 'POST', path, { reason: '缺货' }),
      ]);
      const view = await trade.send<{ refundedCents: number }>(
        order.buyer,
        'GET',
        `/orders/${order.orderId}`,
      );
      expect(view.body.refundedCents).toBe(order.totalCents);
      for (const variantId of order.variantIds)
        expect(await stockOf(trade.db, variantId)).toEqual({ onHand: 5, held: 0 });
    }
    await trade.runJobs();
    expect(await broken()).toEqual([]);
  });

  it('the last replacement goes to one, and the other gets the money', async () => {
    const order = await bought([{ cents: 30_000, quantity: 2 }], 'shipped');
    const goods = order.variantIds[0] ?? '';
    const again = (await checkout(trade, order.buyer as never, [{ variantId: goods, quantity: 1 }]))
      .body as Checkout;
    await trade.callback(notification(again, 'captured'));
    const otherId = again.orders[0]?.id ?? '';
    await shipIt(otherId);
    const assistant = await member('assistant');
    const ids: string[] = [];
    for (const orderId of [order.orderId, otherId]) {
      const { id, amountCents } = (await ask({ ...order, orderId }, { kind: 'exchange' })).body;
      await desk(assistant, id, 'agree', { amountCents, returnTo: '仓' });
      await act(order.buyer, id, 'send-back', label());
      await desk(assistant, id, 'receive', { putBack: false });
      ids.push(id);
    }
    await trade.db.updateTable('stock_levels').set({ on_hand: 1 }).where('variant_id', '=', goods).execute();
    const sent = await Promise.all(ids.map((id) => desk(assistant, id, 'send', label())));
    expect(sent.map(({ body }) => body.state).sort()).toEqual(['closed', 'sending']);
    expect(await stockOf(trade.db, goods)).toEqual({ onHand: 0, held: 0 });
    expect(await broken()).toEqual([]);
  });
});

describe('an operator', () => {
  it('rules with a reason on what was brought before them, and sees nothing else', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const { id } = (await ask(order, { kind: 'return' })).body;
    const who = await operator();
    expect((await trade.send(who, 'GET', `/ops/after-sales/${id}`)).status).toBe(404);
    await desk(await member('assistant'), id, 'decline', { text: '影响二次销售' });
    await act(order.buyer, id, 'escalate', { text: '照片里有' });
    const queue = await trade.send<{ items: CaseSummary[] }>(who, 'GET', '/ops/after-sales?limit=50');
    expect(queue.body.items.map((item) => item.id)).toContain(id);
    const ruling = { ruling: 'refund', amountCents: 1_500, reason: '双方各担一半' };
    const ruled = await trade.send<CaseView>(who, 'POST', `/ops/after-sales/${id}/ruling`, ruling);
    expect(ruled.body).toMatchObject({ outcome: 'refunded', refundedCents: 1_500 });
    expect((await trade.send(who, 'POST', `/ops/after-sales/${id}/ruling`, ruling)).status).toBe(409);
    const done = await trade.send<{ items: CaseSummary[] }>(who, 'GET', '/ops/after-sales?state=ruled');
    expect(done.body.items[0]?.id).toBe(id);
    expect(await broken()).toEqual([]);
  });
});

describe('who may', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 64 }, () => 1)]);

  it('see a case, its evidence and its messages: the two sides, and nobody else', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const { id } = (await ask(order)).body;
    const headers = { 'content-type': 'image/jpeg' };
    const put = await trade.send<CaseView>(order.buyer, 'PUT', `/after-sales/${id}/files/1`, jpeg, headers);
    const file = put.body.files[0]?.id ?? '';
    expect((await trade.send(order.buyer, 'PUT', `/after-sales/${id}/files/1`, jpeg, headers)).status).toBe(
      409,
    );
    expect(
      (await trade.send(order.buyer, 'PUT', `/after-sales/${id}/files/2`, Buffer.from('no'), headers)).status,
    ).toBe(415);
    await act(order.buyer, id, 'messages', { text: '在吗' });
    const assistant = await member('assistant');
    const seen = await trade.send<CaseView>(assistant, 'GET', `/studio/shops/${shopId}/after-sales/${id}`);
    expect(seen.body).toMatchObject({ files: [{ id: file }], messages: [{ side: 'buyer', text: '在吗' }] });
    const bytes = await trade.send(
      assistant,
      'GET',
      `/studio/shops/${shopId}/after-sales/${id}/files/${file}`,
    );
    expect(bytes.status).toBe(200);
    const otherShop = await makeShop(trade.db);
    const neighbour = await member('owner', otherShop);
    const another = await makePerson(trade.db);
    for (const [who, path] of [
      [another, `/after-sales/${id}`],
      [another, `/after-sales/${id}/files/${file}`],
      [neighbour, `/studio/shops/${otherShop}/after-sales/${id}`],
      [neighbour, `/studio/shops/${otherShop}/after-sales/${id}/files/${file}`],
      [await operator(), `/ops/after-sales/${id}/files/${file}`],
    ] as const)
      expect((await trade.send(who, 'GET', path)).status, path).toBe(404);
    expect((await act(another, id, 'withdraw')).status).toBe(404);
    expect((await act(another, id, 'messages', { text: '?' })).status).toBe(404);
    const theirs = await trade.send(neighbour, 'POST', `/studio/shops/${otherShop}/after-sales/${id}/agree`, {
      amountCents: 30_000,
    });
    expect(theirs.status).toBe(404);
    expect((await ask({ ...order, buyer: another })).status).toBe(404);
  });

  it('answer: the owner, assistants and the books; a clerk receives and nothing more, a host nothing', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const { id } = (await ask(order)).body;
    for (const role of ['clerk', 'host'] as const)
      for (const [name, body] of [
        ['agree', { amountCents: 30_000 }],
        ['offer', { amountCents: 1, text: 'x' }],
        ['decline', { text: 'x' }],
        ['refund', {}],
      ] as const)
        expect((await desk(await member(role), id, name, body)).status, `${role} ${name}`).toBe(403);
    expect((await desk(await member('host'), id, 'receive', { putBack: true })).status).toBe(403);
    const clerk = await member('clerk');
    const seen = await trade.send<CaseView>(clerk, 'GET', `/studio/shops/${shopId}/after-sales/${id}`);
    expect(seen.body.can).toMatchObject({ agree: false, decline: false, refund: false });
    expect((await desk(await member('finance'), id, 'agree', { amountCents: 30_000 })).status).toBe(200);
  });
});

describe('what is refused', () => {
  it('is more than was paid, other goods, the same line twice, a reason that does not fit, and what has no pieces left', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const other = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const line = { variantId: order.variantIds[0], quantity: 1 };
    const codes = [
      await ask(order, { amountCents: 30_001 }),
      await ask(order, { lines: [{ variantId: other.variantIds[0], quantity: 1 }] }),
      await ask(order, { lines: [line, line] }),
      await ask(order, { lines: [{ ...line, quantity: 2 }] }),
      await ask(order, { lines: [{ ...line, quantity: -1 }] }),
      await ask(order, { amountCents: 0.5 }),
      await ask(order, { reason: 'changed-mind' }),
    ].map(({ body }) => body.code);
    const bad = 'bad-request';
    expect(codes).toEqual(['refund-above-paid', 'not-found', bad, bad, bad, bad, bad]);
    const { id } = (await ask(order)).body;
    expect((await ask(order)).body).toMatchObject({ code: 'state-conflict', caseId: id });
    await desk(await member('owner'), id, 'agree', { amountCents: 30_000 });
    expect((await ask(order)).body.code).toBe(bad);
    const view = await trade.send<{ can: { askAfterSale: boolean } }>(
      order.buyer,
      'GET',
      `/orders/${order.orderId}`,
    );
    expect(view.body.can.askAfterSale).toBe(false);
  });

  it('is the same key with other words, and the same words under it lead to one case', async () => {
    const order = await bought([{ cents: 30_000, quantity: 1 }], 'shipped');
    const body = {
      kind: 'refund',
      reason: 'damaged',
      lines: [{ variantId: order.variantIds[0], quantity: 1 }],
    };
    const headers = { 'idempotency-key': `after-sale-${order.orderId}` };
    const send = (given: object) =>
      trade.send<CaseView & Refusal>(
        order.buyer,
        'POST',
        `/orders/${order.orderId}/after-sales`,
        given,
        headers,
      );
    const [first, second] = [await send(body), await send(body)];
    expect(second.body.id).toBe(first.body.id);
    expect((await send({ ...body, reason: 'faulty' })).body.code).toBe('key-reused');
  });
});

describe('a shop’s desk', () => {
  it('shows what is due first, by what it waits for, and counts it', async () => {
    const own = shopId;
    shopId = await makeShop(trade.db);
    const [later, sooner] = [
      await bought([{ cents: 30_000, quantity: 1 }], 'shipped'),
      await bought([{ cents: 4_000, quantity: 1 }], 'shipped'),
    ];
    const slow = (await ask(later, { kind: 'return' })).body.id;
    const fast = (await ask(sooner)).body.id;
    const clerk = await member('clerk');
    const list = async (query: string) =>
      (
        await trade.send<{ items: CaseSummary[]; nextCursor: string | null }>(
          clerk,
          'GET',
          `/studio/shops/${shopId}/after-sales?${query}`,
        )
      ).body;
    expect((await list('view=open')).items.map(({ id }) => id)).toEqual([fast, slow]);
    const first = await list('view=open&limit=1');
    expect((await list(`view=open&limit=1&cursor=${first.nextCursor}`)).items.map(({ id }) => id)).toEqual([
      slow,
    ]);
    expect((await list('view=to-receive')).items).toEqual([]);
    const counts = await trade.send(clerk, 'GET', `/studio/shops/${shopId}/after-sales/counts`);
    expect(counts.body).toMatchObject({ toAnswer: 2, toReceive: 0, open: 2, escalated: 0 });
    const mine = await trade.send<{ items: CaseSummary[] }>(later.buyer, 'GET', '/after-sales?open=true');
    expect(mine.body.items.map(({ id }) => id)).toEqual([slow]);
    shopId = own;
  });
});
