import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxSignatureHeader, signCallback } from '../../server/src/adapters/payment-sandbox-tokens.ts';
import {
  audit,
  type Checkout,
  makeGoods,
  makePerson,
  makeShop,
  notification,
  secret,
  soundBooks,
  stockOf,
  type TradeServer,
  tradeServer,
} from '../trade-server.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const kills = 10;
const buyersAtOnce = 8;
/** So many checkouts are acknowledged between two kills, at least. */
const acknowledgedPerLife = 12;
const stockAtFirst = 100_000;

let trade: TradeServer;
let home: string;
let variantIds: readonly string[];
let current: ServerProcess;
let stopping = false;

beforeAll(async () => {
  trade = await tradeServer();
  home = await mkdtemp(join(tmpdir(), 'kanmai-kill-'));
  variantIds = (
    await makeGoods(
      trade,
      await makeShop(trade.db),
      Array.from({ length: 3 }, () => ({ priceCents: 1_500, stock: stockAtFirst })),
    )
  ).variantIds;
});
afterAll(async () => {
  stopping = true;
  await current?.kill();
  await trade.stop();
  await rm(home, { recursive: true, force: true });
});

const start = () =>
  startServerProcess({
    ...{ KANMAI_HOME: home, KANMAI_TOWN: 'off', DATABASE_URL: trade.databaseUrl },
    ...{ KANMAI_SECRET: secret, KANMAI_REQUESTS_PER_MINUTE: '0' },
  });

describe('kill -9 while people buy', () => {
  it('loses nothing acknowledged, doubles nothing, and keeps books and stock true', async () => {
    const acknowledged: { checkoutId: string; quantity: number; paid: boolean }[] = [];
    current = await start();
    let failure: unknown = null;
    const buyers = Array.from({ length: buyersAtOnce }, (_, index) =>
      buyOnAndOn(index, acknowledged).catch((error: unknown) => {
        failure ??= error;
      }),
    );
    const moreAcknowledged = async () => {
      const enough = acknowledged.length + acknowledgedPerLife;
      while (acknowledged.length < enough) {
        if (failure !== null) throw failure;
        await pause(5);
      }
    };
    for (let killed = 0; killed < kills; killed++) {
      await moreAcknowledged();
      await current.kill();
      current = await start();
    }
    await moreAcknowledged();
    stopping = true;
    await Promise.all(buyers);
    if (failure !== null) throw failure;
    await current.kill();
    await expectNothingLost(acknowledged);
  }, 300_000);
});

/** One buyer: wants, orders, pays two of three times, and repeats each request, with its key, until it is answered. */
async function buyOnAndOn(
  index: number,
  acknowledged: { checkoutId: string; quantity: number; paid: boolean }[],
): Promise<void> {
  const buyer = await makePerson(trade.db);
  const token = await makeToken(buyer.id);
  const { addressId } = buyer;
  for (let round = 0; !stopping; round++) {
    const quantity = 1 + (round % 2);
    const lines = variantIds
      .slice(0, 1 + ((index + round) % variantIds.length))
      .map((variantId) => ({ variantId, quantity }));
    const quote = await insist<{ id: string; totalCents: number }>(token, '/quotes', { lines, addressId });
    const placed = await insist<Checkout>(token, '/checkouts', {
      quoteId: quote.id,
      addressId,
      expectedTotalCents: quote.totalCents,
    });
    const paid = (index + round) % 3 !== 0;
    if (paid) await pay(placed);
    acknowledged.push({ checkoutId: placed.id, quantity: quantity * lines.length, paid });
  }
}

/** Sends a request until the server, whichever is alive, answers it. */
async function insist<Body>(token: string, path: string, body: object): Promise<Body> {
  const key = randomBytes(16).toString('hex');
  return untilAnswered(
    path,
    {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': key,
    },
    JSON.stringify(body),
  ) as Promise<Body>;
}

async function pay(placed: Checkout): Promise<void> {
  const payload = JSON.stringify(notification(placed, 'captured'));
  await untilAnswered(
    '/payments/callbacks/sandbox',
    { 'content-type': 'application/json', [sandboxSignatureHeader]: signCallback(secret, payload) },
    payload,
  );
}

async function untilAnswered(path: string, headers: Record<string, string>, body: string): Promise<unknown> {
  for (;;) {
    try {
      const answer = await fetch(`${current.address}/api/v1${path}`, { method: 'POST', headers, body });
      const text = await answer.text();
      // While it comes up or goes down it may say so; anything else that is not success is a defect.
      if (answer.status === 200) return JSON.parse(text) as unknown;
      if (answer.status !== 503) throw new Refused(`${path}: ${answer.status} ${text}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await pause(20);
  }
}

class Refused extends Error {}

async function expectNothingLost(
  acknowledged: readonly { checkoutId: string; quantity: number; paid: boolean }[],
): Promise<void> {
  const { rows } = await sql<{
    id: string;
    state: string;
    orders: number;
    placed: number;
    paid: number;
    units: number;
  }>`
    select c.id, c.state,
      (select count(*)::int from orders o where o.checkout_id = c.id and o.state = c.state) as orders,
      (select count(*)::int from events e join orders o on o.id = e.subject_id where o.checkout_id = c.id and e.kind = 'order-placed') as placed,
      (select count(*)::int from events e join orders o on o.id = e.subject_id where o.checkout_id = c.id and e.kind = 'order-paid') as paid,
      (select sum(l.quantity)::int from order_lines l join orders o on o.id = l.order_id where o.checkout_id = c.id) as units
    from checkouts c
  `.execute(trade.db);
  const found = new Map(rows.map((row) => [row.id, row]));
  // Every intent was insisted on until answered, so there is exactly one checkout for each: none lost, none doubled.
  expect(new Set(acknowledged.map((one) => one.checkoutId)).size).toBe(acknowledged.length);
  expect(rows).toHaveLength(acknowledged.length);
  for (const { checkoutId, paid, quantity } of acknowledged) {
    expect(found.get(checkoutId)).toEqual({
      id: checkoutId,
      state: paid ? 'paid' : 'pending-payment',
      ...{ orders: 1, placed: 1, paid: paid ? 1 : 0, units: quantity },
    });
  }
  for (const variantId of variantIds) {
    const wanted = await unitsOf(variantId);
    expect(await stockOf(trade.db, variantId)).toEqual({
      onHand: stockAtFirst - wanted.sold,
      held: wanted.held,
    });
  }
  expect(await audit(trade.db)).toEqual(soundBooks);
}

async function unitsOf(variantId: string): Promise<{ sold: number; held: number }> {
  const { rows } = await sql<{ sold: number; held: number }>`
    select coalesce(sum(l.quantity) filter (where o.state = 'paid'), 0)::int as sold,
      coalesce(sum(l.quantity) filter (where o.state = 'pending-payment'), 0)::int as held
    from order_lines l join orders o on o.id = l.order_id where l.variant_id = ${variantId}
  `.execute(trade.db);
  return rows[0] ?? { sold: 0, held: 0 };
}

/** A token of somebody’s, as they would have made it. */
async function makeToken(personId: string): Promise<string> {
  const token = `kmt_${randomBytes(32).toString('base64url')}`;
  await trade.db
    .insertInto('api_tokens')
    .values({
      ...{
        id: `tok_${randomBytes(13).toString('hex')}`,
        person_id: personId,
        name: 'buys',
        scopes: ['orders:write'],
      },
      token_hash: createHash('sha256').update(token).digest(),
      created_at: new Date(),
    })
    .execute();
  return token;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
