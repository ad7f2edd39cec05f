import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '../../../../../tests/platform.ts';
import type { Session } from '../../../../../town/src/session.ts';

interface Chunk {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: number;
  readonly nextLine: number;
  readonly errors: readonly { line: number; field: string; code: string; message: string }[];
}

const atMs = Date.UTC(2026, 0, 2);
const clip = (sourceId: string) => ({
  source: 'elsewhere',
  sourceId,
  author: { source: 'elsewhere', sourceId: 'a1', name: '远方' },
  category: '茶',
  durationMs: 9_000,
});
const watch = (person: string, sourceId: string, more: object = {}) => ({
  person: { source: 'elsewhere', sourceId: person },
  clip: { source: 'elsewhere', sourceId },
  kind: 'watch',
  at: atMs,
  playMs: 5_000,
  durationMs: 9_000,
  ...more,
});
const numbered = (records: readonly unknown[], first = 1) => ({
  lines: records.map((record, i) => ({ line: first + i, record })),
});

describe('imports', () => {
  let platform: TestPlatform;
  let operator: Session;

  beforeAll(async () => {
    platform = await testPlatform();
    operator = await platform.as('operator');
    const clips = await operator.post<{ id: string }>('/imports', { kind: 'clips', source: 'videos' });
    await operator.post(`/imports/${clips.id}/chunks`, numbered([clip('c1'), clip('c2')]));
  });
  afterAll(() => platform.stop());

  const start = async (source: string) =>
    (await operator.post<{ id: string; nextLine: number }>('/imports', { kind: 'events', source })).id;
  const send = (id: string, body: object) => operator.post<Chunk>(`/imports/${id}/chunks`, body);
  const eventCount = async () =>
    (
      await platform.db
        .selectFrom('events')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('kind', '=', 'watch')
        .executeTakeFirstOrThrow()
    ).count;

  it('resumes where it stopped and never doubles a line', async () => {
    const id = await start('log-1');
    const before = await eventCount();
    const first = await send(id, numbered([watch('p1', 'c1'), watch('p2', 'c1')]));
    expect(first).toMatchObject({ accepted: 2, repeated: 0, nextLine: 3 });
    expect(await start('log-1')).toBe(id);
    const again = await send(id, numbered([watch('p1', 'c1'), watch('p2', 'c1'), watch('p3', 'c2')]));
    expect(again).toMatchObject({ accepted: 1, repeated: 2, nextLine: 4 });
    expect(await eventCount()).toBe(before + 3);
  });

  it('knows an event by its identity, whichever input it comes in by', async () => {
    const before = await eventCount();
    const one = await send(await start('log-2'), numbered([watch('p9', 'c1', { id: 'e-1' })]));
    const other = await send(
      await start('log-3'),
      numbered([watch('p9', 'c1', { id: 'e-1' }), watch('p9', 'c1', { id: 'e-1' })]),
    );
    expect([one.accepted, other.accepted, other.repeated]).toEqual([1, 0, 2]);
    expect(await eventCount()).toBe(before + 1);
  });

  it('names line, field and reason of what it refuses, and takes the rest', async () => {
    const answer = await send(
      await start('log-4'),
      numbered([
        watch('p1', 'c1', { at: 'yesterday-ish' }),
        watch('p1', 'nowhere'),
        { ...watch('p1', 'c1'), kind: 'teleport' },
        { ...watch('p1', 'c1'), person: { source: 'elsewhere' } },
        watch('p1', 'c1', { at: atMs + 400 * 86_400_000 * 10 }),
        watch('p1', 'c1', { playMs: -4 }),
        'not a record',
        watch('p1', 'c2', { at: new Date(atMs).toISOString() }),
      ]),
    );
    expect(answer).toMatchObject({ accepted: 1, refused: 7, nextLine: 9 });
    expect(answer.errors.map(({ line, field, code }) => [line, field, code]).sort()).toEqual([
      [1, 'at', 'time-unreadable'],
      [2, 'clip', 'clip-unknown'],
      [3, 'kind', 'field-invalid'],
      [4, 'person.sourceId', 'field-invalid'],
      [5, 'at', 'time-in-future'],
      [6, 'playMs', 'field-invalid'],
      [7, '', 'field-invalid'],
    ]);
    expect(answer.errors.find(({ line }) => line === 3)?.message).toBe('is not one of the values allowed');
  });

  it('keeps what was watched before a log in the order it came, each by its own id', async () => {
    const past = (id: string, sourceId: string, more: object = {}) => ({
      id,
      person: { source: 'elsewhere', sourceId: 'p-past' },
      clip: { source: 'elsewhere', sourceId },
      kind: 'past',
      at: atMs,
      ...more,
    });
    const lines = numbered([
      past('h-0', 'c2', { longView: true }),
      past('h-1', 'c1', { isLike: true }),
      past('h-2', 'c1'),
      past('h-2', 'c1'),
    ]);
    expect(await send(await start('history'), lines)).toMatchObject({ accepted: 3, repeated: 1 });
    expect(await send(await start('history again'), lines)).toMatchObject({ accepted: 0, repeated: 4 });
    const events = await platform.db
      .selectFrom('events')
      .innerJoin('clips', 'clips.id', 'events.subject_id')
      .select(['clips.source_id', 'events.data', 'events.at'])
      .where('events.kind', '=', 'past')
      .orderBy('events.id')
      .execute();
    expect(events.map(({ source_id, data }) => [source_id, data])).toEqual([
      ['c2', { longView: true }],
      ['c1', { isLike: true }],
      ['c1', {}],
    ]);
    expect(events.map(({ at }) => at.getTime())).toEqual([atMs, atMs, atMs]);
  });

  it('shows imported likes and shares beside their clip, each like once', async () => {
    const likes = ['p1', 'p2', 'p2'].map((who, i) => ({ ...watch(who, 'c2'), kind: 'like', at: atMs + i }));
    const share = { ...watch('p1', 'c2'), kind: 'share' };
    await send(await start('log-6'), numbered([...likes, share]));
    const counts = await platform.db
      .selectFrom('clip_counts')
      .innerJoin('clips', 'clips.id', 'clip_counts.clip_id')
      .select(['likes', 'shares'])
      .where('clips.source_id', '=', 'c2')
      .executeTakeFirst();
    expect(counts).toEqual({ likes: 2, shares: 1 });
  });

  it('takes two senders of one import one after the other', async () => {
    const id = await start('log-5');
    const lines = numbered(Array.from({ length: 50 }, (_, i) => watch(`q${i}`, 'c1')));
    const answers = await Promise.all([send(id, lines), send(id, lines), send(id, lines)]);
    expect(answers.map((answer) => answer.accepted).sort((a, b) => a - b)).toEqual([0, 0, 50]);
  });

  it('is the operator’s for clips and events, and a shop’s own for its catalogue', async () => {
    const shopper = await platform.as('shopper');
    await expect(shopper.post('/imports', { kind: 'events', source: 'mine' })).rejects.toThrow(
      /403.*not-allowed/,
    );
    const merchant = await platform.as('merchant');
    const shop = await merchant.post<{ id: string }>(
      '/shops',
      { name: '进口店', trade: 'tea', city: '杭州', introduction: '' },
      'a-shop-for-imports',
    );
    await expect(
      shopper.post('/imports', { kind: 'catalogue', source: 'x', shopId: shop.id }),
    ).rejects.toThrow(/404/);
    await expect(
      operator.post('/imports', { kind: 'catalogue', source: 'x', shopId: shop.id.slice(0, -4) }),
    ).rejects.toThrow(/404/);
    const { id } = await merchant.post<{ id: string }>('/imports', {
      kind: 'catalogue',
      source: 'x',
      shopId: shop.id,
    });
    const product = {
      source: 'csv',
      sourceId: 't1',
      title: '龙井',
      variants: [{ sku: 'a', priceCents: 12_800, stock: 7 }],
    };
    const answer = await merchant.post<Chunk>(
      `/imports/${id}/chunks`,
      numbered([product, { ...product, sourceId: 't2', variants: [] }]),
    );
    expect(answer).toMatchObject({ accepted: 1, refused: 1 });
    const listed = await merchant.get<{ items: { title: string }[] }>(`/studio/shops/${shop.id}/products`);
    expect(listed.items.map(({ title }) => title)).toEqual(['龙井']);
    await expect(shopper.get(`/imports/${id}`)).rejects.toThrow(/404/);
  });

  it('is for those of a shop who may change its products, for as long as they may', async () => {
    const merchant = await platform.as('merchant');
    const shop = await merchant.post<{ id: string }>(
      '/shops',
      { name: '换人店', trade: 'tea', city: '杭州', introduction: '' },
      'a-shop-that-changes',
    );
    const member = await platform.as(3);
    const { personId } = await member.get<{ personId: string }>('/me');
    const work = async (role: 'host' | 'clerk' | 'assistant' | null) => {
      await platform.db.deleteFrom('shop_members').where('person_id', '=', personId).execute();
      if (role !== null)
        await platform.db
          .insertInto('shop_members')
          .values({ shop_id: shop.id, person_id: personId, role, added_at: new Date() })
          .execute();
      // A change of their own makes the server look at them anew.
      await member.send('PATCH', '/me', { locale: 'en' });
    };
    const begin = () =>
      member.post<{ id: string }>('/imports', { kind: 'catalogue', source: 'y', shopId: shop.id });
    for (const role of ['host', 'clerk'] as const) {
      await work(role);
      await expect(begin(), role).rejects.toThrow(/404/);
    }
    await work('assistant');
    const { id } = await begin();
    const product = {
      source: 'csv',
      sourceId: 'b1',
      title: '红茶',
      variants: [{ sku: 'a', priceCents: 1, stock: 1 }],
    };
    expect(await member.post<Chunk>(`/imports/${id}/chunks`, numbered([product]))).toMatchObject({
      accepted: 1,
    });
    await work(null);
    await expect(member.post(`/imports/${id}/chunks`, numbered([product], 2))).rejects.toThrow(/404/);
    await expect(member.get(`/imports/${id}`)).rejects.toThrow(/404/);
  });

  it('refuses the line, not the chunk, that the database or the files could not take', async () => {
    const answer = await send(
      await start('log-7'),
      numbered([
        watch('p1', 'c1', { id: 'nul \u0000' }),
        watch('p1', 'c1', { at: '-000200-01-01T00:00:00Z' }),
        watch('p1', 'c1', { id: 'good', at: atMs + 5 }),
      ]),
    );
    expect(answer).toMatchObject({ accepted: 1, refused: 2, nextLine: 4 });
    const merchant = await platform.as('merchant');
    const shop = await merchant.post<{ id: string }>(
      '/shops',
      { name: '图片店', trade: 'tea', city: '杭州', introduction: '' },
      'a-shop-of-pictures',
    );
    const { id } = await merchant.post<{ id: string }>('/imports', {
      kind: 'catalogue',
      source: 'z',
      shopId: shop.id,
    });
    const product = {
      source: 'csv',
      sourceId: 'p1',
      title: '白茶',
      variants: [{ sku: 'a', priceCents: 1, stock: 1 }],
    };
    const taken = await merchant.post<Chunk>(
      `/imports/${id}/chunks`,
      numbered([
        { ...product, pictureKeys: ['../../secret'] },
        { ...product, sourceId: 'p2' },
      ]),
    );
    expect(taken).toMatchObject({ accepted: 1, refused: 1 });
  });
});
