import { newId, systemRandom } from '@kanmai/kernel';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { newKey, type SignedIn, signIn } from '../../../../../tests/sign-in.ts';
import { auditFeature } from '../audit/index.ts';
import { authorsFeature } from '../authors/index.ts';
import { creatorsFeature, storeCreatorAvatar } from '../creators/index.ts';
import { shopsFeature, storeShopAvatar } from './index.ts';
import { shopsOwnedMax } from './shop.policy.ts';

const peopleFeatures = (deps: PeopleServer['deps'], accounts: PeopleServer['accounts']) => [
  auditFeature(deps),
  authorsFeature(deps, { storeShopAvatar, storeCreatorAvatar }),
  shopsFeature(deps, accounts),
  creatorsFeature(deps, accounts),
];

let app: PeopleServer;
let owner: SignedIn;
let other: SignedIn;
let operator: SignedIn;
beforeAll(async () => {
  app = await peopleServer({ features: peopleFeatures, environment: { KANMAI_TOWN: 'off' } });
  owner = await signIn(app, { email: 'owner@example.com' });
  other = await signIn(app, { email: 'other@example.com' });
  operator = await signIn(app, { email: 'operator@example.com', roles: ['operator'] });
});
afterAll(() => app.stop());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const call = (
  method: Method,
  path: string,
  who: SignedIn | null,
  payload?: object | Buffer,
  key = newKey(),
) =>
  app.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      'idempotency-key': key,
      ...(who === null ? {} : { cookie: who.cookie }),
      ...(Buffer.isBuffer(payload) ? { 'content-type': 'image/png' } : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  });

let names = 0;
const newShop = (name = `果园 ${names++}`) => ({
  name,
  trade: 'fresh-fruit',
  city: '杭州',
  introduction: '自家果园',
});
/** The state that reviewing an application leads to, which has tests of its own. */
const setState = (id: string | undefined, state: string) =>
  app.db
    .updateTable('shops')
    .set({ state })
    .where('id', '=', id ?? '')
    .execute();
const addShop = async (who: SignedIn, name?: string) =>
  (await call('POST', '/shops', who, newShop(name))).json();
const eventsOf = (subjectId: string) =>
  app.db
    .selectFrom('events')
    .select(['kind', 'person_id', 'data'])
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute();

describe('a shop', () => {
  it('waits for an operator, and its owner is known at once', async () => {
    const key = newKey();
    const given = newShop();
    const answer = await call('POST', '/shops', owner, given, key);
    expect(answer.json()).toMatchObject({ ...given, state: 'pending', avatarUrl: null });
    expect((await call('POST', '/shops', owner, given, key)).json()).toEqual(answer.json());
    const { id } = answer.json();
    expect((await call('GET', '/me', owner)).json().shops).toContainEqual({
      id,
      name: given.name,
      role: 'owner',
    });
    expect((await call('GET', '/studio/shops', owner)).json().items).toMatchObject([{ id, role: 'owner' }]);
    expect((await call('GET', '/studio/shops', other)).json().items).toEqual([]);
    expect(await eventsOf(id)).toMatchObject([{ kind: 'shop-changed', data: { state: 'pending' } }]);
  });

  it('is refused without a person, a key, or a free name', async () => {
    expect((await call('POST', '/shops', null, newShop())).statusCode).toBe(401);
    await addShop(owner, '只有一家');
    expect((await call('POST', '/shops', other, newShop('只有一家'))).json()).toMatchObject({
      status: 409,
      code: 'name-taken',
    });
    expect((await call('POST', '/shops', other, newShop(), 'short')).json()).toMatchObject({
      code: 'key-required',
    });
    expect((await call('POST', '/shops', other, { ...newShop(), state: 'open' })).statusCode).toBe(400);
    expect((await call('POST', '/shops', other, newShop(' '))).statusCode).toBe(400);
  });

  it('is one of so many, whoever asks at the same time', async () => {
    const many = await signIn(app, { email: 'many@example.com' });
    const answers = await Promise.all(
      Array.from({ length: shopsOwnedMax + 2 }, () => call('POST', '/shops', many, newShop())),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(shopsOwnedMax);
  });

  it('is opened and suspended by operators alone, each time with a reason', async () => {
    const { id } = await addShop(owner);
    const decide = (who: SignedIn | null, decision: string, reason = '资料齐全') =>
      call('POST', `/ops/shops/${id}/decision`, who, { decision, reason });
    expect((await decide(null, 'open')).statusCode).toBe(401);
    expect((await decide(owner, 'open')).statusCode).toBe(403);
    expect((await decide(operator, 'open', '')).statusCode).toBe(400);
    expect((await decide(operator, 'open')).json()).toMatchObject({ code: 'application-required' });
    await setState(id, 'suspended');
    expect((await decide(operator, 'open')).json()).toMatchObject({ id, state: 'open' });
    expect((await decide(operator, 'open')).json()).toMatchObject({ code: 'state-conflict', state: 'open' });
    expect((await decide(operator, 'suspend', '假货')).json()).toMatchObject({ state: 'suspended' });
    const audit = (await call('GET', `/ops/audit?subjectId=${id}`, operator)).json().items;
    expect(audit).toMatchObject([
      { action: 'shop-suspend', reason: '假货', detail: { from: 'open', to: 'suspended' } },
      { action: 'shop-open', reason: '资料齐全', actor: { id: operator.personId } },
    ]);
    expect((await eventsOf(id)).map(({ data }) => (data as { state: string }).state)).toEqual([
      'pending',
      'open',
      'suspended',
    ]);
    const unknown = newId('shop', 0, systemRandom);
    expect(
      (await call('POST', `/ops/shops/${unknown}/decision`, operator, { decision: 'open', reason: 'x' }))
        .statusCode,
    ).toBe(404);
  });

  it('is listed for operators by state', async () => {
    const { id } = await addShop(owner);
    const pending = (await call('GET', '/ops/shops?state=pending&limit=50', operator)).json().items;
    expect(pending.find((shop: { id: string }) => shop.id === id)).toMatchObject({
      state: 'pending',
      owner: { id: owner.personId, name: 'owner' },
      productCount: 0,
    });
    expect(pending.every((shop: { state: string }) => shop.state === 'pending')).toBe(true);
    expect((await call('GET', '/ops/shops?state=closed', operator)).statusCode).toBe(400);
    expect((await call('GET', '/ops/shops', owner)).statusCode).toBe(403);
  });

  it('has a home page that anybody may see', async () => {
    const { id, name } = await addShop(owner);
    const home = await call('GET', `/shops/${id}`, null);
    expect(home.json()).toEqual({
      author: { id, kind: 'shop', name, avatarUrl: null, followed: false, followerCount: 0 },
      trade: 'fresh-fruit',
      city: '杭州',
      introduction: '自家果园',
      state: 'pending',
      productCount: 0,
      clipCount: 0,
    });
    expect((await call('GET', `/shops/${id}/products`, null)).json()).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await call('GET', `/shops/${id}/clips`, null)).json()).toEqual({ items: [], nextCursor: null });
    expect((await call('GET', `/shops/${newId('shop', 0, systemRandom)}`, null)).statusCode).toBe(404);
  });
});

