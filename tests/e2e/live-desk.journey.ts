import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import type { Session } from '../../town/src/session.ts';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, fakeCamera, launchBrowser, phone } from '../browser.ts';
import { type Market, type MarketAuthor, patience, shoot, visit } from './market.ts';

const words = studio;
const title = '今晚七点 现摘番茄产地直发';

export function liveDeskJourneys(market: () => Market): void {
  it('a merchant schedules a room, gets a key, goes live with the camera, pins, announces, ends', async () => {
    const { fruit, origin } = market();
    const browser = await launchBrowser(fakeCamera);
    onTestFinished(() => browser.close());
    const host = await visit(browser, origin, { viewport: desk });
    await market().enter(host, 'merchant');
    const { page } = host;
    const refused = refusedOf(page);

    await page.goto(`${origin}/studio/${fruit.id}/rooms`);
    await page.getByText(words.roomsPage.emptyTitle, { exact: true }).waitFor();
    await shoot(page, 'rooms-empty');
    await schedule(page);
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    await makeKey(page);
    await fillBag(page);
    await shoot(page, 'room-planned');

    await page.getByRole('tab', { name: words.source.ways.camera, exact: true }).click();
    await page.getByRole('button', { name: words.source.startCamera, exact: true }).click();
    await page.getByText(words.source.phases.live, { exact: true }).waitFor();
    const goLive = page.getByRole('button', { name: words.desk.goLive, exact: true });
    await expect.poll(() => goLive.isEnabled(), patience).toBe(true);
    await shoot(page, 'room-pushing');
    await goLive.click();
    await page.getByRole('button', { name: words.desk.end, exact: true }).waitFor();
    const roomId = page.url().split('/').at(-1) ?? '';

    await watchArriving(page);
    await explain(page);
    await announce(page);
    const seen = await market().test.as('shopper');
    await handOut(page, fruit, seen, roomId);
    await poll(page, seen, roomId);
    const view = await seen.get<RoomSeen>(`/rooms/${roomId}`);
    expect(view).toMatchObject({ state: 'live', title, pinned: { unpinnedAt: null } });
    expect(view.playback?.hlsUrl).toBeTruthy();
    await shoot(page, 'room-live');

    await end(page);
    expect((await seen.get<RoomSeen>(`/rooms/${roomId}`)).state).toBe('ended');
    await shoot(page, 'room-ended');
    expect(refused).toEqual([]);
    expect(host.complaints).toEqual([]);

    const narrow = await market().visit({ viewport: phone });
    await market().enter(narrow, 'merchant');
    await narrow.page.goto(`${origin}/studio/${fruit.id}/rooms`);
    await narrow.page.getByText(title, { exact: true }).locator('visible=true').first().waitFor();
    await shoot(narrow.page, 'rooms-phone');
  });
}

function refusedOf(page: Page): string[] {
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
  });
  return refused;
}

interface RoomSeen {
  readonly state: string;
  readonly playback: { readonly hlsUrl: string } | null;
}

async function schedule(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.roomsPage.schedule, exact: true }).click();
  const make = page.getByRole('button', { name: words.roomForm.make, exact: true });
  await make.click();
  await page.getByText(words.roomForm.titleMissing, { exact: true }).waitFor();
  await page.getByLabel(words.roomForm.title, { exact: true }).fill(title);
  const cover = resolve(import.meta.dirname, '../../web/public/icon-512.png');
  await page.getByLabel(words.roomForm.chooseCover, { exact: true }).setInputFiles(cover);
  await shoot(page, 'room-form');
  await make.click();
}

/** The key is shown when it is made, and is gone with the page. */
async function makeKey(page: Page): Promise<void> {
  const key = page.getByLabel(words.source.key, { exact: true });
  await page.getByRole('tab', { name: words.source.ways.program, exact: true }).click();
  await page.getByRole('button', { name: words.source.makeKey, exact: true }).click();
  await key.waitFor();
  expect((await key.inputValue()).length).toBeGreaterThan(20);
  expect(await page.getByLabel(words.source.server, { exact: true }).inputValue()).toMatch(/^rtmp:\/\//);
  await shoot(page, 'room-key');
  await page.reload();
  await page.getByRole('tab', { name: words.source.ways.program, exact: true }).click();
  await page.getByRole('button', { name: words.source.rotateKey, exact: true }).waitFor();
  expect(await key.count()).toBe(0);
}

/** Two products, the second of them moved to the front by keyboard. */
async function fillBag(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.goods.add, exact: true }).click();
  const sheet = page.getByRole('dialog', { name: words.goods.pick, exact: true });
  for (const slug of ['番茄', '脐橙']) await sheet.getByRole('checkbox', { name: slug }).first().check();
  await sheet.getByRole('button', { name: words.goods.picked(2), exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  const rows = page.getByRole('region', { name: words.goods.label, exact: true }).getByRole('listitem');
  const second = (await rows.nth(1).innerText()).includes('番茄') ? '番茄' : '脐橙';
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/goods/order'));
  await rows.nth(1).getByRole('button').first().press('Shift+ArrowUp');
  expect((await sent).status()).toBe(200);
  await expect.poll(() => rows.first().innerText(), patience).toContain(second);
}

/** What viewers see moves: not only is it said to play. */
async function watchArriving(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.stage.viewers, exact: true }).click();
  const video = page.getByRole('region', { name: words.stage.label, exact: true }).locator('video');
  const look = () =>
    video.evaluate((element: HTMLVideoElement) => {
      const canvas = document.createElement('canvas');
      canvas.width = 64;
      canvas.height = 36;
      canvas.getContext('2d')?.drawImage(element, 0, 0, 64, 36);
      return { opacity: getComputedStyle(element).opacity, picture: canvas.toDataURL() };
    });
  await expect.poll(async () => (await look()).opacity, patience).toBe('1');
  const first = (await look()).picture;
  await expect.poll(async () => (await look()).picture, patience).not.toBe(first);
}

