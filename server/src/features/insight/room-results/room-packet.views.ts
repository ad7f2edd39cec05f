import { minuteMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { RoomPacketResult, RoomResults } from './room-result.schema.ts';

const packetsMax = 100;
/** Whom a packet draws comes within so many minutes. */
const drawnMinutes = 3;

type PacketRow = Omit<RoomPacketResult, 'at' | 'onlineBefore' | 'onlineAfter'> & { at: Date };

/** What came of each red packet of a room: who took of it, and how many were there before and after. */
export async function listPacketResults(
  db: Database,
  roomId: string,
  minutes: RoomResults['minutes'],
): Promise<RoomPacketResult[]> {
  const { rows } = await sql<PacketRow>`
    select id as "packetId", published_at as at, total_cents as "totalCents", currency, count, taken,
      (select coalesce(sum(amount_cents), 0) from red_packet_takes t where t.packet_id = p.id)::bigint as "takenCents"
    from red_packets p where room_id = ${roomId} order by id limit ${packetsMax}
  `.execute(db);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString(), ...drawnBy(at.getTime(), minutes) }));
}

/** The mean of the minute before, and the most of the minutes after it was given; a minute without anybody is zero. */
function drawnBy(
  atMs: number,
  minutes: RoomResults['minutes'],
): Pick<RoomPacketResult, 'onlineBefore' | 'onlineAfter'> {
  const online = new Map(minutes.map((minute) => [Date.parse(minute.at), minute.online]));
  const givenMs = Math.floor(atMs / minuteMs) * minuteMs;
  const after = Array.from({ length: drawnMinutes }, (_, i) => online.get(givenMs + (i + 1) * minuteMs) ?? 0);
  return { onlineBefore: online.get(givenMs - minuteMs) ?? 0, onlineAfter: Math.max(...after) };
}
