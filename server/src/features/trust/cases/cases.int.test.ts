import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsOf, buyInRoom, caseSite, untrueRoom } from '../../../../../tests/case-site.ts';
import { ledgerFindings } from '../../../../../tests/ledger-shop.ts';
import { type RoomServer, schedule } from '../../../../../tests/room-server.ts';
import { makePerson, type Person } from '../../../../../tests/trade-server.ts';
import type { CaseView, CaseViewer, OrderCompensation, PenaltiesView, Ruling } from './case.schema.ts';
import { type CompensationDeps, payDueCompensations } from './compensate.service.ts';

let site: RoomServer;
let operator: Person;
let ops: ReturnType<typeof actsOf>;
beforeAll(async () => {
  const made = await caseSite();
  ({ site, operator } = made);
  ops = actsOf(site, operator);
});
afterAll(() => site.stop());

const summary = '称茶叶能根治高血压';
const publicText = '在直播中称普通茶叶能根治高血压，属于虚假宣传。';
const violation = {
  ...{ decision: 'violation', class: 'B', points: 4, officialCode: 'ZH8', publicText },
  reason: '字幕与回放为证',
};

async function openedCase(buyers: number) {
  const room = await untrueRoom(site, buyers);
  const opened = await ops.post<CaseView>('/ops/cases', { ...room.part, summary });
  expect(opened.status).toBe(200);
  return { ...room, view: opened.body, path: `/ops/cases/${opened.body.id}` };
}

const journals = async (orderIds: readonly string[]) =>
  site.db
    .selectFrom('ledger_journals as j')
    .innerJoin('case_compensations as c', 'c.id', 'j.reference_id')
    .select(['c.order_id as orderId', 'j.kind'])
    .where('c.order_id', 'in', [...orderIds])
    .where('j.kind', '=', 'claim-payout')
    .execute();

