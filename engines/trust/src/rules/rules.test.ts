import { dayMs, hourMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts';
import type { Facts } from './facts.ts';
import { guarantees } from './guarantees/index.ts';
import type { Policy } from './policy.ts';
import { PolicyShelf } from './policy-shelf.ts';
import { readTrace } from './trace.ts';

const paidMs = 1_700_000_000_000;
const deliveredMs = paidMs + 3 * dayMs;

const plain: Policy = {
  ...{ code: 'plain', version: 1, title: { zh: '示例', en: 'Plain' } },
  who: { fact: 'goods.categories', hasAny: ['tea'] },
  claim: { fact: 'claim.reason', is: 'fake' },
  window: {
    opens: { fact: 'order.deliveredAtMs', plusHours: 0 },
    closes: { fact: 'order.deliveredAtMs', plusHours: 24 },
  },
  evidence: [{ fact: 'evidence.photo', least: 2 }],
  evidenceClock: 'shows',
  rows: [
    { when: { fact: 'buyer.abuse', atLeast: 900 }, outcome: 'refuse', because: 'abuse' },
    {
      when: {
        all: [
          { fact: 'shop.answer', known: true },
          { fact: 'shop.answer', is: 'agrees' },
        ],
      },
      ...{ outcome: 'pay', because: 'agreed' },
      pays: [
        { purpose: 'refund', amount: { fact: 'order.paidMinor' } },
        { purpose: 'compensation', amount: { times: 3, of: { fact: 'order.paidMinor' } } },
      ],
    },
    {
      ...{ outcome: 'wait', because: 'asked', clock: 'answers' },
      pays: [{ purpose: 'refund', amount: { fact: 'order.paidMinor' } }],
    },
  ],
  payers: [{ payer: 'shop-deposit', upTo: { fact: 'shop.depositMinor' } }, { payer: 'platform-advance' }],
  caps: [{ code: 'most', amount: { minor: 1_000_00 } }],
  clocks: {
    shows: { from: 'claim.atMs', hours: 10, onExpiry: 'refuse', because: 'nothing-shown' },
    answers: { from: 'claim.atMs', hours: 48, onExpiry: 'pay', because: 'silent' },
  },
};

const claim: Facts = {
  ...{ 'now.atMs': deliveredMs + 2 * hourMs, 'claim.atMs': deliveredMs + hourMs },
  ...{ 'claim.reason': 'fake', 'goods.categories': ['tea', 'food'], 'order.paidMinor': 120_00 },
  ...{
    'order.deliveredAtMs': deliveredMs,
    'evidence.photo': 2,
    'buyer.abuse': 0,
    'shop.depositMinor': 300_00,
  },
};

function compiled(json: unknown): CompiledPolicy {
  const result = compilePolicy(json);
  if (!result.ok) throw new Error(JSON.stringify(result.failure.faults));
  return result.value;
}

const policy = compiled(plain);

describe('policies', () => {
  it('T-R20 are JSON, and each fault is told with its place', () => {
    expect(compilePolicy(JSON.parse(JSON.stringify(plain))).ok).toBe(true);
    const bad = {
      ...plain,
      version: 0,
      surprise: 1,
      who: { fact: 'goods.colour', is: 'red' },
      claim: {
        all: [
          { fact: 'claim.reason', atLeast: 3 },
          { fact: 'buyer.abuse', is: 'high' },
        ],
      },
      rows: [
        {
          outcome: 'pay',
          because: 'no-when',
          pays: [{ purpose: 'refund', amount: { fact: 'claim.reason' } }],
        },
        { outcome: 'wait', because: 'no clock', clock: 'never' },
      ],
      payers: [{ payer: 'somebody' }],
    };
    const result = compilePolicy(bad);
    const paths = result.ok ? [] : result.failure.faults.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        ...['version', 'policy.surprise', 'who.fact', 'claim.all[0].fact', 'claim.all[1].is', 'rows[0].when'],
        ...['rows[0].pays[0].amount.fact', 'rows[1].because', 'rows[1].clock', 'payers[0].payer'],
      ]),
    );
    for (const nothing of [undefined, null, 3, 'x', [], {}]) expect(compilePolicy(nothing).ok).toBe(false);
  });

  it('T-R20 a condition or an amount without end, or with words of another, is refused', () => {
    let deep: unknown = { fact: 'claim.byBuyer', is: true };
    for (let n = 0; n < 40; n++) deep = { not: deep };
    for (const who of [deep, {}, { all: [], any: [] }, { fact: 'claim.byBuyer' }, { all: 3 }])
      expect(compilePolicy({ ...plain, who }).ok).toBe(false);
    for (const amount of [{ minor: 1.5 }, { minor: -1 }, { times: 2 }, { less: [{ minor: 1 }] }, { sum: [] }])
      expect(compilePolicy({ ...plain, caps: [{ code: 'most', amount }] }).ok).toBe(false);
  });

  it('T-R21 an amount that could leave the exact whole numbers is refused', () => {
    const times = (of: unknown) => ({ times: 1_000, of });
    const caps = [{ code: 'most', amount: times(times({ fact: 'order.paidMinor' })) }];
    const result = compilePolicy({ ...plain, caps });
    expect(result.ok ? [] : result.failure.faults.map(({ path }) => path)).toEqual(['caps[0].amount']);
  });

  it('T-R22 a fact that is not of its kind is a defect of the caller', () => {
    for (const facts of [{ 'order.paidMinor': 1.5 }, { 'order.paidMinor': -1 }, { 'buyer.abuse': 1_001 }])
      expect(() => policy.decide({ ...claim, ...facts })).toThrow(Object.keys(facts)[0]);
    expect(() => policy.decide({ ...claim, 'now.atMs': undefined })).toThrow('now.atMs');
  });
});

