import { dayMs, hourMs } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type GuaranteeShop,
  guaranteeShop,
  journalsOf,
  picture,
} from '../../../../../tests/guarantee-shop.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { makePerson, type TradeServer, tradeServer } from '../../../../../tests/trade-server.ts';
import { findBalance } from '../../trade/ledger/index.ts';
import { decideOverdueClaims } from './claim.jobs.ts';

const tenfold = 'fake-pays-tenfold';
let trade: TradeServer;
let shop: GuaranteeShop;
beforeAll(async () => {
  trade = await tradeServer({ connections: 20 });
});
beforeEach(async () => {
  shop = await guaranteeShop(trade);
});
afterAll(() => trade.stop());

const sound = async () => expect(await ledgerFindings(trade)).toEqual([]);

/** Received jewellery for ¥100 that was promised to be genuine, and a claim that it is not. */
async function fake(deposit = 0) {
  if (deposit > 0) await shop.topUp(deposit);
  const bought = await shop.bought(await shop.goods('珠宝首饰', [tenfold]));
  const filed = await shop.claim(bought.buyer, bought.orderId, { code: tenfold, reason: 'fake' });
  return { ...bought, filed, id: filed.body.id };
}

/** As `fake`, shown on three pictures. */
async function shownFake(deposit = 0) {
  const claim = await fake(deposit);
  for (let n = 0; n < 3; n++) await shop.show(claim.buyer, claim.id);
  return claim;
}

describe('a right', () => {
  it('is taken down with the order, where the goods and the shop are fit for it', async () => {
    const variantId = await shop.goods('珠宝首饰', [
      tenfold,
      'return-7-days',
      'fast-refund',
      'spoilage-refund',
    ]);
    const offered = await trade.send<{ items: { rights: { code: string }[] }[] }>(
      null,
      'GET',
      `/rights?variantIds=${variantId}`,
    );
    // Others' labels stay labels, and a right is only what the goods and the shop are fit for.
    expect(offered.body.items[0]?.rights.map(({ code }) => code)).toEqual([tenfold, 'fast-refund']);
    const { orderId } = await shop.bought(variantId);
    const rows = await trade.db
      .selectFrom('order_line_rights')
      .select(['code', 'version'])
      .where('order_id', '=', orderId)
      .orderBy('code')
      .execute();
    expect(rows).toEqual([
      { code: tenfold, version: 1 },
      { code: 'fast-refund', version: 2 },
    ]);
  });

  it('is what the policy said when it was promised, whatever is called the same later', async () => {
    const code = 'fake-pays-ninefold';
    const { buyer, orderId } = await shop.bought(await shop.goods('珠宝首饰', ['fake-one-pay-nine']));
    const stored = trade.db.selectFrom('guarantee_policies').select('policy').where('code', '=', code);
    const { policy } = await stored.executeTakeFirstOrThrow();
    // As if the release that promised it had refused everything under this name and version.
    const mean = { ...(policy as object), rows: [{ outcome: 'refuse', because: 'never' }] };
    await trade.db
      .updateTable('guarantee_policies')
      .set({ policy: JSON.stringify(mean) })
      .where('code', '=', code)
      .execute();
    const refused = await shop.claim(buyer, orderId, { code, reason: 'fake' });
    for (let n = 0; n < 3; n++) await shop.show(buyer, refused.body.id);
    expect((await shop.get(buyer, refused.body.id)).body).toMatchObject({
      ...{ state: 'refused', because: 'never' },
    });
  });

  it('is shown with the order, with when it can be claimed', async () => {
    const { buyer, orderId } = await shop.bought(await shop.goods('珠宝首饰', [tenfold]), 'paid');
    const rights = () =>
      trade.send<{ lines: { rights: { claimable: boolean; until: string | null }[] }[] }>(
        buyer,
        'GET',
        `/orders/${orderId}/rights`,
      );
    expect((await rights()).body.lines[0]?.rights).toMatchObject([{ claimable: false, until: null }]);
    const early = await shop.claim(buyer, orderId, { code: tenfold, reason: 'fake' });
    expect(early.body.code).toBe('claim-early');
    const other = await makePerson(trade.db);
    expect((await trade.send(other, 'GET', `/orders/${orderId}/rights`)).status).toBe(404);
  });
});

