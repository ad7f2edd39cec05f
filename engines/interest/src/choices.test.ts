import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import {
  authorPart,
  type Choices,
  categoryPart,
  chanceFactor,
  choiceLeast,
  choiceMost,
  freshnessPart,
  Near,
  nearPart,
  saysNothing,
} from './choices.ts';
import type { Interest } from './interest.ts';
import { enjoy, skip, stage, startMs } from './stage.ts';

const categoryOf = (id: string) => Number(id.slice(1)) % 6;
const authorOf = (id: string) => Number(id.slice(1)) % 20;
const asked = (interest: Interest, choices: Choices | undefined, count = 10, seed = 1, person = 'p') =>
  interest.skeleton({
    person,
    atMs: startMs + 3_600_000,
    count,
    random: seededRandom(seed),
    ...(choices === undefined ? {} : { choices }),
  });
const idsOf = (page: readonly { item: string }[]) => page.map(({ item }) => item);
const more = (name: string, level = 1) => new Map([[name, level]]);

/** Somebody who likes category 0 and author 6 well. */
function known(options: Parameters<typeof stage>[0] = { items: 240 }): Interest {
  const interest = stage(options);
  for (const item of ['i6', 'i12', 'i26', 'i46', 'i66']) enjoy(interest, 'p', item, startMs);
  skip(interest, 'p', 'i3', startMs + 60_000);
  return interest;
}

