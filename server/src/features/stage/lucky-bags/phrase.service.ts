import { secondMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import { insertPhrase } from './entry.store.ts';
import { spoken } from './lucky-bag.policy.ts';
import type { BagInput } from './lucky-bag.schema.ts';
import type { BagDeps } from './lucky-bag.service.ts';

/** What rooms with an open bag listen for is read so often at most: a chat of thousands asks the database once. */
const freshMs = 2 * secondMs;
const roomsMax = 10_000;

interface Heard {
  readonly readAtMs: number;
  readonly bag: { readonly id: string; readonly phrase: string } | null;
}

/** Keeps who said the phrase of a room's open bag. */
export interface PhraseEar {
  /** Call it with every message of a signed-in person that the chat took. Fails silently: it is logged. */
  heard(roomId: string, personId: string, text: string): Promise<void>;
}

export function createPhraseEar(deps: BagDeps): PhraseEar {
  const rooms = new Map<string, Heard>();
  const bagOf = async (roomId: string): Promise<Heard['bag']> => {
    const nowMs = deps.clock.nowMs();
    const known = rooms.get(roomId);
    if (known !== undefined && nowMs - known.readAtMs < freshMs) return known.bag;
    const bag = await findListening(deps, roomId);
    if (rooms.size >= roomsMax) rooms.clear();
    rooms.set(roomId, { readAtMs: nowMs, bag });
    return bag;
  };
  return {
    async heard(roomId, personId, text) {
      try {
        const bag = await bagOf(roomId);
        if (bag === null || !spoken(text).includes(bag.phrase)) return;
        await insertPhrase(deps.db, bag.id, personId, deps.clock.nowMs());
      } catch (error) {
        deps.log.error({ error, roomId }, 'a phrase was not kept');
      }
    },
  };
}

async function findListening(deps: BagDeps, roomId: string): Promise<Heard['bag']> {
  const { rows } = await sql<{ id: string; input: BagInput }>`
    select id, input from lucky_bags where room_id = ${roomId} and state = 'open'
  `.execute(deps.db);
  const [row] = rows;
  const condition = row?.input.conditions.find(({ kind }) => kind === 'phrase');
  return row === undefined || condition?.kind !== 'phrase'
    ? null
    : { id: row.id, phrase: spoken(condition.text) };
}
