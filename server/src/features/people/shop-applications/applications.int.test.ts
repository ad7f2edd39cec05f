import { newId, systemRandom } from '@kanmai/kernel';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { newKey, type SignedIn, signIn } from '../../../../../tests/sign-in.ts';
import { auditFeature } from '../audit/index.ts';
import { shopsFeature } from '../shops/index.ts';
import { shopApplicationsFeature } from './index.ts';

let app: PeopleServer;
let owner: SignedIn;
let other: SignedIn;
let operator: SignedIn;
let second: SignedIn;
beforeAll(async () => {
  app = await peopleServer({
    features: (deps, accounts) => [
      auditFeature(deps),
      shopsFeature(deps, accounts),
      shopApplicationsFeature(deps, accounts),
    ],
    environment: { KANMAI_TOWN: 'off' },
  });
  owner = await signIn(app, { email: 'owner@example.com' });
  other = await signIn(app, { email: 'other@example.com' });
  operator = await signIn(app, { email: 'operator@example.com', roles: ['operator'] });
  second = await signIn(app, { email: 'second@example.com', roles: ['operator'] });
});
afterAll(() => app.stop());

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const call = (method: Method, path: string, who: SignedIn | null, payload?: object, type?: string) =>
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

const residentId = '11010519491231002X';
const licence = Buffer.from('%PDF-1.7\nbusiness licence');
const photo = sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
  .jpeg()
  .toBuffer();
let names = 0;
const answers = (name = `果园 ${names++}`) => ({
  legalName: '陈果',
  idNumber: residentId,
  name,
  trade: 'fresh-fruit',
  city: '杭州',
  introduction: '自家果园',
  contactName: '陈果',
  contactPhone: '13800138000',
  contactRegion: '浙江 杭州 西湖区',
  contactAddress: '文三路 1 号',
});

const mine = '/studio/shop-applications';
const desk = '/ops/shop-applications';

async function filledIn(who: SignedIn, change: object = {}): Promise<{ id: string }> {
  const { id } = (await call('POST', mine, who, { kind: 'individual' })).json();
  const saved = await call('PATCH', `${mine}/${id}`, who, { ...answers(), ...change });
  expect(saved.statusCode, saved.body).toBe(200);
  for (const slot of ['id-front', 'id-back'])
    await call('PUT', `${mine}/${id}/files/${slot}`, who, await photo, 'image/jpeg');
  return { id };
}

async function submitted(who: SignedIn, change: object = {}) {
  const { id } = await filledIn(who, change);
  const answer = await call('POST', `${mine}/${id}/submit`, who);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as { id: string; shopId: string; version: number; state: string };
}

