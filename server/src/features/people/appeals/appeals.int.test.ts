import { dayMs, manualClock, newId, type ShopId, systemRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { newKey, type SignedIn, signIn } from '../../../../../tests/sign-in.ts';
import { clipAppeals } from '../../stage/clips/index.ts';
import { catalogueFeature, productAppeals } from '../../trade/catalogue/index.ts';
import { audit, auditFeature } from '../audit/index.ts';
import { shopAppeals } from '../shop-applications/index.ts';
import { shopsFeature } from '../shops/index.ts';
import { appealsFeature } from './index.ts';

const clock = manualClock(Date.UTC(2026, 10, 1));
let app: PeopleServer;
let owner: SignedIn;
let other: SignedIn;
let first: SignedIn;
let second: SignedIn;
let shopId: string;
beforeAll(async () => {
  app = await peopleServer({
    clock,
    features: (deps, accounts) => [
      auditFeature(deps),
      shopsFeature(deps, accounts),
      catalogueFeature(deps),
      appealsFeature(deps, {
        subjects: {
          shop: shopAppeals(deps, accounts),
          clip: clipAppeals(deps),
          product: productAppeals(deps),
        },
      }),
    ],
  });
  owner = await signIn(app, { email: 'owner@example.com' });
  other = await signIn(app, { email: 'other@example.com' });
  first = await signIn(app, { email: 'first@example.com', roles: ['operator'] });
  second = await signIn(app, { email: 'second@example.com', roles: ['operator'] });
});
afterAll(() => app.stop());

let names = 0;
beforeEach(async () => {
  const shop = { name: `果园 ${names++}`, trade: 'fresh-fruit', city: '', introduction: '' };
  shopId = (await call('POST', '/shops', owner, shop)).json().id;
});

const call = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  who: SignedIn | null,
  payload?: object,
  type?: string,
) =>
  app.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...(method === 'POST' ? { 'idempotency-key': newKey() } : {}),
      ...(who === null ? {} : { cookie: who.cookie }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
const suspend = (who = first) =>
  call('POST', `/ops/shops/${shopId}/decision`, who, { decision: 'suspend', reason: '售假' });
const appeal = (who = owner, subjectKind = 'shop', subjectId = shopId) =>
  call('POST', '/studio/appeals', who, { subjectKind, subjectId, text: '商品均有进货凭证，请复核。' });
const standing = async (who = owner, subjectKind = 'shop', subjectId = shopId) =>
  (
    await call('GET', `/studio/appeals/standing?subjectKind=${subjectKind}&subjectId=${subjectId}`, who)
  ).json();
const rule = (id: string, who: SignedIn, decision: string) =>
  call('POST', `/ops/appeals/${id}/decision`, who, { decision, reason: '凭证属实' });
const stateOf = async (table: 'shops' | 'clips' | 'products', id: string) =>
  (await app.db.selectFrom(table).select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

describe('an appeal', () => {
  it('is made once against a decision in force, by who it was taken against', async () => {
    expect(await standing()).toEqual({ decision: null, appeal: null });
    expect((await appeal()).statusCode).toBe(404);
    await suspend();
    expect((await standing()).decision).toMatchObject({ reason: '售假', mayAppeal: true });
    expect(await standing(other)).toEqual({ decision: null, appeal: null });
    expect((await appeal(other)).statusCode).toBe(404);
    expect((await appeal(first)).statusCode).toBe(404);
    const answers = await Promise.all([appeal(), appeal(), appeal()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(await standing()).toMatchObject({ decision: { mayAppeal: false }, appeal: { state: 'open' } });
    expect((await appeal()).json()).toMatchObject({ code: 'appeal-made' });
    expect((await appeal(owner, 'certificate')).statusCode).toBe(404);
  });

  it('is answered by a message to who made it', async () => {
    await suspend();
    const { id } = (await appeal()).json();
    expect((await rule(id, second, 'reject')).statusCode).toBe(200);
    const told = await app.db
      .selectFrom('notify_log')
      .select(['subject', 'body'])
      .where('recipient', '=', 'owner@example.com')
      .where('subject', 'like', '%申诉%')
      .execute();
    expect(told.at(-1)).toMatchObject({ subject: expect.stringContaining('未成立') });
    expect(told.at(-1)?.body).toContain('凭证属实');
  });

  it('is refused after 30 days, and when it says nothing', async () => {
    await suspend();
    const empty = { subjectKind: 'shop', subjectId: shopId, text: '冤' };
    expect((await call('POST', '/studio/appeals', owner, empty)).statusCode).toBe(400);
    clock.advance(30 * dayMs + 1);
    expect((await standing()).decision).toMatchObject({ mayAppeal: false });
    expect((await appeal()).json()).toMatchObject({ code: 'appeal-over' });
  });

  it('carries evidence that operators alone open', async () => {
    await suspend();
    const { id } = (await appeal()).json();
    const file = Buffer.from('%PDF-1.7 receipts');
    const put = (who: SignedIn, position: number) =>
      call('PUT', `/studio/appeals/${id}/files/${position}`, who, file, 'application/pdf');
    expect((await put(owner, 0)).json().files).toMatchObject([
      { position: 0, contentType: 'application/pdf' },
    ]);
    expect((await put(other, 1)).statusCode).toBe(404);
    expect((await put(owner, 6)).statusCode).toBe(400);
    expect((await call('GET', `/ops/appeals/${id}/files/0`, owner)).statusCode).toBe(403);
    expect((await call('GET', `/ops/appeals/${id}/files/0`, second)).rawPayload).toEqual(file);
    expect((await call('GET', `/ops/appeals/${id}/files/1`, second)).statusCode).toBe(404);
    const log = (await call('GET', `/ops/audit?subjectId=${id}`, second)).json().items;
    expect(log).toMatchObject([{ action: 'appeal-file', actor: { id: second.personId } }]);
    await rule(id, second, 'reject');
    expect((await put(owner, 1)).json()).toMatchObject({ code: 'state-conflict' });
  });

  it('is heard by another operator, once, and opens the shop when it is accepted', async () => {
    await suspend();
    const { id } = (await appeal()).json();
    expect((await call('GET', '/ops/appeals?limit=50', second)).json().items).toContainEqual(
      expect.objectContaining({
        id,
        decision: expect.objectContaining({ action: 'shop-suspend', reason: '售假' }),
      }),
    );
    expect((await rule(id, first, 'accept')).json()).toMatchObject({ code: 'appeal-own-decision' });
    expect(await stateOf('shops', shopId)).toBe('suspended');
    const rulings = await Promise.all([rule(id, second, 'accept'), rule(id, second, 'accept')]);
    expect(rulings.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await stateOf('shops', shopId)).toBe('open');
    expect(await standing()).toEqual({ decision: null, appeal: null });
  });

  it('may be made again against another decision', async () => {
    await suspend();
    const { id } = (await appeal()).json();
    await rule(id, second, 'accept');
    clock.advance(1_000);
    await suspend();
    expect(await standing()).toMatchObject({ decision: { mayAppeal: true }, appeal: null });
    expect((await appeal()).statusCode).toBe(200);
  });

  it('leaves everything as it was when it is rejected', async () => {
    await suspend();
    const { id } = (await appeal()).json();
    expect((await rule(id, second, 'reject')).json()).toMatchObject({
      state: 'rejected',
      answer: '凭证属实',
    });
    expect(await stateOf('shops', shopId)).toBe('suspended');
    expect(await standing()).toMatchObject({
      decision: { mayAppeal: false },
      appeal: { state: 'rejected', answer: '凭证属实' },
    });
  });

  it('is heard by who decided when there is nobody else, which is written down', async () => {
    await suspend();
    const { id } = (await appeal()).json();
    await app.db.deleteFrom('person_roles').where('person_id', '=', second.personId).execute();
    expect((await rule(id, first, 'accept')).statusCode).toBe(200);
    const log = (await call('GET', `/ops/audit?subjectId=${shopId}&action=appeal-accept`, first)).json()
      .items;
    expect(log).toMatchObject([{ detail: { ownDecision: true } }]);
    await app.db
      .insertInto('person_roles')
      .values({ person_id: second.personId, role: 'operator', granted_at: new Date() })
      .execute();
  });

  it('restores a product to what it was', async () => {
    const productId = await makeProduct('on-sale');
    const act = (verb: string, who = first) =>
      call('POST', `/ops/products/${productId}/${verb}`, who, { reason: '禁售' });
    expect((await act('restore')).json()).toMatchObject({ code: 'state-conflict', state: 'on-sale' });
    expect((await act('take-down', owner)).statusCode).toBe(403);
    expect((await act('take-down')).statusCode).toBe(204);
    expect(await stateOf('products', productId)).toBe('taken-down');
    expect((await call('GET', '/ops/products?state=taken-down', first)).json().items).toMatchObject([
      { id: productId },
    ]);
    expect((await call('GET', `/ops/products?text=${productId}`, first)).json().items).toHaveLength(1);
    const { id } = (await appeal(owner, 'product', productId)).json();
    expect((await rule(id, second, 'accept')).statusCode).toBe(200);
    expect(await stateOf('products', productId)).toBe('on-sale');
    const unknown = newId('product', 0, systemRandom);
    const absent = await call('POST', `/ops/products/${unknown}/take-down`, first, { reason: 'x' });
    expect(absent.statusCode).toBe(404);
  });

  it('restores a clip', async () => {
    const clipId = await makeTakenDownClip();
    expect(await standing(owner, 'clip', clipId)).toMatchObject({ decision: { reason: '夸大宣传' } });
    const { id } = (await appeal(owner, 'clip', clipId)).json();
    expect((await rule(id, second, 'accept')).statusCode).toBe(200);
    expect(await stateOf('clips', clipId)).toBe('published');
  });
});

async function makeProduct(state: string): Promise<string> {
  const id = newId('product', clock.nowMs(), systemRandom);
  const at = new Date(clock.nowMs());
  await app.db
    .insertInto('products')
    .values({ id, shop_id: shopId, title: '龙井', state, created_at: at, updated_at: at })
    .execute();
  return id;
}

async function makeTakenDownClip(): Promise<string> {
  const id = newId('clip', clock.nowMs(), systemRandom);
  const at = new Date(clock.nowMs());
  await app.db
    .insertInto('clips')
    .values({
      ...{ id, author_id: shopId as ShopId, author_kind: 'shop', caption: '新茶', state: 'taken-down' },
      ...{ category: 'tea', tags: [], duration_ms: 1_000, created_at: at, updated_at: at, published_at: at },
    })
    .execute();
  const entry = {
    actorId: first.personId as never,
    action: 'clip-take-down',
    subjectId: id,
    reason: '夸大宣传',
  };
  await app.db.transaction().execute((tx) => audit(tx, app.deps, entry));
  return id;
}