describe('a decision', () => {
  it('T-R23 is made by the first row that holds, and tells the way to it', () => {
    const decision = policy.decide({ ...claim, 'shop.answer': 'agrees' });
    expect(decision).toMatchObject({ code: 'plain', version: 1, outcome: 'pay', because: 'agreed' });
    expect(readTrace(decision.why, { ...claim, 'shop.answer': 'agrees' })).toEqual([
      'who: goods.categories has tea: yes (goods.categories = tea/food)',
      'claim: claim.reason is fake: yes (claim.reason = fake)',
      `window: claimed no sooner than order.deliveredAtMs + 0 h: yes (claim.atMs = ${deliveredMs + hourMs}, order.deliveredAtMs = ${deliveredMs})`,
      `window: claimed no later than order.deliveredAtMs + 24 h: yes (claim.atMs = ${deliveredMs + hourMs}, order.deliveredAtMs = ${deliveredMs})`,
      'evidence: at least 2 of evidence.photo: yes (evidence.photo = 2)',
      'row 1: buyer.abuse is at least 900: no (buyer.abuse = 0)',
      'row 2: shop.answer is known and shop.answer is agrees: pay, agreed: yes (shop.answer = agrees)',
    ]);
  });

  it('T-R24 refuses what is not covered, no such claim, too early or too late, and tells which', () => {
    const because = (facts: Facts) => policy.decide({ ...claim, ...facts }).because;
    expect(because({ 'goods.categories': ['toys'] })).toBe('not-covered');
    expect(because({ 'claim.reason': 'late-shipment' })).toBe('not-such-a-claim');
    expect(because({ 'claim.atMs': deliveredMs - 1 })).toBe('too-early');
    expect(because({ 'claim.atMs': deliveredMs + dayMs + 1 })).toBe('too-late');
    // Both ends belong to the window, and when it is decided does not matter.
    const late = { 'now.atMs': deliveredMs + 40 * dayMs, 'shop.answer': 'agrees' };
    expect(because({ ...late, 'claim.atMs': deliveredMs })).toBe('agreed');
    expect(because({ ...late, 'claim.atMs': deliveredMs + dayMs })).toBe('agreed');
  });

  it('T-R25 guesses nothing: what is missing is asked for, with a clock', () => {
    const unsent = policy.decide({ ...claim, 'evidence.photo': 1 });
    expect(unsent).toMatchObject({ outcome: 'needs', because: 'evidence-missing', payoutMinor: 0 });
    expect(unsent.missing).toEqual([{ kind: 'evidence', fact: 'evidence.photo', least: 2, have: 1 }]);
    expect(unsent.clocks).toMatchObject([
      { code: 'shows', dueMs: deliveredMs + 11 * hourMs, onExpiry: 'refuse' },
    ]);
    for (const fact of [
      'goods.categories',
      'claim.reason',
      'order.deliveredAtMs',
      'buyer.abuse',
      'order.paidMinor',
    ]) {
      const late = { ...claim, 'now.atMs': deliveredMs + 90 * dayMs };
      const { outcome, missing } = policy.decide({ ...late, [fact]: undefined });
      expect(outcome).toBe('needs');
      expect(missing).toContainEqual({ kind: 'fact', fact });
    }
    const capped = compiled({
      ...plain,
      caps: [{ code: 'budget', amount: { fact: 'shop.serviceBudgetMinor' } }],
    });
    expect(capped.decide(claim).missing).toContainEqual({ kind: 'fact', fact: 'shop.serviceBudgetMinor' });
  });

  it('T-R26 a clock tells when it runs out and what then; when it has, that is decided', () => {
    const waiting = policy.decide(claim);
    expect(waiting).toMatchObject({ outcome: 'wait', because: 'asked', payoutMinor: 0, payer: undefined });
    const dueMs = deliveredMs + 49 * hourMs;
    expect(waiting.clocks).toEqual([
      { code: 'answers', dueMs, onExpiry: 'pay', because: 'silent', payoutMinor: 120_00 },
    ]);
    expect(policy.decide({ ...claim, 'now.atMs': dueMs - 1 }).outcome).toBe('wait');
    const after = policy.decide({ ...claim, 'now.atMs': dueMs });
    expect(after).toMatchObject({ outcome: 'pay', because: 'silent', payoutMinor: 120_00, clocks: [] });
    expect(after.why.at(-1)!.at).toBe('clock');
    const unsent = { ...claim, 'evidence.photo': 0, 'now.atMs': deliveredMs + 11 * hourMs };
    expect(policy.decide(unsent)).toMatchObject({ outcome: 'refuse', because: 'nothing-shown' });
    const clocks = { ...plain.clocks, answers: { ...plain.clocks.answers!, from: 'lab.receivedAtMs' } };
    const atTheLab = compiled({ ...plain, clocks });
    expect(atTheLab.decide({ ...claim, 'now.atMs': dueMs }).clocks).toMatchObject([{ dueMs: undefined }]);
  });

  it('T-R27 caps cut the last payment first; payers pay in order, whoever is last the rest', () => {
    const agreed = { ...claim, 'shop.answer': 'agrees', 'order.paidMinor': 400_00 };
    const decision = policy.decide(agreed);
    expect(decision.payments).toEqual([
      { purpose: 'refund', minor: 400_00 },
      { purpose: 'compensation', minor: 600_00 },
    ]);
    expect(decision.why.at(-1)).toMatchObject({ at: 'cap', says: 'no more than most' });
    expect(decision.shares).toEqual([
      { payer: 'shop-deposit', minor: 300_00 },
      { payer: 'platform-advance', minor: 700_00 },
    ]);
    const empty = policy.decide({ ...agreed, 'shop.depositMinor': 0 });
    expect(empty).toMatchObject({ payer: 'platform-advance', shares: [{ minor: 1_000_00 }] });
    const unknown = policy.decide({ ...agreed, 'shop.depositMinor': undefined });
    expect(unknown.shares).toEqual([{ payer: 'shop-deposit', minor: 1_000_00 }]);
  });

  it('T-R28 whether a right is offered is told before there is a claim', () => {
    expect(policy.offers({ 'goods.categories': ['tea'] }).offered).toBe('yes');
    expect(policy.offers({ 'goods.categories': ['toys'] }).offered).toBe('no');
    expect(policy.offers({}).offered).toBe('unknown');
  });

  it('T-R90 what is at stake is the most that a row would pay, and any part of it is shared', () => {
    const { payoutMinor, payments } = policy.decide({ ...claim, 'shop.answer': 'agrees' });
    expect(policy.stake(claim)).toEqual({ payoutMinor, payments });
    expect(policy.stake({ ...claim, 'order.paidMinor': undefined })).toBeUndefined();
    expect(policy.shares({ ...claim, 'shop.depositMinor': 300_00 }, 400_00)).toEqual([
      { payer: 'shop-deposit', minor: 300_00 },
      { payer: 'platform-advance', minor: 100_00 },
    ]);
    expect(policy.shares(claim, 0)).toEqual([]);
  });
});

