import type { Database, Tx } from '../../../database.ts';

export async function insertReminder(tx: Tx, roomId: string, personId: string, nowMs: number): Promise<void> {
  await tx
    .insertInto('room_reminders')
    .values({ room_id: roomId, person_id: personId, asked_at: new Date(nowMs) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteReminder(tx: Tx, roomId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('room_reminders')
    .where('room_id', '=', roomId)
    .where('person_id', '=', personId)
    .where('told_at', 'is', null)
    .execute();
}

export async function countReminders(db: Database | Tx, roomId: string): Promise<number> {
  const row = await db
    .selectFrom('room_reminders')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function countRemindersOf(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('room_reminders as m')
    .innerJoin('rooms as r', 'r.id', 'm.room_id')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('m.person_id', '=', personId)
    .where('r.state', '=', 'scheduled')
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Takes people who are to be told and marks them as told: each is told at most once, whoever else tells. */
export async function takeUntold(
  tx: Tx,
  roomId: string,
  limit: number,
  nowMs: number,
): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('room_reminders')
    .set({ told_at: new Date(nowMs) })
    .where('room_id', '=', roomId)
    .where('person_id', 'in', (select) =>
      select
        .selectFrom('room_reminders')
        .select('person_id')
        .where('room_id', '=', roomId)
        .where('told_at', 'is', null)
        .orderBy('asked_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

/** A stranger signed in: whoever both wanted to be told is told once. */
export async function mergeReminders(tx: Tx, from: string, to: string): Promise<void> {
  const mine = tx.selectFrom('room_reminders').select('room_id').where('person_id', '=', to);
  await tx.deleteFrom('room_reminders').where('person_id', '=', from).where('room_id', 'in', mine).execute();
  await tx.updateTable('room_reminders').set({ person_id: to }).where('person_id', '=', from).execute();
}
