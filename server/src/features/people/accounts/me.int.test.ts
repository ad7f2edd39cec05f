import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader, newKey, signIn } from '../../../../../tests/sign-in.ts';
import { addressesMax } from './me.service.ts';

let app: PeopleServer;
let lin: { cookie: string; personId: string };
let bai: { cookie: string; personId: string };
beforeAll(async () => {
  app = await peopleServer();
  lin = await signIn(app, { email: 'lin@example.com' });
  bai = await signIn(app, { email: 'bai@example.com' });
});
afterAll(() => app.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const call = (method: Method, path: string, cookie: string, payload?: object, key = newKey()) =>
  app.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie, 'idempotency-key': key },
    ...(payload === undefined ? {} : { payload }),
  });

const address = {
  recipient: '林夏',
  phone: '+86 138 1234 5678',
  province: '浙江',
  city: '杭州',
  district: '西湖区',
  street: '文三路 1 号',
};

describe('me', () => {
  it('is told to a stranger and to a person', async () => {
    const stranger = (
      await app.server.inject({ url: '/api/v1/me', headers: { 'accept-language': 'en' } })
    ).json();
    expect(stranger).toEqual({
      personId: expect.stringMatching(/^psn_/),
      signedIn: false,
      displayName: '',
      email: null,
      phone: null,
      locale: 'en',
      roles: [],
      shops: [],
      creatorId: null,
      town: true,
      twoFactor: { enrolled: false, provedUntil: null },
    });
    expect((await call('GET', '/me', lin.cookie)).json()).toMatchObject({
      personId: lin.personId,
      signedIn: true,
      displayName: 'lin',
    });
  });

  it('changes, and the next request knows', async () => {
    const changed = await call('PATCH', '/me', lin.cookie, { displayName: '林夏', locale: 'en' });
    expect(changed.json()).toMatchObject({ displayName: '林夏', locale: 'en' });
    expect((await call('GET', '/me', lin.cookie)).json()).toMatchObject({
      displayName: '林夏',
      locale: 'en',
    });
  });

  it('keeps a stranger’s language', async () => {
    const cookie = cookieHeader((await app.server.inject('/api/v1/me')).headers['set-cookie']);
    await call('PATCH', '/me', cookie, { locale: 'en' });
    expect((await call('GET', '/me', cookie)).json()).toMatchObject({ signedIn: false, locale: 'en' });
  });

  it.each([
    [{ displayName: '' }, 'displayName'],
    [{ displayName: '   ' }, 'displayName'],
    [{ displayName: 'x'.repeat(41) }, 'displayName'],
    [{ locale: 'fr' }, 'locale'],
    [{ roles: ['operator'] }, undefined],
  ])('does not become %j', async (payload, field) => {
    const answer = (await call('PATCH', '/me', lin.cookie, payload)).json();
    expect(answer).toMatchObject({ status: 400, code: 'bad-request' });
    if (field !== undefined) expect(answer.field).toBe(field);
  });
});

describe('addresses', () => {
  it('are added once for a key, the first the default', async () => {
    const key = newKey();
    const first = await call('POST', '/me/addresses', lin.cookie, address, key);
    const again = await call('POST', '/me/addresses', lin.cookie, address, key);
    expect(first.json()).toMatchObject({ ...address, country: 'CN', postalCode: '', isDefault: true });
    expect(again.json()).toEqual(first.json());
    expect((await call('GET', '/me/addresses', lin.cookie)).json().items).toHaveLength(1);
  });

  it('have one default', async () => {
    const second = (await call('POST', '/me/addresses', lin.cookie, { ...address, recipient: '二' })).json();
    expect(second.isDefault).toBe(false);
    await call('PATCH', `/me/addresses/${second.id}`, lin.cookie, { isDefault: true, street: '文二路 2 号' });
    const items = (await call('GET', '/me/addresses', lin.cookie)).json().items;
    expect(
      items.map((item: { id: string; isDefault: boolean }) => [item.id === second.id, item.isDefault]),
    ).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(items[0]).toMatchObject({ street: '文二路 2 号', recipient: '二' });
  });

  it('are nobody else’s to see, change or remove', async () => {
    const [mine] = (await call('GET', '/me/addresses', lin.cookie)).json().items;
    expect((await call('GET', '/me/addresses', bai.cookie)).json().items).toEqual([]);
    for (const method of ['PATCH', 'DELETE'] as const) {
      const answer = await call(
        method,
        `/me/addresses/${mine.id}`,
        bai.cookie,
        method === 'PATCH' ? { city: 'x' } : undefined,
      );
      expect(answer.statusCode).toBe(404);
    }
    expect((await call('GET', '/me/addresses', lin.cookie)).json().items[0]).toEqual(mine);
  });

  it('are gone when removed', async () => {
    const made = (await call('POST', '/me/addresses', bai.cookie, address)).json();
    expect((await call('DELETE', `/me/addresses/${made.id}`, bai.cookie)).statusCode).toBe(204);
    expect((await call('GET', '/me/addresses', bai.cookie)).json().items).toEqual([]);
    expect((await call('PATCH', `/me/addresses/${made.id}`, bai.cookie, { city: 'x' })).statusCode).toBe(404);
  });

  it.each([
    ['recipient', { ...address, recipient: '' }],
    ['phone', { ...address, phone: 'call me' }],
    ['country', { ...address, country: 'China' }],
    ['street', { ...address, street: 'x'.repeat(201) }],
  ])('name the field that is wrong: %s', async (field, payload) => {
    expect((await call('POST', '/me/addresses', bai.cookie, payload)).json()).toMatchObject({
      code: 'bad-request',
      field,
    });
  });

  it('need a key', async () => {
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/v1/me/addresses',
      headers: { cookie: bai.cookie },
      payload: address,
    });
    expect(answer.json()).toMatchObject({ code: 'key-required' });
  });

  it('are limited in number, whoever asks at the same time', async () => {
    const many = await signIn(app, { email: 'many@example.com' });
    const answers = await Promise.all(
      Array.from({ length: addressesMax + 3 }, () => call('POST', '/me/addresses', many.cookie, address)),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(addressesMax);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(3);
  });
});
