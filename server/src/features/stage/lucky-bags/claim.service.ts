import { err, ok, type Result, type VariantId } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { placeGift } from '../../trade/orders/index.ts';
import type { BagDeps } from './lucky-bag.service.ts';
import { isPublished, lockBag } from './lucky-bag.store.ts';
import { findWinner, setClaimed } from './winner.store.ts';

/**
 * A winner says where the prize goes, within seven days: it becomes an order of 0 yuan. Once, however often it is asked.
 * Fails with `not-found` for who did not win, `claim-late`, and what an order of a gift fails with.
 */
export async function claimPrize(
  deps: BagDeps,
  actor: Actor,
  bagId: string,
  addressId: string,
): Promise<Result<{ orderId: string }, Problem>> {
  try {
    const orderId = await unitOfWork(deps.db, async (tx) => {
      const claimed = await claimInTx(tx, deps, actor, bagId, addressId);
      if (!claimed.ok) throw new Rollback<Problem>(claimed.failure);
      return claimed.value;
    });
    deps.eventsAppended();
    return ok({ orderId });
  } catch (error) {
    if (error instanceof Rollback) return err(error.failure as Problem);
    throw error;
  }
}

async function claimInTx(
  tx: Tx,
  deps: BagDeps,
  { personId }: Actor,
  bagId: string,
  addressId: string,
): Promise<Result<string, Problem>> {
  const bag = await lockBag(tx, bagId);
  const winner = bag === null ? null : await findWinner(tx, bagId, personId);
  if (bag === null || !isPublished(bag) || winner === null) return err({ type: 'not-found' });
  if (winner.orderId !== null) return ok(winner.orderId);
  const nowMs = deps.clock.nowMs();
  if (winner.state === 'lapsed' || (bag.claimDueAtMs ?? 0) <= nowMs) return err({ type: 'claim-late' });
  const variantId = bag.input.variantId as VariantId;
  const placed = await placeGift(tx, deps, { personId, addressId, variantId, poolId: bag.poolId });
  if (!placed.ok) return placed;
  await setClaimed(tx, bagId, personId, placed.value, nowMs);
  return ok(placed.value);
}
