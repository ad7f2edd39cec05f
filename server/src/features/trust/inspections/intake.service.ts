import { err, ok, type Result } from '@kanmai/kernel';
import { hasCheckDigit } from '@kanmai/trust';
import { Rollback, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { failureOf, runOnPiece } from './inspection.service.ts';
import { lockPieces } from './inspection.store.ts';
import { lockRoute, setArrived } from './route.store.ts';

export interface Intake {
  readonly orderId: string;
  readonly pieceIds: readonly string[];
  /** Scanned before: nothing was done now. */
  readonly repeated: boolean;
  readonly arrivedAt: string;
}

/** Twelve digits are a code of ours; anything else can only be a carrier's number. */
const isOurCode = (scanned: string) => /^\d{12}$/.test(scanned);

/** A parcel is here: its code, or its carrier's number, was scanned. Scanning it again changes nothing. */
export async function takeIn(
  deps: FeatureDeps,
  actorId: string,
  code: string,
): Promise<Result<Intake, Problem>> {
  const scanned = code.replaceAll(/\s/g, '');
  if (isOurCode(scanned) && !hasCheckDigit(scanned))
    return err({
      type: 'bad-request',
      field: 'code',
      detail: 'A digit of the code is wrong: read it again.',
    });
  try {
    const taken = await unitOfWork(deps.db, async (tx): Promise<Intake> => {
      const route = await lockRoute(tx, { scanned });
      if (route === null) throw new Rollback<Problem>({ type: 'not-found', field: 'code' });
      const { orderId, arrivedAt } = route;
      const pieces = await lockPieces(tx, { orderId });
      const pieceIds = pieces.map(({ id }) => id);
      if (arrivedAt !== null)
        return { orderId, pieceIds, repeated: true, arrivedAt: arrivedAt.toISOString() };
      const nowMs = deps.clock.nowMs();
      await setArrived(tx, orderId, actorId, nowMs);
      const by = { side: 'inspector', actorId } as const;
      for (const piece of pieces) await runOnPiece(tx, deps, piece, { kind: 'arrive' }, by);
      return { orderId, pieceIds, repeated: false, arrivedAt: new Date(nowMs).toISOString() };
    });
    return ok(taken);
  } catch (error) {
    return err(failureOf(error));
  }
}