describe('a claim', () => {
  it('fake jewellery: evidence, the laboratory, ten times paid from the deposit in one entry', async () => {
    const { buyer, filed, id } = await fake(200_000);
    expect(filed.body).toMatchObject({
      ...{ state: 'needs', because: 'evidence-missing', missing: ['evidence.photo 0/3'] },
      ...{ stakeCents: 110_000, heldCents: 110_000 },
      dueAt: new Date(trade.clock.nowMs() + 72 * hourMs).toISOString(),
    });
    expect(await shop.deposit()).toMatchObject({ freeCents: 90_000, frozenCents: 110_000 });
    const same = picture();
    await shop.show(buyer, id, 'photo', same);
    expect((await shop.show(buyer, id, 'photo', same)).body.missing).toEqual(['evidence.photo 1/3']);
    expect((await shop.show(buyer, id, 'video')).status).toBe(415);
    await shop.show(buyer, id);
    expect((await shop.show(buyer, id)).body).toMatchObject({ state: 'wait', because: 'shop-is-asked' });
    expect((await shop.answer(id, 'disagrees')).body).toMatchObject({
      state: 'review',
      because: 'shop-denies',
    });
    expect((await shop.lab(id, 'received')).body).toMatchObject({ state: 'wait', because: 'at-the-lab' });
    const verdict = await shop.lab(id, 'fake');
    expect(verdict.body).toMatchObject({
      ...{ state: 'paid', because: 'lab-found-fake', paidCents: 110_000, heldCents: 0 },
      payout: { amountCents: 110_000, depositCents: 110_000, advanceCents: 0, state: 'due' },
    });
    expect(verdict.body.why.join('\n')).toContain('lab.verdict = fake');
    await trade.runJobs();
    await trade.runJob('ledger.finish-claim-payouts');
    expect((await shop.get(buyer, id)).body.payout).toMatchObject({ state: 'paid' });
    expect(await journalsOf(trade, id)).toEqual(['claim-paid', 'claim-payout']);
    expect(await shop.deposit()).toMatchObject({ freeCents: 90_000, frozenCents: 0 });
    await sound();
  });

  it('with an empty deposit: the platform pays, the shop owes it and must top up; then its deposit covers it', async () => {
    const { id } = await shownFake(30_000);
    expect((await shop.answer(id, 'agrees')).body).toMatchObject({
      ...{ state: 'paid', paidCents: 110_000 },
      payout: { depositCents: 30_000, advanceCents: 80_000 },
    });
    const due = new Date(trade.clock.nowMs() + 7 * dayMs).toISOString();
    expect(await shop.deposit()).toMatchObject({ freeCents: 0, owedCents: 80_000, topUpDueAt: due });
    await sound();
    // Frozen when it does not top up in time: its money stays, until it does.
    trade.clock.advance(7 * dayMs);
    const leave = await shop.act(shop.finance, `/studio/shops/${shop.shopId}/payouts`, {
      amountCents: 1_000,
    });
    expect(leave.body.code).toBe('deposit-overdue');
    await shop.topUp(100_000);
    expect(await shop.deposit()).toMatchObject({ freeCents: 20_000, owedCents: 0 });
    await sound();
  });

  it('is paid once under any race', async () => {
    const { buyer, id } = await shownFake(500_000);
    const again = { code: tenfold, reason: 'fake' };
    const { orderId } = await trade.db
      .selectFrom('guarantee_claims')
      .select('order_id as orderId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await Promise.all([
      ...Array.from({ length: 12 }, () => shop.answer(id, 'agrees')),
      ...Array.from({ length: 6 }, () => shop.lab(id, 'fake')),
      ...Array.from({ length: 4 }, () => shop.claim(buyer, orderId, again)),
      ...Array.from({ length: 4 }, () => shop.show(buyer, id)),
      decideOverdueClaims(trade.deps),
    ]);
    expect(await journalsOf(trade, id)).toEqual(['claim-payout']);
    await Promise.all([trade.runJobs(), trade.runJob('ledger.finish-claim-payouts')]);
    expect(await journalsOf(trade, id)).toEqual(['claim-paid', 'claim-payout']);
    const shopMoney = { ownerId: shop.shopId, currency: 'CNY' };
    expect(await findBalance(trade.db, { kind: 'deposit', ...shopMoney })).toBe(-390_000);
    await sound();
  });

  it('is filed once, by whoever races, and holds the deposit once', async () => {
    await shop.topUp(500_000);
    const { buyer, orderId } = await shop.bought(await shop.goods('珠宝首饰', [tenfold]));
    const filed = await Promise.all(
      Array.from({ length: 8 }, () => shop.claim(buyer, orderId, { code: tenfold, reason: 'fake' })),
    );
    expect(filed.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(filed.map(({ body }) => body.code))).toEqual(new Set([tenfold, 'claim-made']));
    expect(await shop.deposit()).toMatchObject({ frozenCents: 110_000 });
    await sound();
  });

  it('is decided by its clock when nobody answers', async () => {
    const lazy = await fake(200_000);
    const silent = await shop.bought(await shop.goods('美妆护肤', ['breakage-refund'], 20_000));
    const broken = await shop.claim(silent.buyer, silent.orderId, {
      code: 'breakage-refund',
      reason: 'damaged',
    });
    await shop.show(silent.buyer, broken.body.id);
    await shop.show(silent.buyer, broken.body.id);
    const denied = await shownFake();
    trade.clock.advance(48 * hourMs);
    await trade.runJob('guarantees.decide-overdue');
    const paid = await shop.get(silent.buyer, broken.body.id);
    expect(paid.body).toMatchObject({ state: 'paid', because: 'shop-silent', paidCents: 20_000 });
    trade.clock.advance(24 * hourMs);
    await trade.runJob('guarantees.decide-overdue');
    expect((await shop.get(lazy.buyer, lazy.id)).body).toMatchObject({
      state: 'refused',
      because: 'nothing-shown',
    });
    expect((await shop.get(denied.buyer, denied.id)).body).toMatchObject({ state: 'review', dueAt: null });
    expect(await decideOverdueClaims(trade.deps)).toBe(0);
    await sound();
  });

  it('that cannot be is answered with why', async () => {
    const { buyer, orderId, id } = await fake();
    const ask = async (given: object, who = buyer, of = orderId) => {
      const { status, body } = await shop.claim(who, of, { code: tenfold, reason: 'fake', ...given });
      return [status, body.code];
    };
    expect(await ask({})).toEqual([409, 'claim-made']);
    expect(await ask({}, await makePerson(trade.db))).toEqual([404, 'not-found']);
    expect(await ask({ code: 'price-protection' })).toEqual([404, 'not-found']);
    expect(await ask({ position: 3 })).toEqual([404, 'not-found']);
    const second = await shop.bought(await shop.goods('珠宝首饰', [tenfold, 'return-freight']));
    const more = (given: object) => ask(given, second.buyer, second.orderId);
    expect(await more({ reason: 'allergy' })).toEqual([409, 'claim-not-covered']);
    expect(await more({ askedCents: 110_001 })).toEqual([409, 'claim-above-cap']);
    expect(await more({ currency: 'USD' })).toEqual([409, 'claim-currency']);
    const freight = { code: 'return-freight', reason: 'no-longer-wanted' };
    expect(await more(freight)).toEqual([400, 'bad-request']);
    expect(await more({ ...freight, askedCents: 1_501 })).toEqual([409, 'claim-above-cap']);
    trade.clock.advance(91 * dayMs);
    expect(await more({})).toEqual([409, 'claim-window-over']);
    // Of another shop, or of nobody.
    const other = await guaranteeShop(trade);
    const theirs = await trade.send(
      other.assistant,
      'POST',
      `/studio/shops/${other.shopId}/claims/${id}/answer`,
      {
        ...{ answer: 'agrees', text: '好' },
      },
    );
    expect(theirs.status).toBe(404);
    expect((await trade.send(other.owner, 'GET', `/studio/shops/${shop.shopId}/claims`)).status).toBe(404);
    expect((await trade.send(null, 'GET', `/claims/${id}`)).status).toBe(401);
    expect((await trade.send(buyer, 'GET', `/ops/claims/${id}`)).status).toBe(403);
  });
});