describe('the shops of a city', () => {
  const citizen = async (email: string, cities: readonly string[]) => {
    const who = await signIn(app, { email });
    const ids: string[] = [];
    for (const city of cities) {
      const { id } = (await call('POST', '/shops', who, { ...newShop(), city })).json();
      ids.push(id);
    }
    return { who, ids };
  };
  const open = (id: string | undefined) => setState(id, 'open');
  const countOf = async (city: string) =>
    (await call('GET', '/cities', null)).json().items.find((entry: { city: string }) => entry.city === city)
      ?.shopCount;
  const listed = async (query: string, who: SignedIn | null = null) =>
    (await call('GET', `/shops?${query}`, who)).json();

  it('are the open ones alone', async () => {
    const { ids } = await citizen('kunming@example.com', ['昆明', ' 昆明 ', '昆明']);
    expect(await countOf('昆明')).toBeUndefined();
    await open(ids[0]);
    await open(ids[1]);
    expect(await countOf('昆明')).toBe(2);
    await call('POST', `/ops/shops/${ids[1]}/decision`, operator, { decision: 'suspend', reason: '假货' });
    expect(await countOf('昆明')).toBe(1);
    const page = await listed('city=昆明');
    expect(page).toEqual({
      items: [
        {
          author: expect.objectContaining({ id: ids[0], kind: 'shop', followed: false, followerCount: 0 }),
          trade: 'fresh-fruit',
          city: '昆明',
          introduction: '自家果园',
          clipCount: 0,
          productCount: 0,
        },
      ],
      nextCursor: null,
    });
    expect((await listed('city=nowhere')).items).toEqual([]);
  });

  it('name no city that is empty', async () => {
    const { ids } = await citizen('nowhere@example.com', ['', '  ']);
    for (const id of ids) await open(id);
    expect(await countOf('')).toBeUndefined();
    expect((await call('GET', '/shops?city=', null)).statusCode).toBe(400);
    expect((await call('GET', '/shops', null)).statusCode).toBe(400);
  });

  it('are listed page by page, newest first, each once', async () => {
    const { who, ids } = await citizen('dali@example.com', ['大理', '大理', '大理', '大理', '大理']);
    for (const id of ids) await open(id);
    await call('PUT', `/follows/${ids[0]}`, who);
    const seen: { id: string; followed: boolean }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { author: { id: string; followed: boolean } }[]; nextCursor: string | null } =
        await listed(`city=大理&limit=2&cursor=${cursor}`, who);
      seen.push(...page.items.map(({ author }) => author));
      cursor = page.nextCursor;
    }
    expect(seen.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(seen.filter(({ followed }) => followed).map(({ id }) => id)).toEqual([ids[0]]);
    expect((await listed('city=大理&cursor=nonsense')).code).toBe('bad-cursor');
  });
});

