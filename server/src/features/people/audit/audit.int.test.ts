import { manualClock } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleServer, peopleServer } from '../../../../../tests/people-server.ts';
import { type SignedIn, signIn } from '../../../../../tests/sign-in.ts';
import { audit, auditFeature } from './index.ts';

const clock = manualClock(Date.UTC(2026, 10, 1));
let app: PeopleServer;
let operator: SignedIn;
let shopper: SignedIn;
beforeAll(async () => {
  app = await peopleServer({ features: (deps) => [auditFeature(deps)], clock });
  operator = await signIn(app, { email: 'wen@example.com', roles: ['operator'] });
  shopper = await signIn(app, { email: 'shopper@example.com' });
  const entries = [
    ['shop-open', 'shp_1', '资料齐全', operator],
    ['shop-suspend', 'shp_1', '售假 100% 属实', operator],
    ['clip-take-down', 'clp_1', '=HYPERLINK("x")', shopper],
  ] as const;
  for (const [action, subjectId, reason, who] of entries) {
    clock.advance(86_400_000);
    await app.db
      .transaction()
      .execute((tx) => audit(tx, app.deps, { actorId: who.personId as never, action, subjectId, reason }));
  }
});
afterAll(() => app.stop());

const ask = (path: string, who: SignedIn = operator) =>
  app.server.inject({ url: `/api/v1/ops/${path}`, headers: { cookie: who.cookie } });
const found = async (query: string) =>
  (await ask(`audit?${query}`)).json().items.map(({ action }: { action: string }) => action);

describe('the audit log', () => {
  it('is searched by action, actor, subject, words and time', async () => {
    expect(await found('action=shop-open')).toEqual(['shop-open']);
    expect(await found('subjectId=shp_1')).toEqual(['shop-suspend', 'shop-open']);
    expect(await found(`actor=${shopper.personId}`)).toEqual(['clip-take-down']);
    expect(await found('actor=WEN&action=shop-suspend')).toEqual(['shop-suspend']);
    expect(await found('text=售假')).toEqual(['shop-suspend']);
    expect(await found('text=100%25 属')).toEqual(['shop-suspend']);
    expect(await found('text=100_')).toEqual([]);
    expect(await found('from=2026-11-03T00:00:00Z&to=2026-11-04T00:00:00Z')).toEqual(['shop-suspend']);
    expect((await ask('audit?from=yesterday')).statusCode).toBe(400);
    expect((await ask('audit?cursor=nonsense')).json().code).toBe('bad-cursor');
    expect((await ask('audit', shopper)).statusCode).toBe(403);
  });

  it('goes on page by page under the same filter', async () => {
    const first = (await ask('audit?subjectId=shp_1&limit=1')).json();
    expect(first.items).toMatchObject([{ action: 'shop-suspend' }]);
    const second = (await ask(`audit?subjectId=shp_1&limit=1&cursor=${first.nextCursor}`)).json();
    expect(second).toMatchObject({ items: [{ action: 'shop-open' }], nextCursor: null });
  });

  it('names its actions, each once', async () => {
    const { items } = (await ask('audit/actions')).json();
    expect(items).toEqual(['clip-take-down', 'shop-open', 'shop-suspend']);
  });

  it('is a file in which nothing is run', async () => {
    const file = await ask('audit.csv?subjectId=clp_1');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, line] = file.body.split('\r\n');
    expect(head).toBe('\ufeffat,actor_id,actor,action,subject_id,reason,detail');
    expect(line).toBe(
      `2026-11-04T00:00:00.000Z,${shopper.personId},shopper,clip-take-down,clp_1,"'=HYPERLINK(""x"")",{}`,
    );
    expect((await ask('audit.csv', shopper)).statusCode).toBe(403);
  });
});
