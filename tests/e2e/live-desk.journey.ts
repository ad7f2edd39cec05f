import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, fakeCamera, launchBrowser, phone } from '../browser.ts';
import { type Market, patience, shoot, visit } from './market.ts';

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

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.desk.end, exact: true }).click();
  const ask = page.getByRole('dialog', { name: words.desk.endTitle, exact: true });
  await ask.getByRole('button', { name: words.desk.end, exact: true }).click();
  await page.getByRole('region', { name: words.review.timeline, exact: true }).waitFor();
}