const decide = (id: string, who: SignedIn, body: object) => call('POST', `${desk}/${id}/decision`, who, body);
const shopState = async (id: string) =>
  (await app.db.selectFrom('shops').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

describe('an application', () => {
  it('is kept as it is filled in, and says what is missing', async () => {
    const begun = (await call('POST', mine, owner, { kind: 'company' })).json();
    expect(begun).toMatchObject({ state: 'draft', kind: 'company', shopId: null, version: 1 });
    expect(begun.missing).toContain('licence');
    await call('PATCH', `${mine}/${begun.id}`, owner, {
      legalName: '云上茶坊',
      creditCode: '91350100m000100y43',
    });
    const later = (await call('GET', `${mine}/${begun.id}`, owner)).json();
    expect(later).toMatchObject({ legalName: '云上茶坊', creditCodeMasked: '••••••••••••••0Y43' });
    expect(later.missing).not.toContain('creditCode');
    expect((await call('POST', `${mine}/${begun.id}/submit`, owner)).json()).toMatchObject({
      code: 'application-incomplete',
      fields: later.missing,
    });
    expect((await call('DELETE', `${mine}/${begun.id}`, owner)).statusCode).toBe(204);
    expect((await call('GET', `${mine}/${begun.id}`, owner)).statusCode).toBe(404);
  });

  it('refuses numbers that are none, and files that are not what they say', async () => {
    const { id } = (await call('POST', mine, owner, { kind: 'company' })).json();
    const patch = async (change: object) => (await call('PATCH', `${mine}/${id}`, owner, change)).json();
    expect(await patch({ idNumber: '110105194912310021' })).toMatchObject({
      code: 'bad-request',
      field: 'idNumber',
    });
    expect(await patch({ creditCode: '91350100M000100Y44' })).toMatchObject({ field: 'creditCode' });
    expect(await patch({ state: 'approved' })).toMatchObject({ code: 'bad-request' });
    const put = (payload: Buffer, type: string) =>
      call('PUT', `${mine}/${id}/files/licence`, owner, payload, type);
    expect((await put(Buffer.from('<html>no'), 'application/pdf')).json()).toMatchObject({
      code: 'unsupported-media-type',
    });
    expect((await put(licence, 'text/html')).statusCode).toBe(415);
    expect((await put(Buffer.alloc(8 * 1024 * 1024 + 1), 'application/pdf')).statusCode).toBe(413);
    expect((await put(licence, 'application/pdf')).json().files).toMatchObject([{ slot: 'licence' }]);
    await call('DELETE', `${mine}/${id}`, owner);
  });

  it('is nobody else’s, and its documents lie sealed', async () => {
    const { id } = await filledIn(owner);
    for (const who of [other, operator]) {
      expect((await call('GET', `${mine}/${id}`, who)).statusCode).toBe(404);
      expect((await call('PATCH', `${mine}/${id}`, who, { city: 'x' })).statusCode).toBe(404);
      expect((await call('POST', `${mine}/${id}/submit`, who)).statusCode).toBe(404);
      expect(
        (await call('PUT', `${mine}/${id}/files/id-front`, who, await photo, 'image/jpeg')).statusCode,
      ).toBe(404);
    }
    expect((await call('GET', `${desk}/${id}`, operator)).statusCode).toBe(404);
    const row = await app.db
      .selectFrom('shop_applications')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(residentId);
    expect(row.id_number_sealed?.includes(Buffer.from(residentId))).toBe(false);
    const [key] = await app.deps.blobs.list(`private/${id}`, 10);
    const kept = Buffer.concat(await ((await app.deps.blobs.get(key ?? ''))?.toArray() ?? []));
    expect(kept.includes((await photo).subarray(0, 16))).toBe(false);
    expect((await app.server.inject({ url: `/media/pictures/${key}` })).statusCode).toBe(404);
    await call('DELETE', `${mine}/${id}`, owner);
    expect(await app.deps.blobs.list(`private/${id}`, 10)).toEqual([]);
  });

  it('makes a shop that waits, once, under a name that is free', async () => {
    const first = await submitted(owner, { name: '只此一家' });
    expect(first).toMatchObject({ state: 'submitted' });
    expect(await shopState(first.shopId)).toBe('pending');
    expect((await call('POST', `${mine}/${first.id}/submit`, owner)).json()).toMatchObject({
      code: 'state-conflict',
    });
    expect((await call('PATCH', `${mine}/${first.id}`, owner, { city: '上海' })).statusCode).toBe(409);
    expect((await call('GET', '/studio/shop-names?name=只此一家', other)).json()).toEqual({ free: false });
    expect((await call('GET', '/studio/shop-names?name=另一家', other)).json()).toEqual({ free: true });
    const rival = await filledIn(other, { name: '只此一家' });
    expect((await call('POST', `${mine}/${rival.id}/submit`, other)).json()).toMatchObject({
      code: 'name-taken',
    });
    await call('DELETE', `${mine}/${rival.id}`, other);
    const waiting = (
      await call('POST', '/shops', other, { name: '先开的', trade: 'tea', city: '', introduction: '' })
    ).json();
    const about = (await call('POST', mine, other, { kind: 'individual', shopId: waiting.id })).json();
    expect(about).toMatchObject({ shopId: waiting.id, name: '先开的' });
    expect((await call('POST', mine, owner, { kind: 'individual', shopId: waiting.id })).statusCode).toBe(
      404,
    );
  });

  it('is limited in number, whoever asks at once', async () => {
    const many = await signIn(app, { email: 'many@example.com' });
    const begun = await Promise.all(
      Array.from({ length: 8 }, () => call('POST', mine, many, { kind: 'individual' })),
    );
    expect(begun.filter(({ statusCode }) => statusCode === 200)).toHaveLength(5);
  });
});

describe('the review', () => {
  it('sees documents and hints, and each opening is written down', async () => {
    const twin = await submitted(other, { contactPhone: '13900139000' });
    const one = await submitted(owner, { contactPhone: '13900139000' });
    const queue = (await call('GET', `${desk}?limit=50`, operator)).json().items as { id: string }[];
    expect(queue.findIndex(({ id }) => id === twin.id)).toBeLessThan(
      queue.findIndex(({ id }) => id === one.id),
    );
    const seen = (await call('GET', `${desk}/${one.id}`, operator)).json();
    expect(seen.idNumberMasked).toBe('••••••••••••••002X');
    expect(seen.duplicates).toContainEqual({
      applicationId: twin.id,
      shopId: twin.shopId,
      shopName: expect.any(String),
      same: ['idNumber', 'contactPhone'],
    });
    expect((await call('POST', `${desk}/${one.id}/numbers`, operator)).json()).toEqual({
      idNumber: residentId,
      creditCode: '',
    });
    const file = await call('GET', `${desk}/${one.id}/files/id-front`, operator);
    expect(file.rawPayload).toEqual(await photo);
    expect(file.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
    });
    expect((await call('GET', `${desk}/${one.id}/files/licence`, operator)).statusCode).toBe(404);
    for (const who of [owner, other]) {
      expect((await call('GET', `${desk}/${one.id}/files/id-front`, who)).statusCode).toBe(403);
      expect((await call('POST', `${desk}/${one.id}/numbers`, who)).statusCode).toBe(403);
    }
    const audit = (await call('GET', `/ops/audit?subjectId=${one.id}`, operator)).json().items;
    expect(audit.map(({ action }: { action: string }) => action)).toEqual([
      'application-file',
      'application-numbers',
    ]);
  });

  it('sends back with what is wrong by field, and approves what was corrected', async () => {
    const { id, shopId, version } = await submitted(owner);
    const sentBack = await decide(id, operator, {
      ...{ version, decision: 'reject', reason: '照片看不清' },
      fields: { 'id-front': '四角不全' },
    });
    expect(sentBack.json()).toMatchObject({ state: 'rejected', shopState: 'rejected' });
    expect(await shopState(shopId)).toBe('rejected');
    const mineNow = (await call('GET', `${mine}/${id}`, owner)).json();
    expect(mineNow).toMatchObject({ wrongFields: { 'id-front': '四角不全' }, reason: '照片看不清' });
    const { body } = await app.db
      .selectFrom('notify_log')
      .select('body')
      .where('recipient', '=', 'owner@example.com')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(body).toContain('照片看不清');
    await call('PUT', `${mine}/${id}/files/id-front`, owner, licence, 'application/pdf');
    const again = (await call('POST', `${mine}/${id}/submit`, owner)).json();
    expect(again).toMatchObject({ state: 'submitted', wrongFields: {} });
    expect(await shopState(shopId)).toBe('pending');
    expect(
      (await decide(id, operator, { version, decision: 'approve', reason: '齐全' })).json(),
    ).toMatchObject({
      code: 'state-conflict',
    });
    const approved = await decide(id, operator, {
      version: again.version,
      decision: 'approve',
      reason: '齐全',
    });
    expect(approved.json()).toMatchObject({ state: 'approved', shopState: 'open' });
    expect((await call('GET', `${desk}?state=approved`, operator)).json().items).toMatchObject([{ id }]);
  });

  it('is one decision, though two operators decide at once', async () => {
    const { id, shopId, version } = await submitted(other);
    const answersOf = await Promise.all([
      decide(id, operator, { version, decision: 'approve', reason: '齐全' }),
      decide(id, second, { version, decision: 'reject', reason: '不清楚' }),
    ]);
    const [won] = answersOf.filter(({ statusCode }) => statusCode === 200);
    const [lost] = answersOf.filter(({ statusCode }) => statusCode === 409);
    expect(lost?.json()).toMatchObject({ code: 'state-conflict', decidedBy: won?.json().decidedBy.name });
    expect(await shopState(shopId)).toBe(won?.json().shopState);
    expect((await call('GET', `/ops/audit?subjectId=${shopId}`, operator)).json().items).toHaveLength(1);
  });

  it('is the operators’ alone, and of what exists', async () => {
    const unknown = newId('application', 0, systemRandom);
    expect((await call('GET', desk, owner)).statusCode).toBe(403);
    expect((await call('GET', `${desk}/${unknown}`, operator)).statusCode).toBe(404);
    const decision = { version: 1, decision: 'approve', reason: 'x' };
    expect((await decide(unknown, operator, decision)).statusCode).toBe(404);
    expect((await decide(unknown, owner, decision)).statusCode).toBe(403);
    expect((await decide(unknown, operator, { ...decision, reason: ' ' })).statusCode).toBe(400);
  });
});
