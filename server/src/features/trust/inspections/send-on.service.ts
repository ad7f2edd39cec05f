import { err, newId, ok, type Result } from '@kanmai/kernel';
import { isUniqueViolation, Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import * as fulfilment from '../../trade/fulfilment/index.ts';
import * as orders from '../../trade/orders/index.ts';
import { failureOf, runOnPiece } from './inspection.service.ts';
import { lockPieces, type StoredPiece } from './inspection.store.ts';
import { lockRoute, setLeft } from './route.store.ts';
import { surplusOf } from './surplus.policy.ts';

export interface SendOn {
  readonly orderId: string;
  readonly actorId: Parameters<typeof audit>[2]['actorId'];
  /** As they were read off the goods, one a piece. */
  readonly seals: readonly string[];
  readonly carrier: string;
  readonly trackingNo: string;
}

const undecided = ['awaited', 'arrived', 'to-confirm'];

/**
 * Hands what was let pass of an order to a carrier, with whatever else of it came along, in one parcel. Every piece's seal is
 * read once more: what is sent is what was inspected. Repeating it changes nothing.
 */
export async function sendOn(deps: FeatureDeps, given: SendOn): Promise<Result<void, Problem>> {
  try {
    await unitOfWork(deps.db, (tx) => sendOnInTx(tx, deps, given));
  } catch (error) {
    if (isUniqueViolation(error, 'parcels_number'))
      return err({ type: 'state-conflict', field: 'trackingNo', detail: 'Another parcel has this number.' });
    return err(failureOf(error));
  }
  deps.eventsAppended();
  return ok(undefined);
}

async function sendOnInTx(tx: Tx, deps: FeatureDeps, given: SendOn): Promise<void> {
  const { orderId, actorId, carrier, trackingNo } = given;
  const route = await lockRoute(tx, orderId);
  if (route === null) throw new Rollback<Problem>({ type: 'not-found' });
  if (route.leftAt !== null) return;
  const pieces = await lockPieces(tx, { orderId });
  const waiting = pieces.find(({ state }) => undecided.includes(state.name));
  if (waiting !== undefined)
    throw new Rollback<Problem>({
      ...{ type: 'state-conflict', state: waiting.state.name, inspectionId: waiting.id },
      detail: 'A piece of this order is not decided yet.',
    });
  await orders.lockOrder(tx, route.shopId, orderId);
  await sealPieces(tx, deps, given, pieces);
  const nowMs = deps.clock.nowMs();
  const parcelId = newId('parcel', nowMs, deps.random);
  const shipped = await fulfilment.commandParcels(
    ...([tx, deps, { orderId, shopId: route.shopId }] as const),
    { kind: 'ship', parcelId, carrier, trackingNo, lines: null },
    actorId,
  );
  if (!shipped.ok) throw new Rollback<Problem>(shipped.failure);
  await setLeft(tx, orderId, nowMs);
  const detail = { carrier, trackingNo, seals: [...given.seals] };
  await audit(tx, deps, { actorId, action: 'inspection-send-on', subjectId: orderId, detail });
}

/** Sends on what the buyer still waits for; what was given back meanwhile stays here. */
async function sealPieces(
  tx: Tx,
  deps: FeatureDeps,
  { orderId, seals, actorId }: SendOn,
  pieces: readonly StoredPiece[],
): Promise<void> {
  const surplus = new Set(surplusOf(pieces, await fulfilment.findUnshipped(tx, orderId)));
  const by = { side: 'inspector', actorId } as const;
  const passed = pieces.filter(({ state }) => state.name === 'passed');
  for (const piece of passed) {
    const own = piece.state.report?.seal ?? '';
    // A seal that is none of these is told of as wrong, whichever piece it was meant for.
    const seal = seals.includes(own) ? own : '';
    const command = surplus.has(piece) ? ({ kind: 'cancel' } as const) : ({ kind: 'send-on', seal } as const);
    await runOnPiece(tx, deps, piece, command, by);
  }
  const known = new Set(passed.map(({ state }) => state.report?.seal));
  if (seals.some((seal) => !known.has(seal)))
    throw new Rollback<Problem>({ type: 'seal-wrong', field: 'seals' });
}