describe('an appeal', () => {
  it('of the buyer is heard once, by an operator who may grant less', async () => {
    const { buyer, id } = await shownFake(200_000);
    expect((await shop.lab(id, 'genuine')).body).toMatchObject({ state: 'refused', heldCents: 0 });
    const appeal = () => shop.act(buyer, `/claims/${id}/appeal`, { text: '报告有误' });
    expect((await appeal()).body).toMatchObject({ state: 'appealed', heldCents: 110_000 });
    expect((await shop.rule(id, 'pay', { amountCents: 110_001 })).body.code).toBe('claim-above-cap');
    expect((await shop.rule(id, 'pay', { amountCents: 40_000 })).body).toMatchObject({
      ...{ state: 'paid', because: 'ruled-pay', paidCents: 40_000 },
    });
    expect((await appeal()).body.code).toBe('appeal-made');
    const theirs = await shop.act(shop.assistant, `/studio/shops/${shop.shopId}/claims/${id}/appeal`, {
      text: '不服',
    });
    expect(theirs.body.code).toBe('appeal-made');
    expect(await shop.deposit()).toMatchObject({ freeCents: 160_000, frozenCents: 0 });
    await sound();
  });

  it('of the shop that is right gives it the money back, and leaves the buyer theirs', async () => {
    const { id } = await shownFake(200_000);
    await shop.lab(id, 'fake');
    await shop.act(shop.assistant, `/studio/shops/${shop.shopId}/claims/${id}/appeal`, {
      text: '样品被调换',
    });
    const ruled = await Promise.all(Array.from({ length: 5 }, () => shop.rule(id, 'refuse')));
    expect(ruled.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await journalsOf(trade, id)).toEqual(['claim-payout', 'claim-restored']);
    const balance = await findBalance(trade.db, { kind: 'shop', ownerId: shop.shopId, currency: 'CNY' });
    expect(balance).toBe(-110_000);
    await sound();
  });

  it('is not heard by whoever ruled, nor after thirty days', async () => {
    const { buyer, id } = await shownFake();
    await shop.answer(id, 'disagrees');
    await shop.rule(id, 'refuse');
    const late = trade.clock.nowMs();
    await shop.act(buyer, `/claims/${id}/appeal`, { text: '不服' });
    expect((await shop.rule(id, 'pay')).body.code).toBe('appeal-own-decision');
    const other = { ...(await makePerson(trade.db)), roles: ['operator'] } as const;
    expect((await shop.rule(id, 'pay', {}, other)).body).toMatchObject({ state: 'paid', paidCents: 110_000 });
    const second = await shownFake();
    await shop.lab(second.id, 'genuine');
    trade.clock.advance(30 * dayMs + (trade.clock.nowMs() - late) + 1);
    const over = await shop.act(second.buyer, `/claims/${second.id}/appeal`, { text: '晚了' });
    expect(over.body.code).toBe('appeal-over');
    await sound();
  });
});

