import type { PersonId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

/** The words that nobody uses in any room. */
export async function listChatWords(db: Database | Tx): Promise<readonly string[]> {
  const rows = await db.selectFrom('platform_chat_words').select('word').orderBy('word').execute();
  return rows.map(({ word }) => word);
}

/** Makes these all the words there are; who was first to ban one stays its author. */
export async function replaceChatWords(
  tx: Tx,
  words: readonly string[],
  addedBy: PersonId,
  nowMs: number,
): Promise<void> {
  await sql`delete from platform_chat_words where word <> all(${[...words]}::text[])`.execute(tx);
  await sql`
    insert into platform_chat_words (word, added_by, added_at)
    select word, ${addedBy}, ${new Date(nowMs)} from unnest(${[...words]}::text[]) as t (word)
    on conflict (word) do nothing
  `.execute(tx);
}
