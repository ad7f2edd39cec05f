import { newId, systemRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { cookieHeader, newKey, signIn } from '../../../../../tests/sign-in.ts';
import { actorOf, anyone, operator, person, shopMember, signature, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { hashToken } from './token.policy.ts';

const kinds = { anyone, visitor, person, operator, signature, shop: shopMember('clerk') };

function probes(server: HttpServer): void {
  for (const [name, access] of Object.entries(kinds)) {
    const url = name === 'shop' ? '/probe/shops/:shopId' : `/probe/${name}`;
    server.route({
      method: ['GET', 'POST'],
      url,
      config: { access, scope: 'probe:read' },
      handler: (request) => ({ who: request.actor === null ? null : actorOf(request).personId }),
    });
  }
  server.get('/probe/unscoped', { config: { access: person } }, () => ({}));
  server.post('/probe/money', { config: { access: person, twoFactor: 'always' } }, () => ({}));
}

let app: PeopleServer;
beforeAll(async () => {
  app = await peopleServer({ routes: probes });
});
afterAll(() => app.stop());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.server.inject({ url: `/api/v1${url}`, headers });
const makeToken = async (cookie: string, scopes: string[]) => {
  const answer = await app.server.inject({
    method: 'POST',
    url: '/api/v1/me/tokens',
    headers: { cookie, 'idempotency-key': newKey() },
    payload: { name: 'test', scopes },
  });
  return answer.json<{ id: string; token: string }>();
};

describe('strangers', () => {
  it('are met once, and known again by their cookie', async () => {
    const first = await get('/probe/visitor', { 'accept-language': 'en' });
    const cookie = cookieHeader(first.headers['set-cookie']);
    expect(String(first.headers['set-cookie'])).toMatch(/^kanmai\.visitor=psn_.*; HttpOnly; SameSite=Lax$/);
    const second = await get('/probe/visitor', { cookie });
    expect(second.json()).toEqual(first.json());
    expect(second.headers['set-cookie']).toBeUndefined();
    const row = await app.db
      .selectFrom('people')
      .select(['locale', 'auth_user_id'])
      .where('id', '=', first.json<{ who: string }>().who)
      .executeTakeFirst();
    expect(row).toEqual({ locale: 'en', auth_user_id: null });
  });

  it('cost no query once known', async () => {
    const cookie = cookieHeader((await get('/probe/visitor')).headers['set-cookie']);
    let queries = 0;
    const { query } = app.pool;
    app.pool.query = ((...given: Parameters<typeof query>) => {
      queries += 1;
      return query.apply(app.pool, given);
    }) as typeof query;
    const connect = app.pool.connect;
    app.pool.connect = ((...given: Parameters<typeof connect>) => {
      queries += 1;
      return connect.apply(app.pool, given);
    }) as typeof connect;
    for (let i = 0; i < 5; i++) expect((await get('/probe/visitor', { cookie })).statusCode).toBe(200);
    app.pool.query = query;
    app.pool.connect = connect;
    expect(queries).toBe(0);
  });

  it('who make up a cookie are met as somebody new', async () => {
    const cookie = cookieHeader((await get('/probe/visitor')).headers['set-cookie']);
    const forged = cookie.replace(/psn_[^.]+/, newId('person', Date.now(), systemRandom));
    const answer = await get('/probe/visitor', { cookie: forged });
    expect(answer.headers['set-cookie']).toBeDefined();
    expect(forged).not.toContain(answer.json<{ who: string }>().who);
  });

  it('are not looked up where anyone may come', async () => {
    const answer = await get('/probe/anyone');
    expect(answer.json()).toEqual({ who: null });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('access', () => {
  it('is refused to strangers, to others, and to those of another shop', async () => {
    const owner = await signIn(app, { email: 'owner@example.com' });
    const clerk = await signIn(app, { email: 'clerk@example.com' });
    const host = await signIn(app, { email: 'host@example.com' });
    const other = await signIn(app, { email: 'other@example.com' });
    const admin = await signIn(app, { email: 'admin@example.com', roles: ['operator'] });
    const shopId = newId('shop', Date.now(), systemRandom);
    const now = new Date();
    await app.db
      .insertInto('shops')
      .values({ id: shopId, name: 'Probe', trade: 'tea', state: 'open', created_at: now })
      .execute();
    const roles = [
      [owner, 'owner'],
      [clerk, 'clerk'],
      [host, 'host'],
    ] as const;
    for (const [{ personId }, role] of roles) {
      await app.db
        .insertInto('shop_members')
        .values({ shop_id: shopId, person_id: personId, role, added_at: now })
        .execute();
      app.accounts.forgetPerson(personId);
    }
    const status = async (url: string, who?: { cookie: string }) =>
      (await get(url, who === undefined ? {} : { cookie: who.cookie })).statusCode;
    const shop = `/probe/shops/${shopId}`;
    const all = [undefined, other, host, clerk, owner, admin];
    const table = Object.fromEntries(
      await Promise.all(
        ['/probe/anyone', '/probe/visitor', '/probe/person', '/probe/operator', '/probe/signature', shop].map(
          async (url) => [url, await Promise.all(all.map((who) => status(url, who)))] as const,
        ),
      ),
    );
    expect(table).toEqual({
      '/probe/anyone': [200, 200, 200, 200, 200, 200],
      '/probe/visitor': [200, 200, 200, 200, 200, 200],
      '/probe/person': [401, 200, 200, 200, 200, 200],
      '/probe/operator': [401, 403, 403, 403, 403, 200],
      '/probe/signature': [200, 200, 200, 200, 200, 200],
      // That a shop exists is not told to those who do not belong to it, operators too.
      [shop]: [401, 404, 403, 200, 200, 404],
    });
  });

  it('must be stated by every route of the API, or the server does not start', async () => {
    const forgotten = (server: HttpServer) => {
      server.get('/forgotten', () => ({}));
    };
    await expect(peopleServer({ routes: forgotten })).rejects.toThrow('/forgotten does not state its access');
  });

  it('to money needs a second factor', async () => {
    const { cookie } = await signIn(app, { email: 'rich@example.com' });
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/v1/probe/money',
      headers: { cookie },
    });
    expect(answer.json()).toMatchObject({ status: 403, code: 'two-factor-missing' });
  });
});

describe('tokens', () => {
  it('may do what their scopes say, for the person who made them', async () => {
    const { cookie, personId } = await signIn(app, { email: 'token@example.com' });
    const { token } = await makeToken(cookie, ['probe:read']);
    const headers = { authorization: `Bearer ${token}` };
    expect((await get('/probe/person', headers)).json()).toEqual({ who: personId });
    expect((await get('/probe/operator', headers)).json()).toMatchObject({ code: 'not-allowed' });
    // A route that states no scope is for people alone; so is making more tokens.
    expect((await get('/probe/unscoped', headers)).json()).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
    expect((await get('/me/tokens', headers)).statusCode).toBe(403);
    const narrow = await makeToken(cookie, ['other:read']);
    expect((await get('/probe/person', { authorization: `Bearer ${narrow.token}` })).json()).toMatchObject({
      code: 'not-allowed',
      scope: 'probe:read',
    });
  });

  it('are worth nothing as a cookie, nor is their hash', async () => {
    const { cookie } = await signIn(app, { email: 'token-cookie@example.com' });
    const { token } = await makeToken(cookie, ['probe:read']);
    expect((await get('/probe/person', { authorization: `Bearer ${token}` })).statusCode).toBe(200);
    for (const value of [token, hashToken(token).toString('hex')]) {
      expect((await get('/probe/person', { cookie: `kanmai.session_token=${value}` })).statusCode).toBe(401);
    }
  });

  it('cannot prove a second factor', async () => {
    const { cookie } = await signIn(app, { email: 'token-money@example.com' });
    const { token } = await makeToken(cookie, ['probe:read']);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await app.server.inject({ method: 'POST', url: '/api/v1/probe/money', headers });
    expect(answer.statusCode).toBe(403);
  });

  it('are kept as a hash, shown once, and shown again only to a repeated request', async () => {
    const { cookie } = await signIn(app, { email: 'hash@example.com' });
    const headers = { cookie, 'idempotency-key': newKey() };
    const payload = { name: 'twice', scopes: ['probe:read'] };
    const make = () => app.server.inject({ method: 'POST', url: '/api/v1/me/tokens', headers, payload });
    const first = (await make()).json<{ token: string }>();
    expect((await make()).json()).toEqual(first);
    expect((await get('/me/tokens', { cookie })).body).not.toContain(first.token);
    const kept = await app.db.selectFrom('idempotency_keys').select('response').execute();
    const rows = await app.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify([kept, rows])).not.toContain(first.token);
  });

  it('end at once when revoked, and only their owner can', async () => {
    const { cookie } = await signIn(app, { email: 'revoke@example.com' });
    const stranger = await signIn(app, { email: 'not-mine@example.com' });
    const { id, token } = await makeToken(cookie, ['probe:read']);
    const headers = { authorization: `Bearer ${token}` };
    expect((await get('/probe/person', headers)).statusCode).toBe(200);
    const revoke = (by: string) =>
      app.server.inject({ method: 'DELETE', url: `/api/v1/me/tokens/${id}`, headers: { cookie: by } });
    expect((await revoke(stranger.cookie)).statusCode).toBe(404);
    expect((await revoke(cookie)).statusCode).toBe(204);
    expect((await get('/probe/person', headers)).json()).toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
    expect((await revoke(cookie)).statusCode).toBe(404);
  });

  it.each(['Bearer kmt_nothing', 'Bearer', 'Basic YTpi', `Bearer kmt_${'a'.repeat(43)}`])(
    'that are none are refused: %s',
    async (authorization) => {
      expect((await get('/probe/visitor', { authorization })).json()).toMatchObject({
        code: 'token-invalid',
      });
    },
  );
});

describe('requests that another site makes a browser send', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example' }, 403],
    ['from another site, in its own words', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a page of ours', { origin: 'http://localhost:7700', 'sec-fetch-site': 'same-origin' }, 200],
    ['from no browser', {}, 200],
  ])('%s', async (_from, headers, status) => {
    const { cookie } = await signIn(app, { email: 'csrf@example.com' });
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/v1/probe/person',
      headers: { cookie, ...headers },
    });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json()).toMatchObject({ code: 'origin-refused' });
  });

  it('cannot sign somebody in as another, nor out', async () => {
    for (const path of ['/sign-in/email-otp', '/sign-out', '/email-otp/send-verification-otp']) {
      const answer = await app.server.inject({
        method: 'POST',
        url: `/api/auth${path}`,
        headers: { origin: 'https://evil.example' },
        payload: { email: 'a@b.cn', otp: '1' },
      });
      expect(answer.json()).toMatchObject({ code: 'origin-refused' });
    }
  });

  it('may carry a signature instead, as callbacks do', async () => {
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/v1/probe/signature',
      headers: { origin: 'https://payments.example' },
    });
    expect(answer.statusCode).toBe(200);
  });
});