describe('in the town', () => {
  it('a shop is open at once', async () => {
    const town = await peopleServer({ features: peopleFeatures });
    try {
      const { cookie } = await signIn(town, { email: 'town@example.com' });
      const headers = { cookie, 'idempotency-key': newKey() };
      const answer = await town.server.inject({
        method: 'POST',
        url: '/api/v1/shops',
        headers,
        payload: newShop(),
      });
      expect(answer.json()).toMatchObject({ state: 'open' });
    } finally {
      await town.stop();
    }
  });
});

describe('a creator', () => {
  it('is one for each person, with a name of their own', async () => {
    const one = await signIn(app, { email: 'creator@example.com' });
    const answer = await call('POST', '/creators', one, { name: '沐晴', introduction: '开箱' });
    expect(answer.json()).toMatchObject({
      id: expect.stringMatching(/^crt_/),
      name: '沐晴',
      introduction: '开箱',
    });
    const { id } = answer.json();
    expect((await call('GET', '/me', one)).json().creatorId).toBe(id);
    const again = await call('POST', '/creators', one, { name: '沐晴二', introduction: '' });
    expect(again.json()).toMatchObject({ code: 'state-conflict' });
    const taken = await call('POST', '/creators', other, { name: '沐晴', introduction: '' });
    expect(taken.json()).toMatchObject({ code: 'name-taken' });
    expect((await call('POST', '/creators', null, { name: 'xx', introduction: '' })).statusCode).toBe(401);
    expect((await call('GET', `/creators/${id}`, null)).json()).toMatchObject({
      author: { id, kind: 'creator', name: '沐晴' },
      introduction: '开箱',
      state: 'open',
    });
    expect((await call('GET', `/creators/${id}/clips`, null)).json().items).toEqual([]);
  });
});

describe('following', () => {
  it('counts once however often, and is an event once', async () => {
    const { id } = await addShop(owner);
    const [first, second] = [
      await call('PUT', `/follows/${id}`, other),
      await call('PUT', `/follows/${id}`, other),
    ];
    expect(first.json()).toMatchObject({ id, followed: true, followerCount: 1 });
    expect(second.json()).toEqual(first.json());
    expect((await call('GET', `/shops/${id}`, null)).json().author).toMatchObject({
      followed: false,
      followerCount: 1,
    });
    expect((await call('GET', '/follows', other)).json().items).toMatchObject([{ id, followed: true }]);
    expect((await call('DELETE', `/follows/${id}`, other)).json()).toMatchObject({
      followed: false,
      followerCount: 0,
    });
    await call('DELETE', `/follows/${id}`, other);
    expect((await eventsOf(id)).filter(({ kind }) => kind.endsWith('follow'))).toEqual([
      { kind: 'follow', person_id: other.personId, data: {} },
      { kind: 'unfollow', person_id: other.personId, data: {} },
    ]);
    expect((await call('PUT', `/follows/${newId('creator', 0, systemRandom)}`, other)).statusCode).toBe(404);
    expect((await call('PUT', '/follows/psn_00000000000000000000000000', other)).statusCode).toBe(400);
  });

  it('is listed page by page, the latest first', async () => {
    const fan = await signIn(app, { email: 'fan@example.com' });
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { id } = await addShop(i < 3 ? operator : other);
      ids.unshift(id);
      await call('PUT', `/follows/${id}`, fan);
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await call('GET', `/follows?limit=2&cursor=${cursor}`, fan)
      ).json();
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
    expect((await call('GET', '/follows', other)).json().items).toEqual([]);
  });
});

describe('an avatar', () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#ff4d2e' } })
      .png()
      .toBuffer();

  it('is changed by those the shop trusts with it, and becomes a small square', async () => {
    const { id } = await addShop(owner);
    const put = (who: SignedIn | null, payload: Buffer) =>
      call('PUT', `/studio/authors/${id}/avatar`, who, payload);
    const bytes = await picture(800, 400);
    expect((await put(null, bytes)).statusCode).toBe(401);
    expect((await put(other, bytes)).statusCode).toBe(404);
    const changed = (await put(owner, bytes)).json();
    expect(changed.avatarUrl).toMatch(/^\/media\/pictures\/[0-9a-f]{64}\.webp$/);
    const stored = await app.deps.blobs.get(`pictures/${changed.avatarUrl.split('/').at(-1)}`);
    const { width, height, format } = await sharp(Buffer.concat((await stored?.toArray()) ?? [])).metadata();
    expect({ width, height, format }).toEqual({ width: 256, height: 256, format: 'webp' });
    expect((await call('GET', `/shops/${id}`, null)).json().author.avatarUrl).toBe(changed.avatarUrl);
  });

  it.each([
    ['a text', Buffer.from('this is no picture'), 415],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    ['half a picture', Buffer.from('\x89PNG\r\n\x1a\nhalf', 'latin1'), 400],
  ])('cannot be %s', async (_what, bytes, status) => {
    const { id } = await addShop(other);
    expect((await call('PUT', `/studio/authors/${id}/avatar`, other, bytes)).statusCode).toBe(status);
  });

  it('cannot be JSON', async () => {
    const { id } = await addShop(other);
    expect((await call('PUT', `/studio/authors/${id}/avatar`, other, { picture: 'x' })).statusCode).toBe(415);
  });
});
