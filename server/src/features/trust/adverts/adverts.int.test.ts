import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { importProducts } from '../../trade/catalogue/index.ts';
import type { StudioProduct } from '../../trade/catalogue/product.schema.ts';
import type { AdvertFinding } from './advert.policy.ts';
import type { AdvertCaseView } from './advert.schema.ts';
import { advertsFeature } from './index.ts';
import { lookThroughJob } from './look.jobs.ts';

interface Refusal {
  readonly code?: string;
  readonly field?: string;
  readonly words?: string;
  readonly article?: string;
  readonly suggestion?: string;
  readonly findings?: readonly AdvertFinding[];
}
type Product = StudioProduct & Refusal;

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
let operator: Person;
beforeAll(async () => {
  trade = await tradeServer({ features: (deps) => [advertsFeature(deps)] });
  shopId = await makeShop(trade.db);
  owner = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'owner']]) };
  operator = { ...(await makePerson(trade.db)), roles: ['operator'] };
});
afterAll(() => trade.stop());

const products = () => `/studio/shops/${shopId}/products`;
const listing = (title: string, more: object = {}) => ({
  ...{ title, category: '水果', variants: [{ sku: 'a', priceCents: 1_990, stock: 3 }] },
  ...more,
});
const add = (title: string, more: object = {}) =>
  trade.send<Product>(owner, 'POST', products(), listing(title, more));
const change = (id: string, body: object) => trade.send<Product>(owner, 'PATCH', `${products()}/${id}`, body);
const casesOf = async (query: string) =>
  (
    await trade.send<{ items: AdvertCaseView[]; nextCursor: string | null }>(
      ...([operator, 'GET', `/ops/adverts?${query}`] as const),
    )
  ).body;
const decide = (id: number, decision: 'pass' | 'recall', who = operator) =>
  trade.send<Refusal>(who, 'POST', `/ops/adverts/${id}/${decision}`, { reason: '书名如此' });

const refusedAt = (field: string) => ({ code: 'advert-refused', field });

