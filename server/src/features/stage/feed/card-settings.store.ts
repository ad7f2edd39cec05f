import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import {
  type CardSettings,
  type CardSettingsView,
  type CardSettingsWish,
  usualCardSettings,
} from './card-settings.schema.ts';

interface Row extends CardSettings {
  readonly changedAt: Date;
  readonly reason: string;
}

/** What is shown between clips now, and what was before the last change. */
export async function findCardSettings(db: Database | Tx): Promise<CardSettingsView> {
  const { rows } = await sql<Row>`
    select rooms, goods, clips_between as "clipsBetween", changed_at as "changedAt", reason
    from feed_card_settings order by id desc limit 2
  `.execute(db);
  const [now, before] = rows;
  if (now === undefined) return { ...usualCardSettings, changedAt: null, reason: '', before: null };
  return {
    ...settingsOf(now),
    changedAt: now.changedAt.toISOString(),
    reason: now.reason,
    before: before === undefined ? usualCardSettings : settingsOf(before),
  };
}

/** What was before is kept. */
export async function insertCardSettings(
  tx: Tx,
  { rooms, goods, clipsBetween, reason }: CardSettingsWish,
  { actorId, nowMs }: { readonly actorId: string; readonly nowMs: number },
): Promise<void> {
  await tx
    .insertInto('feed_card_settings')
    .values({
      ...{ rooms, goods, clips_between: clipsBetween, reason },
      ...{ changed_by: actorId, changed_at: new Date(nowMs) },
    })
    .execute();
}

const settingsOf = ({ rooms, goods, clipsBetween }: CardSettings): CardSettings => ({
  ...{ rooms, goods, clipsBetween },
});
