import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { signIn } from '../../../../../tests/sign-in.ts';
import { auditFeature } from '../audit/index.ts';
import { createFirstOperatorToken, hasOperator } from './operator.service.ts';

const first = createFirstOperatorToken();
let app: PeopleServer;
beforeAll(async () => {
  app = await peopleServer({
    environment: { KANMAI_TOWN: 'off' },
    firstOperatorHash: first.hash,
    features: (deps) => [auditFeature(deps)],
  });
});
afterAll(() => app.stop());

const call = (method: 'GET' | 'POST', path: string, cookie: string | null, payload?: object) =>
  app.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: cookie === null ? {} : { cookie },
    ...(payload === undefined ? {} : { payload }),
  });

describe('operators', () => {
  it('begin with the one-time link, which works once', async () => {
    expect(await hasOperator(app.db)).toBe(false);
    const one = await signIn(app, { email: 'one@example.com' });
    const two = await signIn(app, { email: 'two@example.com' });
    const become = (cookie: string | null, token: string) =>
      call('POST', '/ops/first-operator', cookie, { token });
    expect((await become(null, first.token)).statusCode).toBe(401);
    expect((await become(one.cookie, 'guessed')).json()).toMatchObject({ code: 'not-allowed' });
    const answers = await Promise.all([become(one.cookie, first.token), become(two.cookie, first.token)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await hasOperator(app.db)).toBe(true);
    const [winner, loser] = answers[0]?.statusCode === 200 ? [one, two] : [two, one];
    expect((await call('GET', '/ops/people', winner.cookie)).statusCode).toBe(200);
    expect((await call('GET', '/ops/people', loser.cookie)).statusCode).toBe(403);
    expect((await become(loser.cookie, first.token)).json()).toMatchObject({ code: 'first-operator-exists' });
  });

  it('cannot take the role from each other at once: one stays', async () => {
    const one = await signIn(app, { email: 'left@example.com', roles: ['operator'] });
    const two = await signIn(app, { email: 'right@example.com', roles: ['operator'] });
    const revoke = (cookie: string, personId: string) =>
      call('POST', `/ops/people/${personId}/roles`, cookie, {
        role: 'operator',
        grant: false,
        reason: '换班',
      });
    const answers = await Promise.all([revoke(one.cookie, two.personId), revoke(two.cookie, one.personId)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 403]);
  });

  it('grant and take back roles, with a reason in the audit log', async () => {
    const operator = await signIn(app, { email: 'root@example.com', roles: ['operator'] });
    const person = await signIn(app, { email: 'helper@example.com' });
    const change = (cookie: string, personId: string, grant: boolean) =>
      call('POST', `/ops/people/${personId}/roles`, cookie, { role: 'operator', grant, reason: '值班' });
    expect((await change(person.cookie, person.personId, true)).statusCode).toBe(403);
    expect((await change(operator.cookie, person.personId, true)).statusCode).toBe(204);
    expect((await call('GET', '/ops/audit', person.cookie)).statusCode).toBe(200);
    expect((await change(operator.cookie, person.personId, false)).statusCode).toBe(204);
    expect((await call('GET', '/ops/audit', person.cookie)).statusCode).toBe(403);
    // Nobody takes the role from themselves: the last one could not be replaced.
    expect((await change(operator.cookie, operator.personId, false)).statusCode).toBe(403);
    const nobody = 'psn_00000000000000000000000000';
    expect((await change(operator.cookie, nobody, true)).statusCode).toBe(404);

    const log = (await call('GET', `/ops/audit?subjectId=${person.personId}`, operator.cookie)).json();
    expect(
      log.items.map((entry: { action: string; reason: string; actor: { id: string } }) => [
        entry.action,
        entry.reason,
        entry.actor.id,
      ]),
    ).toEqual([
      ['role-revoke', '值班', operator.personId],
      ['role-grant', '值班', operator.personId],
    ]);
  });

  it('find people by what they know of them, page by page', async () => {
    const operator = await signIn(app, { email: 'finder@example.com', roles: ['operator'] });
    await signIn(app, { phone: '13812340000' });
    const find = async (query: string) =>
      (await call('GET', `/ops/people?query=${encodeURIComponent(query)}`, operator.cookie)).json().items;
    expect(await find('HELPER@')).toMatchObject([
      { email: 'helper@example.com', hasAccount: true, roles: [] },
    ]);
    expect(await find('+8613812340000')).toMatchObject([{ email: null, phone: '+8613812340000' }]);
    expect(await find(operator.personId)).toMatchObject([{ id: operator.personId, roles: ['operator'] }]);
    expect(await find('%')).toEqual([]);

    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await call('GET', `/ops/people?limit=2&cursor=${cursor}`, operator.cookie)
      ).json();
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect(seen.length).toBeGreaterThanOrEqual(6);
    expect((await call('GET', '/ops/people?cursor=nonsense', operator.cookie)).json()).toMatchObject({
      code: 'bad-cursor',
    });
  });

  it('see how far the readers of the event log are', async () => {
    const operator = await signIn(app, { email: 'reader@example.com', roles: ['operator'] });
    const now = new Date();
    await app.db
      .insertInto('events')
      .values([1, 2, 3].map(() => ({ at: now, kind: 'like' })))
      .execute();
    await app.db.insertInto('event_readers').values({ name: 'probe', tx: '0', event_id: 0 }).execute();
    const count = Number(
      (
        await app.db
          .selectFrom('events')
          .select((q) => q.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
    expect((await call('GET', '/ops/readers', operator.cookie)).json()).toMatchObject({
      items: [{ name: 'probe', lag: count, position: 0, readCount: 0 }],
    });
  });
});

describe('every route of operators', () => {
  const routes = [
    ['GET', '/ops/people'],
    ['GET', '/ops/audit'],
    ['GET', '/ops/readers'],
    ['POST', '/ops/people/psn_00000000000000000000000000/roles'],
  ] as const;

  it.each(routes)('%s %s is refused to strangers and to people without the role', async (method, path) => {
    const { cookie } = await signIn(app, { email: 'ordinary@example.com' });
    const payload = method === 'POST' ? { role: 'operator', grant: true, reason: 'x' } : undefined;
    expect((await call(method, path, null, payload)).statusCode).toBe(401);
    expect((await call(method, path, cookie, payload)).statusCode).toBe(403);
  });
});

describe('without the town', () => {
  it('there is no way around the code', async () => {
    expect((await app.server.inject('/api/v1/town/messages?recipient=one@example.com')).statusCode).toBe(404);
    expect((await app.server.inject('/town/sign-in/anything')).statusCode).toBe(404);
  });
});
