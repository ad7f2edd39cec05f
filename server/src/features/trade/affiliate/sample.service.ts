import { err, newId, ok, type PersonId, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { Problem } from '../../../http/problems.ts';
import { findAddress } from '../../people/accounts/index.ts';
import { choosePlan, planKey } from './plan.policy.ts';
import type { AffiliateDeps } from './plan.service.ts';
import { findActiveCreators, findCandidates } from './plan.store.ts';
import { decideAsk, decideStep, type SampleStep } from './sample.policy.ts';
import type { SampleAsk } from './sample.schema.ts';
import {
  findSampleGoods,
  insertSample,
  lockSample,
  lockSampleHistory,
  type SampleScope,
  type StepDetail,
  setSampleState,
} from './sample.store.ts';

/** Whether a plan promises a creator something for a product now. */
export async function isPromoted(
  tx: Tx,
  productId: string,
  creatorId: string,
  nowMs: number,
): Promise<boolean> {
  const plans = await findCandidates(tx, [{ productId, creatorId }]);
  return choosePlan(plans.get(planKey(productId, creatorId)) ?? [], nowMs) !== null;
}

/** A creator asks a shop for one of a product that they may promote. */
export async function askForSample(
  tx: Tx,
  deps: AffiliateDeps,
  by: { readonly personId: PersonId; readonly creatorId: string },
  ask: SampleAsk,
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const { personId, creatorId } = by;
  const goods = await findSampleGoods(tx, ask.variantId);
  if (goods === null) return err({ type: 'not-on-sale', field: 'variantId' });
  const address = await findAddress(tx, personId, ask.addressId);
  if (address === null) return err({ type: 'address-required', field: 'addressId' });
  if (!(await findActiveCreators(tx, [creatorId])).has(creatorId)) return err({ type: 'creator-not-active' });
  if (!(await isPromoted(tx, goods.productId, creatorId, nowMs)))
    return err({ type: 'not-promoted', field: 'variantId' });
  const decided = decideAsk(goods.productId, await lockSampleHistory(tx, creatorId), nowMs);
  if (!decided.ok) return decided;
  const id = newId('sample', nowMs, deps.random);
  const { note = '', variantId } = ask;
  await insertSample(tx, { id, ...goods, variantId, creatorId, note, address }, nowMs);
  return ok({ id });
}

/** Takes a sample a step further; safe to repeat. */
export async function stepSample(
  tx: Tx,
  deps: AffiliateDeps,
  scope: SampleScope,
  id: string,
  step: SampleStep,
  detail: StepDetail = {},
): Promise<Result<null, Problem>> {
  const state = await lockSample(tx, scope, id);
  if (state === null) return err({ type: 'not-found' });
  const decided = decideStep(step, state);
  if (!decided.ok) return decided;
  if (decided.value !== null) await setSampleState(tx, id, decided.value, detail, deps.clock.nowMs());
  return ok(null);
}