describe('choices', () => {
  it('I-R25 more of a category or an author brings it on the same page, and twice more brings more', () => {
    const interest = known();
    const counted = (category: number, choices?: Choices) =>
      idsOf(asked(interest, choices, 20)).filter((id) => categoryOf(id) === category).length;
    // What is known a little comes with one step, and what was never met with two.
    for (const category of [2, 4])
      expect(counted(category, { categories: more(`c${category}`) })).toBeGreaterThan(counted(category));
    expect(counted(5, { categories: more('c5', 2) })).toBeGreaterThan(counted(5, { categories: more('c5') }));
    const ofAuthor = (choices?: Choices) =>
      idsOf(asked(interest, choices, 10)).filter((id) => authorOf(id) === 17).length;
    expect(ofAuthor()).toBe(0);
    expect(ofAuthor({ authors: more('a17', 2) })).toBeGreaterThan(1);
  });

  it('I-R25 less of a shop that is liked and followed sinks it below all others, and hides it never', () => {
    const interest = known({ items: 100 });
    interest.learn({ kind: 'follow', person: 'p', author: 'a6', atMs: startMs });
    const first = idsOf(asked(interest, undefined, 10));
    expect(first.some((id) => authorOf(id) === 6)).toBe(true);
    const less = idsOf(asked(interest, { authors: more('a6', -2) }, 40));
    expect(less.some((id) => authorOf(id) === 6)).toBe(false);
    const all = idsOf(asked(interest, { authors: more('a6', -2) }, 100));
    expect(all.filter((id) => authorOf(id) === 6)).toEqual(['i86']);
  });

  it('I-R25 no sum of choices passes the bounds, whatever the numbers say', () => {
    const wild = [-100, -2, -1, 0, 1, 2, 7, Number.NaN, Number.POSITIVE_INFINITY];
    let most = 0;
    let least = 0;
    for (const level of wild)
      for (const dial of wild)
        for (const novelty of [-1, 0, 1])
          for (const isNear of [true, false]) {
            const sum =
              authorPart(level) + categoryPart(level) + freshnessPart(dial, novelty) + nearPart(dial, isNear);
            most = Math.max(most, sum);
            least = Math.min(least, sum);
          }
    expect(most).toBeCloseTo(choiceMost, 9);
    expect(least).toBeCloseTo(choiceLeast, 9);
    expect(choiceMost).toBeCloseTo(2, 9);
    expect(choiceLeast).toBeCloseTo(-3, 9);
  });

  it('I-R25 moves a value by what it says and nothing else', () => {
    const interest = known({ items: 12 });
    const before = new Map(asked(interest, undefined, 12).map(({ item, score }) => [item, score]));
    for (const { item, score } of asked(
      interest,
      { categories: more('c1', -1), authors: more('a7', 1) },
      12,
    )) {
      const expected = (categoryOf(item) === 1 ? -0.6 : 0) + (authorOf(item) === 7 ? 0.3 : 0);
      expect(score - (before.get(item) as number)).toBeCloseTo(expected, 9);
    }
  });

  it('I-R25 choices that say nothing change nothing, and asking with choices teaches nothing', () => {
    const interest = known();
    const plain = asked(interest, undefined);
    const nothing = { categories: new Map(), authors: new Map(), freshness: 0, nearness: 2 };
    expect(saysNothing(nothing)).toBe(true);
    expect(asked(interest, nothing)).toEqual(plain);
    const bytes = interest.snapshot();
    asked(interest, { categories: more('c5', 2), freshness: 2, near: new Near(['a1'], ['i2']), nearness: 2 });
    expect(interest.snapshot()).toEqual(bytes);
  });

  it('I-R26 chance leaves out what less was asked for of, and the chances add up to one', () => {
    const settings = { freshShare: 0.2, exploreShare: 0.3, firstAudience: 2 };
    const interest = stage({ items: 12, settings });
    for (let i = 0; i < 6; i++) for (const other of ['x', 'y', 'z']) enjoy(interest, other, `i${i}`, startMs);
    const choices = { categories: more('c1', -1) };
    const random = seededRandom(9);
    const chances = new Map<string, number>();
    const counts = new Map<string, number>();
    const draws = 4_000;
    for (let draw = 0; draw < draws; draw++) {
      const [slot] = interest.skeleton({ person: 'nobody', atMs: startMs, count: 12, choices, random });
      chances.set(slot!.item, slot!.propensity);
      counts.set(slot!.item, (counts.get(slot!.item) ?? 0) + 1);
    }
    expect([...chances.keys()].some((id) => categoryOf(id) === 1)).toBe(false);
    expect([...chances.values()].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6);
    for (const [item, chance] of chances) {
      const sigma = Math.sqrt((chance * (1 - chance)) / draws);
      expect(Math.abs(counts.get(item)! / draws - chance)).toBeLessThan(5 * sigma + 1e-9);
    }
    const only = stage({ items: 3, authors: 1, categories: 1, settings });
    expect(asked(only, { authors: more('a0', -2) }, 3)).toHaveLength(3);
  });

  it('I-R27 fresh brings authors never met, familiar brings the followed and the liked', () => {
    const interest = known({ items: 400, authors: 80, categories: 6 });
    interest.learn({ kind: 'follow', person: 'p', author: 'a33', atMs: startMs });
    const met = new Set(interest.interests('p').authors.map(({ author }) => author));
    const known0 = (freshness: number) =>
      idsOf(asked(interest, { freshness }, 10)).filter((id) => met.has(`a${Number(id.slice(1)) % 80}`))
        .length;
    expect(known0(2)).toBeLessThan(known0(0));
    expect(known0(-2)).toBeGreaterThanOrEqual(known0(0));
    expect(known0(-2)).toBeGreaterThan(known0(2));
  });

  it('I-R27 fresh and familiar move what is left to chance within bounds', () => {
    expect([-2, -1, 0, 1, 2].map((dial) => chanceFactor(dial, 0.12))).toEqual([0.25, 0.5, 1, 2, 4]);
    expect(chanceFactor(2, 0.3)).toBeCloseTo(0.5 / 0.3, 9);
    expect(chanceFactor(2, 0.8)).toBe(1);
    expect(chanceFactor(99, 0.12)).toBe(4);
    expect(chanceFactor(undefined, 0.12)).toBe(1);
    const interest = stage({ items: 200, settings: { exploreShare: 0.1 } });
    const drawn = (freshness: number) => {
      let explored = 0;
      for (let seed = 1; seed <= 60; seed++)
        explored += asked(interest, { freshness }, 10, seed).filter(
          ({ propensity }) => propensity < 0.5,
        ).length;
      return explored;
    };
    expect(drawn(2)).toBeGreaterThan(2 * drawn(0));
    expect(drawn(0)).toBeGreaterThan(drawn(-2));
  });

  it('I-R27 near finds what recall would not, and one step less brings less of it', () => {
    const interest = known({ items: 2_000, authors: 500, categories: 50 });
    const near = new Near(['a401', 'a402', 'a403', 'a404'], ['i1490']);
    const nearby = (nearness: number) =>
      idsOf(asked(interest, { nearness, near }, 20)).filter((id) =>
        near.has(`a${Number(id.slice(1)) % 500}`, id),
      ).length;
    expect(nearby(0)).toBe(0);
    expect(nearby(2)).toBeGreaterThan(3);
    expect(nearby(2)).toBeGreaterThanOrEqual(nearby(1));
    const page = asked(interest, { nearness: 2, near }, 20);
    const reason = page.find(({ item }) => near.has(`a${Number(item.slice(1)) % 500}`, item))?.reason;
    expect(reason?.code).toBe('near-you');
    expect(asked(interest, { nearness: 2, near: new Near([], []) }, 5)).toHaveLength(5);
  });

  it('I-R28 names the choice that decided, and none that did not', () => {
    const interest = known();
    const plain = asked(interest, undefined, 10);
    const chosen = asked(interest, { categories: more('c5', 2) }, 10);
    const reasons = chosen.filter(({ item }) => categoryOf(item) === 5).map(({ reason }) => reason);
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toEqual({ code: 'category-you-chose', category: 'c5' });
    for (const { item, reason } of chosen)
      if (categoryOf(item) !== 5) expect(reason.code).not.toBe('category-you-chose');
    // The first would stand first without it too: its own reason stays.
    const first = plain[0]!;
    const same = asked(interest, { categories: more(`c${categoryOf(first.item)}`) }, 1)[0]!;
    expect(categoryOf(same.item)).toBe(categoryOf(first.item));
    expect(same.reason).toEqual(first.reason);
  });

  it('I-R28 names the dial that decided', () => {
    const interest = known({ items: 400, authors: 80, categories: 6 });
    const codes = (choices: Choices) => {
      const found = new Set<string>();
      for (let seed = 1; seed <= 20; seed++)
        for (const { reason } of asked(interest, choices, 10, seed)) found.add(reason.code);
      return found;
    };
    expect(codes({ freshness: 2 })).toContain('fresh-as-you-chose');
    expect(codes({ freshness: -2 })).not.toContain('fresh-as-you-chose');
    expect(codes({})).not.toContain('fresh-as-you-chose');
    const explained = interest.explain('p', 'i5', { categories: more('c5', 2) }).reasons;
    expect(explained.map(({ reason }) => reason.code)).toContain('category-you-chose');
    expect(interest.explain('p', 'i5').reasons.map(({ reason }) => reason.code)).not.toContain(
      'category-you-chose',
    );
  });

  it('I-R28 bug: of what only the dial drew, little was said to be, to newcomers and where nothing was new', () => {
    const drawnByDial = (interest: Interest, person: string) => {
      let drawn = 0;
      let named = 0;
      for (let seed = 1; seed <= 1_200; seed++) {
        const [slot] = asked(interest, { freshness: 2 }, 1, seed, person);
        if (slot!.propensity > 0.3) continue;
        drawn++;
        if (slot!.reason.code === 'fresh-as-you-chose') named++;
      }
      return named / drawn;
    };
    // A tenth of a newcomer's slots is left to chance, and four times as much where it was asked for.
    const ofNewcomer = drawnByDial(stage({ items: 24, settings: { exploreShare: 0.2 } }), 'nobody');
    expect(ofNewcomer).toBeGreaterThan(0.68);
    expect(ofNewcomer).toBeLessThan(0.82);
    // Nothing is owed an audience: a twentieth is left to chance, and a sixth where it was asked for.
    const settled = known({ items: 24, settings: { exploreShare: 0.05, freshShare: 0.1, firstAudience: 0 } });
    const ofKnown = drawnByDial(settled, 'p');
    expect(ofKnown).toBeGreaterThan(0.6);
    expect(ofKnown).toBeLessThan(0.8);
  });

  it('I-R29 drop forgets one taste and leaves the others', () => {
    const interest = known();
    enjoy(interest, 'p', 'i1', startMs + 120_000);
    const before = interest.interests('p');
    expect(before.categories.map(({ category }) => category)).toContain('c0');
    interest.drop('p', 'category', 'c0');
    const after = interest.interests('p');
    expect(after.categories.map(({ category }) => category)).not.toContain('c0');
    expect(after.categories.map(({ category }) => category)).toContain('c1');
    expect(after.seen).toBe(before.seen);
    expect(interest.explain('p', 'i120').reasons.map(({ reason }) => reason.code)).not.toContain(
      'category-you-like',
    );
    const share = (of: Interest) =>
      idsOf(asked(of, undefined, 20)).filter((id) => categoryOf(id) === 0).length;
    expect(share(interest)).toBeLessThan(share(known()));
    interest.drop('p', 'author', 'a6');
    expect(interest.interests('p').authors.map(({ author }) => author)).not.toContain('a6');
    interest.drop('nobody', 'author', 'a6');
    interest.drop('p', 'author', 'nobody');
    expect(interest.counters()).toMatchObject({ unknownPeople: 1, unknownItems: 1 });
  });

  it('I-R29 unhide brings an author and a category back, without the dislike', () => {
    const interest = stage({ items: 30 });
    interest.learn({ kind: 'hide', scope: 'author', person: 'p', author: 'a3', atMs: startMs });
    interest.learn({ kind: 'hide', scope: 'category', person: 'p', category: 'c2', atMs: startMs });
    interest.unhide('p', 'author', 'a3');
    interest.unhide('p', 'category', 'c2');
    expect(interest.interests('p')).toMatchObject({
      authors: [],
      categories: [],
      hidden: { authors: [], categories: [] },
    });
    expect(idsOf(asked(interest, undefined, 30))).toEqual(expect.arrayContaining(['i3', 'i2']));
  });

  it('I-R19 a reset that keeps what was hidden', () => {
    const interest = known({ items: 30 });
    interest.learn({ kind: 'hide', scope: 'author', person: 'p', author: 'a3', atMs: startMs });
    interest.reset('p', true);
    expect(interest.interests('p')).toMatchObject({ remembered: 0, hidden: { authors: ['a3'] } });
    interest.reset('p');
    expect(interest.interests('p').hidden.authors).toEqual([]);
  });
});
