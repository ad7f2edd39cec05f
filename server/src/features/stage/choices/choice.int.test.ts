import type { ShopId } from '@kanmai/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeReadyAsset,
  makeStagePerson,
  makeStageShop,
  publishClips,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import type { FeedView, InterestsView } from '../feed/feed.schema.ts';
import { choicesMax } from './choice.schema.ts';
import { mergeChoices } from './choice.store.ts';

const categories = ['tea', 'shoes', 'toys', 'books', 'lamps', 'pans'] as const;
const perShop = 12;

let stage: StageServer;
const shops: ShopId[] = [];
const shopOf = new Map<string, string>();
const categoryOf = new Map<string, string>();

beforeAll(async () => {
  stage = await stageServer({ seed: 71 });
  const assetId = await makeReadyAsset(stage, (await makeStagePerson(stage)).id);
  for (const category of categories) {
    for (let n = 0; n < 4; n++) {
      const authorId = await makeStageShop(stage, `${category} ${n}`);
      const city = n === 3 ? '杭州' : '上海';
      await stage.db.updateTable('shops').set({ city }).where('id', '=', authorId).execute();
      shops.push(authorId);
      const clips = Array.from({ length: perShop }, () => ({ authorId, category }));
      for (const id of await publishClips(stage, assetId, clips)) {
        shopOf.set(id, authorId);
        categoryOf.set(id, category);
      }
    }
  }
  await stage.caughtUp();
});
afterAll(() => stage.stop());

const pageOf = async (who: StagePerson, on = stage) => {
  const answer = await on.send<FeedView>(who, 'GET', '/feed?limit=10');
  expect(answer.status).toBe(200);
  return answer.body.items;
};
const choose = (who: StagePerson, scope: string, target: string, level: number, on = stage) =>
  on.send<Record<string, unknown>>(who, 'PUT', '/me/choices', { scope, target, level });
const dial = (who: StagePerson, dials: object) => stage.send(who, 'PUT', '/me/dials', dials);
const interestsOf = async (who: StagePerson, on = stage) =>
  (await on.send<InterestsView>(who, 'GET', '/me/interests')).body;
const share = (items: FeedView['items'], isMeant: (clipId: string) => boolean) =>
  items.filter(({ clip }) => isMeant(clip.id)).length / Math.max(1, items.length);
const inCategory = (category: string) => (id: string) => categoryOf.get(id) === category;
const watch = async (who: StagePerson, items: FeedView['items'], playMsOf: (category: string) => number) => {
  const events = items.flatMap(({ clip }) => [
    { kind: 'impression', clipId: clip.id },
    { kind: 'watch', clipId: clip.id, playMs: playMsOf(clip.category) },
  ]);
  await stage.send(who, 'POST', '/events', { events });
  await stage.caughtUp();
};

