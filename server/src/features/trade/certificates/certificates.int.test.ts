import { dayMs, type ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { unitOfWork } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { ProductView, StudioProduct } from '../catalogue/product.schema.ts';
import type { CertificateView, ReviewedCertificate } from './certificate.schema.ts';
import { certificateAppeals } from './index.ts';

let trade: TradeServer;
let shopId: ShopId;
let owner: Person;
let operator: Person;
let productId: string;

beforeAll(async () => {
  trade = await tradeServer();
  operator = { ...(await makePerson(trade.db)), roles: ['operator'] };
});
afterAll(() => trade.stop());
beforeEach(async () => {
  shopId = await makeShop(trade.db);
  owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  const { body } = await trade.send<StudioProduct>(owner, 'POST', `/studio/shops/${shopId}/products`, {
    title: '明前龙井',
    category: '茶叶',
    attributes: { 产地: '龙井村', 净含量: '250' },
    variants: [{ sku: 'tea', priceCents: 9_900, stock: 5 }],
  });
  productId = body.id;
});

type Answer = CertificateView & { code?: string; field?: string };
type Review = ReviewedCertificate & { code?: string; decidedBy?: unknown };
const root = () => `/studio/shops/${shopId}/certificates`;
const pdf = Buffer.from('%PDF-1.7\ncertificate of origin');
const begin = (change: object = {}, who = owner) =>
  trade.send<Answer>(who, 'POST', root(), {
    ...{ productId, attribute: '产地', number: 'AGI-1', issuer: '农业农村部' },
    ...{ validFrom: '2026-01-01', validUntil: '2026-11-30' },
    ...change,
  });
const put = (id: string, body: Buffer = pdf, type = 'application/pdf', who = owner) =>
  trade.send<Answer>(who, 'PUT', `${root()}/${id}/file`, body, { 'content-type': type });
async function handIn(change: object = {}): Promise<string> {
  const { id } = (await begin(change)).body;
  expect((await put(id)).body).toMatchObject({ state: 'pending', contentType: 'application/pdf' });
  return id;
}
const decide = (id: string, decision: string, who = operator) =>
  trade.send<Review>(who, 'POST', `/ops/certificates/${id}/decision`, { decision, reason: 'looked at' });
const stateOf = async (id: string) =>
  (await trade.send<{ items: CertificateView[] }>(owner, 'GET', root())).body.items.find(
    (one) => one.id === id,
  )?.state;
const shown = async () =>
  (await trade.send<ProductView>(await makePerson(trade.db), 'GET', `/products/${productId}`)).body.details;
const say = (attributes: object) =>
  trade.send<{ code?: string; field?: string }>(
    owner,
    'PATCH',
    `/studio/shops/${shopId}/products/${productId}`,
    { attributes },
  );

describe('a certificate', () => {
  it('is reviewed once its file is there, and then shown to buyers', async () => {
    const { id } = (await begin()).body;
    expect(await stateOf(id)).toBe('draft');
    expect((await decide(id, 'accept')).status).toBe(409);
    await put(id);
    expect((await shown())[1]).toMatchObject({ name: '产地', certificate: null });
    const { body } = await trade.send<{ items: ReviewedCertificate[] }>(
      operator,
      'GET',
      '/ops/certificates?limit=50',
    );
    const queued = body.items.find((one) => one.id === id);
    expect(queued).toMatchObject({ shop: { id: shopId }, valueNow: '龙井村', shopAccepted: 0 });
    expect((await decide(id, 'accept')).body).toMatchObject({ state: 'accepted', reason: 'looked at' });
    expect(await shown()).toEqual([
      { name: '净含量', en: 'Net weight', value: '250 g', valueEn: '250 g', certificate: null },
      {
        ...{ name: '产地', en: 'Origin', value: '龙井村', valueEn: '龙井村' },
        certificate: { issuer: '农业农村部', number: 'AGI-1', validUntil: '2026-11-30' },
      },
    ]);
    const log = await trade.db
      .selectFrom('audit_log')
      .select(['action', 'reason'])
      .where('subject_id', '=', id)
      .execute();
    expect(log).toEqual([{ action: 'certificate-accept', reason: 'looked at' }]);
  });

  it('counts for nothing once the product says something else, and again when it says it again', async () => {
    const id = await handIn();
    await decide(id, 'accept');
    await say({ 产地: '龙坞' });
    expect([await stateOf(id), (await shown())[0]?.certificate]).toEqual(['value-changed', null]);
    await say({ 产地: '龙井村' });
    expect([await stateOf(id), (await shown())[0]?.certificate?.number]).toEqual(['accepted', 'AGI-1']);
  });

  it('is not accepted when the product has changed while it waited', async () => {
    const id = await handIn();
    await say({ 产地: '龙坞' });
    expect((await decide(id, 'accept')).body).toMatchObject({ code: 'state-conflict' });
    expect((await decide(id, 'reject')).body).toMatchObject({ state: 'rejected' });
  });

  it('expires by the day, and gives way to the one that renews it', async () => {
    const id = await handIn({ validUntil: '2026-11-21' });
    await decide(id, 'accept');
    const renewal = await handIn({ number: 'AGI-2', validUntil: '2027-11-21' });
    expect((await shown())[1]?.certificate?.number).toBe('AGI-1');
    trade.clock.advance(2 * dayMs);
    expect([await stateOf(id), (await shown())[1]?.certificate]).toEqual(['expired', null]);
    await decide(renewal, 'accept');
    expect((await shown())[1]?.certificate?.number).toBe('AGI-2');
    expect(await stateOf(id)).toBeUndefined();
    trade.clock.advance(-2 * dayMs);
  });

  it('is decided once, however many operators hurry', async () => {
    const id = await handIn();
    const second: Person = { ...(await makePerson(trade.db)), roles: ['operator'] };
    const answers = await Promise.all([
      decide(id, 'accept'),
      decide(id, 'reject', second),
      decide(id, 'accept', second),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'state-conflict')).toHaveLength(2);
    expect(['accepted', 'rejected']).toContain(await stateOf(id));
  });

  it('takes the place of the one under way, of which there is one for each attribute', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(async () => (await begin()).body.id));
    const states = await Promise.all(ids.map(stateOf));
    expect(states.filter((state) => state === 'draft')).toHaveLength(1);
  });

  it.each([
    ['productId', { productId: `prd_${'0'.repeat(26)}` }, 404],
    ['attribute', { attribute: '香型' }, 400],
    ['validFrom', { validFrom: '2027-01-01' }, 400],
    ['validUntil', { validUntil: '2026-11-01' }, 400],
    ['number', { number: ' ' }, 400],
  ])('with a wrong %s is refused', async (field, change, status) => {
    const answer = await begin(change);
    expect([answer.status, answer.body.field]).toEqual([status, field]);
  });

  it('takes documents only, once, and keeps them sealed', async () => {
    const { id } = (await begin()).body;
    expect((await put(id, Buffer.from('<html>'))).body.code).toBe('unsupported-media-type');
    await put(id);
    expect((await put(id)).body.code).toBe('state-conflict');
    const row = await trade.db
      .selectFrom('certificates')
      .select('blob_key')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const stored = await trade.deps.blobs.get(row.blob_key ?? '');
    const bytes = Buffer.concat(stored === null ? [] : await stored.toArray());
    expect(bytes.includes('certificate of origin')).toBe(false);
    const { rawPayload } = await trade.server.inject({
      url: `/api/v1${root()}/${id}/file`,
      headers: { 'x-test-person': owner.id },
    });
    expect(rawPayload).toEqual(pdf);
  });

  it('is its shop’s alone', async () => {
    const id = await handIn();
    const stranger = await makePerson(trade.db);
    const otherShop = await makeShop(trade.db);
    const other = await makePerson(trade.db, { shops: [[otherShop, 'owner']] });
    const clerk = await makePerson(trade.db, { shops: [[shopId, 'clerk']] });
    for (const who of [stranger, other]) {
      expect((await trade.send(who, 'GET', root())).status).toBe(404);
      expect((await trade.send(who, 'GET', `${root()}/${id}/file`)).status).toBe(404);
      expect((await trade.send(who, 'GET', `/ops/certificates/${id}/file`)).status).toBe(403);
      expect((await decide(id, 'accept', who)).status).toBe(403);
    }
    const theirs = `/studio/shops/${otherShop}/certificates/${id}`;
    expect((await trade.send(other, 'DELETE', theirs)).status).toBe(404);
    expect((await trade.send(other, 'GET', `${theirs}/file`)).status).toBe(404);
    expect((await begin({}, clerk)).status).toBe(403);
    expect((await trade.send(clerk, 'GET', root())).status).toBe(200);
    expect((await trade.send(clerk, 'GET', `${root()}/${id}/file`)).status).toBe(403);
  });

  it('may be taken back, and is no appeal against what was decided', async () => {
    const id = await handIn();
    expect((await trade.send(owner, 'DELETE', `${root()}/${id}`)).status).toBe(204);
    expect((await decide(id, 'accept')).status).toBe(409);
    const rejected = await handIn();
    await decide(rejected, 'reject');
    expect((await trade.send(owner, 'DELETE', `${root()}/${rejected}`)).status).toBe(409);
  });
});

