import { hourMs } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { type CaseCommand, decideCase, type Facts } from './case.decide.ts';
import { actsOn, type CaseEvent, type CaseState, evolveAll, noCase } from './case.state.ts';

const nowMs = Date.UTC(2026, 10, 20, 4);
const facts: Facts = { nowMs, leftCents: 5_000, orderShipped: true, early: 'in-good-standing' };
const ask: CaseCommand = {
  ...{ kind: 'ask', wants: 'return', reason: 'changed-mind', amountCents: 5_000, unshipped: false },
  returnTo: '杭州 1 号',
};
const label = { carrier: 'sf', trackingNo: 'SF1234' };
/** The money is gone; nothing of the order is left. */
const gone: Facts = { ...facts, leftCents: 0, early: null };

function then(state: CaseState, command: CaseCommand, about = gone): readonly CaseEvent[] {
  const decision = decideCase(command, state, about);
  if (!decision.ok) throw new Error(`${command.kind}: ${JSON.stringify(decision.failure)}`);
  return decision.value;
}
const after = (state: CaseState, command: CaseCommand, about = gone): CaseState =>
  evolveAll(then(state, command, about), state);
const isRefused = (state: CaseState, command: CaseCommand) => !decideCase(command, state, gone).ok;
const opened = after(noCase, ask, facts);

it('goes back with the asking, and the clock of the goods begins', () => {
  expect(then(noCase, ask, facts).map(({ kind }) => kind)).toEqual(['asked', 'agreed', 'refunded-early']);
  expect(opened).toMatchObject({ name: 'awaiting-return', earlyCents: 5_000, refundedCents: 5_000 });
  // Where the goods go, a shop that never said it says now.
  const unknown = after(noCase, { ...ask, returnTo: '' }, facts);
  expect(unknown).toMatchObject({ name: 'asked', earlyCents: 5_000 });
  expect(isRefused(unknown, { kind: 'decline', text: '不' })).toBe(true);
  const agreed = { kind: 'agree', amountCents: 5_000, returnTo: '杭州' } as const;
  expect(after(unknown, agreed)).toMatchObject({ name: 'awaiting-return', refundedCents: 5_000 });
  const { change, withdraw, offer, decline } = actsOn(unknown, {
    ...{ buyer: true, mayAnswer: true, mayReceive: true, mayWrite: true, operator: false },
  });
  expect([change, withdraw, offer, decline]).toEqual([false, false, false, false]);
});

it('of what has not left is the end of it', () => {
  const unshipped = { ...ask, wants: 'refund', unshipped: true } as const;
  expect(then(noCase, unshipped, facts).map(({ kind }) => kind)).toEqual(['asked', 'agreed', 'closed']);
});

it('goes back with the parcel to whom it did not with the asking, once', () => {
  const waiting = after(noCase, ask, { ...facts, early: null });
  const agreed = after(waiting, { kind: 'agree', amountCents: 5_000, returnTo: '杭州' }, facts);
  const sent = then(agreed, { kind: 'send-back', ...label }, { ...facts, early: 'sent-back' });
  expect(sent.map(({ kind }) => kind)).toEqual(['sent-back', 'refunded-early']);
  const other = { ...label, trackingNo: 'SF1235' };
  const again = then(evolveAll(sent, agreed), { kind: 'send-back', ...other }, { ...facts, leftCents: 0 });
  expect(again.map(({ kind }) => kind)).toEqual(['sent-back']);
});

it('is not paid again when the goods come', () => {
  const back = after(after(opened, { kind: 'send-back', ...label }), { kind: 'receive', putBack: true });
  const end = { kind: 'closed', outcome: 'refunded', refundedCents: 5_000, owedCents: 0 };
  expect(then(back, { kind: 'refund' })).toEqual([end]);
  expect(then(back, { kind: 'time-out', returnTo: '' }, { ...gone, nowMs: nowMs + 49 * hourMs })).toEqual([
    end,
  ]);
});

it('is owed when the goods do not come, or not as they should', () => {
  const late = { ...gone, nowMs: nowMs + 169 * hourMs };
  expect(then(opened, { kind: 'time-out', returnTo: '' }, late)).toEqual([
    { kind: 'closed', outcome: 'not-sent-back', refundedCents: 5_000, owedCents: 5_000 },
  ]);
  const wrong = after(after(opened, { kind: 'send-back', ...label }), {
    kind: 'decline',
    text: '是别的东西',
  });
  const before = after(wrong, { kind: 'escalate', text: '不是' });
  const ruled = (given: { ruling: 'refund' | 'dismiss'; amountCents: number }) =>
    then(before, { kind: 'rule', maxCents: 9_000, text: '看过了', ...given }).at(-1);
  expect(ruled({ ruling: 'dismiss', amountCents: 0 })).toMatchObject({
    outcome: 'dismissed',
    owedCents: 5_000,
  });
  expect(ruled({ ruling: 'refund', amountCents: 2_000 })).toMatchObject({
    ...{ outcome: 'refunded', refundedCents: 5_000, owedCents: 3_000 },
  });
  expect(
    isRefused(before, { kind: 'rule', ruling: 'refund', amountCents: 5_001, maxCents: 9_000, text: '多' }),
  ).toBe(true);
});
