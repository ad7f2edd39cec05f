import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { findFfmpeg } from '../../server/src/adapters/media-ffmpeg-tool.ts';
import type { Session } from '../../town/src/session.ts';
import { pushWithFfmpeg, testPicture } from '../live-site.ts';
import { type MarketAuthor, patience } from './market.ts';

const smallPicture = testPicture({ size: '360x640', fps: 15 });

/** Plans a room, puts a product in its bag, and goes live with pictures. */
export async function roomWithPictures(
  { id: shopId, session }: MarketAuthor,
  title: string,
  productId: string,
  picture: readonly string[] = smallPicture,
): Promise<string> {
  const { id } = await session.post<{ id: string }>(
    '/studio/rooms',
    { broadcasterId: shopId, title },
    randomUUID(),
  );
  await session.post(`/studio/rooms/${id}/goods`, { productIds: [productId] });
  await goLiveWithPictures({ session }, id, picture);
  return id;
}

/** Pushes by RTMP with a key of its own, and goes live; it ends with its test. */
export async function goLiveWithPictures(
  { session }: Pick<MarketAuthor, 'session'>,
  id: string,
  picture: readonly string[] = smallPicture,
): Promise<void> {
  const { rtmpUrl, key } = await session.post<{ rtmpUrl: string; key: string }>(`/studio/rooms/${id}/key`, {
    kind: 'program',
  });
  expect(await findFfmpeg(), 'No ffmpeg: apt-get install ffmpeg').not.toBeNull();
  const push = await pushWithFfmpeg(`${rtmpUrl}/${key}`, picture);
  onTestFinished(async () => {
    await session.post(`/studio/rooms/${id}/end`, {});
    await push.kill();
  });
  await expect
    .poll(async () => (await session.get<{ state: string }>(`/studio/rooms/${id}/push`)).state, patience)
    .toBe('live');
  await session.post(`/studio/rooms/${id}/live`, {});
}

export async function variantsOf(
  session: Session,
  productId: string,
): Promise<readonly { id: string; title: string }[]> {
  const { variants } = await session.get<{ variants: { id: string; title: string }[] }>(
    `/products/${productId}`,
  );
  return variants;
}

/** Draws what is shown twice: a picture that stands still is not live, whatever the element says of itself. */
export async function picturesMove(page: Page, label: string): Promise<void> {
  const video = page.getByRole('region', { name: label, exact: true }).locator('video');
  const drawn = () =>
    video.evaluate((element) => {
      const shown = element as HTMLVideoElement;
      if (shown.videoWidth === 0 || shown.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
      const canvas = document.createElement('canvas');
      canvas.width = 90;
      canvas.height = 160;
      const context = canvas.getContext('2d');
      context?.drawImage(shown, 0, 0, canvas.width, canvas.height);
      return [...(context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])];
    });
  await expect.poll(drawn, patience).not.toBeNull();
  const first = (await drawn()) ?? [];
  expect(new Set(first).size, 'a picture has more than a few colours').toBeGreaterThan(8);
  await expect
    .poll(async () => {
      const next = (await drawn()) ?? first;
      return next.filter((value, at) => Math.abs(value - (first[at] ?? 0)) > 24).length;
    }, patience)
    .toBeGreaterThan(200);
}