describe('the shelf', () => {
  it('T-R29 what was promised is asked by its own version; a version is never another policy', () => {
    const shelf = new PolicyShelf();
    shelf.put(plain);
    const mean = { ...plain, version: 2, rows: [{ outcome: 'refuse', because: 'never' }] };
    shelf.put(mean);
    const agreed = { ...claim, 'shop.answer': 'agrees' };
    expect(shelf.at('plain', 1)!.decide(agreed).outcome).toBe('pay');
    expect(shelf.newest('plain')!.decide(agreed).outcome).toBe('refuse');
    expect(shelf.list()).toHaveLength(1);
    const turned = Object.fromEntries(Object.entries(plain).reverse());
    expect(shelf.put(JSON.parse(JSON.stringify(turned))).ok).toBe(true);
    expect(() => shelf.put({ ...plain, caps: [] })).toThrow('another policy');
    expect(shelf.put({}).ok).toBe(false);
  });

  it('T-R30 has every guarantee, each sound and with both titles', () => {
    const shelf = new PolicyShelf();
    for (const each of guarantees) expect(shelf.put(each).ok).toBe(true);
    expect(shelf.list().map(({ policy: { title } }) => title.zh)).toEqual([
      ...['假一赔十', '假一赔九', '退货补运费', '极速退款', '24小时发货'],
      ...['破损包退', '过敏包退', '坏了包退', '退款不退货', '价保'],
    ]);
  });
});