describe('how many requests', () => {
  it('is counted for each person, not for what they throw away', async () => {
    const limited = await peopleServer({ routes: probes, environment: { KANMAI_REQUESTS_PER_MINUTE: '12' } });
    try {
      const { cookie } = await signIn(limited, { email: 'busy@example.com' });
      const ask = (headers: Record<string, string>) =>
        limited.server.inject({ url: '/api/v1/probe/visitor', headers });
      const strangers: number[] = [];
      for (let i = 0; i < 15; i++) strangers.push((await ask({})).statusCode);
      const refused = await ask({});
      expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(strangers).toContain(200);
      // A signed-in person at the same address has an allowance of their own.
      expect((await ask({ cookie })).statusCode).toBe(200);
    } finally {
      await limited.stop();
    }
  });

  it('is counted however the address is written, and a stranger refused leaves nobody behind', async () => {
    const limited = await peopleServer({ routes: probes, environment: { KANMAI_REQUESTS_PER_MINUTE: '3' } });
    try {
      const ask = async (url: string) => (await limited.server.inject({ url })).statusCode;
      for (let i = 0; i < 3; i++) expect(await ask('/%61pi/v1/probe/visitor')).toBe(200);
      for (const url of ['/api/v1/probe/visitor', '/%61pi/v1/probe/visitor', '/ap%69/v1/probe/visitor'])
        expect(await ask(url)).toBe(429);
      expect(await limited.db.selectFrom('people').select('id').execute()).toHaveLength(3);
    } finally {
      await limited.stop();
    }
  });

  it('is much more for an operator’s token that imports', async () => {
    const limited = await peopleServer({ routes: probes, environment: { KANMAI_REQUESTS_PER_MINUTE: '20' } });
    try {
      const { cookie } = await signIn(limited, { email: 'op@example.com', roles: ['operator'] });
      const make = async (scopes: string[]) => {
        const answer = await limited.server.inject({
          method: 'POST',
          url: '/api/v1/me/tokens',
          headers: { cookie, 'idempotency-key': newKey() },
          payload: { name: 'import', scopes },
        });
        return answer.json<{ token: string }>().token;
      };
      const served = async (token: string) => {
        const statuses: number[] = [];
        for (let i = 0; i < 60; i++) {
          const headers = { authorization: `Bearer ${token}` };
          statuses.push((await limited.server.inject({ url: '/api/v1/probe/person', headers })).statusCode);
        }
        return statuses.filter((status) => status === 200).length;
      };
      const importer = await make(['imports:write', 'probe:read']);
      const reader = await make(['probe:read']);
      expect(await served(importer)).toBe(60);
      expect(await served(reader)).toBe(20);
    } finally {
      await limited.stop();
    }
  });
});
