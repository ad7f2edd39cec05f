import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { pushWithFfmpeg } from '../tests/live-site.ts';
import { type Session, signIn } from '../town/src/session.ts';
import { type Bench, percentile, wholeOption } from './bench.ts';
import { type BurstRequest, burst } from './burst-driver.ts';
import type { BurstViewersReport } from './live-burst-viewers.ts';
import { smallPicture } from './live-chaos/pusher.ts';
import { checkSoundness, type OrdersMarket, openOrdersMarket, orderRequests } from './orders-market.ts';

/**
 * A live room in its best minute: viewers on their sockets, and as many buyers who all order the pinned goods at once at
 * the room's price, from the pieces set aside for it, while the host goes on pinning. Real pictures are pushed meanwhile.
 */
export const liveBurst: Bench = {
  name: 'live-burst',
  describe: 'a live room while everybody buys (--viewers 5000 --buyers 5000 --stock 1000)',
  async run(options) {
    const quick = options.quick !== undefined;
    const settings = {
      viewers: wholeOption(options, 'viewers', quick ? 300 : 5_000),
      buyers: wholeOption(options, 'buyers', quick ? 300 : 5_000),
      stock: wholeOption(options, 'stock', quick ? 100 : 1_000),
      connections: wholeOption(options, 'connections', 1_000),
      pinEveryMs: wholeOption(options, 'pinEveryMs', 100),
    };
    const { buyers, stock } = settings;
    const market = await openOrdersMarket({ variants: twoProducts, stock, buyers });
    const room = await openRoom(market, settings.stock);
    try {
      const viewers = await enterViewers(market, room, settings.viewers);
      const orders = await wantingAll(market, room, settings.connections);
      const pinning = keepPinning(room, settings.pinEveryMs);
      const { answers, seconds } = await burst(market.server.address, orders, settings.connections);
      const pinnedAtMs = await pinning.stop();
      await sleep(settleMs);
      const { seq } = await room.host.get<{ seq: number }>(`/rooms/${room.id}`);
      const report = await ask<BurstViewersReport>(viewers);
      viewers.kill();
      const { oversold, ledgerImbalance } = await checkSoundness(market.db, stock);
      const took = report.pinnedAtMs.flatMap((times, pin) =>
        times.map((atMs) => atMs - (pinnedAtMs[pin] ?? Number.NaN)),
      );
      const placed = answers.filter(({ status }) => status === 200).length;
      return {
        figures: {
          ordersPerS: answers.length / seconds,
          ordersP99Ms: percentile(
            answers.map(({ sentMs, doneMs }) => doneMs - sentMs),
            0.99,
          ),
          placed,
          refused: answers.filter(({ status }) => status === 409).length,
          errors5xx: answers.filter(({ status }) => status >= 500).length,
          oversold,
          ledgerImbalance,
          pins: pinnedAtMs.length,
          pinP50Ms: percentile(took, 0.5),
          pinP99Ms: percentile(took, 0.99),
          // A pin that not every viewer was told of counts for each who was not; so does a number passed over.
          commerceLost:
            report.lost +
            Math.max(0, seq - report.lastSeqMin) +
            pinnedAtMs.length * settings.viewers -
            took.length,
          viewersClosed: report.closed,
        },
        peers: {},
        settings,
      };
    } finally {
      await room.close();
      await market.stop();
    }
  },
};

/** The market puts twenty variants into a product: the first of the second product is another thing to pin. */
const twoProducts = 21;
/** After the burst, what is on its way arrives. */
const settleMs = 1_500;
const roomPriceCents = 1_500;
const picturesMsMax = 20_000;

interface LiveRoom {
  readonly id: string;
  readonly host: Session;
  readonly variantId: string;
  readonly productIds: readonly string[];
  close(): Promise<void>;
}

