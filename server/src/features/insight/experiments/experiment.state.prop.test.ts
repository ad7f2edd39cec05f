import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../events/index.ts';
import { metrics } from './experiment.schema.ts';
import { ExperimentCount, figuresOf, keyOf, type Look, type Tally } from './experiment.state.ts';

const stops = new Map<string, number | null>([
  ['xpt_1', null],
  ['xpt_2', 6 * 86_400_000],
]);
const person = fc.constantFrom('p1', 'p2', 'p3', 'p4');
const arm = fc.constantFrom('base', 'a');

/** Steps of four people over ten days. A person mostly stays in an arm. */
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'impression',
      'watch',
      'product-open',
      'order-paid',
      'person-merged',
      'person-erased',
    ),
    who: person,
    other: person,
    arm,
    day: fc.nat({ max: 9 }),
    completed: fc.boolean(),
  }),
  { maxLength: 60 },
);

type Step = typeof steps extends fc.Arbitrary<(infer Each)[]> ? Each : never;

function eventOf(step: Step, id: number): LoggedEvent {
  const base = { id, atMs: step.day * 86_400_000 + id, shopId: null };
  const mine = { ...base, personId: step.who, subjectId: 'clp_1' };
  switch (step.kind) {
    case 'impression':
      return {
        ...mine,
        kind: 'impression',
        data: { arms: { xpt_1: step.arm, xpt_2: 'a' }, propensity: 0.5 },
      };
    case 'watch':
      return { ...mine, kind: 'watch', data: { playMs: step.completed ? 9_000 : 100, durationMs: 9_000 } };
    case 'product-open':
    case 'order-paid':
      return { ...mine, kind: step.kind, data: {} };
    case 'person-merged':
      return {
        ...base,
        kind: 'person-merged',
        personId: null,
        subjectId: null,
        data: { from: step.who, to: step.other },
      };
    default:
      return { ...base, kind: 'person-erased', personId: null, subjectId: step.who, data: {} };
  }
}

const kept = (tallies: ReadonlyMap<string, Tally | null>) =>
  [...tallies].filter((entry): entry is [string, Tally] => entry[1] !== null);
const sorted = (looks: ReadonlyMap<string, Look>) =>
  [...looks]
    .map(([id, { day, sums }]) => [id, day, [...sums].filter(([, sum]) => sum.people > 0).sort()])
    .sort();

describe('what experiments count', () => {
  it('is the same in batches, with what was counted read back, as all at once', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 9 }), (made, size) => {
        const events = made
          .filter(({ kind, who, other }) => kind !== 'person-merged' || who !== other)
          .map(eventOf);
        const whole = new ExperimentCount(stops);
        for (const event of events) whole.take(event);
        let tallies: [string, Tally][] = [];
        let looks: ReadonlyMap<string, Look> = new Map();
        for (let at = 0; at < events.length; at += size) {
          const batch = new ExperimentCount(stops, tallies, looks);
          for (const event of events.slice(at, at + size)) batch.take(event);
          tallies = kept(batch.tallies);
          looks = batch.looks;
        }
        expect(tallies.sort()).toEqual(kept(whole.tallies).sort());
        expect(sorted(looks)).toEqual(sorted(whole.looks));
      }),
      { numRuns: 200 },
    );
  });

  it('adds up: the sums of the running experiment are those of its people', () => {
    fc.assert(
      fc.property(steps, (made) => {
        const count = new ExperimentCount(stops);
        made
          .filter(({ kind, who, other }) => kind !== 'person-merged' || who !== other)
          .map(eventOf)
          .forEach((event) => {
            count.take(event);
          });
        const tallies = kept(count.tallies).filter(([key, { mixed }]) => key.startsWith('xpt_1') && !mixed);
        for (const each of ['base', 'a']) {
          for (const metric of metrics) {
            const figures = tallies
              .filter(([, tally]) => tally.arm === each)
              .map(([, tally]) => figuresOf(metric, tally));
            const sum = count.looks.get('xpt_1')?.sums.get(keyOf(each, metric)) ?? { people: 0, x: 0, xy: 0 };
            expect(sum.people).toBe(figures.length);
            expect(sum.x).toBe(figures.reduce((total, { x }) => total + x, 0));
            expect(sum.xy).toBe(figures.reduce((total, { x, y }) => total + x * y, 0));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out who met two arms, and what comes after the end', () => {
    const count = new ExperimentCount(stops);
    const step = { who: 'p1', other: 'p2', arm: 'base', day: 0, completed: true } as const;
    count.take(eventOf({ ...step, kind: 'impression' }, 1));
    expect(count.looks.get('xpt_1')!.sums.get(keyOf('base', 'completion'))!.people).toBe(1);
    count.take(eventOf({ ...step, kind: 'impression', arm: 'a' }, 2));
    expect(count.looks.get('xpt_1')!.sums.get(keyOf('base', 'completion'))!.people).toBe(0);
    const before = count.looks.get('xpt_2');
    count.take(eventOf({ ...step, kind: 'watch', day: 8 }, 3));
    expect(count.looks.get('xpt_2')).toBe(before);
  });
});
