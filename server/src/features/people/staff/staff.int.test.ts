import { dayMs, hourMs, manualClock } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { newKey, type SignedIn, signIn } from '../../../../../tests/sign-in.ts';
import { auditFeature } from '../audit/index.ts';
import { shopsFeature } from '../shops/index.ts';
import { staffFeature } from './index.ts';
import { hashOf, invitationKeptMs, openMax, sentToRecipientMax } from './invitation.policy.ts';

const clock = manualClock(Date.now());
let app: PeopleServer;
let operator: SignedIn;
beforeAll(async () => {
  app = await peopleServer({
    clock,
    features: (deps, accounts) => [
      auditFeature(deps),
      shopsFeature(deps, accounts),
      staffFeature(deps, accounts),
    ],
  });
  operator = await signIn(app, { email: 'operator@example.com', roles: ['operator'] });
});
afterAll(() => app.stop());
afterEach(() => void vi.restoreAllMocks());

const call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  who: SignedIn | null,
  payload?: object,
  key = newKey(),
) => {
  // What is done one after the other is so for the audit log as well.
  clock.advance(1);
  return app.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { 'idempotency-key': key, ...(who === null ? {} : { cookie: who.cookie }) },
    ...(payload === undefined ? {} : { payload }),
  });
};

let count = 0;
const somebody = () => signIn(app, { email: `somebody-${count++}@example.com` });
let owner: SignedIn;
let shopId: string;
beforeEach(async () => {
  owner = await somebody();
  const shop = { name: `果园 ${count++}`, trade: 'fresh-fruit', city: '杭州', introduction: '' };
  shopId = (await call('POST', '/shops', owner, shop)).json().id;
});

const staffPath = () => `/studio/shops/${shopId}/staff`;
const invitationsPath = () => `/studio/shops/${shopId}/invitations`;
const staff = async (who = owner) => (await call('GET', staffPath(), who)).json();
const invite = (recipient: string, role = 'clerk', who: SignedIn | null = owner) =>
  call('POST', invitationsPath(), who, { email: recipient, role });
const messagesTo = async (recipient: string) =>
  app.db
    .selectFrom('notify_log')
    .selectAll()
    .where('recipient', '=', recipient)
    .where('body', 'like', '%/studio/join#%')
    .orderBy('id')
    .execute();
const tokenTo = async (recipient: string) => {
  const body = (await messagesTo(recipient)).at(-1)?.body ?? '';
  return /\/studio\/join#([\w-]{43})/.exec(body)?.[1] ?? '';
};
const accept = (who: SignedIn | null, token: string) =>
  call('POST', '/studio/invitations/accept', who, { token });
const change = (who: SignedIn, { personId }: SignedIn, role: string) =>
  call('PATCH', `${staffPath()}/${personId}`, who, { role });
const remove = (who: SignedIn, { personId }: SignedIn) => call('DELETE', `${staffPath()}/${personId}`, who);
const join = async (role: string) => {
  const recipient = `joins-${count++}@example.com`;
  await invite(recipient, role);
  const who = await somebody();
  expect((await accept(who, await tokenTo(recipient))).json()).toMatchObject({ shopId, role });
  return who;
};
const rolesOf = async () =>
  Object.fromEntries(
    (await staff()).members.map(({ personId, role }: { personId: string; role: string }) => [personId, role]),
  );