async function openRoom(market: OrdersMarket, stock: number): Promise<LiveRoom> {
  const { server, db, variantIds } = market;
  const host = await signIn(server.address, server.signIns.merchant);
  const [variantId, otherId] = [variantIds[0] ?? '', variantIds[twoProducts - 1] ?? ''];
  const { rows } = await sql<{ id: string; productId: string; shopId: string }>`
    select v.id, p.id as "productId", p.shop_id as "shopId" from variants v join products p on p.id = v.product_id
    where v.id = any(${[variantId, otherId]}::text[])`.execute(db);
  const productOf = (id: string) => rows.find((row) => row.id === id)?.productId ?? '';
  const productIds = [productOf(variantId), productOf(otherId)];
  const { id } = await host.post<{ id: string }>(
    '/studio/rooms',
    { broadcasterId: rows[0]?.shopId, title: 'live-burst' },
    'live-burst-room',
  );
  await host.send('POST', `/studio/rooms/${id}/goods`, { productIds });
  await host.send('PUT', `/studio/rooms/${id}/prices/${variantId}`, {
    priceCents: roomPriceCents,
    setAside: stock,
  });
  const ingest = await host.send<{ rtmpUrl: string; key: string }>('POST', `/studio/rooms/${id}/key`, {
    kind: 'program',
  });
  const push = await pushWithFfmpeg(`${ingest.rtmpUrl}/${ingest.key}`, smallPicture);
  await untilPictures(host, id);
  await host.send('POST', `/studio/rooms/${id}/live`, {});
  return { id, host, variantId, productIds, close: () => push.kill() };
}

async function untilPictures(host: Session, roomId: string): Promise<void> {
  const untilMs = Date.now() + picturesMsMax;
  for (;;) {
    const { state } = await host.get<{ state: string }>(`/studio/rooms/${roomId}/push`);
    if (state === 'live') return;
    if (Date.now() > untilMs) throw new Error('no pictures arrive');
    await sleep(100);
  }
}

async function enterViewers({ server }: OrdersMarket, room: LiveRoom, count: number): Promise<ChildProcess> {
  const path = `/api/v1/rooms/${room.id}/socket`;
  const child = fork(join(import.meta.dirname, 'live-burst-viewers.ts'), [
    new URL(server.address).port,
    path,
    String(count),
  ]);
  const [first] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('the viewers were not let in');
    }),
  ])) as [{ entered: number }];
  if (first.entered < count) throw new Error(`${first.entered} of ${count} viewers were let in`);
  return child;
}

/** Everybody has seen the room's price; what is measured is that they order. */
async function wantingAll(
  market: OrdersMarket,
  room: LiveRoom,
  connections: number,
): Promise<BurstRequest[]> {
  const lines = [{ variantId: room.variantId, quantity: 1, roomId: room.id }];
  const quotes = await burst(
    market.server.address,
    market.buyers.map((buyer) => orderRequests.quote(buyer, lines)),
    connections,
  );
  return market.buyers.map((buyer, index) => {
    const { status, body } = quotes.answers[index] ?? { status: 0, body: '' };
    if (status !== 200) throw new Error(`a quote was answered ${status}: ${body}`);
    return orderRequests.checkout(buyer, JSON.parse(body));
  });
}

/** The host pins one product and the other by turns until told to stop. */
function keepPinning({ host, id, productIds }: LiveRoom, everyMs: number) {
  const sentAtMs: number[] = [];
  let going = true;
  const pinning = (async () => {
    while (going) {
      const productId = productIds[sentAtMs.length % productIds.length];
      sentAtMs.push(Date.now());
      await host.send('PUT', `/studio/rooms/${id}/pin`, { productId });
      await sleep(everyMs);
    }
    return sentAtMs;
  })();
  return {
    stop() {
      going = false;
      return pinning;
    },
  };
}

async function ask<Answer>(child: ChildProcess): Promise<Answer> {
  const answer = once(child, 'message');
  child.send('report');
  const [told] = await answer;
  return told as Answer;
}
