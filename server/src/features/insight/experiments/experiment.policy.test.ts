import { describe, expect, it } from 'vitest';
import { armOf, decideAct, type ExperimentPlan, policyOfArm, stableShare } from './experiment.policy.ts';
import { ServingPlans } from './serving-plans.ts';

const experiment = (given: Partial<ExperimentPlan> = {}): ExperimentPlan => ({
  id: 'xpt_one',
  state: 'running',
  sharePercent: 100,
  holdoutPercent: 0,
  variants: [
    { key: 'a', name: 'bolder', policy: { exploreShare: 0.1 } },
    { key: 'b', name: 'likes', policy: { likeValue: 4 } },
  ],
  ...given,
});
const people = Array.from({ length: 12_000 }, (_, n) => `psn_${n}`);
const sharesOf = (plan: ExperimentPlan, among = people) => {
  const arms = Map.groupBy(among, (person) => armOf(plan, person) ?? 'none');
  return Object.fromEntries([...arms].map(([arm, found]) => [arm, found.length / among.length]));
};

describe('assignment', () => {
  it('gives every arm its share of the people', () => {
    const shares = sharesOf(experiment());
    for (const arm of ['base', 'a', 'b']) expect(Math.abs(shares[arm]! - 1 / 3)).toBeLessThan(0.02);
    const small = sharesOf(experiment({ sharePercent: 30, holdoutPercent: 10 }));
    expect(Math.abs(small.holdout! - 0.1)).toBeLessThan(0.01);
    expect(Math.abs(small.none! - 0.9 * 0.7)).toBeLessThan(0.02);
    for (const arm of ['base', 'a', 'b']) expect(Math.abs(small[arm]! - 0.09)).toBeLessThan(0.01);
  });

  it('is the same for ever, and of one experiment says nothing of another', () => {
    expect(stableShare('xpt_one', 'psn_1')).toBeCloseTo(0.6755876869043185, 15);
    const inA = people.filter((person) => armOf(experiment(), person) === 'a');
    const elsewhere = sharesOf(experiment({ id: 'xpt_two' }), inA);
    for (const arm of ['base', 'a', 'b']) expect(Math.abs(elsewhere[arm]! - 1 / 3)).toBeLessThan(0.03);
  });

  it('holds the same people out of every experiment, and serves them as usual', () => {
    const held = (id: string) =>
      people.filter((person) => armOf(experiment({ id, holdoutPercent: 5 }), person) === 'holdout');
    expect(held('xpt_one')).toEqual(held('xpt_two'));
    expect(policyOfArm(experiment(), 'holdout')).toEqual({});
    expect(policyOfArm(experiment(), 'base')).toEqual({});
    expect(policyOfArm(experiment(), 'b')).toEqual({ likeValue: 4 });
  });
});

describe('acts', () => {
  it('are done only where they make sense', () => {
    const allowed = (act: 'judge' | 'start' | 'stop') =>
      (['draft', 'judging', 'running', 'stopped'] as const).filter(
        (state) => decideAct(act, experiment({ state }), []) === null,
      );
    expect(allowed('judge')).toEqual(['draft']);
    expect(allowed('start')).toEqual(['draft', 'judging']);
    expect(allowed('stop')).toEqual(['judging', 'running']);
  });

  it('let no two running experiments vary the same setting, one be judged at a time, and four run', () => {
    const draft = experiment({ id: 'xpt_new', state: 'draft' });
    const rival = experiment({ variants: [{ key: 'a', name: 'x', policy: { likeValue: 1 } }] });
    expect(decideAct('start', draft, [rival])).toMatchObject({ type: 'state-conflict', field: 'variants' });
    const other = experiment({ variants: [{ key: 'a', name: 'x', policy: { fatigue: 0.1 } }] });
    expect(decideAct('start', draft, [other])).toBeNull();
    const four = Array.from({ length: 4 }, (_, n) => ({ ...other, id: `xpt_${n}` }));
    expect(decideAct('start', draft, four)).toMatchObject({ type: 'too-many' });
    expect(decideAct('judge', draft, [experiment({ state: 'judging' })])).toMatchObject({ type: 'too-many' });
  });
});

describe('serving plans', () => {
  it('lay the arms of all running experiments over one another, and name what is judged', () => {
    const plans = new ServingPlans();
    expect(plans.planFor('psn_1')).toBeNull();
    const whole = { variants: [{ key: 'a' as const, name: 'x', policy: { fatigue: 0.1 } }] };
    plans.set(
      [
        experiment(),
        experiment({ id: 'xpt_two', ...whole }),
        experiment({ id: 'xpt_three', state: 'judging', ...whole }),
      ],
      {},
    );
    const person = people.find(
      (id) => armOf(experiment(), id) === 'a' && armOf(experiment({ id: 'xpt_two', ...whole }), id) === 'a',
    )!;
    expect(plans.planFor(person)).toEqual({
      policy: { exploreShare: 0.1, fatigue: 0.1 },
      arms: { xpt_one: 'a', xpt_two: 'a' },
      judged: { id: 'xpt_three', policies: [{}, { fatigue: 0.1 }] },
    });
  });

  it('go by what was adopted, for everybody, arms and judged policies too', () => {
    const plans = new ServingPlans();
    const adopted = { likeValue: 4, exploreShare: 0.2 };
    plans.set([], adopted);
    expect(plans.planFor('psn_1')).toEqual({ policy: adopted, arms: {}, judged: null });
    plans.set([experiment(), experiment({ id: 'xpt_two', state: 'judging' })], adopted);
    const person = people.find((id) => armOf(experiment(), id) === 'a')!;
    expect(plans.planFor(person)).toMatchObject({
      policy: { likeValue: 4, exploreShare: 0.1 },
      judged: { policies: [adopted, { likeValue: 4, exploreShare: 0.1 }, adopted] },
    });
  });
});