describe('a case', () => {
  it('ties together what was said, who saw, who bought, and the listing as it was', async () => {
    const { roomId, bought, view, goods, owner, shopId, path } = await openedCase(2);
    const viewer = await makePerson(site.db);
    const seen = { room_id: roomId, person_id: viewer.id, here: false };
    const at = new Date(Date.parse(view.from) + 1_000);
    await site.db
      .insertInto('room_viewers')
      .values({ ...seen, joined_at: at, seen_at: at })
      .execute();
    await site.db
      .insertInto('events')
      .values({ kind: 'room-view', at, person_id: viewer.id, subject_id: roomId, data: '{"watchedMs":500}' })
      .execute();
    await site.send(owner, 'PATCH', `/studio/shops/${shopId}/products/${goods.productId}`, {
      title: '换了名字',
    });
    const { body } = await ops.get<CaseView>(path);
    expect(body.transcript.map(({ text }) => text)).toEqual(['三天根治高血压']);
    expect(body.buyers.map(({ orderId }) => orderId).sort()).toEqual(
      bought.map(({ orderId }) => orderId).sort(),
    );
    expect(body).toMatchObject({
      state: 'open',
      buyerCount: 2,
      viewers: 1,
      penalty: null,
      compensation: null,
    });
    expect(body.listings[0]?.title).not.toBe('换了名字');
    expect(body.listings[0]?.version).toMatch(/^[0-9a-f]{64}$/);
    expect(Date.parse(body.keepUntil) - Date.parse(body.openedAt)).toBeGreaterThanOrEqual(
      3 * 365 * 86_400_000,
    );
    const viewers = await ops.get<{ items: CaseViewer[] }>(`${path}/viewers`);
    expect(viewers.body.items.map(({ personId }) => personId)).toEqual([viewer.id]);
  });

  it('begins with an order, too: room, moment and goods follow from it', async () => {
    const { bought, roomId, goods } = await untrueRoom(site, 1);
    const orderId = bought[0]?.orderId ?? '';
    const { body } = await ops.post<CaseView>('/ops/cases', { orderId, summary });
    expect(body).toMatchObject({ orderId, room: { id: roomId }, buyerCount: 1 });
    expect(body.listings.map(({ productId }) => productId)).toEqual([goods.productId]);
    expect((await ops.post('/ops/cases', { summary })).body.code).toBe('bad-request');
  });

  it('compensates everybody once, whatever races, in one journal an order', async () => {
    const { bought, path, shopId } = await openedCase(4);
    const asks = await Promise.all(
      Array.from({ length: 5 }, () =>
        ops.post(`${path}/compensation`, { perMille: 3_000, reason: '退一赔三' }),
      ),
    );
    expect(asks.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const deps = site.deps as CompensationDeps;
    await Promise.all(Array.from({ length: 4 }, () => payDueCompensations(deps)));
    await site.runJobs();
    const orderIds = bought.map(({ orderId }) => orderId);
    expect(await journals(orderIds)).toHaveLength(4);
    const { body } = await ops.get<CaseView>(path);
    expect(body.compensation).toMatchObject({ perMille: 3_000, orders: 4, paidOrders: 4, paidCents: 60_000 });
    // Nothing was put down: the platform paid, and the shop owes it.
    const owed = await site.db
      .selectFrom('claim_payouts')
      .select('advance_cents')
      .where('shop_id', '=', shopId)
      .execute();
    expect(owed.map((row) => row.advance_cents)).toEqual([15_000, 15_000, 15_000, 15_000]);
    const buyer = bought[0]?.buyer as Person;
    const mine = await actsOf(site, buyer).get<{ items: OrderCompensation[] }>(
      `/orders/${orderIds[0]}/compensations`,
    );
    expect(mine.body.items).toMatchObject([{ paidCents: 15_000, currency: 'CNY', reached: true }]);
    expect(await ledgerFindings(site)).toEqual([]);
  });

  it('tries again what could not be paid, and pays the others meanwhile', async () => {
    const { bought, path } = await openedCase(2);
    await ops.post(`${path}/compensation`, { perMille: 1_000, reason: '全额' });
    let broken = true;
    const next = () => {
      if (!broken) return site.deps.random.next();
      broken = false;
      throw new Error('nothing can be written');
    };
    const troubled = payDueCompensations({ ...site.deps, random: { next } });
    await expect(troubled).rejects.toThrow('1 compensations could not be paid');
    const orderIds = bought.map(({ orderId }) => orderId);
    expect(await journals(orderIds)).toHaveLength(1);
    await site.runJobs();
    expect(await journals(orderIds)).toHaveLength(2);
  });

  it('compensates of what was paid, after a reduction', async () => {
    const room = await untrueRoom(site, 0);
    const [nowMs, hourMs] = [site.clock.nowMs(), 3_600_000];
    const promotion = await site.send(room.owner, 'POST', `/studio/shops/${room.shopId}/promotions`, {
      ...{
        name: '四折',
        rule: { kind: 'percent-off', percentOff: 60, piecesMax: null },
        scope: { of: 'shop' },
      },
      startsAt: new Date(nowMs - hourMs).toISOString(),
      endsAt: new Date(nowMs + hourMs).toISOString(),
      ...{ totalMax: null, perPersonMax: null, budgetCents: null },
    });
    expect(promotion.status).toBe(200);
    await buyInRoom(site, await makePerson(site.db), room.roomId, room.variantId);
    const opened = await ops.post<CaseView>('/ops/cases', { ...room.part, summary });
    const path = `/ops/cases/${opened.body.id}`;
    await ops.post(`${path}/compensation`, { perMille: 1_000, reason: '全额' });
    await site.runJobs();
    const { body } = await ops.get<CaseView>(path);
    expect(body.compensation).toMatchObject({ orders: 1, paidCents: 2_000 });
  });

  it('does not pay for the same goods what another case paid', async () => {
    const { bought, path, part } = await openedCase(1);
    const second = await ops.post<CaseView>('/ops/cases', { ...part, summary });
    const otherPath = `/ops/cases/${second.body.id}`;
    await ops.post(`${path}/compensation`, { perMille: 1_000, reason: '全额' });
    await ops.post(`${otherPath}/compensation`, { perMille: 1_500, reason: '一倍半' });
    await Promise.all([payDueCompensations(site.deps), payDueCompensations(site.deps)]);
    const sums = await site.db
      .selectFrom('case_compensations')
      .select('paid_cents')
      .where('order_id', '=', bought[0]?.orderId ?? '')
      .execute();
    expect(sums.reduce((sum, row) => sum + row.paid_cents, 0)).toBe(7_500);
  });
});

describe('a ruling', () => {
  it('gives points once, with what follows; shoppers read it, and nobody is named', async () => {
    const { path, goods, owner, shopId } = await openedCase(1);
    const named = await ops.post(`${path}/ruling`, {
      ...violation,
      publicText: '买家 13800138000 投诉主播虚假宣传',
    });
    expect(named.body).toMatchObject({ code: 'bad-request', field: 'publicText' });
    expect((await ops.post(`${path}/ruling`, { ...violation, officialCode: 'X' })).body.code).toBe(
      'bad-request',
    );
    const both = await Promise.all([1, 2].map(() => ops.post<CaseView>(`${path}/ruling`, violation)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await ops.get<CaseView>(path);
    expect(body).toMatchObject({
      state: 'violation',
      pointsBefore: { A: 0, B: 4 },
      penalty: { points: 4, undone: false },
    });
    expect(body.penalty?.consequences.map(({ kind }) => kind)).toEqual(['no-live', 'take-down']);
    const product = await site.db
      .selectFrom('products')
      .select('state')
      .where('id', '=', goods.productId)
      .executeTakeFirst();
    expect(product?.state).toBe('taken-down');
    const wish = { broadcasterId: shopId, title: '再来一场' };
    expect((await site.send<{ code: string }>(owner, 'POST', '/studio/rooms', wish)).body.code).toBe(
      'banned-broadcaster',
    );

    const id = body.penalty?.id ?? '';
    const listed = await site.send<{ items: Ruling[] }>(null, 'GET', '/rulings');
    const ruling = listed.body.items.find((one) => one.id === id);
    expect(ruling).toMatchObject({
      shop: { id: shopId },
      class: 'B',
      points: 4,
      text: publicText,
      compensated: null,
    });
    expect(JSON.stringify(listed.body)).not.toMatch(/psn_|ord_|cas_/);
    expect((await site.send(null, 'GET', `/rulings/${id}`)).status).toBe(200);
  });

  it('is appealed against once; accepted, it is as if it had not been', async () => {
    const { path, goods, owner, shopId } = await openedCase(1);
    const finance = { ...owner };
    await site.send(finance, 'POST', `/studio/shops/${shopId}/deposit/top-ups`, { amountCents: 800_000 });
    await site.runJobs();
    const ruled = await ops.post<CaseView>(`${path}/ruling`, { ...violation, points: 8 });
    const penalty = ruled.body.penalty;
    expect(penalty?.consequences.map(({ kind }) => kind).sort()).toEqual([
      'deduct',
      'freeze',
      'no-live',
      'take-down',
    ]);
    const appeal = {
      subjectKind: 'penalty',
      subjectId: penalty?.id,
      text: '那是在念顾客的留言，并非我们的宣传。',
    };
    const stranger = actsOf(site, await makePerson(site.db));
    expect((await stranger.post('/studio/appeals', appeal)).status).toBe(404);
    const shop = actsOf(site, owner);
    const made = await shop.post<{ id: string }>('/studio/appeals', appeal);
    expect(made.status).toBe(200);
    expect((await shop.post('/studio/appeals', appeal)).body.code).toBe('appeal-made');
    const judge = { ...(await makePerson(site.db)), roles: ['operator'] } as const;
    const heard = await actsOf(site, judge).post(`/ops/appeals/${made.body.id}/decision`, {
      ...{ decision: 'accept', reason: '回放显示是在念留言' },
    });
    expect(heard.status).toBe(200);
    const standing = await shop.get<PenaltiesView>(`/studio/broadcasters/${shopId}/penalties`);
    expect(standing.body).toMatchObject({ points: { A: 0, B: 0 }, items: [{ undone: true }] });
    const product = await site.db
      .selectFrom('products')
      .select('state')
      .where('id', '=', goods.productId)
      .executeTakeFirst();
    expect(product?.state).toBe('on-sale');
    await schedule(site, owner, shopId);
    expect((await site.send(null, 'GET', `/rulings/${penalty?.id}`)).status).toBe(404);
    // An appeal of an appeal is none.
    expect((await shop.post('/studio/appeals', appeal)).status).toBe(404);
    expect(await ledgerFindings(site)).toEqual([]);
  });

  it('that stands after an appeal is not appealed against again', async () => {
    const { path, owner } = await openedCase(1);
    const ruled = await ops.post<CaseView>(`${path}/ruling`, { ...violation, class: 'A', points: 2 });
    const appeal = {
      subjectKind: 'penalty',
      subjectId: ruled.body.penalty?.id,
      text: '我们认为这样判罚并不公平。',
    };
    const shop = actsOf(site, owner);
    const made = await shop.post<{ id: string }>('/studio/appeals', appeal);
    const judge = { ...(await makePerson(site.db)), roles: ['operator'] } as const;
    await actsOf(site, judge).post(`/ops/appeals/${made.body.id}/decision`, {
      decision: 'reject',
      reason: '证据充分',
    });
    expect((await shop.post('/studio/appeals', appeal)).body.code).toBe('appeal-made');
  });

  it('of nothing wrong gives no points, and is told to nobody', async () => {
    const { path, owner, shopId } = await openedCase(1);
    const ruled = await ops.post<CaseView>(`${path}/ruling`, { decision: 'none', reason: '没有问题' });
    expect(ruled.body).toMatchObject({ state: 'dismissed', penalty: null });
    expect((await ops.post(`${path}/compensation`, { perMille: 1_000, reason: '全额' })).body.code).toBe(
      'state-conflict',
    );
    const standing = await actsOf(site, owner).get<PenaltiesView>(`/studio/broadcasters/${shopId}/penalties`);
    expect(standing.body.items).toEqual([]);
  });
});

describe('cases', () => {
  it('are the operators’; points are the shop’s own', async () => {
    const { path, owner, shopId, bought, part } = await openedCase(1);
    const other = await makePerson(site.db);
    const routes = [
      ['GET', '/ops/cases', undefined],
      ['POST', '/ops/cases', { ...part, summary }],
      ['GET', path, undefined],
      ['GET', `${path}/viewers`, undefined],
      ['POST', `${path}/compensation`, { perMille: 1_000, reason: 'x' }],
      ['POST', `${path}/ruling`, violation],
    ] as const;
    for (const [method, url, body] of routes) {
      expect((await site.send(null, method, url, body)).status, url).toBe(401);
      for (const who of [other, owner, bought[0]?.buyer as Person])
        expect((await site.send(who, method, url, body)).status, url).toBe(403);
    }
    const points = `/studio/broadcasters/${shopId}/penalties`;
    expect((await site.send(null, 'GET', points)).status).toBe(401);
    expect((await site.send(other, 'GET', points)).status).toBe(404);
    const mine = `/orders/${bought[0]?.orderId}/compensations`;
    expect((await site.send(null, 'GET', mine)).status).toBe(401);
    expect((await site.send<{ items: unknown[] }>(other, 'GET', mine)).body.items).toEqual([]);
  });
});