async function explain(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: words.goods.pin })
    .filter({ hasText: words.goods.pin })
    .first()
    .click();
  const timer = page.getByRole('timer');
  await expect.poll(() => timer.innerText(), patience).toMatch(/^[23]:\d\d/);
}

async function announce(page: Page): Promise<void> {
  const text = '前一百单送一斤小番茄';
  await page.getByRole('button', { name: words.chat.announce, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words.chat.announce, exact: true });
  await dialog.getByLabel(words.chat.announcement, { exact: true }).fill(text);
  await dialog.getByRole('button', { name: words.chat.announce, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  // It comes back by the socket, as viewers get it.
  await page.getByText(text, { exact: true }).waitFor();
}

/** A coupon of the shop, handed out at the desk, claimed by a viewer, counted at the desk. */
async function handOut(page: Page, fruit: MarketAuthor, viewer: Session, roomId: string): Promise<void> {
  const [name, nowMs] = ['直播间券', Date.now()];
  const coupon = {
    ...{ name, scope: { of: 'shop' }, rule: { kind: 'coupon-amount', fromCents: 2_000, minusCents: 300 } },
    startsAt: new Date(nowMs - 60_000).toISOString(),
    endsAt: new Date(nowMs + 3_600_000).toISOString(),
  };
  const path = `/studio/shops/${fruit.id}/promotions`;
  const { id } = await fruit.session.post<{ id: string }>(path, coupon, 'desk-coupon');
  await tabOf(page, words.desk.panes.coupons);
  await page.getByRole('button', { name: words.roomOffers.giveCoupon, exact: true }).first().click();
  await page.getByRole('radio', { name }).check();
  await page.getByRole('button', { name: words.roomOffers.giveNow, exact: true }).click();
  await page.getByText(words.roomOffers.couponStates.open, { exact: true }).waitFor();
  const { items } = await viewer.get<{ items: { id: string }[] }>(`/rooms/${roomId}/coupons`);
  await viewer.post(`/room-coupons/${items[0]?.id}/claim`, {}, 'desk-claim');
  await page.getByText(words.roomOffers.couponCounts('1', '0'), { exact: true }).waitFor();
  await shoot(page, 'room-coupon');
  // Nobody claims it any more; this viewer keeps it, and the next order of theirs costs less.
  await fruit.session.post(`${path}/${id}/stop`, {}, 'desk-coupon-stop');
}

/** A question of the desk, answered by a viewer, told at the desk as it comes, and closed. */
async function poll(page: Page, viewer: Session, roomId: string): Promise<void> {
  await tabOf(page, words.desk.panes.polls);
  await page.getByRole('button', { name: words.roomOffers.makePoll, exact: true }).first().click();
  await page.getByLabel(words.roomOffers.question, { exact: true }).fill('先讲哪一款');
  for (const [place, text] of ['番茄', '脐橙'].entries())
    await page.getByLabel(words.roomOffers.option(place + 1), { exact: true }).fill(text);
  await page.getByRole('button', { name: words.roomOffers.openPoll, exact: true }).click();
  await page.getByRole('button', { name: words.roomOffers.closePoll, exact: true }).waitFor();
  const { items } = await viewer.get<{ items: { id: string }[] }>(`/rooms/${roomId}/polls`);
  await viewer.post(`/polls/${items[0]?.id}/vote`, { choice: 1 }, 'desk-vote');
  await page.getByText(words.roomOffers.pollVotes('1'), { exact: true }).waitFor();
  await page.getByRole('button', { name: words.roomOffers.closePoll, exact: true }).click();
  await page.getByText(words.roomOffers.pollStates.closed, { exact: true }).waitFor();
  await shoot(page, 'room-poll');
}

async function tabOf(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).locator('visible=true').first().click();
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.desk.end, exact: true }).click();
  const ask = page.getByRole('dialog', { name: words.desk.endTitle, exact: true });
  await ask.getByRole('button', { name: words.desk.end, exact: true }).click();
  await page.getByRole('region', { name: words.review.timeline, exact: true }).waitFor();
}
