import { dayMs, minuteMs, randomBelow, randomPick } from '@kanmai/kernel';
import { cancelUnanswered, closeOverdueCheckouts } from '../../server/src/features/trade/orders/index.ts';
import { nameOf, quote, recent, touch } from './buying.ts';
import { type Checkout, capture, close, type Model, ordersOf, refund } from './model.ts';
import { expectAnswer, expectSame, meet, type Step } from './world.ts';

const unsettled: readonly Checkout['payment'][] = ['pending', 'declined', 'expired'];
const outcomes = ['captured', 'captured', 'captured', 'declined', 'expired'] as const;
const lies = [{ amountCents: 1 }, { amountCents: 10_000_000 }, { currency: 'USD' }] as const;

/** The provider tells something: once, twice, late, in any order, or a lie. */
export async function tell(step: Step): Promise<void> {
  const { world, model, random } = step;
  const checkout = recent(step, model.checkouts, ({ payment }) => unsettled.includes(payment));
  if (checkout === null) return quote(step);
  const outcome = randomPick(random, outcomes);
  const lie = randomBelow(random, 10) === 0 ? randomPick(random, lies) : null;
  const callbackId = `${checkout.paymentId}-${outcome}-${randomBelow(random, 3)}`;
  const body = {
    ...{ callbackId, providerRef: `sbx_${checkout.paymentId}`, outcome },
    ...{ amountCents: checkout.price.totalCents, currency: 'CNY', ...lie },
  };
  const times = randomBelow(random, 5) === 0 ? 2 : 1;
  for (let time = 0; time < times; time++) {
    const forged = randomBelow(random, 30) === 0;
    const answer = await world.trade.callback(body, forged ? '0'.repeat(64) : undefined);
    const said = `the provider tells ${outcome}${lie === null ? '' : ', lying,'} of checkout ${nameOf(model, checkout)}`;
    expectAnswer(
      world,
      said,
      answer,
      forged ? 'signature-invalid' : lie === null ? 'ok' : 'callback-mismatch',
    );
    if (forged || lie !== null) continue;
    const late = checkout.state === 'closed' ? 'late ' : '';
    const effect = effectOf(model, checkout, outcome, callbackId);
    meet(world, `${late}${effect}`);
    expectSame(world, `what came of it (${said})`, answer.body.outcome, effect);
  }
  touch(world, checkout);
}

function effectOf(
  model: Model,
  checkout: Checkout,
  outcome: (typeof outcomes)[number],
  callbackId: string,
): string {
  if (checkout.told.has(callbackId)) return 'duplicate';
  checkout.told.add(callbackId);
  const { payment } = checkout;
  const open = payment === 'pending' || payment === 'declined';
  if (outcome === 'captured') return open || payment === 'expired' ? capture(model, checkout) : 'superseded';
  if (outcome === 'declined') {
    if (payment !== 'pending') return 'superseded';
    checkout.payment = 'declined';
    return 'declined';
  }
  if (!open) return 'superseded';
  close(model, checkout, 'expired');
  return 'expired';
}

/** Time passes; the jobs of the clock run, or do not run yet. */
export async function wait(step: Step): Promise<void> {
  const { world, model, random } = step;
  const kind = randomBelow(random, 40);
  const ms = kind === 0 ? dayMs : (kind < 6 ? 16 : 1 + randomBelow(random, 4)) * minuteMs;
  world.trade.clock.advance(ms);
  model.nowMs += ms;
  world.trail.push(`${Math.round(ms / minuteMs)} minutes pass`);
  if (randomBelow(random, 3) > 0) await closeOverdue(step);
  if (randomBelow(random, 3) > 0) await answerByDefault(step);
}

async function closeOverdue({ world, model }: Step): Promise<void> {
  const overdue = model.checkouts.filter(
    ({ state, dueAtMs }) => state === 'pending-payment' && dueAtMs <= model.nowMs,
  );
  const closed = await closeOverdueCheckouts(world.trade.deps);
  expectSame(world, 'the number of checkouts closed unpaid', closed, overdue.length);
  for (const checkout of overdue) {
    close(model, checkout, 'expired');
    touch(world, checkout);
  }
}

async function answerByDefault({ world, model }: Step): Promise<void> {
  const due = ordersOf(model).filter(({ askDueAtMs }) => askDueAtMs !== null && askDueAtMs <= model.nowMs);
  const cancelled = await cancelUnanswered(world.trade.deps, new AbortController().signal);
  expectSame(world, 'the number of orders cancelled by default', cancelled, due.length);
  for (const order of due) {
    refund(model, order, true);
    touch(world, order.checkout);
  }
}

/** What was enqueued is done: money goes back. */
export async function runJobs({ world, model }: Step): Promise<void> {
  await world.trade.runJobs();
  world.trail.push('the jobs run');
  model.waitingRefunds = 0;
  for (const checkout of model.checkouts) if (checkout.payment === 'refunding') checkout.payment = 'refunded';
}
