import { hourMs } from '@kanmai/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseCommand, decideCase } from './case.decide.ts';
import { type CaseEvent, evolveAll, noCase, turnOf } from './case.state.ts';

const text = 't';
const amount = fc.constantFrom(1, 400, 999, 1_000);
const label = fc.record({ carrier: fc.constant('sf'), trackingNo: fc.constantFrom('1', '2') });
const command: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.constant({ kind: 'change' as const, reason: 'damaged', amountCents: 400 }),
  fc.constant({ kind: 'withdraw' as const }),
  amount.map((amountCents) => ({ kind: 'accept-offer' as const, amountCents })),
  fc.constant({ kind: 'escalate' as const, text }),
  label.map((given) => ({ kind: 'send-back' as const, ...given })),
  fc.constant({ kind: 'confirm' as const }),
  amount.map((amountCents) => ({ kind: 'agree' as const, amountCents, returnTo: '' })),
  amount.map((amountCents) => ({ kind: 'offer' as const, amountCents, maxCents: 1_000, text })),
  fc.constant({ kind: 'decline' as const, text }),
  fc.boolean().map((putBack) => ({ kind: 'receive' as const, putBack })),
  fc.constant({ kind: 'refund' as const }),
  fc.tuple(label, fc.boolean()).map(([given, noneLeft]) => ({ kind: 'send' as const, ...given, noneLeft })),
  fc
    .tuple(fc.constantFrom('refund' as const, 'return' as const, 'dismiss' as const), amount)
    .map(([ruling, amountCents]) => ({ kind: 'rule' as const, ruling, amountCents, maxCents: 1_000, text })),
  fc.constant({ kind: 'time-out' as const, returnTo: '' }),
  fc.constant({ kind: 'order-shipped' as const }),
  fc.constant({ kind: 'unshipped-cancelled' as const }),
  fc.constant({ kind: 'order-closed' as const }),
);

/** The same case written a second time, as plainly as can be: who must do what by when, where the goods are, who has the money. */
interface Model {
  wants: 'refund' | 'return' | 'exchange' | 'repair';
  unshipped: boolean;
  /** What everybody waits for; null when it is over. */
  waitsFor:
    | 'answer'
    | 'offer-answer'
    | 'escalation'
    | 'goods'
    | 'parcel'
    | 'inspection'
    | 'confirmation'
    | 'operator'
    | null;
  untilMs: number;
  askedCents: number;
  offeredCents: number;
  changes: number;
  /** The number under which the goods went back, and those under which they were sent again. */
  backNo: string;
  sentNo: string;
  paidCents: number;
}

function model(wants: Model['wants'], unshipped: boolean, nowMs: number): Model {
  const hours = wants !== 'refund' ? 48 : unshipped ? 24 : 36;
  return {
    ...{ wants, unshipped, waitsFor: 'answer', untilMs: nowMs + hours * hourMs },
    ...{ askedCents: 1_000, offeredCents: 0, changes: 0, backNo: '', sentNo: '', paidCents: 0 },
  };
}

interface World {
  readonly nowMs: number;
  readonly leftCents: number;
  readonly orderShipped: boolean;
}

