import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Pushing, pushWithFfmpeg, testPicture } from '../../../../../tests/live-site.ts';
import { type TestPlatform, testPlatform } from '../../../../../tests/platform.ts';
import type { Session } from '../../../../../town/src/session.ts';
import type { RoomView, StudioRoom } from './room.schema.ts';

let platform: TestPlatform;
let merchant: Session;
let pushing: Pushing | null = null;
beforeAll(async () => {
  platform = await testPlatform({ environment: { KANMAI_RTMP_PORT: '0' } });
  merchant = await platform.as('merchant');
}, 60_000);
afterAll(async () => {
  await pushing?.kill();
  await platform.stop();
});

let keys = 0;
const post = <Answer>(path: string, body: object) => {
  keys += 1;
  return merchant.post<Answer>(path, body, `live-rooms-${keys}`);
};

/** A shop with a product, and a room of it with the product in its bag. */
async function plannedRoom() {
  const shop = await post<{ id: string }>('/shops', {
    name: '直播茶行',
    trade: 'tea',
    city: '杭州',
    introduction: '',
  });
  const product = await post<{ id: string }>(`/studio/shops/${shop.id}/products`, {
    ...{ title: '龙井', category: 'tea' },
    variants: [{ sku: 'a', title: '', priceCents: 5_000, stock: 10 }],
  });
  const room = await post<StudioRoom>('/studio/rooms', {
    broadcasterId: shop.id,
    title: '新茶上市',
  });
  await post(`/studio/rooms/${room.id}/goods`, { productIds: [product.id] });
  return { roomId: room.id, productId: product.id };
}

describe('the whole platform', () => {
  it('takes pictures by a key, shows them, and tells viewers what is pinned', async () => {
    const { roomId, productId } = await plannedRoom();
    const path = `/studio/rooms/${roomId}`;
    const ingest = await post<{ rtmpUrl: string; key: string }>(`${path}/key`, { kind: 'program' });
    pushing = await pushWithFfmpeg(`${ingest.rtmpUrl}/${ingest.key}`, testPicture({ seconds: 40 }));
    const studio = () => merchant.get<StudioRoom>(path);
    await expect.poll(async () => (await studio()).pushing, { timeout: 15_000 }).toBe(true);
    await post(`${path}/live`, {});
    const answer = await fetch(`${platform.address}/api/v1/rooms/${roomId}`);
    const room = (await answer.json()) as RoomView;
    expect(room).toMatchObject({ state: 'live', goods: [{ productId }], myRole: null });
    const playlist = async () => (await fetch(new URL(room.playback?.hlsUrl ?? '', platform.address))).text();
    await expect.poll(playlist, { timeout: 15_000 }).toContain('#EXTM3U');
    const socket = new WebSocket(
      `${platform.address.replace('http', 'ws')}${room.socketUrl}?after=${room.seq}`,
    );
    const told: string[] = [];
    socket.on('message', (data) => told.push(String(data)));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    await merchant.send('PUT', `${path}/pin`, { productId, explainS: 60 });
    await expect.poll(() => told.join('\n'), { timeout: 5_000 }).toContain('"kind":"pinned"');
    await post(`${path}/end`, {});
    await expect.poll(() => told.join('\n'), { timeout: 5_000 }).toContain('"kind":"room-ended"');
    expect((await pushing.ended).code).not.toBeNull();
    socket.close();
    const replay = async () => (await fetch(`${platform.address}/api/v1/rooms/${roomId}/replay`)).status;
    await expect.poll(replay, { timeout: 20_000 }).toBe(200);
  }, 90_000);
});