describe('more and less', () => {
  it('moves the very next page of a stranger too, says so, and is taken back', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    await pageOf(stranger);
    expect(await choose(stranger, 'category', 'books', 2)).toMatchObject({
      status: 200,
      body: { scope: 'category', target: 'books', level: 2 },
    });
    const page = await pageOf(stranger);
    expect(share(page, inCategory('books'))).toBeGreaterThan(1 / categories.length);
    const books = page.filter(({ clip }) => clip.category === 'books');
    expect(books.map(({ reason }) => reason)).toContainEqual({
      code: 'category-chosen',
      params: { category: 'books' },
    });
    const why = await stage.send(stranger, 'GET', `/clips/${books[0]?.clip.id}/why`);
    expect(why.body).toEqual(books[0]?.reason);
    expect((await interestsOf(stranger)).choices).toEqual([
      { scope: 'category', target: 'books', author: null, level: 2 },
    ]);
    await choose(stranger, 'category', 'books', 0);
    expect((await interestsOf(stranger)).choices).toEqual([]);
  });

  it('has less of a shop that the person watches most come last', async () => {
    const person = await makeStagePerson(stage);
    await stage.send(person, 'PUT', `/me/choices`, { scope: 'category', target: 'tea', level: 2 });
    for (let i = 0; i < 3; i++)
      await watch(person, await pageOf(person), (category) => (category === 'tea' ? 20_000 : 2_000));
    const [most] = (await interestsOf(person)).authors;
    const liked = most?.author.id as string;
    expect(most?.author.name).toMatch(/^tea/);
    expect((await choose(person, 'author', liked, -2)).status).toBe(200);
    for (let i = 0; i < 3; i++) expect(share(await pageOf(person), (id) => shopOf.get(id) === liked)).toBe(0);
    expect((await interestsOf(person)).choices).toMatchObject([
      { scope: 'author', target: liked, level: -2, author: { id: liked, kind: 'shop' } },
      { scope: 'category', target: 'tea', level: 2 },
    ]);
  });

  it('is refused for what there is not, for what is no level, and beyond the limit, also at once', async () => {
    const person = await makeStagePerson(stage);
    expect(await choose(person, 'author', 'shp_nobody', 1)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    for (const level of [3, -3, 0.5])
      expect(await choose(person, 'category', 'tea', level)).toMatchObject({
        status: 400,
        body: { code: 'bad-request', field: 'level' },
      });
    expect(await choose(person, 'item', 'tea', 1)).toMatchObject({ status: 400, body: { field: 'scope' } });
    await stage.db
      .insertInto('feed_choices')
      .values(
        Array.from({ length: choicesMax - 1 }, (_, n) => ({
          ...{ person_id: person.id, scope: 'category', target: `c${n}`, level: 1 },
          chosen_at: new Date(),
        })),
      )
      .execute();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => choose(person, 'category', `late ${n}`, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'too-many',
      limit: choicesMax,
    });
    // What is there already may be changed and taken back.
    expect((await choose(person, 'category', 'c1', -2)).status).toBe(200);
    expect((await choose(person, 'category', 'c1', 0)).status).toBe(200);
  });

  it('shows what was hidden again when more of it is asked for, or when it is taken back', async () => {
    const person = await makeStagePerson(stage);
    const [first] = await pageOf(person);
    const { clip } = first as FeedView['items'][number];
    for (const scope of ['author', 'category'])
      await stage.send(person, 'POST', `/clips/${clip.id}/hide`, { scope });
    await stage.caughtUp();
    expect((await interestsOf(person)).hidden.map(({ target }) => target).sort()).toEqual(
      [clip.category, clip.author.id].sort(),
    );
    await choose(person, 'category', clip.category, 2);
    expect((await interestsOf(person)).hidden.map(({ target }) => target)).toEqual([clip.author.id]);
    const taken = await stage.send(person, 'DELETE', `/me/hides?scope=author&target=${clip.author.id}`);
    expect(taken.status).toBe(200);
    await stage.caughtUp();
    expect((await interestsOf(person)).hidden).toEqual([]);
    expect(stage.feed.interest().interests(person.id).hidden).toEqual({
      items: [],
      authors: [],
      categories: [],
    });
    expect(share(await pageOf(person), inCategory(clip.category))).toBeGreaterThan(0);
    // Nothing hidden, nothing to do.
    expect((await stage.send(person, 'DELETE', '/me/hides?scope=category&target=none')).status).toBe(200);
  });
});

describe('the dials', () => {
  it('bring what is near to the city named, without a position, and say so', async () => {
    const person = await makeStagePerson(stage, { signedIn: false });
    const near = (id: string) => shops.indexOf(shopOf.get(id) as ShopId) % 4 === 3;
    expect(await dial(person, { freshness: 0, nearness: 1 })).toMatchObject({
      status: 400,
      body: { code: 'bad-request', field: 'city' },
    });
    await dial(person, { freshness: 0, nearness: 2, city: '杭州' });
    const page = await pageOf(person);
    expect(share(page, near)).toBeGreaterThan(0.5);
    expect(page.map(({ reason }) => reason)).toContainEqual({ code: 'near', params: { city: '杭州' } });
    expect((await interestsOf(person)).dials).toEqual({ freshness: 0, nearness: 2, city: '杭州' });
    await dial(person, { freshness: 0, nearness: 2, city: '无此地' });
    expect(await pageOf(person)).toHaveLength(10);
    await dial(person, { freshness: 0, nearness: 0 });
    expect((await interestsOf(person)).dials).toEqual({ freshness: 0, nearness: 0, city: null });
  });

  it('bring what was never met, or what is known', async () => {
    const shareOfMet = async (freshness: number) => {
      let sum = 0;
      for (let n = 0; n < 4; n++) {
        const person = await makeStagePerson(stage);
        const first = await pageOf(person);
        await watch(person, first, () => 20_000);
        const met = new Set(first.map(({ clip }) => clip.author.id));
        await dial(person, { freshness, nearness: 0 });
        sum += share(await pageOf(person), (id) => met.has(shopOf.get(id) as string));
      }
      return sum / 4;
    };
    expect(await shareOfMet(-2)).toBeGreaterThan(await shareOfMet(2));
  });
});

