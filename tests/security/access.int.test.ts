import { newId, systemRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '../platform.ts';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: string;
}

/** Every route of the API, tried by those who may not call it. The list is the platform's own: none can be forgotten. */
describe('every route refuses whoever may not call it', () => {
  let platform: TestPlatform;
  let routes: Route[];
  let cookies: Record<'shopper' | 'owner' | 'otherOwner', string>;
  let shopId: string;

  beforeAll(async () => {
    platform = await testPlatform();
    const document = (await (await fetch(`${platform.address}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { 'x-access': string }>>;
    };
    routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({
        method: method.toUpperCase(),
        path,
        access: route['x-access'],
      })),
    );
    cookies = {
      shopper: await cookieOf('shopper'),
      owner: await cookieOf('merchant'),
      otherOwner: await cookieOf('creator'),
    };
    shopId = await openShop(cookies.owner, '果园');
    await openShop(cookies.otherOwner, '别家');
  });
  afterAll(() => platform.stop());

  const of = (...kinds: string[]) => routes.filter((route) => kinds.includes(route.access));

  it('states an access for each of more than 60 routes', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(new Set(routes.map((route) => route.access))).toEqual(
      new Set(['anyone', 'visitor', 'person', 'shop', 'role', 'signature']),
    );
  });

  it('asks a stranger to sign in', async () => {
    for (const route of of('person', 'shop', 'role')) {
      expect(await codeOf(route, {}), `${route.method} ${route.path}`).toBe('sign-in-required');
    }
  });

  it('refuses a token that nobody was given', async () => {
    for (const route of of('person', 'shop', 'role', 'visitor')) {
      const code = await codeOf(route, { authorization: 'Bearer kmt_nobody' });
      expect(code, `${route.method} ${route.path}`).toBe('token-invalid');
    }
  });

  it('keeps the operator’s desk from shoppers and shop owners', async () => {
    for (const route of of('role')) {
      for (const cookie of [cookies.shopper, cookies.owner]) {
        expect(await codeOf(route, { cookie }), `${route.method} ${route.path}`).toBe('not-allowed');
      }
    }
  });

  it('does not tell shoppers and other shops that a shop’s things exist', async () => {
    for (const route of of('shop')) {
      for (const cookie of [cookies.shopper, cookies.otherOwner]) {
        expect(await codeOf(route, { cookie }), `${route.method} ${route.path}`).toBe('not-found');
      }
    }
  });

  it('refuses what another site’s page sends with the person’s cookie', async () => {
    for (const route of routes.filter(({ method, access }) => method !== 'GET' && access !== 'signature')) {
      const code = await codeOf(route, { cookie: cookies.owner, origin: 'https://elsewhere.example' });
      expect(code, `${route.method} ${route.path}`).toBe('origin-refused');
    }
  });

  async function cookieOf(who: string): Promise<string> {
    const token = platform.platform.town?.signIns.find((entry) => entry.role === who)?.token;
    const response = await fetch(`${platform.address}/town/sign-in/${token}`, { redirect: 'manual' });
    return response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  async function openShop(cookie: string, name: string): Promise<string> {
    const response = await fetch(`${platform.address}/api/v1/shops`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'idempotency-key': `shop-of-${cookie.slice(-12)}`,
      },
      body: JSON.stringify({ name, trade: 'fresh-fruit', city: '杭州', introduction: '' }),
    });
    return ((await response.json()) as { id: string }).id;
  }

  async function codeOf(route: Route, headers: Record<string, string>): Promise<string | undefined> {
    const path = route.path
      .replace('{shopId}', shopId)
      .replace(/\{(\w+)\}/g, () => newId('order', Date.now(), systemRandom));
    const response = await fetch(`${platform.address}${path}`, { method: route.method, headers });
    const body = (await response.json().catch(() => ({}))) as { code?: string };
    return body.code;
  }
});
