import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as ops } from '../../web/ops/messages/zh-cn.ts';
import { liveMessages as live } from '../../web/shopper/live/live-zh-cn.ts';
import { desk } from '../browser.ts';
import { testPicture } from '../live-site.ts';
import { picturesMove, roomWithPictures } from './live-room.ts';
import { type Market, patience, shoot } from './market.ts';

const title = '弱网也能看的直播';

/** A viewer whose network holds sockets back and then hardly carries anything, and an operator who ends the room. */
export function slowLineJourneys(market: () => Market): void {
  it('on a slow line without a socket a viewer hears the sound, misses nothing, and sees an operator end it', async () => {
    const { fruit, origin } = market();
    const products = ['tomato', 'orange'].map((slug) => market().clip(slug).productId ?? '');
    const [first = '', second = ''] = products;
    const heavy = testPicture({ size: '180x320', fps: 15, noise: true, seconds: 120 });
    const roomId = await roomWithPictures(fruit, title, first, heavy);
    await fruit.session.post(`/studio/rooms/${roomId}/goods`, { productIds: [second] });

    const viewer = await market().visit();
    const { page } = viewer;
    // The device's clock is an hour ahead, and jumps over what would only be waited for.
    await page.clock.install({ time: Date.now() + 3_600_000 });
    await page.routeWebSocket(/\/socket/, (socket) => socket.close({ code: 1011 }));
    const polled = numbersPolled(page);
    const refused = answersRefused(page);
    await page.goto(`${origin}/live`);
    await enter(page);
    await picturesMove(page, live.stage(fruit.name));
    await page.getByText(live.polling, { exact: true }).waitFor();
    for (const productId of [first, second, first])
      await fruit.session.send('PUT', `/studio/rooms/${roomId}/pin`, { productId, explainS: 120 });
    await fruit.session.post(`/studio/rooms/${roomId}/announcements`, { text: '慢慢来，不着急' });
    await page.getByText('慢慢来，不着急').first().waitFor();
    const pinned = page.getByRole('region', { name: live.pinned, exact: true });
    await pinned.getByText(/^(02:00|01:[345]\d)$/).waitFor();
    // Four things were told, each once and in order.
    expect(polled.length).toBe(4);
    expect(polled).toEqual(polled.map((_, index) => (polled[0] ?? 0) + index));

    // Away, and back on a worse line.
    await page.goBack();
    await throttle(page);
    await enter(page);
    await expect.poll(() => stalls(page), patience).toBe(true);
    await page.clock.fastForward(10_000);
    await page.getByText(live.slowListening, { exact: true }).waitFor();
    await page.getByText(live.listening, { exact: true }).waitFor();
    const heardS = await positionS(page);
    await expect.poll(() => positionS(page), patience).toBeGreaterThan(heardS);
    await shoot(page, 'slow-line-listening');

    const other = await market().test.as('shopper');
    await other.post(`/rooms/${roomId}/report`, { reason: 'misleading', note: '说得太满' });
    await endAtTheDesk(market(), roomId, fruit.name);
    await page.getByRole('heading', { name: live.endedTitle, exact: true }).waitFor();
    await page
      .getByText(live.endedReasons['operator'] ?? '')
      .first()
      .waitFor();
    // With the room its sound goes, before who polls is told that it is over.
    expect(refused.filter((said) => !soundGone.test(said))).toEqual([]);
    const others = viewer.complaints.filter(
      (said) => !/^console: Failed to load resource: .* 404 /.test(said),
    );
    expect(others).toEqual([]);
    expect(viewer.complaints.length).toBe(refused.length);
  });
}

const enter = (page: Page): Promise<void> => page.getByRole('link', { name: title }).first().click();

const soundGone = /^404 \/live-media\/[^/]+\/audio\/(?:live\.m3u8|[sp][\d.]+\.m4s)$/;

/** What the server did not answer well: the status and the path. */
function answersRefused(page: Page): string[] {
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  return refused;
}

/** The numbers of the commerce lane as they came by polling. */
function numbersPolled(page: Page): number[] {
  const numbers: number[] = [];
  page.on('response', (answer) => {
    if (!answer.url().includes('/messages?')) return;
    // Of an answer that the page left behind there is nothing to be read.
    const read = answer.json() as Promise<{ messages: { seq: number }[] }>;
    read.then(({ messages }) => numbers.push(...messages.map(({ seq }) => seq))).catch(() => undefined);
  });
  return numbers;
}

/** So little that the sound passes and the picture does not; what was asked for before keeps the line that it had. */
async function throttle(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const bytesPerS = 40_000;
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 100, downloadThroughput: bytesPerS, uploadThroughput: bytesPerS },
  });
}

const positionS = (page: Page): Promise<number> =>
  page.locator('video').evaluate((element) => (element as HTMLVideoElement).currentTime);

/** Whether the picture has not moved for half a second. */
async function stalls(page: Page): Promise<boolean> {
  const before = await positionS(page);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (await positionS(page)) === before;
}

async function endAtTheDesk(market: Market, roomId: string, host: string): Promise<void> {
  const operator = await market.visit({ viewport: desk });
  await market.enter(operator, 'operator');
  const { page } = operator;
  const words = ops.roomPage;
  await page.goto(`${market.origin}/ops/rooms?view=reported`);
  await page.getByRole('button', { name: title }).click();
  await page.getByText('说得太满', { exact: true }).waitFor();
  await picturesMove(page, words.stage(title));
  await page.getByText(words.broadcaster, { exact: true }).waitFor();
  await page.getByText(host, { exact: false }).first().waitFor();
  await shoot(page, 'ops-room');
  await page.getByLabel(ops.reason, { exact: true }).fill('宣传与商品不符');
  await page.getByRole('button', { name: words.acts.end, exact: true }).click();
  await page.getByText(words.done.end, { exact: true }).first().waitFor();
  await page.goto(`${market.origin}/ops/rooms?view=ended&open=${roomId}`);
  await page.getByText(words.endReasons.operator, { exact: true }).waitFor();
  await page.getByText('宣传与商品不符', { exact: true }).waitFor();
  await shoot(page, 'ops-room-ended');
  expect(operator.complaints).toEqual([]);
}
