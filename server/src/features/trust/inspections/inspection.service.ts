import { err, ok, type Result } from '@kanmai/kernel';
import { isUniqueViolation, Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { issueCertificate, voidCertificate } from './certificate.service.ts';
import { decideInspection, type InspectionCommand } from './inspection.decide.ts';
import { logJudged } from './inspection.events.ts';
import { tellOfInspection } from './inspection.notice.ts';
import type { InspectionEvent } from './inspection.state.ts';
import { appendInspectionEvents, type By, lockPieces, type StoredPiece } from './inspection.store.ts';
import { giveDifferenceBack, givePieceBack } from './refund.service.ts';

/** Runs one command on one piece within reach of the scope, as one unit of work. */
export async function commandPiece(
  deps: FeatureDeps,
  scope: { readonly id: string; readonly orderId?: string; readonly personId?: string },
  command: InspectionCommand | ((tx: Tx, piece: StoredPiece) => Promise<InspectionCommand>),
  by: By,
  follow?: (tx: Tx) => Promise<void>,
): Promise<Result<void, Problem>> {
  try {
    const ran = await unitOfWork(deps.db, async (tx) => {
      const [piece] = await lockPieces(tx, scope);
      if (piece === undefined) throw new Rollback<Problem>({ type: 'not-found' });
      const said = typeof command === 'function' ? await command(tx, piece) : command;
      const events = await runOnPiece(tx, deps, piece, said, by);
      await follow?.(tx);
      return { piece, events };
    });
    if (ran.events.length > 0) deps.eventsAppended();
    await tellOfInspection(deps, ran.piece, ran.events);
    return ok(undefined);
  } catch (error) {
    return err(failureOf(error));
  }
}

/** Why a unit of work was taken back. @throws what is no expected failure */
export function failureOf(error: unknown): Problem {
  if (error instanceof Rollback) return error.failure as Problem;
  if (isUniqueViolation(error, 'inspections_seal_no_key')) return { type: 'seal-used', field: 'seal' };
  throw error;
}

/**
 * Runs a command on a locked piece with all that follows from it. Locks in the order of everybody who does: the way of the
 * order, its pieces, the checkout, the order, the stock.
 * @throws Rollback with why not
 */
export async function runOnPiece(
  tx: Tx,
  deps: FeatureDeps,
  piece: StoredPiece,
  command: InspectionCommand,
  by: By,
): Promise<readonly InspectionEvent[]> {
  const nowMs = deps.clock.nowMs();
  const decision = decideInspection(command, piece.state, { ...piece, nowMs });
  if (!decision.ok) throw new Rollback<Problem>(decision.failure);
  const events = decision.value;
  if (events.length === 0) return events;
  await appendInspectionEvents(tx, piece, events, by, nowMs);
  for (const event of events) await followEvent(tx, deps, piece, event);
  return events;
}

/** What an event does to money and to the certificate, and what others are told of it. */
async function followEvent(
  tx: Tx,
  deps: FeatureDeps,
  piece: StoredPiece,
  event: InspectionEvent,
): Promise<void> {
  switch (event.kind) {
    case 'judged':
      await logJudged(tx, piece, event);
      if (event.report.verdict.outcome === 'rejected') await givePieceBack(tx, deps, piece);
      else await issueCertificate(tx, deps, piece, event.report);
      return;
    case 'accepted':
      return giveDifferenceBack(tx, deps, piece);
    case 'refused':
      await givePieceBack(tx, deps, piece);
      return voidCertificate(tx, deps, piece.id);
    case 'cancelled':
      return voidCertificate(tx, deps, piece.id);
    default:
      return;
  }
}
