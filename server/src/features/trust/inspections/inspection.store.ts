import type { InspectedKind, PhonePromise } from '@kanmai/trust';
import type { Database, Tx } from '../../../database.ts';
import { evolveAll, type InspectionEvent, type InspectionState } from './inspection.state.ts';

export interface By {
  readonly side: 'inspector' | 'buyer' | 'shop' | 'clock';
  readonly actorId: string | null;
}

export interface StoredPiece {
  readonly id: string;
  readonly orderId: string;
  readonly shopId: string;
  readonly personId: string;
  readonly variantId: string;
  readonly title: string;
  readonly kind: InspectedKind;
  readonly promised: PhonePromise;
  readonly paidCents: number;
  readonly currency: string;
  readonly refundedCents: number;
  readonly state: InspectionState;
}

export type PieceScope =
  | { readonly id: string; readonly orderId?: string; readonly personId?: string }
  | { readonly orderId: string };

/** Locks pieces in the order of their ids and folds their events: always before their order. */
export async function lockPieces(tx: Tx, scope: PieceScope): Promise<StoredPiece[]> {
  let query = tx.selectFrom('inspections').selectAll().orderBy('id').forUpdate();
  if ('id' in scope) query = query.where('id', '=', scope.id);
  if (scope.orderId !== undefined) query = query.where('order_id', '=', scope.orderId);
  if ('personId' in scope && scope.personId !== undefined)
    query = query.where('person_id', '=', scope.personId);
  const rows = await query.execute();
  const histories = await findHistories(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...{ id: row.id, orderId: row.order_id, shopId: row.shop_id, personId: row.person_id },
    ...{ variantId: row.variant_id, title: row.title, kind: row.kind as InspectedKind },
    ...{ promised: row.promised as unknown as PhonePromise, paidCents: row.paid_cents },
    ...{ currency: row.currency, refundedCents: row.refunded_cents },
    state: evolveAll(histories.get(row.id) ?? []),
  }));
}

/** What happened to pieces, each from its beginning. */
export async function findHistories(
  db: Database | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InspectionEvent[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('inspection_events')
    .select(['inspection_id', 'kind', 'data'])
    .where('inspection_id', 'in', [...ids])
    .orderBy('inspection_id')
    .orderBy('version')
    .execute();
  const histories = new Map<string, InspectionEvent[]>();
  for (const { inspection_id: id, kind, data } of rows)
    histories.set(id, [...(histories.get(id) ?? []), { ...(data as object), kind } as InspectionEvent]);
  return histories;
}

/** Appends to a piece's history and keeps its row in step. @throws a unique violation for a seal that was used before */
export async function appendInspectionEvents(
  tx: Tx,
  piece: Pick<StoredPiece, 'id' | 'state'>,
  events: readonly InspectionEvent[],
  by: By,
  nowMs: number,
): Promise<InspectionState> {
  const at = new Date(nowMs);
  const after = evolveAll(events, piece.state);
  await tx
    .insertInto('inspection_events')
    .values(
      events.map(({ kind, ...data }, index) => ({
        ...{ inspection_id: piece.id, version: piece.state.version + index + 1, kind, at },
        ...{ side: by.side, actor_id: by.actorId, data: JSON.stringify(data) },
      })),
    )
    .execute();
  const judged = events.find((event) => event.kind === 'judged');
  await tx
    .updateTable('inspections')
    .set({
      ...{ state: after.name, version: after.version, changed_at: at },
      due_at: after.dueAtMs === null ? null : new Date(after.dueAtMs),
      ...(judged === undefined
        ? {}
        : {
            ...{ judged_at: at, failed: judged.report.verdict.outcome === 'rejected' },
            seal_no: judged.report.seal,
          }),
    })
    .where('id', '=', piece.id)
    .execute();
  return after;
}

export async function addRefunded(tx: Tx, id: string, cents: number): Promise<void> {
  await tx
    .updateTable('inspections')
    .set((eb) => ({ refunded_cents: eb('refunded_cents', '+', cents) }))
    .where('id', '=', id)
    .execute();
}

/** The next piece whose buyer's time is over, locked; one that somebody else has locked is being decided already. */
export async function lockDuePiece(tx: Tx, nowMs: number, except: readonly string[]): Promise<string | null> {
  const row = await tx
    .selectFrom('inspections')
    .select('id')
    .where('due_at', '<=', new Date(nowMs))
    .where((q) => q.not(q('id', '=', q.fn.any(q.val([...except])))))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.id ?? null;
}
