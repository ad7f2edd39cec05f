import { err, newId, ok, type Result } from '@kanmai/kernel';
import { Rollback, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import * as orders from '../orders/index.ts';
import { afterSalePolicy, type CaseReason } from './after-sale.policy.ts';
import { type Ask, decideAsk, priceAsk } from './ask.policy.ts';
import { findAskable } from './askable.views.ts';
import { tellSides } from './case.notice.ts';
import { type CaseDeps, type Ran, runCommand } from './case.service.ts';
import { noCase } from './case.state.ts';
import { findCaseLines, findReturnTo, insertCase, lockCase, setAsk } from './case.store.ts';

/** The buyer asks for something after paying. Answers the case's id. */
export async function openCase(
  deps: CaseDeps & Pick<FeatureDeps, 'notify' | 'origin'>,
  personId: string,
  orderId: string,
  claim: IdempotencyClaim,
  given: Ask & { readonly description: string },
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  let opened: Ran | null = null;
  const result = await orRefused(
    once(deps.db, claim, nowMs, async (tx) => {
      const seen = await findAskable(tx, orderId, personId);
      if (seen === null) return err({ type: 'not-found' } as const);
      // What is left is read again under the lock: another case may have been opened, or money gone back, meanwhile.
      await orders.lockOrder(tx, seen.shopId, orderId);
      const order = await findAskable(tx, orderId, personId);
      if (order === null) return err({ type: 'not-found' } as const);
      const allowed = decideAsk(order, given, nowMs);
      if (!allowed.ok) return allowed;
      const id = newId('after-sale', nowMs, deps.random);
      const { unshipped, amountCents, shippingMaxCents, lines } = allowed.value;
      const { shopId, currency } = order;
      const subject = { id, orderId, shopId, personId, shippingMaxCents };
      const { kind, description, reason } = given;
      const policyVersion = afterSalePolicy.version;
      await insertCase(tx, { ...subject, kind, description, currency, policyVersion, lines }, nowMs);
      const returnTo = await findReturnTo(tx, shopId);
      opened = await runCommand(
        tx,
        deps,
        { ...subject, state: noCase },
        { kind: 'ask', wants: kind, reason, amountCents, unshipped, returnTo },
        { side: 'buyer', actorId: personId },
      );
      return ok({ id });
    }),
  );
  if (!result.ok) return result;
  deps.eventsAppended();
  if (opened !== null) await tellSides(deps, opened, 'buyer');
  return result;
}

async function orRefused<Value>(done: Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> {
  try {
    return await done;
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

/** The buyer changes the reason, the amount or the words while nobody has answered. */
export async function changeCase(
  deps: CaseDeps,
  personId: string,
  caseId: string,
  given: {
    readonly reason: CaseReason;
    readonly amountCents?: number | undefined;
    readonly description: string;
  },
): Promise<Result<Ran, Problem>> {
  try {
    const ran = await unitOfWork(deps.db, async (tx) => {
      const found = await lockCase(tx, { caseId, personId });
      if (found === null) throw new Rollback<Problem>({ type: 'not-found' });
      await orders.lockOrder(tx, found.shopId, found.orderId);
      const order = await findAskable(tx, found.orderId, personId, caseId);
      if (order === null) throw new Error(`case ${caseId} is of no order`);
      const { wants: kind, unshipped } = found.state;
      const { reason, amountCents, description } = given;
      const lines = await findCaseLines(tx, caseId);
      const priced = priceAsk(order, { kind, reason, amountCents, lines }, unshipped);
      if (!priced.ok) throw new Rollback<Problem>(priced.failure);
      const command = { kind: 'change', reason, amountCents: priced.value.amountCents } as const;
      const done = await runCommand(tx, deps, found, command, { side: 'buyer', actorId: personId });
      await setAsk(tx, caseId, { description, shippingMaxCents: priced.value.shippingMaxCents });
      return done;
    });
    deps.eventsAppended();
    return ok(ran);
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}
