import selectSerializers from '@fastify/fast-json-stringify-compiler';
import type { TSchema } from '@fastify/type-provider-typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '../../../../tests/platform.ts';

interface Operation {
  readonly operationId: string;
  readonly security?: Record<string, string[]>[];
  readonly parameters?: { readonly name: string; readonly in: string; readonly schema: TSchema }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: TSchema; readonly example?: unknown }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: TSchema }>> }>
  >;
}
interface Described extends Operation {
  readonly method: string;
  readonly path: string;
}

let platform: TestPlatform;
let operations: Described[];

beforeAll(async () => {
  platform = await testPlatform();
  const answer = await fetch(`${platform.address}/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
});
afterAll(() => platform.stop());

const operation = (id: string) => operations.find(({ operationId }) => operationId === id) as Described;
const jsonOf = ({ requestBody }: Pick<Operation, 'requestBody'>) => requestBody?.content['application/json'];

describe('the description of the API', () => {
  it('shows an example of every body, which its own schema takes', () => {
    const bodies = operations.filter((each) => jsonOf(each) !== undefined);
    const refused = bodies
      .filter((each) => !Value.Check(jsonOf(each)?.schema as TSchema, jsonOf(each)?.example))
      .map(({ operationId, ...each }) => [operationId, jsonOf(each)?.example]);
    expect(bodies.length).toBeGreaterThan(60);
    expect(refused).toEqual([]);
  });

  it('has no schema that cannot be compiled, which a server does only when the first request or answer comes', () => {
    const serialize = selectSerializers()({}, {});
    const compiled = operations.flatMap(({ parameters = [], requestBody, responses, method, path }) => {
      const asked = [...parameters, ...Object.values(requestBody?.content ?? {})];
      const answers = Object.entries(responses).flatMap(([httpStatus, { content = {} }]) =>
        Object.values(content).flatMap(({ schema }) =>
          schema === undefined ? [] : [serialize({ method, url: path, httpStatus, schema })],
        ),
      );
      return [...asked.map(({ schema }) => Compile(schema)), ...answers];
    });
    expect(compiled.length).toBeGreaterThan(operations.length);
  });

  it('says by what a caller is known: the scope of a token, a session, or nothing', () => {
    expect(operation('addProduct').security).toEqual([{ token: ['catalogue:write'] }, { session: [] }]);
    expect(operation('makeToken').security).toEqual([{ session: [] }]);
    expect(operation('searchProducts').security).toEqual([
      {},
      { token: ['catalogue:read'] },
      { session: [] },
    ]);
    expect(operation('listCategories').security ?? []).toEqual([]);
  });

  it('names the key that a route asks for, and the files that a route takes', () => {
    const keyed = (id: string) =>
      operation(id).parameters?.some((each) => each.in === 'header' && each.name === 'Idempotency-Key');
    expect(keyed('placeCheckout')).toBe(true);
    expect(keyed('listStudioProducts') ?? false).toBe(false);
    expect(Object.keys(operation('uploadPicture').requestBody?.content ?? {})).toContain('image/webp');
  });
});

describe('the examples', () => {
  it('run as they stand, with a token', async () => {
    const owner = await platform.as('merchant');
    const shop = { name: '果园', trade: 'fresh-fruit', city: '杭州', introduction: '' };
    const { id: shopId } = await owner.post<{ id: string }>('/shops', shop, 'docs-shop');
    const scopes = ['me', 'catalogue', 'promotions', 'webhooks', 'shops', 'events'].map(
      (each) => `${each}:write`,
    );
    const { token } = await owner.post<{ token: string }>('/me/tokens', { name: 'docs', scopes }, 'docs-key');
    for (const id of [
      'addAddress',
      'addProduct',
      'makePromotion',
      'makeWebhook',
      'changeShipping',
      'reportEvents',
    ]) {
      const { method, path, ...rest } = operation(id);
      const answer = await fetch(`${platform.address}${path.replace('{shopId}', shopId)}`, {
        method: method.toUpperCase(),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': `docs-${id}`,
        },
        body: JSON.stringify(jsonOf(rest)?.example),
      });
      expect([id, answer.status, answer.ok ? '' : await answer.text()]).toEqual([id, answer.status, '']);
    }
  });
});

describe('the page at /docs', () => {
  it('is served by ourselves, loads nothing from elsewhere, and runs no script of its own making', async () => {
    const page = await fetch(`${platform.address}/docs`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src|unsafe-eval|https?:/);
    const html = await page.text();
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const asked = [...html.matchAll(/(?:src|href)="(\/(?:docs\/[^"]+|openapi\.json))"/g)].map(
      ([, path]) => path,
    );
    expect(asked).toHaveLength(8);
    for (const path of asked) expect((await fetch(`${platform.address}${path}`)).status, path).toBe(200);
  });
});
