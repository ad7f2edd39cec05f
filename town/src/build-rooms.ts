import { dayMs, hourMs } from '@kanmai/kernel';
import { renderProductPicture } from '../clips/index.ts';
import type { BuiltShop } from './build-shops.ts';
import { say } from './progress.ts';
import { withTemporaryFile } from './temporary-file.ts';

const introduction = '边讲边卖，问什么答什么。直播间价只在直播时有。';
/** 20:00 in China. */
const eveningMs = 12 * hourMs;
const leastAheadMs = 2 * hourMs;
const goodsOfRoom = 4;

interface PlannedRoom {
  readonly id: string;
  readonly title: string;
  readonly plannedAt: string;
}

/**
 * Live rooms to come, of the second and the third shop and the one after: this evening, or the next ones. A town that is started
 * again has rooms that were planned and never held: they are cancelled, and planned anew.
 */
export async function buildRooms(shops: readonly BuiltShop[], nowMs: number): Promise<void> {
  const planned = shops.slice(1, 4);
  for (const [index, built] of planned.entries()) await planRoom(built, eveningAfter(nowMs, index), nowMs);
  say(`${planned.length} live rooms to come`);
}

/** The first evening that is not too near, and so many days after it. */
export function eveningAfter(nowMs: number, days: number): number {
  const today = Math.floor(nowMs / dayMs) * dayMs + eveningMs;
  return (today - nowMs < leastAheadMs ? today + dayMs : today) + days * dayMs;
}

async function planRoom(built: BuiltShop, plannedAtMs: number, nowMs: number): Promise<void> {
  const { owner, shop, shopId } = built;
  const title = `${shop.owner}今晚在直播间`;
  const path = `/studio/rooms?broadcasterId=${shopId}&state=scheduled`;
  const { items } = await owner.get<{ items: PlannedRoom[] }>(path);
  const own = items.filter((room) => room.title === title);
  const isToCome = (room: PlannedRoom) => Date.parse(room.plannedAt) > nowMs;
  for (const room of own) if (!isToCome(room)) await owner.post(`/studio/rooms/${room.id}/cancel`, {});
  if (own.some(isToCome)) return;
  const plannedAt = new Date(plannedAtMs).toISOString();
  await makeRoom(built, { title, plannedAt }, `town-room-${shop.slug}-${plannedAt.slice(0, 10)}`);
}

/** A room with a cover and goods in its bag. */
export async function makeRoom(
  { owner, shop, shopId, products }: BuiltShop,
  about: { readonly title: string; readonly plannedAt?: string },
  key: string,
): Promise<{ readonly roomId: string; readonly productIds: readonly string[] }> {
  const room = { broadcasterId: shopId, introduction, ...about };
  const { id: roomId } = await owner.post<{ id: string }>('/studio/rooms', room, key);
  const productIds = [...products.values()].slice(0, goodsOfRoom);
  await owner.post(`/studio/rooms/${roomId}/goods`, { productIds });
  const emoji = shop.products[0]?.emoji[0] ?? shop.avatar;
  const cover = await withTemporaryFile('webp', (outputPath) =>
    renderProductPicture({ emoji, palette: shop.palette, seed: 7, outputPath }),
  );
  await owner.upload('PUT', `/studio/rooms/${roomId}/cover`, 'image/webp', cover);
  return { roomId, productIds };
}
