import { decideAsk, nextAskMs } from './ask.policy.ts';
import { applyNews, type NewsDesk } from './callback.service.ts';
import type { PaymentDeps } from './payment.service.ts';
import { type AskedPayment, listPaymentsToAsk, setAskAt } from './payment.store.ts';

/** At most this many in one run; the next run goes on. */
const asksMax = 100;

/** Asks providers about payments of which nothing was heard, and does what a callback would have done. Answers how many. */
export async function askAboutPayments(deps: PaymentDeps, desk: NewsDesk): Promise<number> {
  const waiting = await listPaymentsToAsk(deps.db, deps.clock.nowMs(), asksMax);
  for (const payment of waiting) {
    try {
      await askAbout(deps, desk, payment);
    } catch (error) {
      deps.log.warn({ error, paymentId: payment.id }, 'a provider could not be asked about a payment');
    }
  }
  return waiting.length;
}

async function askAbout(deps: PaymentDeps, desk: NewsDesk, payment: AskedPayment): Promise<void> {
  const { id, provider: name, providerRef, amountCents, currency } = payment;
  const nowMs = deps.clock.nowMs();
  const nextMs = nextAskMs(payment, nowMs);
  // Before asking: one that cannot be answered does not keep the others from their turn.
  await setAskAt(deps.db, id, nextMs);
  if (nextMs === null) deps.log.error({ paymentId: id }, 'what became of a payment was never learnt');
  const provider = deps.payment.get(name);
  const at = { paymentId: id, providerRef };
  const found = await provider.find(at);
  const decision = decideAsk(found, payment, nowMs);
  if (decision.kind === 'close') await provider.close(at);
  if (decision.kind !== 'tell') return;
  const { outcome, final } = decision;
  const said = found ?? { amountCents, currency };
  const applied = await applyNews(deps, desk, payment, {
    // The same answer, however often it is given, is the same news.
    callbackId: `asked-${providerRef}-${outcome}`,
    ...{ providerRef, outcome, amountCents: said.amountCents, currency: said.currency },
  });
  if (applied.ok && final) await setAskAt(deps.db, id, null);
}
