import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { newKey, type SignedIn, signIn } from '../../../../../tests/sign-in.ts';
import { shopsFeature } from '../shops/index.ts';
import { savedViewsFeature } from './index.ts';

let app: PeopleServer;
let owner: SignedIn;
let clerk: SignedIn;
let shopId: string;

beforeAll(async () => {
  app = await peopleServer({
    features: (deps, accounts) => [shopsFeature(deps, accounts), savedViewsFeature(deps)],
  });
  owner = await signIn(app, { email: 'owner@example.com' });
  const made = await call('POST', '/shops', owner, {
    name: '果园',
    trade: 'tea',
    city: '杭州',
    introduction: '',
  });
  shopId = made.json().id;
  clerk = await signIn(app, { email: 'clerk@example.com' });
});
afterAll(() => app.stop());

const call = (method: 'GET' | 'POST' | 'DELETE', path: string, who: SignedIn, payload?: object) =>
  app.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie: who.cookie, ...(method === 'POST' ? { 'idempotency-key': newKey() } : {}) },
    ...(payload === undefined ? {} : { payload }),
  });
const root = () => `/studio/shops/${shopId}/saved-views`;
const save = (name: string, search: object = { state: 'paid', text: '杭州' }) =>
  call('POST', root(), owner, { list: 'orders', name, search });
const names = async () =>
  (await call('GET', `${root()}?list=orders`, owner)).json().items.map((view: { name: string }) => view.name);

describe('saved views', () => {
  it('are kept under a name, changed by it, and forgotten', async () => {
    await save('杭州');
    await save(' 大单 ', { unread: true });
    const { items } = (await save('杭州', { state: 'shipped' })).json();
    expect(items).toMatchObject([
      { name: '杭州', search: { state: 'shipped' } },
      { name: '大单', search: { unread: true } },
    ]);
    expect((await call('DELETE', `${root()}/${items[0].id}`, owner)).statusCode).toBe(204);
    expect((await call('DELETE', `${root()}/${items[0].id}`, owner)).statusCode).toBe(404);
    expect(await names()).toEqual(['大单']);
  });

  it('are twenty at most, of names and short values', async () => {
    for (let count = 0; count < 19; count++) await save(`view ${count}`);
    expect((await save('one too many')).json()).toMatchObject({ code: 'too-many', limit: 20 });
    expect((await save('view 3', { text: 'x' })).statusCode).toBe(200);
    expect(await names()).toHaveLength(20);
    for (const search of [{ 'a b': 'x' }, { text: 'x'.repeat(101) }, { text: { deep: true } }])
      expect((await save('bad', search)).statusCode, JSON.stringify(search)).toBe(400);
    expect((await save('  ')).statusCode).toBe(400);
  });

  it('are nobody else’s', async () => {
    expect((await call('GET', `${root()}?list=orders`, clerk)).statusCode).toBe(404);
  });
});
