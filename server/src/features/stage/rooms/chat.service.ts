import { err, newId, ok, type PersonId, type Result, secondMs } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { cleanChat, isSlowed, refuseChat } from './chat.policy.ts';
import { type ChatFacts, findChatFacts } from './chat.views.ts';
import { takeTurn } from './chat-turn.store.ts';
import type { ChatWords } from './chat-words.ts';
import type { RoomDeps } from './room.deps.ts';
import type { RoomRole } from './room.schema.ts';

/** What the hub keeps of a viewer for us. */
export interface ViewerFacts {
  readonly role: RoomRole | null;
  readonly signedIn: boolean;
  readonly name: string;
  readonly source: string;
}

export interface ChatMessage {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: RoomRole | null;
  readonly text: string;
  readonly atMs: number;
}

/** Rules and mutes are asked for so often at most: a new rule holds after a second at the latest. */
const factsMs = 1_000;
const roomsMax = 1_000;

export interface Chat {
  /** What somebody says, ready to be spread, or why it is not. */
  say(
    roomId: string,
    viewer: { readonly personId: string; readonly facts: ViewerFacts },
    text: string,
  ): Promise<Result<ChatMessage, Problem>>;
  /** Rules or mutes of a room changed here: ask anew. */
  changed(roomId: string): void;
}

/** The chat of rooms: what is said is kept nowhere. */
export function createChat({ deps, words }: Pick<RoomDeps, 'deps'> & { readonly words: ChatWords }): Chat {
  const facts = new Map<string, { readonly atMs: number; readonly facts: Promise<ChatFacts | null> }>();

  const factsOf = (roomId: string): Promise<ChatFacts | null> => {
    const nowMs = deps.clock.nowMs();
    const kept = facts.get(roomId);
    if (kept !== undefined && nowMs - kept.atMs < factsMs) return kept.facts;
    const asked = findChatFacts(deps.db, words, roomId, nowMs);
    facts.delete(roomId);
    facts.set(roomId, { atMs: nowMs, facts: asked });
    dropOldest(facts, roomsMax);
    // What failed is asked again by the next.
    asked.catch(() => facts.delete(roomId));
    return asked;
  };

  return {
    async say(roomId, { personId, facts: speaker }, text) {
      const room = await factsOf(roomId);
      if (room === null) return err({ type: 'not-found' });
      const nowMs = deps.clock.nowMs();
      const line = cleanChat(text);
      const who = { ...speaker, muted: room.muted.has(personId) };
      const refused = refuseChat(room.rules, who, line);
      if (refused !== null) return err(refused);
      if (isSlowed(room.rules, who)) {
        const slowMs = room.rules.slowModeS * secondMs;
        const waitMs = await takeTurn(deps.db, { roomId, personId, slowMs }, nowMs);
        if (waitMs !== null) return err({ type: 'chat-slow', waitMs });
      }
      const id = newId('message', nowMs, deps.random);
      return ok({
        id,
        personId: personId as PersonId,
        name: speaker.name,
        role: speaker.role,
        text: line,
        atMs: nowMs,
      });
    },
    changed: (roomId) => void facts.delete(roomId),
  };
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