describe('a product put on sale', () => {
  it('is refused with field, words, article and suggestion; with the suggestion it is published', async () => {
    const title = '全网最好吃的番茄';
    const refused = await add(title);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      ...{ code: 'advert-refused', field: 'title', words: '全网最好吃', article: '《广告法》第九条第三项' },
      suggestion: '好吃',
    });
    const [finding] = refused.body.findings ?? [];
    const mended = `${title.slice(0, finding?.start)}${finding?.suggestion}${title.slice(finding?.end)}`;
    expect((await add(mended)).body).toMatchObject({ title: '好吃的番茄', state: 'on-sale' });
    const { items } = await casesOf(`authorId=${shopId}&outcome=refused`);
    expect(items).toMatchObject([{ text: title, field: 'title', subjectId: null, times: 1, state: 'open' }]);
    await add(title);
    expect((await casesOf('code=ZH8')).items).toMatchObject([{ id: items[0]?.id, times: 2 }]);
    expect((await casesOf('code=SP1')).items).toEqual([]);
  });

  it('may be a draft that says anything, and is read when it is put on sale', async () => {
    const { body } = await add('三天治好高血压的番茄', { state: 'draft' });
    expect(body.state).toBe('draft');
    expect((await change(body.id, { state: 'on-sale' })).body).toMatchObject({ code: 'advert-refused' });
    expect((await casesOf('gravity=3&outcome=refused')).items[0]).toMatchObject({ subjectId: body.id });
    const mended = await change(body.id, { state: 'on-sale', title: '山上的番茄' });
    expect(mended.body).toMatchObject({ title: '山上的番茄', state: 'on-sale' });
    expect((await casesOf(`authorId=${shopId}&state=mended`)).items).toMatchObject([{ subjectId: body.id }]);
  });

  it('stays on sale whatever it said before; only what it says anew is read', async () => {
    const { body } = await add('河边的番茄');
    const old = '国家级河边番茄';
    await trade.db.updateTable('products').set({ title: old }).where('id', '=', body.id).execute();
    const dearer = await change(body.id, { title: old, variants: [{ sku: 'a', priceCents: 2_990 }] });
    expect(dearer.body).toMatchObject({ title: old, state: 'on-sale' });
    expect((await change(body.id, { description: '最好的番茄' })).body).toMatchObject({
      ...{ code: 'advert-refused', field: 'description' },
    });
    await trade.runJob(lookThroughJob);
    await trade.runJob(lookThroughJob);
    expect((await casesOf('outcome=found')).items).toMatchObject([
      { subjectId: body.id, text: old, times: 1 },
    ]);
    const after = await trade.send<Product>(owner, 'GET', `${products()}/${body.id}`);
    expect(after.body.state).toBe('on-sale');
  });

  it('is warned of a price that was never asked, and published', async () => {
    const variants = [{ sku: 'a', priceCents: 1_990, listPriceCents: 9_900 }];
    const { body } = await add('桥头的番茄', { variants });
    expect(body.state).toBe('on-sale');
    expect((await casesOf('outcome=warned&gravity=1')).items).toMatchObject([
      { subjectId: body.id, field: 'variants.0.listPriceCents', text: '99.00' },
    ]);
  });

  it('is held against its certificates and its own prices', async () => {
    const { body } = await add('手链', { category: '黄金', attributes: { 成色: '18K' } });
    await certify(body.id, '成色', '18K');
    const gold = await change(body.id, { title: '足金手链' });
    expect(gold.body).toMatchObject({ code: 'advert-refused', words: '足金', suggestion: '18K' });
    trade.clock.advance(20 * 86_400_000);
    expect((await change(body.id, { description: '原价99元' })).body).toMatchObject({ words: '原价99元' });
    expect((await change(body.id, { description: '原价19.9元' })).status).toBe(200);
  });

  it('is certified by nothing that is not accepted, or in force, or its own', async () => {
    const words = { category: '黄金', attributes: { 成色: '18K' } };
    const { body } = await add('手镯', words);
    await certify(body.id, '成色', '足金999');
    let tries = 0;
    const gold = () => {
      tries += 1;
      return change(body.id, { title: `足金手镯 ${tries}` });
    };
    expect((await gold()).status).toBe(200);
    const certificate = trade.db.updateTable('certificates').where('id', '=', `cer_${body.id}`);
    const warned = async (was: object) => {
      await change(body.id, { title: '手镯' });
      await certificate.set(was).execute();
      const { items: before } = await casesOf('outcome=warned&limit=50');
      expect((await gold()).status).toBe(200);
      return (await casesOf('outcome=warned&limit=50')).items.length - before.length;
    };
    // Forged, withdrawn, run out, of other goods: nothing bears the words out, and operators see them.
    expect(await warned({ state: 'rejected' })).toBe(1);
    expect(await warned({ state: 'accepted', valid_until: '2026-01-02' })).toBe(1);
    const other = await add('戒指', words);
    expect(await warned({ valid_until: null, product_id: other.body.id })).toBe(1);
  });

  it('is read by what is written on its pictures', async () => {
    const shown = { pictureTexts: ['', '销量第一'] };
    expect((await add('坡上的番茄', shown)).body).toMatchObject({ ...refusedAt('pictureTexts.1') });
    const { body } = await add('坡上的番茄', { pictureTexts: ['一筐番茄'] });
    expect(body).toMatchObject({ state: 'on-sale', pictureTexts: ['一筐番茄'] });
    expect((await change(body.id, shown)).body).toMatchObject(refusedAt('pictureTexts.1'));
    await trade.db
      .updateTable('products')
      .set({ picture_texts: shown.pictureTexts })
      .where('id', '=', body.id)
      .execute();
    await trade.db.updateTable('advert_looks').set({ position: '' }).execute();
    await trade.runJob(lookThroughJob);
    const { items } = await casesOf('outcome=found&limit=50');
    expect(items.map(({ subjectId, field }) => [subjectId, field])).toContainEqual([
      body.id,
      'pictureTexts.1',
    ]);
  });

  it('is answered one by one when many change', async () => {
    const good = await add('田里的番茄', { state: 'draft' });
    const bad = await add('顶级番茄，治疗失眠', { state: 'draft' });
    const edit = { productIds: [good.body.id, bad.body.id], change: { state: 'on-sale' } };
    const { body } = await trade.send<{ items: { outcome: string; code: string | null }[] }>(
      ...([owner, 'POST', `${products()}/bulk`, edit] as const),
    );
    expect(body.items.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['changed', null],
      ['refused', 'advert-refused'],
    ]);
  });
});

async function certify(productId: string, attribute: string, value: string): Promise<void> {
  const at = new Date(trade.clock.nowMs());
  await trade.db
    .insertInto('certificates')
    .values({
      ...{ id: `cer_${productId}`, shop_id: shopId, product_id: productId, attribute, value, number: '1' },
      ...{ issuer: '珠宝检测', valid_from: '2026-01-01', state: 'accepted', blob_key: 'k' },
      ...{ created_by: owner.id, created_at: at, submitted_at: at },
    })
    .execute();
}

describe('an import', () => {
  it('keeps what is refused as a draft, with the reason', async () => {
    const lines = ['村口的番茄', '全网第一的番茄'].map((title, line) => ({
      line,
      record: { source: 'elsewhere', sourceId: `${line}`, ...listing(title) },
    }));
    const told = await trade.db.transaction().execute((tx) => importProducts(tx, trade.deps, shopId, lines));
    expect(told).toMatchObject([{ line: 1, field: 'title', code: 'advert-refused' }]);
    expect(told[0]?.message).toMatch(/^Kept as a draft/);
    const { body } = await trade.send<{ items: Product[] }>(owner, 'GET', `${products()}?limit=50`);
    const stateOf = (title: string) => body.items.find((product) => product.title === title);
    expect(stateOf('村口的番茄')?.state).toBe('on-sale');
    const draft = stateOf('全网第一的番茄');
    expect(draft?.state).toBe('draft');
    expect((await casesOf('outcome=refused&limit=1')).items[0]).toMatchObject({ subjectId: draft?.id });
  });
});

