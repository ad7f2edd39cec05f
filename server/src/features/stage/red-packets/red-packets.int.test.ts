import { createHash } from 'node:crypto';
import { dayMs, minuteMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerShop, ledgerFindings, ledgerShop } from '../../../../../tests/ledger-shop.ts';
import {
  makePerson,
  makeShop,
  type Person,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { findBalance } from '../../trade/ledger/index.ts';
import { redPacketsFeature } from './index.ts';
import { splitTotal } from './packet.policy.ts';

let trade: TradeServer;
let refusing = false;
beforeAll(async () => {
  trade = await tradeServer({
    connections: 16,
    features: (deps) => {
      const { payouts } = deps;
      const sometimes = {
        ...payouts,
        payPerson: async (transfer: Parameters<typeof payouts.payPerson>[0]) =>
          refusing ? { state: 'refused' as const, reason: 'no-account' } : payouts.payPerson(transfer),
      };
      return [redPacketsFeature({ ...deps, payouts: sometimes }, { hub: { announced: () => undefined } })];
    },
  });
});
afterAll(() => trade.stop());
afterEach(async () => {
  refusing = false;
  await trade.runJobs();
  expect(await ledgerFindings(trade)).toEqual([]);
});

let made = 0;

/** A live room of a shop with ¥95 and more to spend. */
async function liveRoom() {
  const shop: LedgerShop = await ledgerShop(trade);
  await shop.receivedOrder();
  trade.clock.advance(7 * dayMs);
  await shop.settle();
  const { shopId } = shop;
  const host = await makePerson(trade.db, { shops: [[shopId, 'host']] });
  made += 1;
  const roomId = `rom_${String(made).padStart(26, '0')}`;
  const now = new Date(trade.clock.nowMs());
  await sql`
    insert into rooms (id, broadcaster_id, broadcaster_kind, state, title, planned_at, started_at, version, created_by,
      created_at, updated_at)
    values (${roomId}, ${shopId}, 'shop', 'live', 'live', ${now}, ${now}, 1, ${host.id}, ${now}, ${now})
  `.execute(trade.db);
  return { shop, shopId, host, roomId, balanceCents: await shop.owed('shop') };
}
type Room = Awaited<ReturnType<typeof liveRoom>>;
interface Packet {
  readonly id: string;
  readonly code?: string;
  readonly state: string;
  readonly taken: number;
  readonly seed: string | null;
  readonly commitment: string;
  readonly mine: { amountCents: number; state: string } | null;
}

const publish = (room: Room, more: object = {}, who: Person | null = room.host) =>
  trade.send<Packet>(who, 'POST', `/studio/rooms/${room.roomId}/red-packets`, {
    ...{ totalCents: 5_000, count: 5, minutes: 10 },
    ...more,
  });
const take = (who: Person | null, packetId: string) =>
  trade.send<{ amountCents: number; number: number; code?: string }>(
    who,
    'POST',
    `/red-packets/${packetId}/take`,
  );
async function listed(room: Room, who: Person): Promise<Packet> {
  const { body } = await trade.send<{ items: Packet[] }>(who, 'GET', `/rooms/${room.roomId}/red-packets`);
  return body.items[0]!;
}
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makePerson(trade.db)));
const sweep = () => trade.runJob('red-packets.advance-all');
const providerCents = () => findBalance(trade.db, { kind: 'provider', ownerId: 'sandbox', currency: 'CNY' });
async function messages(roomId: string): Promise<{ kind: string; returnedCents?: number }[]> {
  const { rows } = await sql<{ body: { kind: string } }>`
    select body from room_messages where room_id = ${roomId} order by seq
  `.execute(trade.db);
  return rows.map(({ body }) => body);
}

