import { dayMs, manualClock, minuteMs, type ShopId, seededRandom } from '@kanmai/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readable } from '../../../../../tests/database.ts';
import {
  makeStagePerson,
  makeStageProduct,
  makeStageShop,
  type StagePerson,
  type StageServer,
  stageServer,
} from '../../../../../tests/stage-server.ts';
import { unitOfWork } from '../../../database.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import type { TermFound } from './search-term.policy.ts';
import { countNewSearches, rebuildTerms } from './search-term.reader.ts';
import { peopleMin, type SearchTerms } from './search-term.schema.ts';
import { forgetTerms } from './search-term.store.ts';

const clock = manualClock(Date.UTC(2026, 10, 20, 12));
const results = new Map<string, TermFound>();
let built = true;
let stage: StageServer;
let shopId: ShopId;
let otherId: ShopId;
let productId: string;
let owner: StagePerson;

beforeAll(async () => {
  stage = await stageServer({
    clock,
    findForTerm: (text) => (built ? (results.get(text) ?? { isExact: false, goods: [] }) : null),
  });
  shopId = await makeStageShop(stage);
  otherId = await makeStageShop(stage);
  productId = await makeStageProduct(stage, shopId);
  await stage.db
    .updateTable('products')
    .set({ category: 'tea', title: '明前龙井' })
    .where('id', '=', productId)
    .execute();
  owner = await makeStagePerson(stage, { shops: [[shopId, 'owner']] });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  clock.advance(61 * dayMs);
  await unitOfWork(stage.db, (tx) => tx.deleteFrom('events').execute());
  await unitOfWork(stage.db, forgetTerms);
  results.clear();
  built = true;
});

const append = (events: readonly NewEvent[]) => unitOfWork(stage.db, (tx) => appendEvents(tx, events));
const search = (
  personId: string,
  term: string,
  atMs = clock.nowMs(),
  found: number | null = 0,
): NewEvent => ({
  ...{ kind: 'search', atMs, personId, data: { term, found } },
});
const byPeople = (count: number, term: string, atMs = clock.nowMs()) =>
  Array.from({ length: count }, (_, n) => search(`per_${n}`, term, atMs));
const termsOf = (who = owner, query = '', shop: string = shopId) =>
  stage.send<SearchTerms & { code?: string }>(who, 'GET', `/shops/${shop}/search-terms${query}`);
const good = (id: string, ofShop: string, inStock = true) => ({
  ...{ productId: id, shopId: ofShop, category: 'tea', inStock },
});

async function everything() {
  const days = await stage.db
    .selectFrom('search_term_days')
    .selectAll()
    .orderBy('day')
    .orderBy('term')
    .execute();
  const people = await stage.db
    .selectFrom('search_term_people')
    .selectAll()
    .orderBy('day')
    .orderBy('term')
    .orderBy('person_id')
    .execute();
  const opens = await stage.db
    .selectFrom('search_term_opens')
    .selectAll()
    .orderBy('day')
    .orderBy('term')
    .orderBy('product_id')
    .execute();
  return { days, people, opens };
}

