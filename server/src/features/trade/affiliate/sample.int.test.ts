import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buy,
  type Creator,
  makeClip,
  makeCreator,
  memberOf,
  shopWithOwner,
} from '../../../../../tests/affiliate-people.ts';
import {
  type Goods,
  makeGoods,
  makePerson,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { samplePolicy } from './sample.policy.ts';

let trade: TradeServer;
let shop: Awaited<ReturnType<typeof shopWithOwner>>;
let clerk: Person;
let base: string;
beforeAll(async () => {
  trade = await tradeServer();
  shop = await shopWithOwner(trade);
  clerk = await memberOf(trade, shop.shopId, 'clerk');
  base = `/studio/shops/${shop.shopId}/affiliate/samples`;
});
afterAll(() => trade.stop());

interface Sample {
  id: string;
  code?: string;
  reason?: string;
  state: string;
  overdue: boolean;
  clipId: string | null;
  address: { recipient: string } | null;
}
const promoted = async (): Promise<Goods> => {
  const goods = await makeGoods(trade, shop.shopId, [{ priceCents: 5_000, stock: 50 }]);
  await trade.send(shop.owner, 'POST', base.replace('samples', 'plans'), {
    ...{ productId: goods.productId, kind: 'open', rateBasisPoints: 1_000 },
  });
  return goods;
};
const ask = (creator: Creator, goods: Goods) =>
  trade.send<Sample>(creator, 'POST', `/studio/creators/${creator.creatorId}/samples`, {
    ...{ variantId: goods.variantIds[0], addressId: creator.addressId, note: '想拍开箱' },
  });
const shopStep = (who: Person | null, id: string, step: string, body?: object) =>
  trade.send<Sample>(who, 'POST', `${base}/${id}/${step}`, body);
const mine = (creator: Creator, id: string, step: string) =>
  trade.send<Sample>(creator, 'POST', `/studio/creators/${creator.creatorId}/samples/${id}/${step}`);
const shipped = { carrier: 'SF', trackingNo: 'SF1234567890' };

/** Asks, and goes all the way to the creator's door. */
async function receive(creator: Creator, goods: Goods): Promise<string> {
  const { id } = (await ask(creator, goods)).body;
  await shopStep(shop.owner, id, 'approve');
  await shopStep(clerk, id, 'ship', shipped);
  expect((await mine(creator, id, 'receive')).body.state).toBe('received');
  return id;
}

describe('a sample', () => {
  it('is asked for, agreed to, sent by the clerk and confirmed; a clip then settles it', async () => {
    const [creator, goods] = [await makeCreator(trade), await promoted()];
    const asked = await ask(creator, goods);
    expect(asked).toMatchObject({ status: 200, body: { state: 'asked', address: { recipient: '王小明' } } });
    const { id } = asked.body;
    expect((await shopStep(clerk, id, 'ship', shipped)).body.code).toBe('state-conflict');
    expect((await shopStep(shop.owner, id, 'approve')).body.state).toBe('approved');
    expect((await shopStep(clerk, id, 'ship', { ...shipped, trackingNo: '<b>' })).status).toBe(400);
    expect((await shopStep(clerk, id, 'ship', shipped)).body).toMatchObject({
      state: 'shipped',
      trackingNo: 'SF1234567890',
    });
    expect((await mine(creator, id, 'receive')).body).toMatchObject({
      state: 'received',
      overdue: false,
      clipId: null,
    });
    trade.clock.advance(1_000);
    const clip = await makeClip(trade, creator.creatorId, [goods]);
    trade.clock.advance((samplePolicy.publishDays + 1) * dayMs);
    expect((await mine(creator, id, 'receive')).body).toMatchObject({ clipId: clip, overdue: false });
  });

  it('without a clip in time is overdue, and no other is given', async () => {
    const creator = await makeCreator(trade);
    const id = await receive(creator, await promoted());
    trade.clock.advance(samplePolicy.publishDays * dayMs + 1);
    const listed = await trade.send<{ items: Sample[] }>(shop.owner, 'GET', base);
    expect(listed.body.items.find((one) => one.id === id)).toMatchObject({
      overdue: true,
      creator: { overdueCount: 1 },
    });
    expect((await ask(creator, await promoted())).body).toMatchObject({
      code: 'sample-refused',
      reason: 'overdue',
    });
  });

  it('is given of a product once in a long time, and of few products at a time', async () => {
    const [creator, goods] = [await makeCreator(trade), await promoted()];
    const first = (await ask(creator, goods)).body;
    expect((await ask(creator, goods)).body.reason).toBe('asked-before');
    expect((await mine(creator, first.id, 'withdraw')).body.state).toBe('withdrawn');
    const many = [goods, ...(await Promise.all(Array.from({ length: samplePolicy.openMax }, promoted)))];
    const answers = await Promise.all(many.map((one) => ask(creator, one)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array(samplePolicy.openMax).fill(200),
      409,
    ]);
    expect(answers.find(({ status }) => status === 409)?.body.reason).toBe('too-many-open');
  });

  it('is refused where no plan promotes the product, to an address of somebody else, and by another shop', async () => {
    const creator = await makeCreator(trade);
    const plain = await makeGoods(trade, shop.shopId, [{ priceCents: 5_000, stock: 50 }]);
    expect((await ask(creator, plain)).body.code).toBe('not-promoted');
    const goods = await promoted();
    const elsewhere = { ...creator, addressId: (await makePerson(trade.db)).addressId };
    expect((await ask(elsewhere, goods)).body.code).toBe('address-required');
    const { id } = (await ask(creator, goods)).body;
    const other = await shopWithOwner(trade);
    const theirs = `/studio/shops/${other.shopId}/affiliate/samples/${id}/approve`;
    expect((await trade.send(other.owner, 'POST', theirs)).status).toBe(404);
    expect((await shopStep(other.owner, id, 'approve')).status).toBe(404);
    expect((await mine(await makeCreator(trade), id, 'withdraw')).status).toBe(404);
  });

  it('is answered by assistants, sent by clerks, who alone see where to; not by finance', async () => {
    const [creator, goods] = [await makeCreator(trade), await promoted()];
    const assistant = await memberOf(trade, shop.shopId, 'assistant');
    const finance = await memberOf(trade, shop.shopId, 'finance');
    const { id } = (await ask(creator, goods)).body;
    expect((await shopStep(clerk, id, 'approve')).status).toBe(403);
    expect((await shopStep(finance, id, 'approve')).status).toBe(403);
    expect((await shopStep(null, id, 'approve')).status).toBe(401);
    expect((await shopStep(assistant, id, 'decline', { reason: ' ' })).status).toBe(400);
    expect((await shopStep(assistant, id, 'approve')).body).toMatchObject({
      state: 'approved',
      address: null,
    });
    expect((await shopStep(assistant, id, 'ship', shipped)).status).toBe(403);
    expect((await shopStep(clerk, id, 'ship', shipped)).body.address).toMatchObject({ recipient: '王小明' });
    expect((await shopStep(assistant, id, 'decline', { reason: '没有了' })).body.code).toBe('state-conflict');
  });
});

describe('the sourcing desk', () => {
  interface Sourced {
    items: { id: string; earnsCents: number; plan: { kind: string }; facts: object; inWindow: boolean }[];
    nextCursor: string | null;
  }
  const source = (creator: Creator, query = '') =>
    trade.send<Sourced>(creator, 'GET', `/studio/creators/${creator.creatorId}/sourcing${query}`);

  it('shows goods under the plan that would apply, page by page, and says unknown where little is known', async () => {
    trade.clock.advance(1_000);
    const [creator, goods] = [await makeCreator(trade), await promoted()];
    const all = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Sourced } = await source(
        creator,
        `?order=earning&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      for (const { id } of body.items) expect(all.has(id)).toBe(false);
      for (const { id } of body.items) all.add(id);
      cursor = body.nextCursor;
    }
    expect(all.size).toBeGreaterThan(6);
    const { body } = await source(creator);
    expect(body.items[0]).toMatchObject({
      ...{ id: goods.productId, earnsCents: 500, plan: { kind: 'open' }, inWindow: false },
      facts: { shipHours: null, refundShare: null, rating: null },
    });
    expect((await source(creator, '?rateBasisPointsMin=1100')).body.items).toEqual([]);
    expect((await source(creator, '?q=nothing-is-called-so')).body.items).toEqual([]);
  });

  it('says how often the supplier was late and for how long its stock lasts, once enough was sold', async () => {
    const { shopId, owner } = await shopWithOwner(trade);
    const creator = await makeCreator(trade);
    const goods = await makeGoods(trade, shopId, [{ priceCents: 5_000, stock: 54 }]);
    await trade.send(owner, 'POST', `/studio/shops/${shopId}/affiliate/plans`, {
      ...{ productId: goods.productId, kind: 'open', rateBasisPoints: 2_000 },
    });
    const [variantId = ''] = goods.variantIds;
    for (let count = 0; count < 12; count++)
      await buy(trade, await makePerson(trade.db), [{ variantId, quantity: 1 }]);
    // Of twelve two left after three days, nine after one, and one has not left in three.
    await sql`
      with numbered as (select id, row_number() over (order by id) as place from orders where shop_id = ${shopId})
      update orders o set state = 'shipped', shipped_at = paid_at + case when n.place <= 2 then interval '3 days' else interval '1 day' end
      from numbered n where n.id = o.id and n.place <= 11
    `.execute(trade.db);
    trade.clock.advance(3 * dayMs);
    const { body } = await source(creator, '?rateBasisPointsMin=2000');
    expect(body.items.find(({ id }) => id === goods.productId)).toMatchObject({
      ...{ earnsCents: 1_000, keepsCents: null },
      facts: { shipHours: 24, lateShare: 0.25, stockDays: 49, promiseRisk: 'high', shopRating: null },
    });
  });

  it('fills the window on the creator’s home page, with promoted goods alone', async () => {
    const [creator, goods] = [await makeCreator(trade), await promoted()];
    const plain = await makeGoods(trade, shop.shopId, [{ priceCents: 5_000, stock: 50 }]);
    const path = `/studio/creators/${creator.creatorId}/window`;
    expect((await trade.send(creator, 'PUT', `${path}/${goods.productId}`)).status).toBe(204);
    expect((await trade.send(creator, 'PUT', `${path}/${goods.productId}`)).status).toBe(204);
    expect((await trade.send(creator, 'PUT', `${path}/${plain.productId}`)).body).toMatchObject({
      code: 'not-promoted',
    });
    expect((await trade.send(await makeCreator(trade), 'DELETE', `${path}/${goods.productId}`)).status).toBe(
      404,
    );
    const visitor = await makePerson(trade.db, { signedIn: false });
    const shown = () =>
      trade.send<{ items: { id: string }[] }>(visitor, 'GET', `/creators/${creator.creatorId}/window`);
    expect((await shown()).body.items.map(({ id }) => id)).toEqual([goods.productId]);
    expect((await trade.send<Sourced>(creator, 'GET', path)).body.items).toHaveLength(1);
    expect((await trade.send(creator, 'DELETE', `${path}/${goods.productId}`)).status).toBe(204);
    expect((await shown()).body.items).toEqual([]);
  });
});
