import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { Caption } from './caption.policy.ts';
import type { CaptionLanguage } from './caption.schema.ts';

/** What was heard takes no place of what was given. */
export async function upsertCaptions(
  tx: Tx,
  roomId: string,
  language: CaptionLanguage,
  captions: readonly Caption[],
): Promise<void> {
  await tx
    .insertInto('room_captions')
    .values(
      captions.map(({ atMs, untilMs, text, heard }) => ({
        ...{ room_id: roomId, language, text, heard },
        ...{ at: new Date(atMs), until: new Date(untilMs) },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['room_id', 'language', 'at'])
        .doUpdateSet((excluded) => ({
          until: excluded.ref('excluded.until'),
          text: excluded.ref('excluded.text'),
          heard: excluded.ref('excluded.heard'),
        }))
        .where(sql<boolean>`room_captions.heard or not excluded.heard`),
    )
    .execute();
}

export async function countCaptions(tx: Tx, roomId: string): Promise<number> {
  const row = await tx
    .selectFrom('room_captions')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** In order. */
export async function listCaptions(
  db: Database,
  roomId: string,
  language: CaptionLanguage,
  limit: number,
): Promise<readonly Caption[]> {
  const rows = await db
    .selectFrom('room_captions')
    .select(['at', 'until', 'text', 'heard'])
    .where('room_id', '=', roomId)
    .where('language', '=', language)
    .orderBy('at')
    .limit(limit)
    .execute();
  return rows.map(({ at, until, text, heard }) => ({
    ...{ atMs: at.getTime(), untilMs: until.getTime() },
    ...{ text, heard },
  }));
}

/** Whether somebody gave a caption of what was said after a moment. */
export async function hasGivenSince(tx: Tx, roomId: string, sinceMs: number): Promise<boolean> {
  const row = await tx
    .selectFrom('room_captions')
    .select('room_id')
    .where('room_id', '=', roomId)
    .where('at', '>', new Date(sinceMs))
    .where('heard', '=', false)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** In which languages there are any. */
export async function listCaptionLanguages(
  db: Database,
  roomId: string,
): Promise<readonly CaptionLanguage[]> {
  const { rows } = await sql<{ language: CaptionLanguage }>`
    select distinct language from room_captions where room_id = ${roomId} order by language desc
  `.execute(db);
  return rows.map(({ language }) => language);
}
