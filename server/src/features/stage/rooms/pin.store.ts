import type { Database, Tx } from '../../../database.ts';
import type { RoomPin } from './bag.schema.ts';

interface PinRow {
  id: string;
  product_id: string;
  pinned_at: Date;
  until: Date | null;
  unpinned_at: Date | null;
}

function pinOf(row: PinRow): RoomPin {
  return {
    id: row.id,
    productId: row.product_id,
    pinnedAt: row.pinned_at.toISOString(),
    until: row.until?.toISOString() ?? null,
    unpinnedAt: row.unpinned_at?.toISOString() ?? null,
  };
}

const columns = ['id', 'product_id', 'pinned_at', 'until', 'unpinned_at'] as const;

/** What is pinned in a room now, or null. */
export async function findPin(db: Database | Tx, roomId: string): Promise<RoomPin | null> {
  const row = await db
    .selectFrom('room_pins')
    .select(columns)
    .where('room_id', '=', roomId)
    .where('unpinned_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : pinOf(row);
}

/** What was pinned in a room, in the order in which it was. */
export async function listPins(db: Database | Tx, roomId: string, limit: number): Promise<RoomPin[]> {
  const rows = await db
    .selectFrom('room_pins')
    .select(columns)
    .where('room_id', '=', roomId)
    .orderBy('pinned_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(pinOf);
}

export async function countPins(tx: Tx, roomId: string): Promise<number> {
  const row = await tx
    .selectFrom('room_pins')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface NewPin {
  readonly id: string;
  readonly roomId: string;
  readonly productId: string;
  readonly pinnedBy: string;
  readonly untilMs: number | null;
}

export async function insertPin(tx: Tx, pin: NewPin, nowMs: number): Promise<void> {
  await tx
    .insertInto('room_pins')
    .values({
      id: pin.id,
      room_id: pin.roomId,
      product_id: pin.productId,
      pinned_by: pin.pinnedBy,
      pinned_at: new Date(nowMs),
      until: pin.untilMs === null ? null : new Date(pin.untilMs),
    })
    .execute();
}

/** Another end of the explaining; the pin stays. */
export async function updatePinUntil(tx: Tx, pinId: string, untilMs: number | null): Promise<void> {
  await tx
    .updateTable('room_pins')
    .set({ until: untilMs === null ? null : new Date(untilMs) })
    .where('id', '=', pinId)
    .execute();
}

/** Takes down what is pinned; answers it, or null when nothing was. */
export async function closePin(tx: Tx, roomId: string, nowMs: number): Promise<RoomPin | null> {
  const row = await tx
    .updateTable('room_pins')
    .set({ unpinned_at: new Date(nowMs) })
    .where('room_id', '=', roomId)
    .where('unpinned_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
  return row === undefined ? null : pinOf(row);
}

/** When one pin of a room was up; null when it is none of that room. */
export async function findPinOf(
  db: Database | Tx,
  roomId: string,
  pinId: string,
): Promise<{ productId: string; pinnedAtMs: number; unpinnedAtMs: number | null } | null> {
  const row = await db
    .selectFrom('room_pins')
    .select(['product_id', 'pinned_at', 'unpinned_at'])
    .where('id', '=', pinId)
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    productId: row.product_id,
    pinnedAtMs: row.pinned_at.getTime(),
    unpinnedAtMs: row.unpinned_at?.getTime() ?? null,
  };
}
