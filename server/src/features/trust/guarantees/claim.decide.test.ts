import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { type ClaimCommand, decideClaim } from './claim.decide.ts';
import { type ClaimEvent, type ClaimState, evolveAll, noClaim } from './claim.state.ts';

const nowMs = 1_700_000_000_000;
const filed: ClaimEvent = { kind: 'filed', reason: 'fake', askedCents: null, text: '', atMs: nowMs };
const decided = (state: 'wait' | 'review' | 'paid' | 'refused', paidCents = 0): ClaimEvent => ({
  ...{ kind: 'decided', state, because: 'so', dueAt: null, missing: [], why: [], atMs: nowMs },
  ...{ stakeCents: 1_000, paidCents, returnedCents: 0 },
});
const after = (...events: readonly ClaimEvent[]): ClaimState => evolveAll([filed, ...events]);
const say = (command: ClaimCommand, state: ClaimState, atMs = nowMs) => {
  const decision = decideClaim(command, state, atMs);
  return decision.ok ? decision.value.map(({ kind }) => kind) : decision.failure.type;
};

const appeal = (by: 'buyer' | 'shop'): ClaimCommand => ({ kind: 'appeal', by, text: '不服' });
const rule = (
  ruling: 'pay' | 'refuse',
  amountCents: number | null = null,
  operatorId = 'one',
): ClaimCommand => ({
  ...{ kind: 'rule', ruling, amountCents, operatorId, text: '裁定' },
});
const answer = (word: 'agrees' | 'disagrees'): ClaimCommand => ({ kind: 'answer', answer: word, text: '' });

describe('a claim', () => {
  it('is filed once, and withdrawn while the policy decides', () => {
    const file: ClaimCommand = { kind: 'file', reason: 'fake', askedCents: null, text: '' };
    expect(say(file, noClaim)).toEqual(['filed']);
    expect(say(file, after())).toBe('state-conflict');
    expect(say({ kind: 'withdraw' }, after(decided('wait')))).toEqual(['withdrawn']);
    expect(say({ kind: 'withdraw' }, after({ kind: 'withdrawn' }))).toEqual([]);
    expect(say({ kind: 'withdraw' }, after(decided('paid', 1)))).toBe('state-conflict');
  });

  it('is answered: a shop may come to agree, and does not take that back', () => {
    const open = after(decided('wait'));
    expect(say(answer('disagrees'), open)).toEqual(['answered']);
    const denied = after(decided('wait'), { kind: 'answered', answer: 'disagrees', text: '' });
    expect(say(answer('disagrees'), denied)).toEqual([]);
    expect(say(answer('agrees'), denied)).toEqual(['answered']);
    const agreed = after({ kind: 'answered', answer: 'agrees', text: '' });
    expect(say(answer('disagrees'), agreed)).toBe('state-conflict');
    expect(say(answer('agrees'), after(decided('refused')))).toBe('state-conflict');
  });

  it('takes what the laboratory says while the policy decides; the verdict implies that it had the goods', () => {
    const found = after({ kind: 'lab', step: 'fake', text: '', atMs: nowMs });
    expect(found).toMatchObject({ labVerdict: 'fake', labReceivedAtMs: nowMs });
    expect(say({ kind: 'lab', step: 'fake', text: '' }, found)).toEqual([]);
    expect(say({ kind: 'lab', step: 'genuine', text: '' }, after(decided('paid', 1)))).toBe('state-conflict');
  });

  it('counts evidence by kind, until it is decided', () => {
    const shown: ClaimEvent = { kind: 'shown', fileKind: 'photo' };
    expect(after(shown, shown).evidence).toEqual({ photo: 2 });
    expect(say({ kind: 'show', fileKind: 'photo' }, after(decided('refused')))).toBe('state-conflict');
  });

  it('is ruled on when an operator looks, up to what is at stake', () => {
    expect(say(rule('pay'), after(decided('wait')))).toBe('state-conflict');
    expect(say(rule('pay', 1_000), after(decided('review')))).toEqual(['ruled']);
    expect(say(rule('pay', 1_001), after(decided('review')))).toBe('claim-above-cap');
    expect(say(rule('refuse'), after(decided('review')))).toEqual(['ruled']);
  });

  it('is appealed once, by who lost, in time, and heard by another operator', () => {
    const refused = after(decided('refused'));
    expect(say(appeal('buyer'), refused)).toEqual(['appealed']);
    expect(say(appeal('shop'), refused)).toBe('state-conflict');
    expect(say(appeal('shop'), after(decided('paid', 9)))).toEqual(['appealed']);
    expect(say(appeal('buyer'), refused, nowMs + 30 * dayMs)).toEqual(['appealed']);
    expect(say(appeal('buyer'), refused, nowMs + 30 * dayMs + 1)).toBe('appeal-over');
    const heard = after(decided('refused'), { kind: 'appealed', by: 'buyer', text: '' }, decided('paid', 9));
    for (const by of ['buyer', 'shop'] as const) expect(say(appeal(by), heard)).toBe('appeal-made');
    const ruled: ClaimEvent = {
      kind: 'ruled',
      ruling: 'refuse',
      amountCents: 0,
      text: '',
      operatorId: 'one',
    };
    const again = after(ruled, decided('refused'), { kind: 'appealed', by: 'buyer', text: '' });
    expect(say(rule('pay'), again)).toBe('appeal-own-decision');
    expect(say(rule('pay', null, 'two'), again)).toEqual(['ruled']);
  });
});