describe('a red packet', () => {
  it('leaves the balance, is taken once a person by as many as it has parts, and is paid out', async () => {
    const room = await liveRoom();
    const { body: packet } = await publish(room);
    expect(await room.shop.owed('shop')).toBe(room.balanceCents - 5_000);
    expect(await room.shop.owed('red-packet', packet.id)).toBe(5_000);
    const before = await providerCents();
    const takers = await people(9);
    const answers = await Promise.all(
      takers.flatMap((person) => [take(person, packet.id), take(person, packet.id)]),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(new Set(won.map(({ body }) => body.number)).size).toBe(5);
    expect(answers.filter(({ body }) => body.code === 'packet-over').length).toBe(18 - won.length);
    const parts = new Map(won.map(({ body }) => [body.number, body.amountCents]));
    expect([...parts.values()].reduce((sum, part) => sum + part, 0)).toBe(5_000);
    await trade.runJobs();
    await sweep();
    expect(before - (await providerCents())).toBe(5_000);
    expect(await room.shop.owed('red-packet', packet.id)).toBe(0);
    const winner = takers.find((_, at) => answers[at * 2]!.status === 200)!;
    const over = await listed(room, winner);
    expect(over).toMatchObject({ state: 'over', taken: 5, mine: { state: 'paid' } });
    const takes = (who: Person | null) =>
      trade.send<{ items: { number: number; amountCents: number; state: string }[] }>(
        ...([who, 'GET', `/studio/rooms/${room.roomId}/red-packets/${packet.id}/takes`] as const),
      );
    const told = (await takes(room.host)).body.items;
    expect(told.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    for (const { number, amountCents } of told) expect(amountCents).toBe(parts.get(number));
    const assistant = await makePerson(trade.db, { shops: [[room.shopId, 'assistant']] });
    for (const [who, status] of [
      [null, 401],
      [winner, 404],
      [assistant, 404],
    ] as const)
      expect((await takes(who)).status).toBe(status);
    // The log tells the room's results of each part, once.
    const { rows: logged } = await sql<{ parts: number; cents: number; room: string }>`
      select count(*)::int as parts, sum((data->>'amountCents')::int)::int as cents, min(data->>'roomId') as room
      from events where kind = 'red-packet-taken' and subject_id = ${packet.id}`.execute(trade.db);
    expect(logged).toEqual([{ parts: 5, cents: 5_000, room: room.roomId }]);
    // Anybody can split it again.
    expect(createHash('sha256').update(over.seed!, 'hex').digest('hex')).toBe(over.commitment);
    const split = splitTotal(5_000, 5, over.seed!);
    for (const [number, amount] of parts) expect(split[number - 1]).toBe(amount);
    expect((await messages(room.roomId)).map(({ kind }) => kind)).toEqual([
      'red-packet-published',
      'red-packet-over',
    ]);
  });

  it('gives what nobody took back when its time is over, once', async () => {
    const room = await liveRoom();
    const { body: packet } = await publish(room);
    const [first, late] = await people(2);
    const { amountCents } = (await take(first!, packet.id)).body;
    trade.clock.advance(10 * minuteMs);
    expect((await take(late!, packet.id)).body.code).toBe('packet-over');
    await Promise.all([sweep(), sweep(), sweep()]);
    expect(await room.shop.owed('shop')).toBe(room.balanceCents - amountCents);
    expect((await messages(room.roomId)).at(-1)).toMatchObject({ returnedCents: 5_000 - amountCents });
    expect(await messages(room.roomId)).toHaveLength(2);
    expect((await take(first!, packet.id)).body.amountCents).toBe(amountCents);
  });

  it('is over with its room', async () => {
    const room = await liveRoom();
    const { body: packet } = await publish(room);
    await sql`update rooms set state = 'ended', ended_at = now(), end_reason = 'host' where id = ${room.roomId}`.execute(
      trade.db,
    );
    expect((await take((await people(1))[0]!, packet.id)).body.code).toBe('packet-over');
    await sweep();
    expect(await room.shop.owed('shop')).toBe(room.balanceCents);
  });

  it('that cannot be paid to a person is the shop’s again', async () => {
    const room = await liveRoom();
    const { body: packet } = await publish(room, { count: 1 });
    const [person] = await people(1);
    await take(person!, packet.id);
    refusing = true;
    await trade.runJobs();
    expect(await listed(room, person!)).toMatchObject({ mine: { state: 'refused' } });
    expect(await room.shop.owed('shop')).toBe(room.balanceCents);
  });

  it('is paid once, whoever pays it and however often', async () => {
    const room = await liveRoom();
    const { body: packet } = await publish(room, { count: 2 });
    const [person] = await people(1);
    const { amountCents } = (await take(person!, packet.id)).body;
    const before = await providerCents();
    trade.clock.advance(3 * minuteMs);
    await Promise.all([sweep(), sweep(), trade.runJobs()]);
    expect(before - (await providerCents())).toBe(amountCents);
  });

  it('is never more than the shop has, even when asked at once', async () => {
    const [room, poor] = [await liveRoom(), await liveRoom()];
    const beyond = await publish(poor, { totalCents: poor.balanceCents + 1 });
    expect(beyond.body).toMatchObject({ code: 'balance-too-small', balanceCents: poor.balanceCents });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => publish(room, { totalCents: room.balanceCents })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await room.shop.owed('shop')).toBe(0);
  });

  it('is one at a time in a room', async () => {
    const room = await liveRoom();
    expect((await publish(room, { totalCents: 1_000 })).status).toBe(200);
    expect((await publish(room, { totalCents: 1_000 })).body.code).toBe('packet-under-way');
    expect(await room.shop.owed('shop')).toBe(room.balanceCents - 1_000);
  });

  it.each([
    ['fewer cents than parts', { totalCents: 100, count: 101 }],
    ['more than 200 yuan a part', { totalCents: 20_001, count: 1 }],
    ['less than a yuan', { totalCents: 99, count: 1 }],
    ['no parts', { count: 0 }],
    ['too long', { minutes: 31 }],
  ])('is refused: %s', async (_name, more) => {
    const room = await liveRoom();
    expect(await publish(room, more)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  it('is published by a host of the shop, in its own live room, and taken by those who do not work there', async () => {
    const room = await liveRoom();
    const otherShop = await makeShop(trade.db);
    const who = {
      stranger: null,
      visitor: await makePerson(trade.db, { signedIn: false }),
      shopper: await makePerson(trade.db),
      other: await makePerson(trade.db, { shops: [[otherShop, 'owner']] }),
      clerk: await makePerson(trade.db, { shops: [[room.shopId, 'clerk']] }),
      assistant: await makePerson(trade.db, { shops: [[room.shopId, 'assistant']] }),
      host: room.host,
    };
    const published: number[] = [];
    for (const one of Object.values(who)) published.push((await publish(room, {}, one)).status);
    expect(published).toEqual([401, 401, 404, 404, 404, 403, 200]);
    const { id } = await listed(room, who.shopper);
    const taken: number[] = [];
    for (const one of Object.values(who)) taken.push((await take(one, id)).status);
    expect(taken).toEqual([401, 401, 200, 200, 200, 403, 403]);
    expect((await listed(room, who.shopper)).seed).toBeNull();
    await sql`update rooms set state = 'scheduled', started_at = null where id = ${room.roomId}`.execute(
      trade.db,
    );
    expect((await publish(room)).body.code).toBe('room-not-live');
    await sql`update rooms set state = 'live', started_at = now() where id = ${room.roomId}`.execute(
      trade.db,
    );
  });
});