describe('money of the same line', () => {
  const ask = (buyer: Parameters<GuaranteeShop['get']>[0], orderId: string, variantId: string) =>
    shop.act(buyer, `/orders/${orderId}/after-sales`, {
      ...{ kind: 'refund', reason: 'damaged', description: '' },
      lines: [{ variantId, quantity: 1 }],
    });

  it('is not asked for in after-sales while a claim is open, nor after it was paid', async () => {
    const variantId = await shop.goods('家居日用', ['breakage-refund'], 10_000);
    const { buyer, orderId } = await shop.bought(variantId);
    const filed = await shop.claim(buyer, orderId, { code: 'breakage-refund', reason: 'damaged' });
    expect((await ask(buyer, orderId, variantId)).body).toMatchObject({
      code: 'claim-open',
      claimId: filed.body.id,
    });
    await shop.show(buyer, filed.body.id);
    expect((await shop.show(buyer, filed.body.id)).body).toMatchObject({ state: 'paid', paidCents: 10_000 });
    expect((await ask(buyer, orderId, variantId)).body.code).toBe('refund-above-paid');
    await sound();
  });

  it('is not claimed while it is asked for, and then only for what is left', async () => {
    const variantId = await shop.goods('家居日用', ['breakage-refund'], 10_000);
    const { buyer, orderId } = await shop.bought(variantId);
    const opened = await ask(buyer, orderId, variantId);
    const claim = () => shop.claim(buyer, orderId, { code: 'breakage-refund', reason: 'damaged' });
    expect((await claim()).body.code).toBe('after-sale-open');
    const desk = `/studio/shops/${shop.shopId}/after-sales/${opened.body.id}`;
    await shop.act(shop.assistant, `${desk}/offer`, { amountCents: 4_000, text: '补偿' });
    await shop.act(buyer, `/after-sales/${opened.body.id}/accept-offer`, { amountCents: 4_000 });
    const filed = await claim();
    expect(filed.body.stakeCents).toBe(6_000);
    await shop.show(buyer, filed.body.id);
    expect((await shop.show(buyer, filed.body.id)).body).toMatchObject({ state: 'paid', paidCents: 6_000 });
    await sound();
  });

  it('comes of one of the two, whichever is first', async () => {
    const variantId = await shop.goods('家居日用', ['breakage-refund'], 10_000);
    for (let n = 0; n < 5; n++) {
      const { buyer, orderId } = await shop.bought(variantId);
      const both = await Promise.all([
        ask(buyer, orderId, variantId),
        shop.claim(buyer, orderId, { code: 'breakage-refund', reason: 'damaged' }),
      ]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  });
});

it('return postage is paid by its receipt once the goods are on their way back, by the platform', async () => {
  const variantId = await shop.goods('服饰鞋包', ['return-freight']);
  const { buyer, orderId } = await shop.bought(variantId);
  const filed = await shop.claim(buyer, orderId, {
    ...{ code: 'return-freight', reason: 'no-longer-wanted', askedCents: 1_200 },
  });
  const { id } = filed.body;
  expect((await shop.show(buyer, id, 'freight-receipt')).body).toMatchObject({ because: 'not-sent-yet' });
  const opened = await shop.act(buyer, `/orders/${orderId}/after-sales`, {
    ...{ kind: 'return', reason: 'changed-mind', description: '', lines: [{ variantId, quantity: 1 }] },
  });
  const desk = `/studio/shops/${shop.shopId}/after-sales/${opened.body.id}`;
  await shop.act(shop.assistant, `${desk}/agree`, { amountCents: 10_000, returnTo: '杭州' });
  const label = { carrier: 'sf', trackingNo: 'SFBACK0001' };
  expect((await shop.act(buyer, `/after-sales/${opened.body.id}/send-back`, label)).status).toBe(200);
  await trade.runJob('guarantees.look-again');
  expect((await shop.get(buyer, id)).body).toMatchObject({
    ...{ state: 'paid', because: 'sent-back', paidCents: 1_200 },
    payout: { platformCents: 1_200 },
  });
  await sound();
});

it('the service budget refunds goods that are not worth their way back, as long as it lasts', async () => {
  const variantId = await shop.goods('水果', ['refund-without-return'], 4_000);
  const first = await shop.bought(variantId);
  trade.clock.advance(8 * dayMs);
  await trade.runJob('ledger.settle');
  const moved = await shop.act(shop.finance, `/studio/shops/${shop.shopId}/service-budget/moves`, {
    amountCents: 3_500,
  });
  expect(moved.body).toMatchObject({ budgetCents: 3_500 });
  const over = await shop.act(shop.finance, `/studio/shops/${shop.shopId}/service-budget/moves`, {
    amountCents: -3_501,
  });
  expect(over.body.code).toBe('balance-too-small');
  expect(first.orderId).not.toBe('');
  const { buyer, orderId } = await shop.bought(variantId);
  const filed = await shop.claim(buyer, orderId, { code: 'refund-without-return', reason: 'spoiled' });
  await shop.show(buyer, filed.body.id);
  expect((await shop.show(buyer, filed.body.id)).body).toMatchObject({
    state: 'wait',
    because: 'shop-is-asked',
  });
  expect((await shop.answer(filed.body.id, 'agrees')).body).toMatchObject({
    payout: { budgetCents: 3_500, depositCents: 0, advanceCents: 500 },
  });
  await sound();
});
