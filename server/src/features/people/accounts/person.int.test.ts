import { newId, type PersonId, systemRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader, newKey, signIn } from '../../../../../tests/sign-in.ts';
import { authorsFeature, moveFollows } from '../authors/index.ts';
import { bindAccount } from './person.service.ts';

const merges: [string, string][] = [];
let failing = false;
let app: PeopleServer;
const creatorId = newId('creator', 0, systemRandom);
const otherCreatorId = newId('creator', 0, systemRandom);

beforeAll(async () => {
  const nothing = async () => undefined;
  app = await peopleServer({
    onMerge: [
      moveFollows,
      async (_tx, from, to) => {
        if (failing) throw new Error('a feature cannot move its things');
        merges.push([from, to]);
      },
    ],
    features: (deps) => [authorsFeature(deps, { storeShopAvatar: nothing, storeCreatorAvatar: nothing })],
  });
  await app.db
    .insertInto('creators')
    .values([
      { id: creatorId, name: 'Mu Qing', created_at: new Date() },
      { id: otherCreatorId, name: 'A Bai', created_at: new Date() },
    ])
    .execute();
});
afterAll(() => app.stop());

const call = (method: 'GET' | 'PUT' | 'POST', path: string, cookie: string, payload?: object) =>
  app.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie, 'idempotency-key': newKey() },
    ...(payload === undefined ? {} : { payload }),
  });

async function stranger(): Promise<{ cookie: string; personId: string }> {
  const answer = await app.server.inject('/api/v1/me');
  return {
    cookie: cookieHeader(answer.headers['set-cookie']),
    personId: answer.json<{ personId: string }>().personId,
  };
}

const address = {
  recipient: '林夏',
  phone: '13812345678',
  province: '浙江',
  city: '杭州',
  street: '文三路 1 号',
};
const peopleNow = async () =>
  Number(
    (
      await app.db
        .selectFrom('people')
        .select((q) => q.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('a stranger who signs in', () => {
  it('becomes the person of a new account, with everything they had', async () => {
    const before = await stranger();
    await call('PUT', `/follows/${creatorId}`, before.cookie);
    await call('POST', '/me/addresses', before.cookie, address);
    const countBefore = await peopleNow();
    const after = await signIn(app, { email: 'first@example.com', cookie: before.cookie });
    expect(after.personId).toBe(before.personId);
    expect(after.cookie).not.toContain('kanmai.visitor');
    expect(await peopleNow()).toBe(countBefore);
    expect((await call('GET', '/follows', after.cookie)).json().items).toHaveLength(1);
    expect((await call('GET', '/me/addresses', after.cookie)).json().items).toHaveLength(1);
  });

  it('to an account that exists is merged into it, once, as one event', async () => {
    const account = await signIn(app, { email: 'merge@example.com' });
    await call('PUT', `/follows/${creatorId}`, account.cookie);
    await call('POST', '/me/addresses', account.cookie, address);
    const before = await stranger();
    await call('PUT', `/follows/${creatorId}`, before.cookie);
    await call('PUT', `/follows/${otherCreatorId}`, before.cookie);
    await call('POST', '/me/addresses', before.cookie, { ...address, recipient: '夏' });
    const woken = app.woken();

    const after = await signIn(app, { email: 'merge@example.com', cookie: before.cookie });
    expect(after.personId).toBe(account.personId);
    expect(app.woken()).toBe(woken + 1);
    const followed = (await call('GET', '/follows', after.cookie))
      .json()
      .items.map(({ id }: { id: string }) => id);
    expect(followed.sort()).toEqual([creatorId, otherCreatorId].sort());
    const addresses = (await call('GET', '/me/addresses', after.cookie)).json().items;
    expect(
      addresses.map(({ recipient, isDefault }: { recipient: string; isDefault: boolean }) => [
        recipient,
        isDefault,
      ]),
    ).toEqual([
      ['林夏', true],
      ['夏', false],
    ]);
    expect(merges.filter(([from]) => from === before.personId)).toEqual([
      [before.personId, account.personId],
    ]);
    const events = await app.db
      .selectFrom('events')
      .select(['person_id', 'subject_id', 'data'])
      .where('kind', '=', 'person-merged')
      .where('subject_id', '=', before.personId)
      .execute();
    expect(events).toEqual([
      {
        person_id: account.personId,
        subject_id: before.personId,
        data: { from: before.personId, to: account.personId },
      },
    ]);
  });

  it('is no stranger afterwards: the old cookie speaks for nobody', async () => {
    const before = await stranger();
    const after = await signIn(app, { email: 'old-cookie@example.com', cookie: before.cookie });
    expect(after.personId).toBe(before.personId);
    const answer = (await call('GET', '/me', before.cookie)).json();
    expect(answer).toMatchObject({ signedIn: false });
    expect(answer.personId).not.toBe(after.personId);
  });

  it('keeps everything where it was when one feature cannot move its things', async () => {
    const account = await signIn(app, { email: 'failing@example.com' });
    const before = await stranger();
    await call('PUT', `/follows/${otherCreatorId}`, before.cookie);
    failing = true;
    const bind = bindAccount(
      { ...app.deps, onMerge: [moveFollows, async () => Promise.reject(new Error('no'))] },
      { userId: await userOf(account.personId), displayName: '', locale: 'en' },
      before.personId as PersonId,
    );
    await expect(bind).rejects.toThrow('no');
    failing = false;
    expect((await call('GET', '/follows', before.cookie)).json().items).toHaveLength(1);
    expect((await call('GET', '/me', before.cookie)).json().personId).toBe(before.personId);
  });
});

async function userOf(personId: string): Promise<string> {
  const { auth_user_id: userId } = await app.db
    .selectFrom('people')
    .select('auth_user_id')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return userId ?? '';
}

describe('an account', () => {
  it('has one person, however many requests are its first at once', async () => {
    const userId = 'user-of-many-requests';
    const now = new Date();
    await app.db
      .insertInto('auth_users')
      .values({
        id: userId,
        name: '',
        email: 'many@example.com',
        emailVerified: true,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    const account = { userId, displayName: 'many', locale: 'en' } as const;
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => bindAccount({ ...app.deps, onMerge: [] }, account, null)),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('never becomes somebody who has an account already', async () => {
    const first = await signIn(app, { email: 'taken@example.com' });
    const account = { userId: 'nobody', displayName: '', locale: 'en' } as const;
    const now = new Date();
    await app.db
      .insertInto('auth_users')
      .values({
        id: 'nobody',
        name: '',
        email: 'nobody@example.com',
        emailVerified: true,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    const bound = await bindAccount({ ...app.deps, onMerge: [] }, account, first.personId as PersonId);
    expect(bound).not.toBe(first.personId);
  });
});
