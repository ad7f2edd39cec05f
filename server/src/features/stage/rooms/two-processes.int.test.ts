import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Pushing, pushWithFfmpeg, testPicture } from '../../../../../tests/live-site.ts';
import { startNats } from '../../../../../tests/nats-server.ts';
import { type TestPlatform, testPlatform } from '../../../../../tests/platform.ts';
import { describeWith } from '../../../../../tests/requirements.ts';
import type { Session } from '../../../../../town/src/session.ts';
import type { RoomView, StudioRoom } from './room.schema.ts';

describeWith('nats-server', 'two server processes on one database and one NATS', (binary) => {
  let nats: Awaited<ReturnType<typeof startNats>>;
  let near: TestPlatform;
  let far: TestPlatform;
  let merchant: Session;
  let pushing: Pushing | null = null;
  beforeAll(async () => {
    nats = await startNats(binary);
    const environment = { KANMAI_NATS_URL: nats.url, KANMAI_SECRET: 's'.repeat(32), KANMAI_RTMP_PORT: '0' };
    near = await testPlatform({ environment });
    far = await testPlatform({ environment: { ...environment, DATABASE_URL: near.platform.databaseUrl } });
    merchant = await near.as('merchant');
  }, 60_000);
  afterAll(async () => {
    await pushing?.kill();
    await far.stop();
    await near.stop();
    await nats.stop();
  });

  let keys = 0;
  const post = <Answer>(path: string, body: object) => {
    keys += 1;
    return merchant.post<Answer>(path, body, `two-processes-${keys}`);
  };

  /** A live room on the near process, with one product in its bag. */
  async function liveRoom() {
    const shop = await post<{ id: string }>('/shops', {
      ...{ name: '两地茶行', trade: 'tea', city: '杭州', introduction: '' },
    });
    const product = await post<{ id: string }>(`/studio/shops/${shop.id}/products`, {
      ...{ title: '龙井', category: 'tea' },
      variants: [{ sku: 'a', title: '', priceCents: 5_000, stock: 10 }],
    });
    const room = await post<StudioRoom>('/studio/rooms', { broadcasterId: shop.id, title: '两地直播' });
    const path = `/studio/rooms/${room.id}`;
    await post(`${path}/goods`, { productIds: [product.id] });
    const ingest = await post<{ rtmpUrl: string; key: string }>(`${path}/key`, { kind: 'program' });
    pushing = await pushWithFfmpeg(`${ingest.rtmpUrl}/${ingest.key}`, testPicture({ seconds: 40 }));
    await expect
      .poll(async () => (await merchant.get<StudioRoom>(path)).pushing, { timeout: 15_000 })
      .toBe(true);
    await post(`${path}/live`, {});
    return { path, roomId: room.id, productId: product.id };
  }

  async function watch({ address }: TestPlatform, roomId: string) {
    const view = (await (await fetch(`${address}/api/v1/rooms/${roomId}`)).json()) as RoomView;
    const socket = new WebSocket(`${address.replace('http', 'ws')}${view.socketUrl}?after=${view.seq}`);
    const told: string[] = [];
    socket.on('message', (data) => told.push(String(data)));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return { told: () => told.join('\n'), close: () => socket.close() };
  }

  it('show a viewer on one what the host pins on the other, and count who watches on both', async () => {
    const { path, roomId, productId } = await liveRoom();
    const here = await watch(near, roomId);
    const there = await watch(far, roomId);
    await merchant.send('PUT', `${path}/pin`, { productId, explainS: 60 });
    for (const viewer of [here, there]) {
      await expect.poll(viewer.told, { timeout: 5_000 }).toContain('"kind":"pinned"');
      await expect.poll(viewer.told, { timeout: 10_000 }).toContain('"online":2');
    }
    await post(`${path}/end`, {});
    await expect.poll(there.told, { timeout: 5_000 }).toContain('"kind":"room-ended"');
    here.close();
    there.close();
  }, 60_000);
});
