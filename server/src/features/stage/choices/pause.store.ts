import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';

/** From the newest step that can be seen: one that is on its way counts as after it, and is left out. */
export async function openPause(tx: Tx, personId: string, nowMs: number): Promise<void> {
  await sql`
    insert into feed_pauses (person_id, from_event, paused_at)
    select ${personId}, coalesce(max(id), 0), ${new Date(nowMs)} from events
    on conflict do nothing
  `.execute(tx);
}

/** Up to the newest step that was numbered: one that is on its way counts as before it, and is left out. */
export async function closePause(tx: Tx, personId: string, nowMs: number): Promise<void> {
  await sql`
    update feed_pauses
    set until_event = (select last_value from events_id_seq), resumed_at = ${new Date(nowMs)}
    where person_id = ${personId} and until_event is null
  `.execute(tx);
}

/** A stranger signed in who had recommendations off: the account has them off from here on. */
export async function mergePauses(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    insert into feed_pauses (person_id, from_event, paused_at)
    select ${into}, (select coalesce(max(id), 0) from events), paused_at from feed_pauses
    where person_id = ${from} and until_event is null
    on conflict do nothing
  `.execute(tx);
}
