import { seededRandom } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { modelDefaults } from './model-settings.ts';
import { enjoy, skip, stage, startMs } from './stage.ts';

/** People of whom every fourth enjoys category 0, the others everything but it. */
function town(people: number) {
  const interest = stage({ items: 120, settings: { model: modelDefaults } });
  for (let p = 0; p < people; p++) {
    for (let n = 0; n < 4; n++) {
      const i = ((p * 7 + n * 5) % 18) * 6;
      if (p % 4 === 0) enjoy(interest, `p${p}`, `i${i}`, startMs + p);
      else skip(interest, `p${p}`, `i${i}`, startMs + p);
      if (p % 4 !== 0) enjoy(interest, `p${p}`, `i${i + 1}`, startMs + p);
      else skip(interest, `p${p}`, `i${i + 1}`, startMs + p);
    }
  }
  return interest;
}
/** Who enjoys its category and has not seen it. */
const fansLeft = (interest: ReturnType<typeof town>, people: number) =>
  Array.from({ length: people }, (_, p) => p).filter(
    (p) => p % 4 === 0 && !interest.explain(`p${p}`, 'i60').seen,
  ).length;
const ask = (interest: ReturnType<typeof town>, more: object = {}) =>
  interest.audience({ items: ['i60'], atMs: startMs + 60_000, count: 20, random: seededRandom(3), ...more });

describe('from content to people', () => {
  it('I-R99 finds who would watch it, in order, says why, and counts them exactly while they are few', () => {
    const interest = town(200);
    const before = interest.snapshot();
    const { people, reach, likely, sampled } = ask(interest);
    expect(interest.snapshot()).toEqual(before);
    expect(sampled).toBe(200);
    expect(people).toHaveLength(20);
    expect(people.every(({ person }) => Number(person.slice(1)) % 4 === 0)).toBe(true);
    expect(people[0]?.reason).toMatchObject({ code: 'because-you-watched' });
    expect(people.map(({ chance }) => chance)).toEqual(
      people.map(({ chance }) => chance).toSorted((a, b) => b - a),
    );
    expect(reach).toEqual({ people: likely.length, low: likely.length, high: likely.length });
    expect(likely.length).toBe(fansLeft(interest, 200));
  });

  it('I-R99 counts nobody who hid it, its author or its category, nor whom the caller does not allow', () => {
    const interest = town(200);
    const [first, second, third, fourth] = ask(interest).people.map(({ person }) => person) as string[];
    const about = { kind: 'hide' as const, item: 'i60', atMs: startMs };
    interest.learn({ ...about, scope: 'item', person: first! });
    interest.learn({ ...about, scope: 'author', person: second! });
    interest.learn({ ...about, scope: 'category', person: third! });
    const { people, likely } = ask(interest, { count: 200, allow: (person: string) => person !== fourth });
    for (const gone of [first, second, third, fourth]) {
      expect(likely).not.toContain(gone);
      expect(people.map(({ person }) => person)).not.toContain(gone);
    }
  });

  it('I-R99 looks at a bounded sample of many, and its bounds hold the truth', () => {
    const interest = town(3_000);
    const { sampled, reach } = ask(interest);
    const truth = fansLeft(interest, 3_000);
    expect(sampled).toBe(1_024);
    expect(reach.low).toBeLessThan(truth);
    expect(reach.high).toBeGreaterThan(truth);
    expect(reach.high - reach.low).toBeLessThan(500);
  });

  it('I-R99 of an item nobody knows, or of none, it finds nobody', () => {
    const nobody = { people: [], likely: [], reach: { people: 0, low: 0, high: 0 } };
    expect(ask(town(20), { items: ['unknown'] })).toMatchObject(nobody);
    expect(ask(stage(), { items: [] })).toMatchObject(nobody);
  });
});
