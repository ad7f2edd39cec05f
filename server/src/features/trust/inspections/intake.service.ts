import { err, ok, type Result } from '@kanmai/kernel';
import { hasCheckDigit } from '@kanmai/trust';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { failureOf, runOnPiece } from './inspection.service.ts';
import { lockPieces } from './inspection.store.ts';
import { lockRoutes, type Route, setArrived } from './route.store.ts';

export interface Intake {
  /** Several, where one box of a carrier's holds them. */
  readonly orderIds: readonly string[];
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
      const routes = await lockRoutes(tx, { scanned });
      const [first] = routes;
      if (first === undefined) throw new Rollback<Problem>({ type: 'not-found', field: 'code' });
      const nowMs = deps.clock.nowMs();
      const pieceIds: string[] = [];
      for (const route of routes) pieceIds.push(...(await takeOrderIn(tx, deps, actorId, route)));
      return {
        ...{ orderIds: routes.map(({ orderId }) => orderId), pieceIds },
        repeated: routes.every(({ arrivedAt }) => arrivedAt !== null),
        arrivedAt: (first.arrivedAt ?? new Date(nowMs)).toISOString(),
      };
    });
    return ok(taken);
  } catch (error) {
    return err(failureOf(error));
  }
}

/** Answers the pieces of the order, taken in now or before. */
async function takeOrderIn(
  tx: Tx,
  deps: FeatureDeps,
  actorId: string,
  { orderId, arrivedAt }: Route,
): Promise<string[]> {
  const pieces = await lockPieces(tx, { orderId });
  if (arrivedAt === null) {
    await setArrived(tx, orderId, actorId, deps.clock.nowMs());
    const by = { side: 'inspector', actorId } as const;
    for (const piece of pieces) await runOnPiece(tx, deps, piece, { kind: 'arrive' }, by);
  }
  return pieces.map(({ id }) => id);
}
