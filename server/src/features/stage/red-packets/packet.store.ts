import type { Cents, PersonId, RoomId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';

export interface StoredPacket {
  readonly id: string;
  readonly roomId: RoomId;
  readonly shopId: ShopId;
  readonly state: 'open' | 'over';
  readonly totalCents: Cents;
  readonly currency: string;
  readonly count: number;
  readonly taken: number;
  readonly seed: string;
  readonly commitment: string;
  readonly publishedAtMs: number;
  readonly expiresAtMs: number;
  readonly overAtMs: number | null;
}

export interface StoredTake {
  readonly id: string;
  readonly packetId: string;
  readonly shopId: ShopId;
  readonly currency: string;
  readonly personId: PersonId;
  readonly number: number;
  readonly amountCents: Cents;
  readonly state: 'due' | 'paid' | 'refused';
}

const columns = sql`p.id, p.room_id as "roomId", p.shop_id as "shopId", p.state, p.total_cents as "totalCents", p.currency,
  p.count, p.taken, p.seed, p.commitment, (extract(epoch from p.published_at) * 1000)::bigint as "publishedAtMs",
  (extract(epoch from p.expires_at) * 1000)::bigint as "expiresAtMs",
  (extract(epoch from p.over_at) * 1000)::bigint as "overAtMs"`;
const takeColumns = sql`t.id, t.packet_id as "packetId", p.shop_id as "shopId", p.currency, t.person_id as "personId",
  t.number, t.amount_cents as "amountCents", t.state`;

export async function findPacket(db: Database | Tx, packetId: string): Promise<StoredPacket | null> {
  const { rows } = await sql<StoredPacket>`
    select ${columns} from red_packets p where p.id = ${packetId}
  `.execute(db);
  return rows[0] ?? null;
}

export async function lockPacket(tx: Tx, packetId: string): Promise<StoredPacket | null> {
  const { rows } = await sql<StoredPacket>`
    select ${columns} from red_packets p where p.id = ${packetId} for no key update
  `.execute(tx);
  return rows[0] ?? null;
}

export async function listPackets(
  db: Database,
  roomId: string,
  limit: number,
): Promise<readonly StoredPacket[]> {
  const { rows } = await sql<StoredPacket>`
    select ${columns} from red_packets p where p.room_id = ${roomId} order by p.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** @throws a unique violation of `red_packets_open` */
export async function insertPacket(
  tx: Tx,
  packet: Omit<StoredPacket, 'state' | 'taken' | 'overAtMs'> & {
    readonly amounts: readonly number[];
    readonly madeBy: string;
  },
): Promise<void> {
  await sql`
    insert into red_packets (id, room_id, shop_id, state, total_cents, currency, count, amounts, seed, commitment, made_by,
      published_at, expires_at)
    values (${packet.id}, ${packet.roomId}, ${packet.shopId}, 'open', ${packet.totalCents}, ${packet.currency},
      ${packet.count}, ${[...packet.amounts]}::bigint[], ${packet.seed}, ${packet.commitment}, ${packet.madeBy},
      ${new Date(packet.publishedAtMs)}, ${new Date(packet.expiresAtMs)})
  `.execute(tx);
}

/**
 * Takes the next part for somebody, or answers null when the packet is over.
 *
 * @throws a unique violation when they have one already
 */
export async function insertTake(
  tx: Tx,
  take: { readonly id: string; readonly packetId: string; readonly personId: string },
  nowMs: number,
): Promise<{ readonly number: number; readonly amountCents: Cents; readonly last: boolean } | null> {
  const now = new Date(nowMs);
  const { rows } = await sql<{ number: number; amountCents: Cents; last: boolean }>`
    with packet as (
      update red_packets set taken = taken + 1
      where id = ${take.packetId} and state = 'open' and expires_at > ${now} and taken < count
      returning id, taken, amounts[taken] as amount, taken = count as last
    ), new_take as (
      insert into red_packet_takes (id, packet_id, person_id, number, amount_cents, state, taken_at)
      select ${take.id}, id, ${take.personId}, taken, amount, 'due', ${now} from packet
    )
    select taken as number, amount as "amountCents", last from packet
  `.execute(tx);
  return rows[0] ?? null;
}

export async function findTake(
  db: Database | Tx,
  packetId: string,
  personId: string,
): Promise<StoredTake | null> {
  const { rows } = await sql<StoredTake>`
    select ${takeColumns} from red_packet_takes t join red_packets p on p.id = t.packet_id
    where t.packet_id = ${packetId} and t.person_id = ${personId}
  `.execute(db);
  return rows[0] ?? null;
}

/** Of these packets, what somebody took, by packet. */
export async function findTakesOf(
  db: Database,
  packetIds: readonly string[],
  personId: string,
): Promise<ReadonlyMap<string, StoredTake>> {
  const { rows } = await sql<StoredTake>`
    select ${takeColumns} from red_packet_takes t join red_packets p on p.id = t.packet_id
    where t.packet_id = any(${[...packetIds]}::text[]) and t.person_id = ${personId}
  `.execute(db);
  return new Map(rows.map((take) => [take.packetId, take]));
}

/** Who took what of a packet, the latest first. */
export async function listTakes(
  db: Database,
  packetId: string,
  limit: number,
): Promise<readonly (StoredTake & { readonly displayName: string; readonly takenAt: Date })[]> {
  const { rows } = await sql<StoredTake & { displayName: string; takenAt: Date }>`
    select ${takeColumns}, who.display_name as "displayName", t.taken_at as "takenAt"
    from red_packet_takes t join red_packets p on p.id = t.packet_id join people who on who.id = t.person_id
    where t.packet_id = ${packetId} order by t.number desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function findTakeById(db: Database, takeId: string): Promise<StoredTake | null> {
  const { rows } = await sql<StoredTake>`
    select ${takeColumns} from red_packet_takes t join red_packets p on p.id = t.packet_id where t.id = ${takeId}
  `.execute(db);
  return rows[0] ?? null;
}

/** Ends a take that is still due; false when somebody else has. */
export async function endTake(
  tx: Tx,
  takeId: string,
  outcome: { readonly providerRef: string } | { readonly failure: string },
  nowMs: number,
): Promise<boolean> {
  const paid = 'providerRef' in outcome;
  const { numAffectedRows } = await sql`
    update red_packet_takes set state = ${paid ? 'paid' : 'refused'}, ended_at = ${new Date(nowMs)},
      provider_ref = ${paid ? outcome.providerRef : null}, failure = ${paid ? null : outcome.failure}
    where id = ${takeId} and state = 'due'
  `.execute(tx);
  return numAffectedRows === 1n;
}

/** What is left of a packet: the parts that nobody took. */
export async function sumLeft(tx: Tx, packetId: string): Promise<Cents> {
  const { rows } = await sql<{ cents: Cents }>`
    select (p.total_cents - coalesce((select sum(amount_cents) from red_packet_takes where packet_id = p.id), 0))::bigint
      as cents from red_packets p where p.id = ${packetId}
  `.execute(tx);
  return rows[0]?.cents ?? (0 as Cents);
}

export async function setOver(tx: Tx, packetId: string, returnedCents: Cents, nowMs: number): Promise<void> {
  await sql`
    update red_packets set state = 'over', over_at = ${new Date(nowMs)}, returned_cents = ${returnedCents}
    where id = ${packetId}
  `.execute(tx);
}

/** Packets that should be over, of a room that is, too; and takes that were not paid for a while. At most `limit` of each. */
export async function listDue(
  db: Database,
  nowMs: number,
  takenBeforeMs: number,
  limit: number,
): Promise<{ readonly packetIds: readonly string[]; readonly takeIds: readonly string[] }> {
  const packets = await sql<{ id: string }>`
    select p.id from red_packets p join rooms r on r.id = p.room_id
    where p.state = 'open' and (p.expires_at <= ${new Date(nowMs)} or p.taken = p.count or r.state <> 'live')
    order by p.id limit ${limit}
  `.execute(db);
  const takes = await sql<{ id: string }>`
    select id from red_packet_takes where state = 'due' and taken_at < ${new Date(takenBeforeMs)}
    order by taken_at limit ${limit}
  `.execute(db);
  return { packetIds: packets.rows.map(({ id }) => id), takeIds: takes.rows.map(({ id }) => id) };
}