/** Carries a command out on the model; whether it was allowed to change something. */
function carryOut(m: Model, c: CaseCommand, world: World): boolean {
  const wait = (waitsFor: Model['waitsFor'], hours: number) => {
    m.waitsFor = waitsFor;
    m.untilMs = world.nowMs + hours * hourMs;
    return true;
  };
  const end = (cents: number) => {
    m.waitsFor = null;
    m.paidCents = cents;
    return true;
  };
  const payExactly = (cents: number) => cents <= world.leftCents && end(cents);
  const payWhatIsLeft = () => end(Math.min(m.askedCents, world.leftCents));
  const says = (who: Model['waitsFor'], act: () => boolean) => m.waitsFor === who && act();
  const goods = m.waitsFor === 'parcel' || m.waitsFor === 'inspection';
  const leftMeanwhile = m.unshipped && world.orderShipped;
  const yes = (pay: () => boolean) => (m.wants === 'refund' ? pay() : wait('goods', 168));
  switch (c.kind) {
    case 'change':
      return says('answer', () => {
        if (m.askedCents === c.amountCents || m.changes === 5) return false;
        m.changes += 1;
        m.askedCents = c.amountCents;
        return wait('answer', m.wants !== 'refund' ? 48 : m.unshipped ? 24 : 36);
      });
    case 'withdraw':
      return m.waitsFor !== null && m.backNo === '' && m.waitsFor !== 'confirmation' && end(0);
    case 'accept-offer':
      return says('offer-answer', () => c.amountCents === m.offeredCents && payExactly(m.offeredCents));
    case 'escalate':
      if (m.waitsFor !== 'offer-answer' && m.waitsFor !== 'escalation' && m.waitsFor !== 'confirmation')
        return false;
      return wait('operator', Number.POSITIVE_INFINITY);
    case 'send-back':
      if (m.waitsFor !== 'goods' && m.waitsFor !== 'parcel') return false;
      if (m.backNo === c.trackingNo) return false;
      if (m.waitsFor === 'goods') wait('parcel', 240);
      m.backNo = c.trackingNo;
      return true;
    case 'confirm':
      return says('confirmation', () => end(0));
    case 'agree':
      return says('answer', () => c.amountCents === m.askedCents && yes(() => payExactly(m.askedCents)));
    case 'offer':
      return says('answer', () => {
        const limit = m.wants === 'refund' ? m.askedCents - 1 : 1_000;
        if (m.unshipped || c.amountCents > limit || c.amountCents > world.leftCents) return false;
        m.offeredCents = c.amountCents;
        return wait('offer-answer', 168);
      });
    case 'decline':
      return (m.waitsFor === 'answer' || goods) && wait('escalation', 168);
    case 'receive':
      return says('parcel', () => wait('inspection', 48));
    case 'refund':
      return goods && payExactly(m.askedCents);
    case 'send':
      return says('inspection', () => {
        if (m.wants !== 'exchange' && m.wants !== 'repair') return false;
        if (c.noneLeft && m.wants === 'exchange') return payWhatIsLeft();
        m.sentNo = c.trackingNo;
        return wait('confirmation', 240);
      });
    case 'rule':
      return says('operator', () => {
        if (c.ruling === 'dismiss') return end(0);
        if (c.ruling === 'refund') return payExactly(c.amountCents);
        if (m.backNo !== '' || m.unshipped) return false;
        m.askedCents = c.amountCents;
        m.wants = 'return';
        return wait('goods', 168);
      });
    case 'order-shipped':
      return says('answer', () => leftMeanwhile && wait('escalation', 168));
    case 'unshipped-cancelled':
      return m.waitsFor !== null && m.unshipped && world.leftCents === 0 && end(0);
    case 'order-closed':
      return m.waitsFor !== null && end(0);
    case 'time-out':
      if (m.waitsFor === null || world.nowMs < m.untilMs) return false;
      if (m.waitsFor === 'answer') return leftMeanwhile ? wait('escalation', 168) : yes(payWhatIsLeft);
      return goods ? payWhatIsLeft() : end(0);
    default:
      return false;
  }
}

const turns: Record<NonNullable<Model['waitsFor']>, 'shop' | 'buyer' | 'operator'> = {
  answer: 'shop',
  'offer-answer': 'buyer',
  escalation: 'buyer',
  goods: 'buyer',
  parcel: 'shop',
  inspection: 'shop',
  confirmation: 'buyer',
  operator: 'operator',
};

describe('a case, against a plain model of it', () => {
  it('waits for the same, until the same moment, and pays the same, whatever is commanded when', () => {
    const step = fc.record({
      command,
      waitHours: fc.constantFrom(0, 0, 1, 40, 200),
      leftCents: fc.constantFrom(0, 500, 1_000, 5_000),
      shipped: fc.boolean(),
    });
    const wants = fc.constantFrom(
      'refund' as const,
      'return' as const,
      'exchange' as const,
      'repair' as const,
    );
    fc.assert(
      fc.property(wants, fc.boolean(), fc.array(step, { maxLength: 40 }), (kind, early, steps) => {
        const unshipped = early && kind === 'refund';
        let nowMs = 0;
        const facts = { nowMs, leftCents: 5_000, orderShipped: !unshipped, early: null };
        const opening = {
          kind: 'ask',
          wants: kind,
          reason: 'damaged',
          amountCents: 1_000,
          unshipped,
          returnTo: '',
        } as const;
        const opened = decideCase(opening, noCase, facts);
        if (!opened.ok) throw new Error('a case can be opened');
        const history: CaseEvent[] = [...opened.value];
        const plain = model(kind, unshipped, nowMs);
        let shipped = !unshipped;
        for (const { command: given, waitHours, leftCents, shipped: now } of steps) {
          nowMs += waitHours * hourMs;
          shipped ||= now;
          const world = { nowMs, leftCents, orderShipped: shipped };
          const before = evolveAll(history);
          const about = { ...world, early: null };
          const decision = decideCase(given, before, about);
          const changes = decision.ok && decision.value.length > 0;
          expect(changes, `${given.kind} on ${before.name}`).toBe(carryOut(plain, given, world));
          if (decision.ok) history.push(...decision.value);
          const state = evolveAll(history);
          expect(state.version).toBe(history.length);
          expect(state.name === 'closed').toBe(plain.waitsFor === null);
          expect(turnOf(state.name)).toBe(plain.waitsFor === null ? null : turns[plain.waitsFor]);
          const due = plain.waitsFor === null || plain.waitsFor === 'operator' ? null : plain.untilMs;
          expect(state.dueAtMs).toBe(due);
          expect(state.refundedCents).toBe(plain.paidCents);
          // Replaying the same command changes nothing more, or is refused.
          const again = decideCase(given, state, about);
          if (changes && again.ok && given.kind !== 'time-out') expect(again.value).toEqual([]);
        }
        // Money is given at most once, at the end.
        expect(history.filter((event) => event.kind === 'closed').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });
});
