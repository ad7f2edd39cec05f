import { hourMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import type { AfterSaleKind } from '../orders/index.ts';
import { afterSalePolicy, reasonsFor } from './after-sale.policy.ts';
import { type CaseCommand, decideCase, type Facts } from './case.decide.ts';
import { type CaseEvent, type CaseState, evolveAll, noCase } from './case.state.ts';

const startMs = Date.UTC(2026, 10, 20, 4);
const facts: Facts = { nowMs: startMs, leftCents: 100_000, orderShipped: true, early: null };
const at = (hours: number) => new Date(startMs + hours * hourMs).toISOString();
const { hours } = afterSalePolicy;

const ask = (
  wants: AfterSaleKind,
  given: Partial<Extract<CaseCommand, { kind: 'ask' }>> = {},
): CaseCommand => ({
  ...{ kind: 'ask', wants, reason: 'damaged', amountCents: 5_000, unshipped: false, returnTo: '' },
  ...given,
});
const label = { carrier: 'sf', trackingNo: 'SF1234' };
const sendBack: CaseCommand = { kind: 'send-back', ...label };
const send: CaseCommand = { kind: 'send', carrier: 'zto', trackingNo: 'ZT1', noneLeft: false };
const agree: CaseCommand = { kind: 'agree', amountCents: 5_000, returnTo: '杭州 1 号' };
const decline: CaseCommand = { kind: 'decline', text: '影响二次销售' };
const offer: CaseCommand = { kind: 'offer', amountCents: 2_000, maxCents: 5_000, text: '只有外包装' };
const escalate: CaseCommand = { kind: 'escalate', text: '请看照片' };
const receive: CaseCommand = { kind: 'receive', putBack: true };
const timeOut: CaseCommand = { kind: 'time-out', returnTo: '上次的地址' };

/** The state after commands that are all allowed, each at once. */
function given(...commands: readonly CaseCommand[]): CaseState {
  let state = noCase;
  for (const command of commands) {
    const decision = decideCase(command, state, facts);
    if (!decision.ok) throw new Error(`${command.kind} is not allowed: ${JSON.stringify(decision.failure)}`);
    state = evolveAll(decision.value, state);
  }
  return state;
}
const when = (state: CaseState, command: CaseCommand, about: Partial<Facts> = {}) =>
  decideCase(command, state, { ...facts, ...about });
function then(decision: ReturnType<typeof decideCase>): readonly CaseEvent[] {
  if (!decision.ok) throw new Error(JSON.stringify(decision.failure));
  return decision.value;
}
const refusal = (decision: ReturnType<typeof decideCase>) =>
  decision.ok ? 'allowed' : decision.failure.type;
const refunded = (refundedCents: number): CaseEvent => ({
  kind: 'closed',
  outcome: 'refunded',
  refundedCents,
});

describe('the shop’s time to answer', () => {
  it.each([
    ['a refund of what is not shipped', ask('refund', { unshipped: true }), 24],
    ['a refund of what is shipped', ask('refund'), 36],
    ['a return', ask('return'), 48],
    ['an exchange', ask('exchange'), 48],
    ['a repair', ask('repair'), 48],
  ] as const)('of %s ends after the hours of the policy', (_name, command, hoursLeft) => {
    expect(then(when(noCase, command))[0]).toMatchObject({ kind: 'asked', dueAt: at(hoursLeft) });
  });
});

describe('silence', () => {
  const later = (hoursLater: number) => ({ nowMs: startMs + hoursLater * hourMs });

  it('of the shop is a yes: the money goes back', () => {
    expect(then(when(given(ask('refund')), timeOut, later(36)))).toEqual([
      { kind: 'agreed', dueAt: null, returnTo: '' },
      refunded(5_000),
    ]);
  });

  it('of the shop is a yes: the goods may be sent to where they last were', () => {
    expect(then(when(given(ask('return')), timeOut, later(48)))).toEqual([
      { kind: 'agreed', dueAt: at(48 + hours.sendBack), returnTo: '上次的地址' },
    ]);
  });

  it.each([
    ['who was offered less', [ask('refund'), offer], hours.takeFurther],
    ['who was declined', [ask('return'), decline], hours.takeFurther],
  ] as const)('of a buyer %s ends it', (_name, before, hoursLater) => {
    expect(then(when(given(...before), timeOut, later(hoursLater)))).toEqual([
      { kind: 'closed', outcome: 'lapsed', refundedCents: 0 },
    ]);
  });

  it('of a buyer who does not send back ends it, and the money stays', () => {
    expect(then(when(given(ask('return'), agree), timeOut, later(7 * 24)))).toEqual([
      { kind: 'closed', outcome: 'not-sent-back', refundedCents: 0 },
    ]);
  });

  it.each([
    ['10 days after the goods are with a carrier', [ask('return'), agree, sendBack], 240],
    ['48 hours after they arrived', [ask('return'), agree, sendBack, receive], 48],
    ['48 hours after what is to be exchanged arrived', [ask('exchange'), agree, sendBack, receive], 48],
    ['48 hours after what is to be repaired arrived', [ask('repair'), agree, sendBack, receive], 48],
  ] as const)('of the shop gives the money back %s', (_name, before, hoursLater) => {
    expect(then(when(given(...before), timeOut, later(hoursLater)))).toEqual([refunded(5_000)]);
  });

  it('of a buyer who was sent other goods means that they came', () => {
    const before = given(ask('exchange'), agree, sendBack, receive, send);
    expect(then(when(before, timeOut, later(hours.confirm)))).toEqual([
      { kind: 'closed', outcome: 'exchanged', refundedCents: 0 },
    ]);
  });

  it('decides nothing a moment too early, nor while an operator has it', () => {
    const early = { nowMs: startMs + 36 * hourMs - 1 };
    expect(refusal(when(given(ask('refund')), timeOut, early))).toBe('state-conflict');
    const escalated = given(ask('refund'), decline, escalate);
    expect(refusal(when(escalated, timeOut, later(10_000)))).toBe('state-conflict');
  });

  it('pays what is left when less is left than was asked for', () => {
    const about = { ...later(36), leftCents: 1_200 };
    expect(then(when(given(ask('refund')), timeOut, about))).toContainEqual(refunded(1_200));
  });
});

describe('an amount', () => {
  it('is agreed to as it was shown, not as it was changed meanwhile', () => {
    const changed = given(ask('refund'), { kind: 'change', reason: 'damaged', amountCents: 8_000 });
    expect(refusal(when(changed, agree))).toBe('state-conflict');
    expect(then(when(changed, { ...agree, amountCents: 8_000 } as CaseCommand))).toContainEqual(
      refunded(8_000),
    );
  });

  it('is never paid above what is left by anybody’s word', () => {
    const little = { leftCents: 4_999 };
    expect(refusal(when(given(ask('refund')), agree, little))).toBe('refund-above-paid');
    const back = given(ask('return'), agree, sendBack, receive);
    expect(refusal(when(back, { kind: 'refund' }, little))).toBe('refund-above-paid');
    const escalated = given(ask('refund'), decline, escalate);
    const ruling = {
      kind: 'rule',
      ruling: 'refund',
      amountCents: 5_000,
      maxCents: 5_000,
      text: 'r',
    } as const;
    expect(refusal(when(escalated, ruling, little))).toBe('refund-above-paid');
  });

  it('that the shop offers is less than what is asked for, and paid when it is accepted as shown', () => {
    const tooMuch = { ...offer, amountCents: 5_000 } as CaseCommand;
    expect(refusal(when(given(ask('refund')), tooMuch))).toBe('bad-request');
    // In place of a return it may be all: the buyer keeps the goods.
    expect(then(when(given(ask('return')), tooMuch))).toMatchObject([
      { kind: 'offered', amountCents: 5_000 },
    ]);
    const offered = given(ask('refund'), offer);
    expect(refusal(when(offered, { kind: 'accept-offer', amountCents: 1_000 }))).toBe('state-conflict');
    expect(then(when(offered, { kind: 'accept-offer', amountCents: 2_000 }))).toEqual([
      { kind: 'offer-accepted' },
      refunded(2_000),
    ]);
  });

  it('may be changed five times, and each time the shop’s time begins anew', () => {
    let state = given(ask('refund'));
    for (let cents = 1; cents <= 5; cents++) {
      const about = { nowMs: startMs + cents * hourMs };
      state = evolveAll(
        then(when(state, { kind: 'change', reason: 'damaged', amountCents: cents }, about)),
        state,
      );
      expect(state.dueAtMs).toBe(startMs + (cents + 36) * hourMs);
    }
    expect(refusal(when(state, { kind: 'change', reason: 'damaged', amountCents: 6 }))).toBe('too-many');
  });
});

describe('goods', () => {
  it('come back, are received, and the money goes back', () => {
    const state = given(ask('return'), agree, sendBack, receive, { kind: 'refund' });
    expect(state).toMatchObject({ name: 'closed', outcome: 'refunded', refundedCents: 5_000 });
  });

  it('are exchanged; when none is left, the money goes back', () => {
    const back = given(ask('exchange'), agree, sendBack, receive);
    expect(given(ask('exchange'), agree, sendBack, receive, send, { kind: 'confirm' }).outcome).toBe(
      'exchanged',
    );
    expect(then(when(back, { ...send, noneLeft: true } as CaseCommand))).toEqual([
      { kind: 'none-left' },
      refunded(5_000),
    ]);
  });

  it('are repaired and come back', () => {
    const state = given(ask('repair'), agree, sendBack, receive, send, { kind: 'confirm' });
    expect(state).toMatchObject({ outcome: 'repaired', back: label, sent: { trackingNo: 'ZT1' } });
  });

  it('whose number was mistyped keep the shop’s time', () => {
    const state = given(ask('return'), agree, sendBack);
    const corrected = when(state, { ...sendBack, trackingNo: 'SF9' } as CaseCommand, {
      nowMs: startMs + hourMs,
    });
    expect(then(corrected)).toEqual([
      { kind: 'sent-back', carrier: 'sf', trackingNo: 'SF9', dueAt: at(240) },
    ]);
  });

  it('that left before the shop answered are not refunded as unshipped', () => {
    const state = given(ask('refund', { unshipped: true, reason: 'late' }));
    const about = { nowMs: startMs + 24 * hourMs };
    const declined = { kind: 'declined', text: '', shipped: true, dueAt: at(24 + hours.takeFurther) };
    expect(then(when(state, timeOut, about))).toEqual([declined]);
    expect(then(when(state, { kind: 'order-shipped' }, about))).toEqual([declined]);
    expect(then(when(state, timeOut, { ...about, orderShipped: false }))).toContainEqual(refunded(5_000));
  });
});

describe('an operator', () => {
  const escalated = given(ask('exchange'), decline, escalate);
  const rule = (ruling: 'refund' | 'return' | 'dismiss', amountCents = 3_000) =>
    ({ kind: 'rule', ruling, amountCents, maxCents: 5_000, text: '照片清楚' }) as const;

  it('gives money back, up to what was paid for the goods', () => {
    expect(then(when(escalated, rule('refund')))).toContainEqual(refunded(3_000));
    expect(refusal(when(escalated, rule('refund', 5_001)))).toBe('refund-above-paid');
  });

  it('has the goods sent back first, whatever was asked for', () => {
    const state = evolveAll(then(when(escalated, rule('return'))), escalated);
    expect(state).toMatchObject({ name: 'awaiting-return', wants: 'return', amountCents: 3_000 });
    // What is with the shop already is not sent back once more.
    const refused = given(ask('return'), agree, sendBack, receive, decline, escalate);
    expect(refusal(when(refused, rule('return')))).toBe('state-conflict');
  });

  it('dismisses', () => {
    expect(then(when(escalated, rule('dismiss')))).toMatchObject([
      { kind: 'ruled', ruling: 'dismiss' },
      { kind: 'closed', outcome: 'dismissed', refundedCents: 0 },
    ]);
  });

  it('rules only on what was brought before them', () => {
    expect(refusal(when(given(ask('refund')), rule('refund')))).toBe('state-conflict');
    expect(refusal(when(given(ask('refund')), escalate))).toBe('state-conflict');
  });
});

describe('a buyer', () => {
  it.each([
    ['asked', [ask('return')]],
    ['offered', [ask('return'), offer]],
    ['declined', [ask('return'), decline]],
    ['agreed', [ask('return'), agree]],
    ['escalated', [ask('return'), decline, escalate]],
  ] as const)('takes it back once it is %s', (_name, before) => {
    expect(then(when(given(...before), { kind: 'withdraw' }))).toMatchObject([{ outcome: 'withdrawn' }]);
  });

  it('does not take it back once the goods are on their way', () => {
    expect(refusal(when(given(ask('return'), agree, sendBack), { kind: 'withdraw' }))).toBe('state-conflict');
  });
});

describe('a command that has its effect', () => {
  it.each([
    ['agree', [ask('refund'), agree], agree],
    ['agree to a return', [ask('return'), agree], agree],
    ['decline', [ask('refund'), decline], decline],
    ['escalate', [ask('refund'), decline, escalate], escalate],
    ['send-back', [ask('return'), agree, sendBack], sendBack],
    ['receive', [ask('return'), agree, sendBack, receive], receive],
    ['refund', [ask('return'), agree, sendBack, { kind: 'refund' }], { kind: 'refund' }],
    ['send', [ask('repair'), agree, sendBack, receive, send], send],
    ['withdraw', [ask('refund'), { kind: 'withdraw' }], { kind: 'withdraw' }],
  ] as const)('leads to nothing when it is repeated: %s', (_name, before, command) => {
    expect(then(when(given(...before), command))).toEqual([]);
  });
});

describe('an order whose money went back as a whole', () => {
  it('ends what was asked for of it, without money', () => {
    expect(then(when(given(ask('refund')), { kind: 'order-closed' }))).toEqual([
      { kind: 'closed', outcome: 'order-refunded', refundedCents: 0 },
    ]);
    expect(then(when(given(ask('refund'), agree), { kind: 'order-closed' }))).toEqual([]);
  });

  it('or whose goods’ did, ends what was asked for of them, by the log or by its clock, with no refund of nothing', () => {
    const state = given(ask('refund', { unshipped: true }));
    const closed = { kind: 'closed', outcome: 'order-refunded', refundedCents: 0 };
    const nothing = {
      ...{ leftCents: 0, orderShipped: false },
      nowMs: startMs + hours.answerUnshippedRefund * hourMs,
    };
    expect(then(when(state, { kind: 'unshipped-cancelled' }, nothing))).toEqual([closed]);
    expect(then(when(state, timeOut, nothing))).toEqual([closed]);
    expect(then(when(state, { kind: 'unshipped-cancelled' }, { leftCents: 1 }))).toEqual([]);
    const sent = given(ask('return'), agree, sendBack);
    expect(then(when(sent, { kind: 'unshipped-cancelled' }, nothing))).toEqual([]);
  });
});

describe('reasons', () => {
  it('fit what is wanted: nobody sends back what never came, and a change of mind is no refund of what is kept', () => {
    expect(reasonsFor('return', false)).not.toContain('not-received');
    expect(reasonsFor('refund', false)).not.toContain('changed-mind');
    expect(reasonsFor('refund', true)).toContain('changed-mind');
    expect(reasonsFor('exchange', true)).toEqual([]);
  });
});