/** How many connections wait for somebody's lock. */
const waiting = async () =>
  (
    await sql<{ count: number }>`select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db)
  ).rows[0]?.count;
const actions = async () =>
  (await call('GET', `/ops/audit?subjectId=${shopId}`, operator))
    .json()
    .items.map(({ action }: { action: string }) => action);

describe('an invitation', () => {
  it('is sent to an e-mail address with a link whose token is kept nowhere', async () => {
    const answer = await invite(' Clerk-A@Example.com');
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      channel: 'email',
      recipient: 'clerk-a@example.com',
      role: 'clerk',
    });
    const token = await tokenTo('clerk-a@example.com');
    expect(token).toHaveLength(43);
    expect(answer.body).not.toContain(token);
    const [row] = await app.db
      .selectFrom('shop_invitations')
      .selectAll()
      .where('shop_id', '=', shopId)
      .execute();
    expect(row?.token_hash).toEqual(hashOf(token));
    expect((await staff()).invitations).toMatchObject([{ recipient: 'clerk-a@example.com', role: 'clerk' }]);
    expect(await actions()).toEqual(['staff-invite']);
  });

  it('is sent to a phone too', async () => {
    const answer = await call('POST', invitationsPath(), owner, { phone: '139 0013 9000', role: 'host' });
    expect(answer.json()).toMatchObject({ channel: 'phone', recipient: '+8613900139000' });
    expect(await messagesTo('+8613900139000')).toMatchObject([{ channel: 'phone' }]);
  });

  it('is sent once for one key', async () => {
    const key = newKey();
    const once = () =>
      call('POST', invitationsPath(), owner, { email: 'once@example.com', role: 'clerk' }, key);
    const first = await once();
    expect((await once()).json()).toEqual(first.json());
    expect(await messagesTo('once@example.com')).toHaveLength(1);
  });

  it('makes a clerk of whoever opens the link, at once and once', async () => {
    await invite('clerk-b@example.com');
    const token = await tokenTo('clerk-b@example.com');
    const clerk = await signIn(app, { email: 'clerk-b@example.com' });
    expect((await call('GET', staffPath(), clerk)).statusCode).toBe(404);
    const joined = await accept(clerk, token);
    expect(joined.json()).toMatchObject({ shopId, role: 'clerk' });
    expect((await call('GET', '/me', clerk)).json().shops).toMatchObject([{ id: shopId, role: 'clerk' }]);
    expect((await staff(clerk)).members).toHaveLength(2);
    expect((await staff()).invitations).toEqual([]);

    // The same person again: nothing happens. Another: refused.
    expect((await accept(clerk, token)).json()).toEqual(joined.json());
    expect((await accept(await somebody(), token)).json()).toMatchObject({ code: 'invitation-used' });
    expect(await actions()).toEqual(['staff-join', 'staff-invite']);

    // Who was removed does not come back by the link they used.
    expect((await remove(owner, clerk)).statusCode).toBe(204);
    expect((await accept(clerk, token)).json()).toMatchObject({ code: 'invitation-used' });
    expect((await call('GET', staffPath(), clerk)).statusCode).toBe(404);
  });

  it('names the shop and the role before it is followed, and changes nothing by that', async () => {
    await invite('curious@example.com', 'finance');
    const token = await tokenTo('curious@example.com');
    const look = (who: SignedIn | null) => call('POST', '/studio/invitations/look', who, { token });
    const who = await somebody();
    const { name } = await app.db
      .selectFrom('shops')
      .select('name')
      .where('id', '=', shopId)
      .executeTakeFirstOrThrow();
    expect((await look(who)).json()).toEqual({ shopName: name, role: 'finance' });
    expect((await look(null)).statusCode).toBe(401);
    expect((await staff()).members).toHaveLength(1);
    await accept(who, token);
    expect((await look(who)).json()).toMatchObject({ role: 'finance' });
    expect((await look(await somebody())).json()).toMatchObject({ code: 'invitation-used' });
    const none = { token: 'nobody-was-sent-this' };
    expect((await call('POST', '/studio/invitations/look', who, none)).statusCode).toBe(404);
  });

  it('opened by two at once lets one in', async () => {
    await invite('raced@example.com');
    const token = await tokenTo('raced@example.com');
    const people = [await somebody(), await somebody(), await somebody()];
    // The shop is held until all three wait for it.
    const asked = await app.db.transaction().execute(async (tx) => {
      await tx.selectFrom('shops').select('id').where('id', '=', shopId).forUpdate().execute();
      const answers = people.map(async (who) => (await accept(who, token)).statusCode);
      await vi.waitFor(async () => expect(await waiting()).toBe(people.length), { timeout: 20_000 });
      return { answers };
    });
    expect((await Promise.all(asked.answers)).sort()).toEqual([200, 409, 409]);
    expect((await staff()).members).toHaveLength(2);
  });

  it('gives somebody who is there already the new role, but does not take the last owner', async () => {
    const clerk = await join('clerk');
    await invite('again@example.com', 'assistant');
    expect((await accept(clerk, await tokenTo('again@example.com'))).json()).toMatchObject({
      role: 'assistant',
    });
    expect((await rolesOf())[clerk.personId]).toBe('assistant');
    await invite('myself@example.com', 'clerk');
    expect((await accept(owner, await tokenTo('myself@example.com'))).json()).toMatchObject({
      code: 'last-owner',
    });
    expect((await rolesOf())[owner.personId]).toBe('owner');
  });

  it('expires after seven days', async () => {
    await invite('late@example.com');
    const token = await tokenTo('late@example.com');
    clock.advance(7 * dayMs);
    const late = await somebody();
    expect((await accept(late, token)).json()).toMatchObject({ status: 409, code: 'invitation-expired' });
    expect((await staff()).invitations).toEqual([]);
    const tidy = staffFeature(app.deps, app.accounts).jobs?.[0];
    const run = () => tidy?.run({}, { signal: new AbortController().signal, lastTry: false });
    await run();
    expect((await accept(late, token)).json()).toMatchObject({ code: 'invitation-expired' });
    clock.advance(invitationKeptMs + hourMs);
    await run();
    expect((await accept(await somebody(), token)).json()).toMatchObject({ code: 'not-found' });
  });

  it('can be withdrawn, and is replaced by a newer one', async () => {
    const { id } = (await invite('first@example.com')).json();
    const first = await tokenTo('first@example.com');
    expect((await call('DELETE', `${invitationsPath()}/${id}`, owner)).statusCode).toBe(204);
    expect((await call('DELETE', `${invitationsPath()}/${id}`, owner)).statusCode).toBe(404);
    const who = await somebody();
    expect((await accept(who, first)).json()).toMatchObject({ code: 'invitation-withdrawn' });

    await invite('second@example.com', 'clerk');
    const replaced = await tokenTo('second@example.com');
    await invite('second@example.com', 'finance');
    expect((await staff()).invitations).toMatchObject([{ role: 'finance' }]);
    expect((await accept(who, replaced)).json()).toMatchObject({ code: 'invitation-withdrawn' });
    expect((await accept(who, await tokenTo('second@example.com'))).json()).toMatchObject({
      role: 'finance',
    });
  });

  it('belongs to one shop: another’s owner cannot withdraw it', async () => {
    const { id } = (await invite('mine@example.com')).json();
    const other = await somebody();
    const theirs = (
      await call('POST', '/shops', other, {
        name: `别家 ${count++}`,
        trade: 'tea',
        city: '',
        introduction: '',
      })
    ).json().id;
    expect((await call('DELETE', `/studio/shops/${theirs}/invitations/${id}`, other)).statusCode).toBe(404);
    expect((await staff()).invitations).toHaveLength(1);
  });

  it('that cannot be sent is taken back, and may be tried again with its key', async () => {
    const key = newKey();
    const again = () =>
      call('POST', invitationsPath(), owner, { email: 'down@example.com', role: 'clerk' }, key);
    vi.spyOn(app.deps.notify, 'send').mockRejectedValueOnce(new Error('no line'));
    expect((await again()).json()).toMatchObject({ status: 503, code: 'message-not-sent' });
    expect((await staff()).invitations).toEqual([]);
    expect((await again()).statusCode).toBe(200);
    expect((await staff()).invitations).toHaveLength(1);
  });

  it('is one of fifty, and one recipient is not sent more than so many a day', async () => {
    const at = new Date(clock.nowMs());
    await app.db
      .insertInto('shop_invitations')
      .values(
        Array.from({ length: openMax - 1 }, (_, i) => ({
          id: `inv_${shopId}_${i}`,
          shop_id: shopId,
          channel: 'email',
          recipient: `many-${i}@example.com`,
          role: 'clerk',
          token_hash: hashOf(`${shopId} ${i}`),
          state: 'open',
          invited_by: owner.personId,
          created_at: at,
          expires_at: new Date(clock.nowMs() + dayMs),
        })),
      )
      .execute();
    const answers = await Promise.all(['x', 'y', 'z'].map((name) => invite(`${name}-${shopId}@example.com`)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(answers.map((answer) => answer.json().code).filter(Boolean)).toEqual(['too-many', 'too-many']);
    // In the place of one that is open there is room.
    for (let sent = 1; sent < sentToRecipientMax; sent++)
      expect((await invite('many-1@example.com')).statusCode).toBe(200);
    expect((await invite('many-1@example.com')).json()).toMatchObject({ code: 'too-many-requests' });
  });

  it('is refused without a recipient, with a role nobody can be invited to, and with an unknown token', async () => {
    const refused = async (body: object) => (await call('POST', invitationsPath(), owner, body)).json().code;
    expect(await refused({ role: 'clerk' })).toBe('bad-request');
    expect(await refused({ email: 'no address', role: 'clerk' })).toBe('bad-request');
    expect(await refused({ email: 'a@example.com', phone: '13900139000', role: 'clerk' })).toBe(
      'bad-request',
    );
    expect(await refused({ email: 'a@example.com', role: 'owner' })).toBe('bad-request');
    expect(
      (await call('POST', invitationsPath(), owner, { email: 'a@b.cn', role: 'clerk' }, '')).json(),
    ).toMatchObject({ code: 'key-required' });
    expect((await accept(await somebody(), 'nobody was sent this')).statusCode).toBe(404);
    expect((await accept(null, 'nobody was sent this')).statusCode).toBe(401);
  });
});

describe('the staff of a shop', () => {
  it('is changed by its owner alone', async () => {
    const clerk = await join('clerk');
    for (const role of ['host', 'assistant', 'clerk', 'finance']) {
      const member = await join(role);
      expect((await invite('x@example.com', 'clerk', member)).json()).toMatchObject({ code: 'not-allowed' });
      expect((await change(member, clerk, 'finance')).statusCode).toBe(403);
      expect((await change(member, member, 'owner')).statusCode).toBe(403);
      expect((await remove(member, clerk)).statusCode).toBe(403);
      expect((await remove(member, owner)).statusCode).toBe(403);
      // They see who is there, but neither contacts nor invitations.
      const seen = await staff(member);
      expect(seen.invitations).toEqual([]);
      expect(seen.members.every(({ contact }: { contact: null }) => contact === null)).toBe(true);
    }
    const stranger = await call('GET', staffPath(), null);
    expect(stranger.statusCode).toBe(401);
    const shopper = await somebody();
    const other = await somebody();
    await call('POST', '/shops', other, {
      name: `别家 ${count++}`,
      trade: 'tea',
      city: '',
      introduction: '',
    });
    for (const outsider of [shopper, other]) {
      expect((await call('GET', staffPath(), outsider)).statusCode).toBe(404);
      expect((await invite('x@example.com', 'clerk', outsider)).statusCode).toBe(404);
      expect((await change(outsider, clerk, 'finance')).statusCode).toBe(404);
      expect((await remove(outsider, clerk)).statusCode).toBe(404);
    }
    expect((await rolesOf())[clerk.personId]).toBe('clerk');
  });

  it('shows its owner how to reach everybody, owners first', async () => {
    const clerk = await join('clerk');
    const { members } = await staff();
    expect(members).toMatchObject([
      { personId: owner.personId, role: 'owner', contact: expect.stringContaining('@example.com') },
      { personId: clerk.personId, role: 'clerk', contact: expect.stringContaining('@example.com') },
    ]);
  });

  it('has roles that hold from the moment they are given', async () => {
    const member = await join('clerk');
    expect((await change(owner, member, 'finance')).statusCode).toBe(204);
    expect((await call('GET', '/me', member)).json().shops).toMatchObject([{ role: 'finance' }]);
    expect((await change(owner, owner, 'clerk')).json()).toMatchObject({ code: 'not-allowed' });
    expect((await change(owner, await somebody(), 'clerk')).statusCode).toBe(404);
    expect((await actions())[0]).toBe('staff-role');
    expect((await change(owner, member, 'owner')).statusCode).toBe(204);
    expect((await invite('by-the-second@example.com', 'clerk', member)).statusCode).toBe(200);
    expect((await change(member, owner, 'assistant')).statusCode).toBe(204);
    expect((await invite('x@example.com', 'clerk', owner)).statusCode).toBe(403);
  });

  it('is left by whoever wants to, except by its last owner', async () => {
    const clerk = await join('clerk');
    expect((await remove(clerk, clerk)).statusCode).toBe(204);
    expect((await call('GET', '/me', clerk)).json().shops).toEqual([]);
    expect((await actions())[0]).toBe('staff-leave');
    expect((await remove(owner, owner)).json()).toMatchObject({ status: 409, code: 'last-owner' });
    expect((await remove(owner, clerk)).statusCode).toBe(404);
  });

  it('keeps an owner when two owners take each other’s role, or leave, at once', async () => {
    const second = await join('assistant');
    await change(owner, second, 'owner');
    const taken = await Promise.all([change(owner, second, 'clerk'), change(second, owner, 'clerk')]);
    expect(taken.map(({ statusCode }) => statusCode).sort()).toEqual([204, 403]);
    const owners = () =>
      app.db
        .selectFrom('shop_members')
        .select('person_id')
        .where('shop_id', '=', shopId)
        .where('role', '=', 'owner')
        .execute();
    expect(await owners()).toHaveLength(1);

    const left = (await owners())[0]?.person_id === owner.personId ? owner : second;
    const other = left === owner ? second : owner;
    await change(left, other, 'owner');
    const gone = await Promise.all([remove(left, left), remove(other, other)]);
    expect(gone.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
    expect(await owners()).toHaveLength(1);
  });
});
