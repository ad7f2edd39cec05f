import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import { type ChatRulesNow, wordFinder } from './chat.policy.ts';
import type { ChatWords } from './chat-words.ts';
import { findRestraint } from './restraint.store.ts';
import { findRoom } from './room.store.ts';

export interface ChatFacts {
  readonly rules: ChatRulesNow;
  readonly muted: ReadonlySet<string>;
}

const mutedMax = 20_000;

/** What decides who may say what in a room now: its own rules, and the platform's words. */
export async function findChatFacts(
  db: Database,
  words: ChatWords,
  roomId: string,
  nowMs: number,
): Promise<ChatFacts | null> {
  const room = await findRoom(db, roomId);
  if (room === null) return null;
  const { rows } = await sql<{ person_id: string }>`
    select person_id from room_mutes where broadcaster_id = ${room.broadcasterId}
      and (until is null or until > ${new Date(nowMs)}) limit ${mutedMax}
  `.execute(db);
  const hushed = await findRestraint(db, { roomId, kind: 'speak', productId: null }, nowMs);
  const [ofRoom, ofPlatform] = [wordFinder(room.bannedWords), await words.finder()];
  return {
    rules: {
      live: room.state === 'live',
      open: room.chatOpen,
      slowModeS: room.slowModeS,
      lengthMax: room.chatLengthMax,
      staffHushed: hushed !== null,
      hasBannedWord: (text) => ofRoom(text) || ofPlatform(text),
    },
    muted: new Set(rows.map((row) => row.person_id)),
  };
}