describe('an operator', () => {
  it('lets a text pass where the reader was wrong, and takes it back; both are in the audit log', async () => {
    const title = '《第一品牌》精装版';
    expect((await add(title, { category: '图书' })).status).toBe(422);
    const id = (await casesOf('limit=1')).items[0]?.id ?? 0;
    expect((await decide(id, 'recall')).body).toMatchObject({ code: 'state-conflict' });
    expect((await decide(id, 'pass')).status).toBe(204);
    expect((await decide(id, 'pass')).status).toBe(409);
    const made = await add(title, { category: '图书' });
    expect(made.body).toMatchObject({ title, state: 'on-sale' });
    // The text passed, not the words: said elsewhere they are refused.
    expect((await change(made.body.id, { description: '第一品牌' })).status).toBe(422);
    const other = { ...owner, shops: new Map([[await makeShop(trade.db), 'owner' as const]]) };
    const [otherShop] = [...other.shops.keys()];
    const elsewhere = await trade.send(other, 'POST', `/studio/shops/${otherShop}/products`, listing(title));
    expect(elsewhere.status).toBe(422);
    trade.clock.advance(1_000);
    expect((await decide(id, 'recall')).status).toBe(204);
    expect((await add(title, { category: '图书' })).status).toBe(422);
    const audited = await trade.db
      .selectFrom('audit_log')
      .select(['action', 'reason', 'subject_id'])
      .where('action', 'like', 'advert-%')
      .orderBy('id')
      .execute();
    expect(audited).toEqual([
      { action: 'advert-pass', reason: '书名如此', subject_id: shopId },
      { action: 'advert-recall', reason: '书名如此', subject_id: shopId },
    ]);
    expect((await decide(999_999, 'pass')).status).toBe(404);
  });

  it('goes through the cases page by page, and alone', async () => {
    const first = await casesOf('limit=1');
    const second = await casesOf(`limit=1&cursor=${first.nextCursor}`);
    expect(second.items[0]?.id).toBeLessThan(first.items[0]?.id ?? 0);
    expect((await trade.send(owner, 'GET', '/ops/adverts')).status).toBe(403);
    expect((await decide(first.items[0]?.id ?? 0, 'pass', owner)).status).toBe(403);
    expect((await trade.send(null, 'GET', '/ops/adverts')).status).toBe(401);
  });
});

describe('an editor', () => {
  const check = (who: Person | null, body: object = {}, of: string = shopId) =>
    trade.send<Refusal & { findings: AdvertFinding[] }>(who, 'POST', `/studio/shops/${of}/adverts/check`, {
      ...{
        kind: 'product',
        category: '水果',
        texts: [{ field: 'title', source: 'title', text: '最好吃的番茄' }],
      },
      ...body,
    });

  it('is told where, which rule and what to write, and nothing is kept', async () => {
    const before = (await casesOf('limit=1')).items;
    const { body } = await check(owner);
    expect(body.findings).toMatchObject([
      { field: 'title', start: 0, verdict: 'refused', officialCode: 'ZH8' },
    ]);
    expect((await casesOf('limit=1')).items).toEqual(before);
  });

  it('is for the shop’s own staff', async () => {
    const shopper = await makePerson(trade.db);
    const otherShop = await makeShop(trade.db);
    const other = { ...(await makePerson(trade.db)), shops: new Map([[otherShop, 'owner' as const]]) };
    const clerk = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'clerk' as const]]) };
    const host = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'host' as const]]) };
    const statuses = await Promise.all([null, shopper, other, clerk, host].map((who) => check(who)));
    expect(statuses.map(({ status }) => status)).toEqual([401, 404, 404, 403, 200]);
    const creatorId = `crt_${'0'.repeat(26)}`;
    const asCreator = (who: Person) =>
      trade.send(who, 'POST', `/studio/creators/${creatorId}/adverts/check`, {
        ...{ kind: 'clip', texts: [{ field: 'caption', source: 'caption', text: '好吃' }] },
      });
    expect((await asCreator(shopper)).status).toBe(404);
    expect((await asCreator({ ...shopper, creatorId })).status).toBe(200);
  });

  it('sends so much, and so often', async () => {
    const text = '番'.repeat(5_000);
    const texts = ['a', 'b', 'c'].map((field) => ({ field, source: 'script', text }));
    expect((await check(owner, { texts })).body).toMatchObject({ code: 'bad-request', field: 'texts' });
    expect((await check(owner, { texts: [] })).status).toBe(400);
    const eager = { ...(await makePerson(trade.db)), shops: new Map([[shopId, 'host' as const]]) };
    const one = { texts: [{ field: 'title', source: 'title', text: '番茄' }] };
    for (let i = 0; i < 60; i++) await check(eager, one);
    expect((await check(eager, one)).body).toMatchObject({ code: 'too-many-requests' });
  });
});