describe('what people search', () => {
  it('is reported by screens, one term however it is written, and never somebody’s number', async () => {
    const person = await makeStagePerson(stage, { signedIn: false });
    const events = [
      { kind: 'search', q: ' ＬＯＮＧ  jing ' },
      { kind: 'search', q: 'long-jing' },
      { kind: 'search', q: '13800138000' },
      { kind: 'search', q: '138 0013 8000' },
      { kind: 'search', q: ' ,。 ' },
      { kind: 'search' },
      { kind: 'product-open', productId, q: 'Long Jing' },
      { kind: 'product-open', productId },
    ];
    const answer = await stage.send<{ accepted: number; refused: object[] }>(person, 'POST', '/events', {
      events,
    });
    expect(answer.body.accepted).toBe(4);
    expect(answer.body.refused).toEqual([2, 3, 4, 5].map((index) => ({ index, code: 'query-required' })));
    await readable(stage.db);
    await countNewSearches(stage.db);
    expect(await everything()).toMatchObject({
      days: [{ term: 'long jing', searches: 2, found: 3 }],
      people: [{ term: 'long jing', person_id: person.id }],
      opens: [{ term: 'long jing', product_id: productId, opens: 1 }],
    });
  });

  it('is shown to a shop with what to do, when enough different people looked for it', async () => {
    results.set('龙井', { isExact: true, goods: [good('prd_x', otherId), good(productId, shopId)] });
    results.set('碧螺春', { isExact: true, goods: [good('prd_x', otherId)] });
    results.set('拖鞋', { isExact: true, goods: [{ ...good('prd_s', otherId), category: 'shoes' }] });
    await append([
      ...byPeople(peopleMin + 2, '龙井'),
      ...byPeople(peopleMin, '龙井'),
      ...byPeople(peopleMin + 1, '碧螺春'),
      ...byPeople(peopleMin, '白牡丹'),
      ...byPeople(peopleMin - 1, '少有人找'),
      ...Array.from({ length: 9 }, () => search('per_1', '一个人找')),
      ...byPeople(peopleMin, '拖鞋'),
      {
        kind: 'product-open',
        atMs: clock.nowMs(),
        personId: 'per_1',
        shopId,
        subjectId: productId,
        data: { term: '龙井' },
      },
      {
        kind: 'product-open',
        atMs: clock.nowMs(),
        personId: 'per_1',
        subjectId: 'prd_x',
        data: { term: '龙井' },
      },
    ]);
    await readable(stage.db);
    await countNewSearches(stage.db);
    const { status, body } = await termsOf();
    expect(status).toBe(200);
    expect(body).toEqual({
      days: 7,
      peopleMin: 5,
      items: [
        {
          ...{ term: '龙井', searches: 12, people: 7, found: 2, opens: 1, advice: 'well' },
          own: { productId, title: '明前龙井', rank: 2, inStock: true, count: 1 },
        },
        { term: '碧螺春', searches: 6, people: 6, found: 1, own: null, opens: 0, advice: 'you-have-none' },
        { term: '白牡丹', searches: 5, people: 5, found: 0, own: null, opens: 0, advice: 'nobody-has-it' },
      ],
    });
  });

  it('counts people of the whole window, and no day outside it', async () => {
    const today = clock.nowMs();
    await append([
      ...[0, 1, 2, 3, 4].map((n) => search(`per_${n}`, '一天一人', today - n * dayMs)),
      ...byPeople(9, '上个月', today - 20 * dayMs),
      ...byPeople(9, '太早了', today - 31 * dayMs),
    ]);
    await readable(stage.db);
    await countNewSearches(stage.db);
    expect((await termsOf()).body.items.map(({ term, people }) => [term, people])).toEqual([['一天一人', 5]]);
    clock.advance(2 * minuteMs);
    const month = (await termsOf(owner, '?days=30')).body;
    expect(month.items.map(({ term }) => term)).toEqual(['上个月', '一天一人']);
    expect((await termsOf(owner, '?days=9')).body).toMatchObject({ code: 'bad-request', field: 'days' });
  });

  it('counts who signed in once, and forgets who was erased', async () => {
    const personEvent = (kind: 'person-merged' | 'person-erased', subjectId: string, to = ''): NewEvent => ({
      ...{ kind, atMs: clock.nowMs(), personId: to === '' ? null : to, subjectId },
      data: to === '' ? {} : { from: subjectId, to },
    });
    await append([...byPeople(4, '茶'), search('stranger', '茶')]);
    await readable(stage.db);
    await countNewSearches(stage.db);
    await append([
      search('stranger', '壶'),
      search('per_1', '壶'),
      personEvent('person-merged', 'stranger', 'per_1'),
      personEvent('person-erased', 'per_0'),
    ]);
    await readable(stage.db);
    await countNewSearches(stage.db);
    const { people } = await everything();
    expect(people.map(({ term, person_id }) => [term, person_id])).toEqual([
      ['壶', 'per_1'],
      ...['per_1', 'per_2', 'per_3'].map((person) => ['茶', person]),
    ]);
  });

  it('is for those who sell: neither other shops nor clerks see it', async () => {
    for (const role of ['host', 'assistant'] as const)
      expect((await termsOf(await makeStagePerson(stage, { shops: [[shopId, role]] }))).status).toBe(200);
    const clerk = await makeStagePerson(stage, { shops: [[shopId, 'clerk']] });
    expect(await termsOf(clerk)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await termsOf(owner, '', otherId)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await termsOf(await makeStagePerson(stage))).status).toBe(404);
  });

  it('says so while search is being built, and answers as soon as it is', async () => {
    await append(byPeople(6, '茶'));
    await readable(stage.db);
    await countNewSearches(stage.db);
    built = false;
    expect(await termsOf()).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    built = true;
    expect((await termsOf()).body.items).toHaveLength(1);
  });

  it('is the same counted as it happens, by several at once, and all over again', async () => {
    const random = seededRandom(72);
    const pick = <Value>(values: readonly Value[]) =>
      values[Math.floor(random.next() * values.length)] as Value;
    const people = Array.from({ length: 12 }, (_, n) => `per_${n}`);
    const terms = ['茶', '壶', 'cup'];
    const step = (): NewEvent =>
      pick<() => NewEvent>([
        () => search(pick(people), pick(terms), clock.nowMs(), pick([null, 0, 4])),
        () => search(pick(people), pick(terms), clock.nowMs(), pick([null, 0, 4])),
        () => ({
          ...{
            kind: 'product-open',
            atMs: clock.nowMs(),
            personId: pick(people),
            subjectId: pick(['prd_1', 'prd_2']),
          },
          data: pick([{}, { term: pick(terms) }]),
        }),
        () => {
          const [from, to] = [pick(people), pick(people)];
          if (from === to) return search(from, pick(terms));
          return {
            kind: 'person-merged',
            atMs: clock.nowMs(),
            personId: to,
            subjectId: from,
            data: { from, to },
          };
        },
      ])();
    let writing = true;
    const counting = [0, 1, 2].map(async () => {
      while (writing) await countNewSearches(stage.db);
    });
    for (let i = 0; i < 30; i++) {
      clock.advance(random.next() < 0.3 ? 5 * dayMs : minuteMs);
      await append(Array.from({ length: 1 + Math.floor(random.next() * 12) }, step));
    }
    writing = false;
    await Promise.all(counting);
    await readable(stage.db);
    await countNewSearches(stage.db);
    const incremental = await everything();
    expect(incremental.days.length).toBeGreaterThan(6);
    await rebuildTerms(stage.db);
    expect(await everything()).toEqual(incremental);
  });
});