describe('what was learnt', () => {
  it('is corrected one thing at a time', async () => {
    const person = await makeStagePerson(stage);
    for (let i = 0; i < 3; i++) await watch(person, await pageOf(person), () => 20_000);
    const before = await interestsOf(person);
    const [gone, ...others] = before.categories.map(({ name }) => name);
    await stage.send(person, 'DELETE', `/me/interests/learnt?scope=category&target=${gone}`);
    await stage.caughtUp();
    expect((await interestsOf(person)).categories.map(({ name }) => name).sort()).toEqual(others.sort());
    expect(stage.feed.interest().interests(person.id).seen).toBe(30);
    expect((await stage.send(person, 'DELETE', '/me/interests/learnt?scope=category')).status).toBe(400);
  });

  it('is reset with or without what was asked for', async () => {
    const person = await makeStagePerson(stage);
    const page = await pageOf(person);
    await watch(person, page, () => 20_000);
    await stage.send(person, 'POST', `/clips/${page[0]?.clip.id}/hide`, { scope: 'author' });
    await choose(person, 'category', 'toys', 1);
    await dial(person, { freshness: 1, nearness: 0 });
    expect((await stage.send(person, 'DELETE', '/me/interests?choices=keep')).status).toBe(204);
    await stage.caughtUp();
    expect(await interestsOf(person)).toMatchObject({
      ...{ categories: [], authors: [], choices: [{ target: 'toys' }], dials: { freshness: 1 } },
      hidden: [{ scope: 'author', target: page[0]?.clip.author.id }],
    });
    expect(stage.feed.interest().interests(person.id).hidden.authors).toEqual([page[0]?.clip.author.id]);
    expect((await stage.send(person, 'DELETE', '/me/interests')).status).toBe(204);
    await stage.caughtUp();
    expect(await interestsOf(person)).toMatchObject({ choices: [], dials: { freshness: 0 }, hidden: [] });
  });
});

describe('choices are kept', () => {
  it('across processes and across a restart', async () => {
    const person = await makeStagePerson(stage);
    const other = await stageServer({ after: stage });
    other.know(person);
    await other.caughtUp();
    const plain = await pageOf(person, other);
    expect(plain).toHaveLength(10);
    await choose(person, 'category', 'pans', 2);
    await other.caughtUp();
    expect(share(await pageOf(person, other), inCategory('pans'))).toBeGreaterThan(1 / categories.length);
    await other.halt();
    const again = await stageServer({ after: stage });
    again.know(person);
    await again.caughtUp();
    const page = await pageOf(person, again);
    expect(page.map(({ reason }) => reason.code)).toContain('category-chosen');
    expect((await interestsOf(person, again)).choices).toMatchObject([{ target: 'pans', level: 2 }]);
    await again.halt();
  });

  it('when a stranger signs in, without overruling the account', async () => {
    const stranger = await makeStagePerson(stage, { signedIn: false });
    const account = await makeStagePerson(stage);
    await choose(stranger, 'category', 'tea', 2);
    await choose(stranger, 'category', 'toys', -1);
    await dial(stranger, { freshness: 2, nearness: 0 });
    await choose(account, 'category', 'tea', -2);
    await unitOfWork(stage.db, (tx) => mergeChoices(tx, stranger.id, account.id));
    stage.feed.personChanged(account.id);
    const { choices, dials } = await interestsOf(account);
    expect(choices.map(({ target, level }) => [target, level]).sort()).toEqual([
      ['tea', -2],
      ['toys', -1],
    ]);
    expect(dials.freshness).toBe(2);
    const left = await stage.db
      .selectFrom('feed_choices')
      .selectAll()
      .where('person_id', '=', stranger.id)
      .execute();
    expect(left).toEqual([]);
  });
});
