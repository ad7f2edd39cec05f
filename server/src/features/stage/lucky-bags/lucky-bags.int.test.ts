import { createHash, randomBytes } from 'node:crypto';
import { minuteMs, type PersonId, type ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../../../../docs/reference/verify-lucky-bag.mjs';
import {
  audit,
  makeGoods,
  makePerson,
  makeShop,
  type Person,
  soundBooks,
  type TradeServer,
  tradeServer,
} from '../../../../../tests/trade-server.ts';
import { verifyProof } from '../../../../../web/shopper/lucky-bags/verify-proof.ts';
import type { RoomMessage } from '../rooms/index.ts';
import { luckyBagsFeature, type PhraseEar } from './index.ts';

type Shopper = Awaited<ReturnType<typeof makePerson>>;

let trade: TradeServer;
let ear: PhraseEar;
const told: RoomMessage[] = [];
beforeAll(async () => {
  trade = await tradeServer({
    connections: 16,
    features: (deps) => {
      const feature = luckyBagsFeature(deps, { tell: (message) => told.push(message) });
      ear = feature;
      return [feature];
    },
  });
});
afterAll(() => trade.stop());

let made = 0;

/** A shop that is live, with its owner and goods to give. */
async function liveRoom(stock = 10, priceCents = 9_900) {
  const shopId = await makeShop(trade.db);
  const owner = await makePerson(trade.db, { shops: [[shopId, 'owner']] });
  const { variantIds } = await makeGoods(trade, shopId, [{ priceCents, stock }]);
  made += 1;
  const roomId = `rom_${String(made).padStart(26, '0')}`;
  const now = new Date(trade.clock.nowMs());
  await sql`
    insert into rooms (id, broadcaster_id, broadcaster_kind, state, title, planned_at, started_at, version, created_by,
      created_at, updated_at, banned_words)
    values (${roomId}, ${shopId}, 'shop', 'live', 'live', ${now}, ${now}, 1, ${owner.id}, ${now}, ${now}, '{最便宜}')
  `.execute(trade.db);
  return { shopId, owner, roomId, variantId: variantIds[0]! };
}

async function watches(roomId: string, personId: PersonId, watchedMs = 0, here = true): Promise<void> {
  const now = new Date(trade.clock.nowMs());
  await sql`
    insert into room_viewers (room_id, person_id, joined_at, seen_at, watched_ms, here)
    values (${roomId}, ${personId}, ${now}, ${now}, ${watchedMs}, ${here})
    on conflict (room_id, person_id) do update set seen_at = ${now}, watched_ms = ${watchedMs}, here = ${here}
  `.execute(trade.db);
}

const bags = (roomId: string, rest = '') => `/studio/rooms/${roomId}/lucky-bags${rest}`;
type Bag = { id: string; state: string; code?: string } & Record<string, unknown>;
const input = (variantId: string, more: object = {}) => ({
  ...{ variantId, winners: 2, minutes: 5, conditions: [] },
  ...more,
});

async function published(room: Awaited<ReturnType<typeof liveRoom>>, more: object = {}): Promise<string> {
  const draft = await trade.send<Bag>(room.owner, 'POST', bags(room.roomId), input(room.variantId, more));
  expect(draft.status, JSON.stringify(draft.body)).toBe(200);
  const answer = await trade.send<Bag>(room.owner, 'POST', bags(room.roomId, `/${draft.body.id}/publish`));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(answer.body.state).toBe('open');
  return draft.body.id;
}

const shareOf = (person: Person) => createHash('sha256').update(`share ${person.id}`).digest('hex');
const hashOf = (hex: string) => createHash('sha256').update(hex, 'hex').digest('hex');
const enter = (person: Person | null, bagId: string, shareHash?: string) =>
  trade.send<{ entryId: string; number: number; code?: string }>(
    person,
    'POST',
    `/lucky-bags/${bagId}/enter`,
    {
      shareHash: shareHash ?? (person === null ? 'a'.repeat(64) : hashOf(shareOf(person))),
    },
  );
const reveal = (person: Person, bagId: string, share = shareOf(person)) =>
  trade.send<{ code?: string }>(person, 'POST', `/lucky-bags/${bagId}/share`, { share });
const claim = (person: Person, bagId: string, addressId: string) =>
  trade.send<{ orderId: string; code?: string }>(person, 'POST', `/lucky-bags/${bagId}/claim`, { addressId });
const proofOf = (bagId: string) => trade.send<Proof>(null, 'GET', `/lucky-bags/${bagId}/proof`);
interface Proof {
  readonly closing: Record<string, unknown>;
  readonly seed: string;
  readonly root: string;
  readonly winners: readonly { readonly entryId: string; readonly number: number }[];
}
const due = () => trade.runJob('lucky-bags.advance-due');

async function entrants(roomId: string, bagId: string, count: number): Promise<Shopper[]> {
  const people = await Promise.all(Array.from({ length: count }, () => makePerson(trade.db)));
  for (const person of people) {
    await watches(roomId, person.id);
    expect((await enter(person, bagId)).status).toBe(200);
  }
  return people;
}

/** Closes, takes shares of those who reveal, and draws. */
async function drawn(roomId: string, bagId: string, people: readonly Shopper[]): Promise<void> {
  trade.clock.advance(5 * minuteMs);
  for (const person of people) await watches(roomId, person.id);
  await due();
  for (const person of people) expect((await reveal(person, bagId)).status).toBe(200);
  trade.clock.advance(10_000);
  await due();
}

async function poolOf(bagId: string) {
  const { rows } = await sql<{ on_hand: number; held: number; promised: number }>`
    select s.on_hand, s.held, s.promised from stock_levels s
    join lucky_bags b on b.pool_id = s.pool where b.id = ${bagId}
  `.execute(trade.db);
  return rows[0];
}
async function openStock(variantId: string): Promise<number> {
  const row = await trade.db
    .selectFrom('stock_levels')
    .select('on_hand')
    .where('variant_id', '=', variantId)
    .where('pool', '=', '')
    .executeTakeFirstOrThrow();
  return row.on_hand;
}
async function messagesOf(roomId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{ seq: number; body: Record<string, unknown> }>`
    select seq, body from room_messages where room_id = ${roomId} order by seq
  `.execute(trade.db);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
  return rows.map(({ body }) => body);
}

describe('a lucky bag', () => {
  it('goes from a draft to a prize in a parcel, told step by step and verified by both verifiers', async () => {
    const room = await liveRoom(5);
    const bagId = await published(room, { winners: 2 });
    expect(await poolOf(bagId)).toMatchObject({ on_hand: 2 });
    expect(await openStock(room.variantId)).toBe(3);
    const people = await entrants(room.roomId, bagId, 6);
    await drawn(room.roomId, bagId, people);
    const { body: proof } = await proofOf(bagId);
    const messages = await messagesOf(room.roomId);
    expect(messages.map(({ kind }) => kind)).toEqual([
      'bag-published',
      'bag-closed',
      'bag-sealed',
      'bag-drawn',
    ]);
    const [publication, closing, sealing, drawing] = messages;
    const seen = [
      publication!.commitment,
      publication!.rulesHash,
      closing!.entriesRoot,
      sealing!.root,
    ] as string[];
    const winners = verify(proof, undefined, ...seen);
    expect(verifyProof(proof, null, seen)).toMatchObject({ ok: true, draw: { winners, sharesRevealed: 6 } });
    expect(JSON.stringify([publication, closing, sealing])).not.toContain(proof.seed);
    expect(drawing).toMatchObject({ seed: proof.seed });
    expect((drawing!.winners as { entryId: string }[]).map(({ entryId }) => entryId)).toEqual(winners);
    expect(told.filter(({ roomId }) => roomId === room.roomId)).toHaveLength(4);
    const won: Shopper[] = [];
    for (const person of people) {
      const own = await trade.send<{ entry: { entryId: string }; share: string }>(
        person,
        'GET',
        `/lucky-bags/${bagId}/entry`,
      );
      expect(verify(proof, own.body)).toEqual(winners);
      expect(own.body.share).toBe(shareOf(person));
      if (winners.includes(own.body.entry.entryId)) won.push(person);
    }
    expect(won).toHaveLength(2);
    for (const person of people) {
      const claimed = await claim(person, bagId, person.addressId);
      expect(claimed.status).toBe(won.includes(person) ? 200 : 404);
      if (claimed.status !== 200) continue;
      expect((await claim(person, bagId, person.addressId)).body).toEqual(claimed.body);
      const order = await trade.send<Record<string, unknown>>(
        person,
        'GET',
        `/orders/${claimed.body.orderId}`,
      );
      expect(order.body).toMatchObject({ state: 'paid', totalCents: 0, shippingCents: 0 });
    }
    expect(await poolOf(bagId)).toMatchObject({ on_hand: 0, held: 0, promised: 2 });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('ships its prize as any order, and settles at nothing', async () => {
    const room = await liveRoom();
    const bagId = await published(room, { winners: 1 });
    const [person] = (await entrants(room.roomId, bagId, 1)) as [Shopper];
    await drawn(room.roomId, bagId, [person]);
    const { orderId } = (await claim(person, bagId, person.addressId)).body;
    const label = { carrier: 'sf', trackingNo: `SF${orderId.slice(-10)}` };
    const shipped = await trade.send(
      room.owner,
      'POST',
      `/studio/shops/${room.shopId}/orders/${orderId}/ship`,
      label,
    );
    expect(shipped.status, JSON.stringify(shipped.body)).toBe(200);
    expect((await trade.send(person, 'POST', `/orders/${orderId}/receive`)).status).toBe(200);
    trade.clock.advance(30 * 24 * 60 * minuteMs);
    await trade.runJob('ledger.settle');
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('can be given back as an order of nothing: its piece is on the shelf again', async () => {
    const room = await liveRoom();
    const bagId = await published(room, { winners: 1 });
    const [person] = (await entrants(room.roomId, bagId, 1)) as [Shopper];
    await drawn(room.roomId, bagId, [person]);
    const { orderId } = (await claim(person, bagId, person.addressId)).body;
    const refund = { reason: '缺货', putBack: true };
    const path = `/studio/shops/${room.shopId}/orders/${orderId}/refund`;
    expect((await trade.send(room.owner, 'POST', path, refund)).status).toBe(200);
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('is neither changed nor withdrawn once it is published, and published once', async () => {
    const room = await liveRoom();
    const bagId = await published(room);
    const path = bags(room.roomId, `/${bagId}`);
    const changed = await trade.send(room.owner, 'PUT', path, input(room.variantId, { winners: 1 }));
    expect(changed).toMatchObject({ status: 409, body: { code: 'bag-published' } });
    const removed = await trade.send(room.owner, 'DELETE', path);
    expect(removed).toMatchObject({ status: 409, body: { code: 'bag-published' } });
    expect((await trade.send(room.owner, 'POST', `${path}/publish`)).status).toBe(200);
    expect(await messagesOf(room.roomId)).toHaveLength(1);
    expect(await poolOf(bagId)).toMatchObject({ on_hand: 2 });
  });

  it('is changed and removed while it is a draft', async () => {
    const room = await liveRoom();
    const draft = await trade.send<Bag>(room.owner, 'POST', bags(room.roomId), input(room.variantId));
    const path = bags(room.roomId, `/${draft.body.id}`);
    const changed = await trade.send<Bag>(room.owner, 'PUT', path, input(room.variantId, { winners: 7 }));
    expect(changed.body).toMatchObject({ winners: 7, state: 'draft' });
    expect((await trade.send(room.owner, 'DELETE', path)).status).toBe(204);
    const list = await trade.send<{ items: Bag[] }>(room.owner, 'GET', bags(room.roomId));
    expect(list.body.items).toEqual([]);
  });

  it('refuses prizes beyond stock and beyond what is sensible, and a second bag at a time', async () => {
    const room = await liveRoom(3);
    const draft = await trade.send<Bag>(
      room.owner,
      'POST',
      bags(room.roomId),
      input(room.variantId, { winners: 4 }),
    );
    const beyond = await trade.send(room.owner, 'POST', bags(room.roomId, `/${draft.body.id}/publish`));
    expect(beyond).toMatchObject({ status: 409, body: { code: 'stock-exhausted', available: 3 } });
    expect(await messagesOf(room.roomId)).toEqual([]);
    await published(room, { winners: 1 });
    const second = await trade.send<Bag>(
      room.owner,
      'POST',
      bags(room.roomId),
      input(room.variantId, { winners: 1 }),
    );
    const refused = await trade.send(room.owner, 'POST', bags(room.roomId, `/${second.body.id}/publish`));
    expect(refused).toMatchObject({ status: 409, body: { code: 'bag-under-way' } });
    expect(await openStock(room.variantId)).toBe(2);
    const dear = await liveRoom(60, 100_000);
    const large = await trade.send(
      dear.owner,
      'POST',
      bags(dear.roomId),
      input(dear.variantId, { winners: 51 }),
    );
    expect(large).toMatchObject({ status: 409, body: { code: 'prize-too-large', limitCents: 5_000_000 } });
    const most = await trade.send(
      dear.owner,
      'POST',
      bags(dear.roomId),
      input(dear.variantId, { winners: 50 }),
    );
    expect(most.status).toBe(200);
  });

  it.each([
    ['a condition twice', { conditions: [{ kind: 'follow' }, { kind: 'follow' }] }],
    ['to watch for longer than it is open', { conditions: [{ kind: 'watch', minutes: 6 }] }],
    ['a banned word', { conditions: [{ kind: 'phrase', text: '全网 最便宜' }] }],
    ['to join a club', { conditions: [{ kind: 'club' }] }],
    ['no winners', { winners: 0 }],
    ['too many winners', { winners: 101 }],
    ['too long', { minutes: 31 }],
  ])('refuses %s', async (_name, more) => {
    const room = await liveRoom();
    const answer = await trade.send(room.owner, 'POST', bags(room.roomId), input(room.variantId, more));
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  it('is published in a live room only', async () => {
    const room = await liveRoom();
    const draft = await trade.send<Bag>(room.owner, 'POST', bags(room.roomId), input(room.variantId));
    await sql`update rooms set state = 'scheduled', started_at = null where id = ${room.roomId}`.execute(
      trade.db,
    );
    const answer = await trade.send(room.owner, 'POST', bags(room.roomId, `/${draft.body.id}/publish`));
    expect(answer).toMatchObject({ status: 409, body: { code: 'room-not-live' } });
  });
});

describe('to enter', () => {
  it('the conditions are met first: watched, said, followed', async () => {
    const room = await liveRoom();
    const conditions = [
      { kind: 'watch', minutes: 3 },
      { kind: 'phrase', text: '好 运来' },
      { kind: 'follow' },
    ];
    const bagId = await published(room, { conditions });
    const person = await makePerson(trade.db);
    const missing = async () => (await enter(person, bagId)).body as { missing?: string[] };
    expect(await missing()).toMatchObject({
      code: 'conditions-not-met',
      missing: ['watch', 'phrase', 'follow'],
    });
    await watches(room.roomId, person.id, 3 * minuteMs);
    expect(await missing()).toMatchObject({ missing: ['phrase', 'follow'] });
    await ear.heard(room.roomId, person.id, '我来了');
    expect(await missing()).toMatchObject({ missing: ['phrase', 'follow'] });
    await ear.heard(room.roomId, person.id, '祝大家好运 来！');
    expect(await missing()).toMatchObject({ missing: ['follow'] });
    await sql`insert into follows (person_id, author_id, followed_at)
      values (${person.id}, ${room.shopId}, now())`.execute(trade.db);
    expect((await enter(person, bagId)).status).toBe(200);
  });

  it('many at once and often, everybody has one entry and numbers have no gaps', async () => {
    const room = await liveRoom();
    const bagId = await published(room);
    const people = await Promise.all(Array.from({ length: 12 }, () => makePerson(trade.db)));
    const answers = await Promise.all(
      people.flatMap((person) => Array.from({ length: 4 }, () => enter(person, bagId))),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(new Set(answers.map(({ body }) => body.entryId)).size).toBe(12);
    const numbers = [...new Set(answers.map(({ body }) => body.number))].sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  });

  it('it must be open, and who helps in the room does not', async () => {
    const room = await liveRoom();
    const bagId = await published(room);
    expect(await enter(room.owner, bagId)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    trade.clock.advance(5 * minuteMs);
    expect(await enter(await makePerson(trade.db), bagId)).toMatchObject({
      status: 409,
      body: { code: 'bag-over' },
    });
    const unknown = await enter(await makePerson(trade.db), `bag_${'0'.repeat(26)}`);
    expect(unknown.status).toBe(404);
  });
});

describe('shares', () => {
  it('are taken between closing and the draw, if they are what was committed to', async () => {
    const room = await liveRoom();
    const bagId = await published(room);
    const [person, silent] = (await entrants(room.roomId, bagId, 2)) as [Shopper, Shopper];
    expect((await reveal(person, bagId)).body.code).toBe('share-late');
    trade.clock.advance(5 * minuteMs);
    for (const one of [person, silent]) await watches(room.roomId, one.id);
    await due();
    expect((await reveal(person, bagId, 'b'.repeat(64))).body.code).toBe('share-mismatch');
    expect((await reveal(await makePerson(trade.db), bagId)).status).toBe(404);
    expect((await reveal(person, bagId)).status).toBe(200);
    expect((await reveal(person, bagId)).status).toBe(200);
    trade.clock.advance(10_000);
    expect((await reveal(silent, bagId)).body.code).toBe('share-late');
    await due();
    expect((await proofOf(bagId)).body.closing).toMatchObject({ entryCount: 2, sharesRevealed: 1 });
  });
});

describe('the draw', () => {
  it('passes over who left the room', async () => {
    const room = await liveRoom();
    const bagId = await published(room, { winners: 3 });
    const people = await entrants(room.roomId, bagId, 5);
    trade.clock.advance(5 * minuteMs);
    const stayed = people.slice(0, 2);
    for (const person of stayed) await watches(room.roomId, person.id);
    await watches(room.roomId, people[2]!.id, 0, false);
    await due();
    trade.clock.advance(10_000);
    await due();
    const { body: proof } = await proofOf(bagId);
    expect(proof.closing).toMatchObject({ entryCount: 5, eligibleCount: 2 });
    expect(proof.winners.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it('asks for nobody’s presence in a room that ended before', async () => {
    const room = await liveRoom();
    const bagId = await published(room, { winners: 1 });
    await entrants(room.roomId, bagId, 3);
    await sql`update rooms set state = 'ended', ended_at = now(), end_reason = 'host' where id = ${room.roomId}`.execute(
      trade.db,
    );
    trade.clock.advance(5 * minuteMs);
    await due();
    trade.clock.advance(10_000);
    await due();
    expect((await proofOf(bagId)).body.closing).toMatchObject({ eligibleCount: 3 });
  });

  it('of nobody gives all prizes back at once', async () => {
    const room = await liveRoom(4);
    const bagId = await published(room);
    expect(await openStock(room.variantId)).toBe(2);
    trade.clock.advance(6 * minuteMs);
    await due();
    trade.clock.advance(10_000);
    await due();
    expect((await proofOf(bagId)).body.winners).toEqual([]);
    expect(await openStock(room.variantId)).toBe(4);
  });

  it('is the same whoever is killed in the middle, and whoever does it at the same time', async () => {
    const room = await liveRoom();
    const bagId = await published(room);
    const people = await entrants(room.roomId, bagId, 8);
    trade.clock.advance(5 * minuteMs);
    for (const person of people) await watches(room.roomId, person.id);
    await killedInTheMiddle(room.roomId);
    await Promise.all([due(), due(), due()]);
    const root = (await messagesOf(room.roomId)).at(-1)!.entriesRoot;
    for (const person of people.slice(0, 5)) await reveal(person, bagId);
    trade.clock.advance(10_000);
    await killedInTheMiddle(room.roomId);
    await Promise.all([due(), due(), due(), due()]);
    await due();
    const { body: proof } = await proofOf(bagId);
    verify(proof, undefined, String(root));
    const kinds = (await messagesOf(room.roomId)).map(({ kind }) => kind);
    expect(kinds).toEqual(['bag-published', 'bag-closed', 'bag-sealed', 'bag-drawn']);
    const { rows } = await sql<{ entry_id: string }>`
      select entry_id from lucky_bag_winners where bag_id = ${bagId} order by rank
    `.execute(trade.db);
    expect(rows.map(({ entry_id }) => entry_id)).toEqual(proof.winners.map(({ entryId }) => entryId));
  });

  /** Lets a draw run into a locked room, and ends its connection there: as a crash between two statements does. */
  async function killedInTheMiddle(roomId: string): Promise<void> {
    await trade.db.transaction().execute(async (tx) => {
      await sql`select id from rooms where id = ${roomId} for update`.execute(tx);
      const running = due();
      for (let tries = 0; tries < 100; tries++) {
        const { rows } = await sql<{ pid: number }>`
          select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        `.execute(tx);
        if (rows.length > 0) {
          for (const { pid } of rows) await sql`select pg_terminate_backend(${pid})`.execute(tx);
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await running;
    });
  }
});

describe('prizes', () => {
  it('that nobody claimed in seven days go back to the shop', async () => {
    const room = await liveRoom(4);
    const bagId = await published(room, { winners: 2 });
    const people = await entrants(room.roomId, bagId, 2);
    await drawn(room.roomId, bagId, people);
    const [prompt, late] = people as [Shopper, Shopper];
    expect((await claim(prompt, bagId, prompt.addressId)).status).toBe(200);
    expect((await claim(late, bagId, prompt.addressId)).body.code).toBe('address-required');
    trade.clock.advance(7 * 24 * 60 * minuteMs);
    expect((await claim(late, bagId, late.addressId)).body.code).toBe('claim-late');
    await due();
    await due();
    expect((await claim(late, bagId, late.addressId)).body.code).toBe('claim-late');
    expect(await openStock(room.variantId)).toBe(3);
    expect(await poolOf(bagId)).toMatchObject({ on_hand: 0, held: 0, promised: 1 });
    expect(await audit(trade.db)).toEqual(soundBooks);
  });

  it('claimed many times at once are one order', async () => {
    const room = await liveRoom();
    const bagId = await published(room, { winners: 1 });
    const people = await entrants(room.roomId, bagId, 1);
    await drawn(room.roomId, bagId, people);
    const [person] = people as [Shopper];
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(person, bagId, person.addressId)));
    expect(new Set(claims.map(({ body }) => body.orderId)).size).toBe(1);
    expect(await poolOf(bagId)).toMatchObject({ on_hand: 0, promised: 1 });
  });
});

describe('who may do what', () => {
  it('a stranger, another shop, a clerk, a shopper and the shop', async () => {
    const room = await liveRoom();
    const bagId = await published(room);
    const otherShop: ShopId = await makeShop(trade.db);
    const people = {
      stranger: null,
      visitor: await makePerson(trade.db, { signedIn: false }),
      shopper: await makePerson(trade.db),
      other: await makePerson(trade.db, { shops: [[otherShop, 'owner']] }),
      clerk: await makePerson(trade.db, { shops: [[room.shopId, 'clerk']] }),
      assistant: await makePerson(trade.db, { shops: [[room.shopId, 'assistant']] }),
    };
    const content = input(room.variantId);
    const asks: readonly (readonly [
      'GET' | 'POST' | 'PUT' | 'DELETE',
      string,
      object | undefined,
      number[],
    ])[] = [
      ['GET', bags(room.roomId), undefined, [401, 401, 404, 404, 404, 200]],
      ['POST', bags(room.roomId), content, [401, 401, 404, 404, 404, 200]],
      ['PUT', bags(room.roomId, `/${bagId}`), content, [401, 401, 404, 404, 404, 409]],
      ['POST', bags(room.roomId, `/${bagId}/publish`), undefined, [401, 401, 404, 404, 404, 200]],
      ['DELETE', bags(room.roomId, `/${bagId}`), undefined, [401, 401, 404, 404, 404, 409]],
      ['POST', `/lucky-bags/${bagId}/enter`, { shareHash: 'c'.repeat(64) }, [401, 401, 200, 200, 200, 403]],
      ['POST', `/lucky-bags/${bagId}/share`, { share: 'c'.repeat(64) }, [401, 401, 409, 409, 409, 404]],
      ['GET', `/lucky-bags/${bagId}/entry`, undefined, [401, 401, 404, 404, 404, 404]],
      ['GET', `/lucky-bags/${bagId}/proof`, undefined, [404, 404, 404, 404, 404, 404]],
    ];
    for (const [method, path, body, statuses] of asks) {
      const got: number[] = [];
      for (const who of Object.values(people)) got.push((await trade.send(who, method, path, body)).status);
      expect([method, path, got]).toEqual([method, path, statuses]);
    }
    const seen = await trade.send<{ items: Record<string, unknown>[] }>(
      people.shopper,
      'GET',
      `/rooms/${room.roomId}/lucky-bags`,
    );
    expect(seen.body.items).toHaveLength(1);
    expect(seen.body.items[0]).not.toHaveProperty('seed');
  });

  it('a bag of one room is not reached through another', async () => {
    const [room, other] = [await liveRoom(), await liveRoom()];
    const draft = await trade.send<Bag>(room.owner, 'POST', bags(room.roomId), input(room.variantId));
    const path = bags(other.roomId, `/${draft.body.id}`);
    expect((await trade.send(other.owner, 'DELETE', path)).status).toBe(404);
    expect((await trade.send(other.owner, 'POST', `${path}/publish`)).status).toBe(404);
    const foreign = await trade.send(other.owner, 'POST', bags(other.roomId), input(room.variantId));
    expect(foreign).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  it('another’s entry id or seed is of no use before the draw', async () => {
    const room = await liveRoom();
    const bagId = await published(room);
    await entrants(room.roomId, bagId, 1);
    const outsider = await makePerson(trade.db);
    expect((await claim(outsider, bagId, outsider.addressId)).status).toBe(404);
    expect((await enter(outsider, bagId, randomBytes(31).toString('hex'))).status).toBe(400);
  });
});
