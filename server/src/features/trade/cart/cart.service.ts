import { err, ok, type PersonId, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { findRoomOffers, placeInRoom } from '../../stage/rooms/index.ts';
import { findSaleables } from '../catalogue/index.ts';
import { cartLimits, lineProblem } from './cart.policy.ts';
import type { LineInput } from './cart.schema.ts';
import { countCartLines, putCartLine } from './cart.store.ts';

export type CartDeps = Pick<FeatureDeps, 'db' | 'clock' | 'eventsAppended'>;

/** Sets how many of a variant are in the cart. More than before is a `cart-add`. */
export async function putLine(
  deps: CartDeps,
  personId: PersonId,
  variantId: string,
  input: LineInput,
): Promise<Result<void, Problem>> {
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<void, Problem>> => {
    const saleable = (await findSaleables(tx, [variantId])).get(variantId);
    if (saleable === undefined) return err({ type: 'not-found', field: 'variantId' });
    const { quantity, roomId = null } = input;
    const inRoom = placeInRoom(
      { variantId, quantity, roomId },
      await findRoomOffers(tx, [{ variantId, roomId }]),
    );
    if (!inRoom.ok) return err({ ...inRoom.failure, field: 'roomId' });
    const { poolId, left } = inRoom.value;
    const problem = lineProblem({ ...saleable, ...(poolId === null ? {} : { available: left }) }, quantity);
    if (problem !== null)
      return err({ type: problem, variantId, available: Math.max(saleable.available, 0) });
    if ((await countCartLines(tx, personId, variantId)) >= cartLimits.linesMax) {
      return err({ type: 'cart-full', detail: `A cart takes ${cartLimits.linesMax} lines.` });
    }
    const nowMs = deps.clock.nowMs();
    const clipId = input.clipId ?? null;
    const before = await putCartLine(tx, personId, { variantId, quantity, clipId, roomId }, nowMs);
    if (quantity > before) {
      await appendEvents(tx, [
        {
          kind: 'cart-add',
          atMs: nowMs,
          personId,
          shopId: saleable.shopId,
          subjectId: saleable.productId,
          data: { variantId, quantity: quantity - before, clipId, roomId },
        },
      ]);
    }
    return ok(undefined);
  });
  if (result.ok) deps.eventsAppended();
  return result;
}
