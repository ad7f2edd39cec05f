import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { ChatRulesNow } from './chat.policy.ts';
import { findRoom } from './room.store.ts';

export interface ChatFacts {
  readonly rules: ChatRulesNow;
  readonly muted: ReadonlySet<string>;
}

const mutedMax = 20_000;

/** What decides who may say what in a room now. */
export async function findChatFacts(db: Database, roomId: string, nowMs: number): Promise<ChatFacts | null> {
  const room = await findRoom(db, roomId);
  if (room === null) return null;
  const { rows } = await sql<{ person_id: string }>`
    select person_id from room_mutes where broadcaster_id = ${room.broadcasterId}
      and (until is null or until > ${new Date(nowMs)}) limit ${mutedMax}
  `.execute(db);
  return {
    rules: {
      live: room.state === 'live',
      open: room.chatOpen,
      slowModeS: room.slowModeS,
      lengthMax: room.chatLengthMax,
      bannedWords: room.bannedWords,
    },
    muted: new Set(rows.map((row) => row.person_id)),
  };
}
