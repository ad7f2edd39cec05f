import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStageCreator,
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { appendEvents } from '../../insight/events/index.ts';
import type { FeedView, InterestsView } from './feed.schema.ts';

const categories = ['tea', 'shoes', 'toys', 'books', 'lamps', 'pans'] as const;
const clipsPerCategory = 60;

let stage: StageServer;
let owner: StagePerson;
let assetId: string;
const categoryOf = new Map<string, string>();

const feedOf = async (who: StagePerson, query = 'limit=10'): Promise<FeedView> => {
  const answer = await stage.send<FeedView>(who, 'GET', `/feed?${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};

const idsOf = (feed: FeedView) => feed.items.map((item) => item.clip.id);
const shareOf = (ids: readonly string[], category: string) =>
  ids.filter((id) => categoryOf.get(id) === category).length / Math.max(1, ids.length);

/** What a screen reports of the clips it showed: `playMs` for those of the category, else a short look. */
const watch = async (who: StagePerson, ids: readonly string[], playMsOf: (category: string) => number) => {
  const events = ids.flatMap((clipId) => [
    { kind: 'impression', clipId },
    { kind: 'watch', clipId, playMs: playMsOf(categoryOf.get(clipId) as string) },
  ]);
  const answer = await stage.send<{ accepted: number }>(who, 'POST', '/events', { events });
  expect(answer).toMatchObject({ status: 202, body: { accepted: events.length, refused: [] } });
  await stage.caughtUp();
};

beforeAll(async () => {
  stage = await stageServer({ seed: 11, categoryMeant: (q) => (q === '台灯' ? 'lamps' : null) });
  owner = await makeStagePerson(stage);
  assetId = await makeReadyAsset(stage, owner.id);
  for (const category of categories) {
    for (let a = 0; a < 3; a++) {
      const authorId = await makeStageShop(stage, `${category} ${a}`);
      const clips = Array.from({ length: clipsPerCategory / 3 }, (_, i) => ({
        authorId,
        category,
        caption: `${category} ${a}.${i}`,
      }));
      for (const id of await publishClips(stage, assetId, clips)) categoryOf.set(id, category);
    }
  }
  await stage.caughtUp();
});

afterAll(() => stage.stop());

describe('the feed', () => {
  it('gives a stranger a varied first page whose items are whole clips', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    const feed = await feedOf(stranger, 'limit=6');
    expect(feed.items).toHaveLength(6);
    expect(feed.endOfFeed).toBe(false);
    expect(new Set(idsOf(feed).map((id) => categoryOf.get(id))).size).toBeGreaterThanOrEqual(3);
    const [first] = feed.items;
    expect(first).toMatchObject({
      requestId: feed.requestId,
      position: 0,
      clip: {
        videoUrl: `/media/${assetId}/video.mp4`,
        coverUrl: `/media/${assetId}/cover.webp`,
        liked: false,
        durationMs: 20_000,
        width: 720,
        author: { kind: 'shop', followed: false },
      },
    });
    expect(first?.clip.shareUrl).toBe(`http://localhost:7700/c/${first?.clip.id}`);
  });

  it('never shows a clip twice, whatever the client reports, and says honestly when everything was seen', async () => {
    const person = await makeStagePerson(stage);
    const seen = new Set<string>();
    let requests = 0;
    for (; requests < 300; requests++) {
      const feed = await feedOf(person, 'limit=3');
      if (feed.items.length === 0) {
        expect(feed.endOfFeed).toBe(true);
        break;
      }
      for (const id of idsOf(feed)) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      // Every third page is reported as seen, the others never arrive.
      if (requests % 3 === 0) await watch(person, idsOf(feed), () => 4_000);
    }
    expect(seen.size).toBe(categories.length * clipsPerCategory);
    const again = await feedOf(person, 'limit=10&again=true');
    expect(again.items).toHaveLength(10);
    const next = await feedOf(person, 'limit=10&again=true');
    expect(idsOf(next).filter((id) => idsOf(again).includes(id))).toEqual([]);
  });

  it('shows more of what a person watches long', async () => {
    const person = await makeStagePerson(stage);
    let page: string[] = [];
    for (let i = 0; i < 4; i++) {
      page = idsOf(await feedOf(person));
      await watch(person, page, (category) => (category === 'books' ? 20_000 : 6_000));
    }
    const next = idsOf(await feedOf(person, 'limit=20'));
    expect(shareOf(next, 'books')).toBeGreaterThan(2 / categories.length);
  });

  it('shows less of what a person skips', async () => {
    const person = await makeStagePerson(stage);
    for (let i = 0; i < 4; i++) {
      await watch(person, idsOf(await feedOf(person)), (category) => (category === 'toys' ? 400 : 20_000));
    }
    const next = idsOf(await feedOf(person, 'limit=20'));
    expect(shareOf(next, 'toys')).toBeLessThan(1 / categories.length);
  });

  it('moves with a like at once', async () => {
    const person = await makeStagePerson(stage);
    const first = idsOf(await feedOf(person, 'limit=20'));
    const lamp = first.find((id) => categoryOf.get(id) === 'lamps') as string;
    expect(lamp).toBeDefined();
    await watch(person, first, () => 5_000);
    const liked = await stage.send(person, 'PUT', `/clips/${lamp}/like`);
    expect(liked).toMatchObject({ status: 200, body: { liked: true, likeCount: 1 } });
    await stage.caughtUp();
    const next = idsOf(await feedOf(person));
    expect(shareOf(next, 'lamps')).toBeGreaterThan(1 / categories.length);
  });

  it('learns from a purchase by the clips that show the product', async () => {
    const shopId = await makeStageShop(stage);
    const productId = await makeStageProduct(stage, shopId);
    const [shown] = await publishClips(stage, assetId, [
      { authorId: shopId, category: 'pans', goods: [productId] },
    ]);
    categoryOf.set(shown as string, 'pans');
    const person = await makeStagePerson(stage);
    await stage.caughtUp();
    await watch(person, idsOf(await feedOf(person, 'limit=20')), () => 5_000);
    await unitOfWork(stage.db, (tx) =>
      appendEvents(tx, [
        {
          kind: 'order-paid',
          atMs: Date.now(),
          personId: person.id,
          subjectId: 'ord_1',
          data: { lines: [{ productId, clipId: null }] },
        },
      ]),
    );
    await stage.caughtUp();
    const interests = await stage.send<{ categories: { name: string }[] }>(person, 'GET', '/me/interests');
    expect(interests.body.categories[0]?.name).toBe('pans');
    expect(shareOf(idsOf(await feedOf(person)), 'pans')).toBeGreaterThan(1 / categories.length);
  });

  it('never shows again what was hidden: the clip, its author, its category', async () => {
    const person = await makeStagePerson(stage);
    const first = idsOf(await feedOf(person));
    const clipId = first[0] as string;
    const category = categoryOf.get(clipId) as string;
    const hidden = await stage.send(person, 'POST', `/clips/${clipId}/hide`, { scope: 'category' });
    expect(hidden).toMatchObject({ status: 200, body: { scope: 'category', target: category } });
    await stage.caughtUp();
    for (let i = 0; i < 10; i++) expect(shareOf(idsOf(await feedOf(person, 'limit=20')), category)).toBe(0);
    expect((await stage.send(person, 'DELETE', '/me/interests')).status).toBe(204);
    await stage.caughtUp();
    const after = [];
    for (let i = 0; i < 3; i++) after.push(...idsOf(await feedOf(person, 'limit=20')));
    expect(shareOf(after, category)).toBeGreaterThan(0);
  });

  it('lets a clip go that was taken down, and takes it back', async () => {
    const creator = await makeStageCreator(stage);
    const [clipId] = await publishClips(stage, assetId, [{ authorId: creator, category: 'rare' }]);
    const operator = await makeStagePerson(stage, { roles: ['operator'] });
    await stage.caughtUp();
    const known = await makeStagePerson(stage);
    await stage.send(known, 'GET', `/clips/${clipId}`);
    const down = await stage.send(operator, 'POST', `/ops/clips/${clipId}/take-down`, {
      reason: 'a false claim',
    });
    expect(down).toMatchObject({
      status: 200,
      body: { state: 'taken-down', takenDownReason: 'a false claim' },
    });
    await stage.caughtUp();
    expect((await stage.send(known, 'GET', `/clips/${clipId}`)).status).toBe(404);
    const all: string[] = [];
    for (
      let page = await feedOf(known, 'limit=20');
      page.items.length > 0;
      page = await feedOf(known, 'limit=20')
    ) {
      all.push(...idsOf(page));
    }
    expect(all).not.toContain(clipId);
    const logged = await stage.db
      .selectFrom('audit_log')
      .select(['action', 'reason', 'actor_id'])
      .where('subject_id', '=', clipId as string)
      .execute();
    expect(logged).toEqual([{ action: 'clip-take-down', reason: 'a false claim', actor_id: operator.id }]);
    await stage.send(operator, 'POST', `/ops/clips/${clipId}/restore`, { reason: 'the claim was proved' });
    await stage.caughtUp();
    expect((await stage.send(known, 'GET', `/clips/${clipId}`)).status).toBe(200);
    expect(idsOf(await feedOf(known, 'limit=20'))).toEqual([clipId]);
  });

  it('leaves a suspended shop out, and lets it come back', async () => {
    const shopId = await makeStageShop(stage);
    const [clipId] = await publishClips(stage, assetId, [{ authorId: shopId, category: 'alone' }]);
    await stage.caughtUp();
    const setState = async (state: string) => {
      await unitOfWork(stage.db, async (tx) => {
        await tx.updateTable('shops').set({ state }).where('id', '=', shopId).execute();
        await appendEvents(tx, [{ kind: 'shop-changed', atMs: Date.now(), shopId, subjectId: shopId }]);
      });
      await stage.caughtUp();
    };
    await setState('suspended');
    const person = await makeStagePerson(stage);
    const all: string[] = [];
    for (
      let page = await feedOf(person, 'limit=20');
      page.items.length > 0;
      page = await feedOf(person, 'limit=20')
    ) {
      all.push(...idsOf(page));
    }
    expect(all).not.toContain(clipId);
    await setState('open');
    // The card is loaded again a moment after the change.
    await expect.poll(async () => idsOf(await feedOf(person))).toContain(clipId);
  });

  it('leaves the goods of a suspended shop out of the clips of others', async () => {
    const shopId = await makeStageShop(stage);
    const other = await makeStageShop(stage);
    const productId = await makeStageProduct(stage, shopId, { stock: 3 });
    const [clipId] = await publishClips(stage, assetId, [
      { authorId: other, category: 'lent', goods: [productId] },
    ]);
    await stage.caughtUp();
    const goodsShown = async () => {
      const person = await makeStagePerson(stage);
      const found = (await feedOf(person, 'limit=20')).items.find(({ clip }) => clip.id === clipId);
      return found?.clip.goods.length;
    };
    await expect.poll(goodsShown).toBe(1);
    await unitOfWork(stage.db, async (tx) => {
      await tx.updateTable('shops').set({ state: 'suspended' }).where('id', '=', shopId).execute();
      await appendEvents(tx, [{ kind: 'shop-changed', atMs: Date.now(), shopId, subjectId: shopId }]);
    });
    await stage.caughtUp();
    await expect.poll(goodsShown).toBe(0);
  });

  it('keeps cards fresh: likes, stock, goods off sale', async () => {
    const shopId = await makeStageShop(stage);
    const productId = await makeStageProduct(stage, shopId, { stock: 3 });
    const [clipId] = await publishClips(stage, assetId, [
      { authorId: shopId, category: 'solo', goods: [productId] },
    ]);
    await stage.caughtUp();
    const findIn = async () => {
      const person = await makeStagePerson(stage);
      const fan = await makeStagePerson(stage);
      expect((await stage.send(fan, 'PUT', `/clips/${clipId}/like`)).status).toBe(200);
      await stage.caughtUp();
      for (
        let page = await feedOf(person, 'limit=20');
        page.items.length > 0;
        page = await feedOf(person, 'limit=20')
      ) {
        const found = page.items.find((item) => item.clip.id === clipId);
        if (found !== undefined) return found.clip;
      }
      throw new Error('the clip was not served');
    };
    expect((await findIn()).goods).toMatchObject([{ productId, priceCents: 2_990, inStock: true }]);
    await unitOfWork(stage.db, async (tx) => {
      await tx.updateTable('stock_levels').set({ on_hand: 0 }).execute();
      await appendEvents(tx, [{ kind: 'stock-changed', atMs: Date.now(), shopId, subjectId: productId }]);
    });
    await expect
      .poll(async () => (await findIn()).goods, { timeout: 5_000 })
      .toMatchObject([{ inStock: false }]);
    await unitOfWork(stage.db, async (tx) => {
      await tx.updateTable('products').set({ state: 'off-sale' }).where('id', '=', productId).execute();
      await appendEvents(tx, [{ kind: 'product-changed', atMs: Date.now(), shopId, subjectId: productId }]);
    });
    await expect.poll(async () => (await findIn()).goods, { timeout: 5_000 }).toEqual([]);
    await expect.poll(async () => (await findIn()).likeCount).toBeGreaterThanOrEqual(3);
  });

  it('explains itself as it was served, and lists what it believes', async () => {
    const person = await makeStagePerson(stage);
    const feed = await feedOf(person);
    const [item] = feed.items;
    const why = await stage.send(person, 'GET', `/clips/${item?.clip.id}/why`);
    expect(why).toMatchObject({ status: 200, body: item?.reason });
    await watch(person, idsOf(feed), (category) => (category === 'shoes' ? 20_000 : 1_000));
    const next = await feedOf(person, 'limit=20');
    expect(next.items.map((each) => each.reason.code)).not.toEqual(Array(20).fill('trending'));
  });

  it('lists followed authors newest first, by pages', async () => {
    const shopId = await makeStageShop(stage);
    const nowMs = Date.now();
    const ids = await publishClips(
      stage,
      assetId,
      [3, 1, 2].map((age) => ({ authorId: shopId, category: 'tea', publishedAtMs: nowMs - age * 1_000 })),
    );
    const person = await makeStagePerson(stage);
    await stage.db
      .insertInto('follows')
      .values({ person_id: person.id, author_id: shopId, followed_at: new Date() })
      .execute();
    interface Page {
      items: { clip: { id: string; author: { followed: boolean } } }[];
      nextCursor: string | null;
    }
    const first = (await stage.send<Page>(person, 'GET', '/feed/following?limit=2')).body;
    expect(first.items.map((item) => item.clip.id)).toEqual([ids[1], ids[2]]);
    expect(first.items[0]?.clip.author.followed).toBe(true);
    const second = (
      await stage.send<Page>(person, 'GET', `/feed/following?limit=2&cursor=${first.nextCursor}`)
    ).body;
    expect(second.items.map((item) => item.clip.id)).toEqual([ids[0]]);
    expect(second.nextCursor).toBeNull();
    expect((await stage.send(person, 'GET', '/feed/following?cursor=nonsense')).body).toMatchObject({
      code: 'bad-cursor',
    });
  });

  it('goes on without the engine, and counts it', async () => {
    const person = await makeStagePerson(stage);
    const engine = stage.feed.interest();
    const whole = engine.skeleton;
    engine.skeleton = () => {
      throw new Error('out of order');
    };
    try {
      const before = stage.degraded();
      const feed = await feedOf(person);
      expect(feed.items).toHaveLength(10);
      expect(stage.degraded()).toBe(before + 1);
      const next = await feedOf(person);
      expect(idsOf(next).filter((id) => idsOf(feed).includes(id))).toEqual([]);
    } finally {
      engine.skeleton = whole;
    }
  });

  it('refuses a limit out of bounds', async () => {
    const person = await makeStagePerson(stage);
    expect((await stage.send(person, 'GET', '/feed?limit=0')).body).toMatchObject({
      code: 'bad-request',
      field: 'limit',
    });
    expect((await stage.send(person, 'GET', '/feed?limit=21')).status).toBe(400);
  });

  it('follows a search at once, and says that it was searched for', async () => {
    const who = await makeStagePerson(stage);
    const answer = await stage.send<{ accepted: number }>(who, 'POST', '/events', {
      events: [{ kind: 'search', q: '台灯' }],
    });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } });
    await stage.caughtUp();
    const feed = await feedOf(who);
    expect(shareOf(idsOf(feed), 'lamps')).toBeGreaterThan(0.3);
    expect(feed.items.map(({ reason }) => reason)).toContainEqual({
      code: 'category-searched',
      params: { category: 'lamps' },
    });
    const interests = async () =>
      (await stage.send<InterestsView>(who, 'GET', '/me/interests')).body.wanted.map(({ name }) => name);
    expect(await interests()).toEqual(['lamps']);
    const forget = '/me/interests/learnt?scope=category&target=lamps';
    expect((await stage.send(who, 'DELETE', forget)).status).toBeLessThan(300);
    await stage.caughtUp();
    expect(await interests()).toEqual([]);
  });
});