describe('an appeal', () => {
  const operatorActor = () => ({ personId: operator.id }) as Actor;
  const undo = (id: string) =>
    unitOfWork(trade.db, (tx) =>
      certificateAppeals(trade.deps).undo(tx, operatorActor(), id, 'the original was shown'),
    );
  const inForce = (id: string) =>
    unitOfWork(trade.db, (tx) => certificateAppeals(trade.deps).findInForce(tx, id));

  it('makes a rejected or a revoked certificate count', async () => {
    for (const decisions of [['reject'], ['accept', 'revoke']]) {
      const id = await handIn();
      for (const decision of decisions) await decide(id, decision);
      expect((await shown())[1]?.certificate).toBeNull();
      expect(await inForce(id)).toEqual({ authorId: shopId, title: '产地 龙井村' });
      expect((await undo(id)).ok).toBe(true);
      expect((await shown())[1]?.certificate?.number).toBe('AGI-1');
      expect(await inForce(id)).toBeNull();
    }
  });

  it('does not bring back what the product no longer says', async () => {
    const id = await handIn();
    await decide(id, 'reject');
    await say({ 产地: '龙坞' });
    expect(await undo(id)).toMatchObject({ ok: false, failure: { type: 'state-conflict' } });
  });
});

describe('the attributes of a product', () => {
  it('are numbers and yes or no where its category says so', async () => {
    expect((await say({ 净含量: '半斤' })).body).toMatchObject({
      code: 'bad-request',
      field: 'attributes.净含量',
    });
    expect((await say({ 净含量: '250', 有机认证: '是' })).status).toBe(200);
  });

  it('of a category found by the one above it', async () => {
    const { body } = await trade.send<{ items: { id: string }[] }>(
      null,
      'GET',
      `/mall?limit=50&category=${encodeURIComponent('茶叶茶具')}`,
    );
    expect(body.items.map(({ id }) => id)).toContain(productId);
  });

  it('are listed with the categories, once for whoever has them', async () => {
    const first = await trade.server.inject({ url: '/api/v1/categories' });
    const { items } = first.json() as { items: { name: string; parent: string | null }[] };
    expect(items.find(({ name }) => name === '茶叶')).toMatchObject({ parent: '茶叶茶具' });
    const again = await trade.server.inject({
      url: '/api/v1/categories',
      headers: { 'if-none-match': String(first.headers['etag']) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});
