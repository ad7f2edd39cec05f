import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '../platform.ts';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: string;
}

/** Everybody who is tried, in the order of the table's columns. */
const callers = [
  'stranger',
  'shopper',
  'other-owner',
  'owner',
  'host',
  'assistant',
  'clerk',
  'finance',
  'operator',
  'inspector',
  'bare-token',
] as const;
type Caller = (typeof callers)[number];

/**
 * Every route of the API, tried as everybody there is. The answers are held against `roles.table.txt`, which a person
 * reads: a new route states its row there (`npx vitest run tests/security/roles.int.test.ts -u`, then read the change).
 */
describe('who may call what', () => {
  let platform: TestPlatform;
  let routes: Route[];
  let shopId: string;
  let rows: Map<string, readonly Caller[]>;
  const headers = new Map<Caller, Record<string, string>>([['stranger', {}]]);

  beforeAll(async () => {
    platform = await testPlatform();
    const document = (await (await fetch(`${platform.address}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { 'x-access': string }>>;
    };
    routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({
        ...{ method: method.toUpperCase(), path, access: route['x-access'] },
      })),
    );
    await meetEverybody();
    rows = new Map();
    for (const route of routes.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'))) {
      const may: Caller[] = [];
      for (const caller of callers) if (await isLetIn(route, caller)) may.push(caller);
      rows.set(nameOf(route), may);
    }
  }, 120_000);
  afterAll(() => platform.stop());

  it('is what the table says, for every route', async () => {
    const width = Math.max(...[...rows.keys()].map((name) => name.length));
    const lines = [...rows].map(([name, may]) => `${name.padEnd(width)}  ${describeCallers(may)}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('roles.table.txt');
  });

  it('lets a token without the scope into nothing but what is anybody’s', () => {
    const open = new Set(routes.filter(({ access }) => !isAsked(access)).map(nameOf));
    for (const [name, may] of rows) if (may.includes('bare-token')) expect(open, name).toContain(name);
  });

  it('keeps a clerk from refunding', () => {
    const refunds = [...rows].filter(([name]) => /^POST \/api\/v1\/studio\/shops\/.*\/refund$/.test(name));
    for (const [name, may] of refunds) {
      expect(may, name).toContain('owner');
      expect(may, name).not.toContain('clerk');
    }
  });

  it('keeps an assistant from seeing payouts', () => {
    const money = [...rows].filter(([name]) => /\/studio\/shops\/\{shopId\}\/(statement|payouts)/.test(name));
    for (const [name, may] of money) {
      expect(may, name).toContain('finance');
      expect(may, name).not.toContain('assistant');
      expect(may, name).not.toContain('host');
    }
  });

  it('lets nobody but operators to the desk, and inspectors to theirs', () => {
    for (const [name, may] of rows) {
      // The first operator is none yet, and proves it by the one-time token.
      if (!name.includes('/api/v1/ops/') || name.endsWith('/first-operator')) continue;
      const inspects = name.includes('/ops/inspection');
      const looks = inspects && name.startsWith('GET');
      expect(may, name).toEqual(looks ? ['operator', 'inspector'] : [inspects ? 'inspector' : 'operator']);
    }
  });

  const nameOf = ({ method, path }: Route) => `${method} ${path}`;
  const isAsked = (access: string) => ['person', 'shop', 'role'].includes(access);

  /** Whether the answer is anything but being turned away at the door; what is asked for is never in order. */
  async function isLetIn(route: Route, caller: Caller): Promise<boolean> {
    const path = route.path.replace('{shopId}', shopId).replace(/\{\w+\}/g, '-');
    const response = await fetch(`${platform.address}${path}`, {
      method: route.method,
      headers: headers.get(caller) ?? {},
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    const code = text.startsWith('{') ? (JSON.parse(text) as { code?: string }).code : undefined;
    if (code === 'sign-in-required' || code === 'not-allowed' || code === 'token-invalid') return false;
    // Whether the shop exists is not told to those outside it.
    const outside = !['owner', 'host', 'assistant', 'clerk', 'finance'].includes(caller);
    return !(route.access === 'shop' && outside && code === 'not-found');
  }

  function describeCallers(may: readonly Caller[]): string {
    if (may.length === callers.length) return 'everybody';
    if (may.length === callers.length - 1 && !may.includes('bare-token'))
      return 'everybody, by token with the scope';
    const signedIn = callers.filter((caller) => caller !== 'stranger' && caller !== 'bare-token');
    if (may.length === signedIn.length && signedIn.every((caller) => may.includes(caller)))
      return 'signed in';
    return may.length === 0 ? 'nobody' : may.join(' ');
  }

  async function meetEverybody(): Promise<void> {
    const signIns = platform.platform.town?.signIns ?? [];
    const residents = signIns.filter(({ role }) => role === 'resident');
    const tokenOf = (who: string) => signIns.find(({ role }) => role === who)?.token;
    const meet = async (caller: Caller, token: string | undefined) => {
      const response = await fetch(`${platform.address}/town/sign-in/${token}`, { redirect: 'manual' });
      const cookie = response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      headers.set(caller, { cookie });
    };
    await meet('shopper', tokenOf('shopper'));
    await meet('owner', tokenOf('merchant'));
    await meet('other-owner', tokenOf('creator'));
    await meet('operator', tokenOf('operator'));
    await meet('inspector', tokenOf('inspector'));
    shopId = await openShop('owner', '果园');
    await openShop('other-owner', '别家');
    const roles = ['host', 'assistant', 'clerk', 'finance'] as const;
    for (const [index, role] of roles.entries()) {
      await meet(role, residents[index]?.token);
      const { personId } = await meOf(role);
      await platform.db
        .insertInto('shop_members')
        .values({ shop_id: shopId, person_id: personId, role, added_at: new Date() })
        .execute();
      // The server remembers who belonged to no shop; a change of one's own makes it look again.
      await send(role, 'PATCH', '/me', {});
    }
    const made = (await send('owner', 'POST', '/me/tokens', { name: 'bare', scopes: ['nothing:read'] })) as {
      token: string;
    };
    headers.set('bare-token', { authorization: `Bearer ${made.token}` });
  }

  async function openShop(caller: Caller, name: string): Promise<string> {
    const shop = { name, trade: 'fresh-fruit', city: '杭州', introduction: '' };
    return ((await send(caller, 'POST', '/shops', shop)) as { id: string }).id;
  }

  async function meOf(caller: Caller): Promise<{ personId: string }> {
    const response = await fetch(`${platform.address}/api/v1/me`, { headers: headers.get(caller) ?? {} });
    return (await response.json()) as { personId: string };
  }

  async function send(caller: Caller, method: string, path: string, body: object): Promise<unknown> {
    const response = await fetch(`${platform.address}/api/v1${path}`, {
      method,
      headers: {
        ...headers.get(caller),
        'content-type': 'application/json',
        'idempotency-key': `roles-${caller}-${path.replaceAll('/', '-')}`,
      },
      body: JSON.stringify(body),
    });
    expect(response.status, `${method} ${path}`).toBeLessThan(300);
    return response.json();
  }
});
