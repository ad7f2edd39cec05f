import type { Locator, Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { liveMessages as live } from '../../web/shopper/live/live-zh-cn.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { startFakePushService } from '../fake-push-service.ts';
import { goLiveWithPictures, picturesMove, roomWithPictures, variantsOf } from './live-room.ts';
import { type Market, patience, shoot, type Visit } from './market.ts';
import { deliverTo, sandboxPage, totalShown } from './shopping.ts';

/** What a room offers for minutes, and what stays of it. */
export function liveOffersJourneys(market: () => Market): void {
  it('a flash sale of one piece: of two buyers at the last step one has it, and it is sold out', async () => {
    const { fruit, test } = market();
    const { roomId, variantId } = await room(market(), '今晚限时一件');
    await fruit.session.post(
      `/studio/rooms/${roomId}/flash-sales`,
      { variantId, priceCents: 990, quantity: 1, perPersonMax: 1, countdownS: 10, minutes: 2 },
      'live-sale',
    );
    const buyers = await Promise.all([
      buyerIn(market(), 'shopper', roomId),
      buyerIn(market(), 'creator', roomId),
    ]);
    await shoot(buyers[0].page, 'live-sale-announced');
    await market().pass(10_000);
    await Promise.all(buyers.map(({ page }) => toCheckout(page)));
    const [first, second] = buyers;
    await first.page.getByRole('button', { name: words.checkout.pay, exact: true }).click();
    const sandbox = await sandboxPage(first.page, 'zh-CN');
    // The piece at 9.90, and 6.00 of postage.
    expect(await sandbox.amountCents()).toBe(1_590);
    await sandbox.press('pay');
    await first.page.getByRole('heading', { name: words.result.paidTitle, exact: true }).waitFor();

    await second.page.getByRole('button', { name: words.checkout.pay, exact: true }).click();
    // Nothing is ordered at another price than was seen: the usual one is shown first.
    await expect.poll(() => totalShown(second.page, words), patience).toBe(2_590);
    await shoot(second.page, 'live-sale-missed');
    await second.page.goto(`/rooms/${roomId}`);
    const card = second.page.getByRole('region', { name: live.sale, exact: true });
    await card.getByText(live.soldOut, { exact: true }).waitFor();
    await shoot(second.page, 'live-sale-sold-out');
    const sold = await test.db
      .selectFrom('order_lines')
      .select(['quantity', 'total_cents'])
      .where('room_id', '=', roomId)
      .execute();
    expect(sold).toEqual([{ quantity: 1, total_cents: 990 }]);
  });

  it('a lucky bag: entered, drawn, won, and its proof verified by whoever has it', async () => {
    const { fruit } = market();
    const { roomId, variantId } = await room(market(), '今晚有福袋');
    const bags = `/studio/rooms/${roomId}/lucky-bags`;
    const bag = await fruit.session.post<{ id: string }>(
      bags,
      { variantId, winners: 1, minutes: 1, conditions: [{ kind: 'follow' }] },
      'live-bag',
    );
    await fruit.session.post(`${bags}/${bag.id}/publish`, {});
    const { page, complaints } = await buyerIn(market(), 'shopper', roomId);
    await page.getByRole('button', { name: new RegExp(live.luckyBag) }).click();
    const sheet = page.getByRole('dialog', { name: live.luckyTitle, exact: true });
    const noted = await sheet.getByText(/^[0-9a-f]{64}$/).innerText();
    await sheet.getByRole('button', { name: live.follow, exact: true }).click();
    await sheet.getByLabel(live.followed).waitFor();
    await sheet.getByRole('button', { name: live.luckyEnter, exact: true }).click();
    await sheet.getByText(live.luckyIn(1)).waitFor();
    await shoot(page, 'lucky-entered');

    // A minute later it closes, and the page reveals its person's share; ten seconds later it is drawn.
    await market().pass(60_000);
    await sheet.getByText(live.luckyDrawing, { exact: true }).waitFor();
    const seen = await market().test.as('shopper');
    const mine = async () =>
      (await seen.get<{ items: { mine: object }[] }>(`/rooms/${roomId}/lucky-bags`)).items[0]?.mine;
    await expect.poll(mine, patience).toMatchObject({ shareRevealed: true });
    await market().pass(10_000);
    await sheet.getByText(live.luckyWon, { exact: true }).waitFor();
    await shoot(page, 'lucky-won');

    const [proof] = await Promise.all([
      page.waitForEvent('download').then((download) => download.path()),
      sheet.getByRole('link', { name: live.luckyProof, exact: true }).click(),
    ]);
    await sheet.getByRole('link', { name: live.luckyVerify, exact: true }).click();
    const m = words.luckyBags;
    await page.getByLabel(`${m.proof} · ${m.file}`, { exact: true }).setInputFiles(proof);
    await page.getByRole('textbox', { name: m.seen, exact: true }).fill(noted);
    await page.getByRole('button', { name: m.verify, exact: true }).click();
    await page.getByRole('status').filter({ hasText: m.good }).waitFor();
    await shoot(page, 'lucky-verified');
    expect(complaints).toEqual([]);
  });

  it('a room of a shop that somebody follows is among their clips, moves, lets them in, and is gone when it ends', async () => {
    const { fruit, test } = market();
    const { roomId } = await room(market(), '刷着刷着看见直播');
    const session = await test.as('creator');
    await session.send('PUT', `/follows/${fruit.id}`, {});
    await test.platform.app.caughtUp();
    const visit = await market().visit();
    await market().enter(visit, 'creator');
    const { page } = visit;
    await page.goto('/');
    const feed = page.getByRole('region', { name: words.feed.label, exact: true });
    const card = feed.getByRole('region', { name: live.feedRoom(fruit.name), exact: true });
    const shown = card.and(page.locator(':not([inert] *)'));
    await scrollTo(page, shown);
    await picturesMove(page, live.stage(fruit.name));
    await shoot(page, 'feed-room');
    await shown.getByText(words.why['author-followed']?.({ author: fruit.name }) ?? '').waitFor();
    await shown.getByRole('link', { name: live.feedEnter, exact: true }).click();
    await page.getByRole('heading', { name: '刷着刷着看见直播' }).waitFor();
    await page.goBack();
    await shown.waitFor();
    // A piece of the picture that is asked for in the moment of the end is not there any more.
    expect(visit.complaints).toEqual([]);
    await fruit.session.post(`/studio/rooms/${roomId}/end`, {});
    await card.waitFor({ state: 'detached', timeout: patience.timeout });
  });

  it('who wants to be told of a room is told on their device when it goes live', async () => {
    const { fruit, test, origin } = market();
    const service = await startFakePushService();
    onTestFinished(() => service.stop());
    const title = '说好了来叫我';
    const { id: roomId } = await fruit.session.post<{ id: string }>(
      '/studio/rooms',
      { broadcasterId: fruit.id, title },
      'live-reminder',
    );
    const visit = await market().visit();
    const { page } = visit;
    await page.context().grantPermissions(['notifications']);
    await page.addInitScript(subscribeAt, { endpoint: `${service.address}/`, keys: service.keys });
    await market().enter(visit, 'shopper');
    await page.goto(`/rooms/${roomId}`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.getByRole('button', { name: `${live.remind} ${title}`, exact: true }).click();
    await page.getByText(live.remindHere, { exact: true }).waitFor();
    await shoot(page, 'reminder-asked');

    await goLiveWithPictures(fruit, roomId);
    await expect.poll(() => service.taken.length, patience).toBe(1);
    await page.goto('/live');
    const [worker] = page.context().serviceWorkers();
    await worker?.evaluate(noteNotifications);
    await deliver(page, origin, service.taken[0]?.text ?? '');
    const shown = () => worker?.evaluate(() => (globalThis as unknown as Noting).noted);
    const news = { title: `${fruit.name} 开播了`, body: title, path: `/rooms/${roomId}?from=reminder` };
    await expect.poll(shown, patience).toEqual([news]);
    expect(await test.db.selectFrom('push_subscriptions').select('id').execute()).toHaveLength(1);
    expect(visit.complaints).toEqual([]);
  });

  it('what was explained in a room is a clip in the feed of somebody who was not there', async () => {
    const { fruit, test } = market();
    const { roomId, productId } = await room(market(), '今晚讲番茄');
    const pins = `/studio/rooms/${roomId}/pin`;
    await fruit.session.send('PUT', pins, { productId, explainS: 60 });
    await new Promise((resolve) => setTimeout(resolve, explainedMs));
    await fruit.session.send('DELETE', pins, {});
    const { pins: made } = await fruit.session.get<{ pins: { id: string }[] }>(`/studio/rooms/${roomId}`);
    const caption = '讲解：为什么沙瓤';
    await fruit.session.send('PUT', `/studio/rooms/${roomId}/pins/${made[0]?.id}/clip`, {
      caption,
      publish: true,
    });
    const published = async () => {
      const { items } = await fruit.session.get<{ items: { caption: string; state: string }[] }>(
        `/studio/clips?authorId=${fruit.id}`,
      );
      return items.find((clip) => clip.caption === caption)?.state;
    };
    await expect.poll(published, patience).toBe('published');
    await test.platform.app.caughtUp();

    const { page, complaints } = await market().visit();
    await page.goto('/');
    const stage = page.getByRole('region', { name: words.feed.label, exact: true });
    const shown = stage.locator(':not([inert] *)').getByText(caption);
    await scrollTo(page, shown);
    await shoot(page, 'explain-clip-in-feed');
    expect(complaints).toEqual([]);
  });
}

/** Chromium has no push service of its own here, and its page is told that nobody was asked: it subscribes at the test's. */
function subscribeAt(given: { endpoint: string; keys: Record<string, string> }): void {
  const made = { toJSON: () => given, unsubscribe: async () => true } as unknown as PushSubscription;
  Object.defineProperty(Notification, 'permission', { get: () => 'default' });
  PushManager.prototype.getSubscription = async () => null;
  PushManager.prototype.subscribe = async () => made;
}

interface Noting {
  noted: { title: string; body: string | undefined; path: string }[];
}

/** Without a screen Chromium shows no notifications: in the worker, notes what would be shown. */
function noteNotifications(): void {
  const noting = globalThis as unknown as Noting;
  noting.noted = [];
  ServiceWorkerRegistration.prototype.showNotification = async (title, { body, data } = {}) => {
    noting.noted.push({ title, body, path: (data as { path: string }).path });
  };
}

/** As the push service hands a message to the browser. */
async function deliver(page: Page, origin: string, data: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registration,
    data,
  });
  await devtools.detach();
}

/** Turns the pages of the feed until this is on the glass. */
async function scrollTo(page: Page, shown: Locator): Promise<void> {
  await page
    .getByRole('region', { name: words.feed.label, exact: true })
    .getByRole('button')
    .first()
    .waitFor();
  // A page is given a moment: what is on it may have to be asked for.
  const isShown = () =>
    shown.waitFor({ timeout: 500 }).then(
      () => true,
      () => false,
    );
  for (let pages = 0; pages < 40 && !(await isShown()); pages++) await page.keyboard.press('ArrowDown');
  await shown.waitFor();
}

/** Shorter than this says nothing, and no clip is made of it. */
const explainedMs = 3_100;

async function room(market: Market, title: string) {
  const { fruit } = market;
  const productId = market.clip('tomato').productId ?? '';
  const roomId = await roomWithPictures(fruit, title, productId);
  const [variant] = await variantsOf(fruit.session, productId);
  return { roomId, productId, variantId: variant?.id ?? '' };
}

/** In the room, with an address to send to. */
async function buyerIn(market: Market, who: 'shopper' | 'creator', roomId: string): Promise<Visit> {
  const session = await market.test.as(who);
  const { items } = await session.get<{ items: unknown[] }>('/me/addresses');
  if (items.length === 0) await session.post('/me/addresses', deliverTo, `address-${who}`);
  const visit = await market.visit();
  await market.enter(visit, who);
  await visit.page.goto(`/rooms/${roomId}`);
  return visit;
}

/** Presses the running sale's button, and all but the last one after it. */
async function toCheckout(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: live.sale, exact: true });
  await card.getByRole('button', { name: new RegExp(`^${live.buy}`) }).click();
  const sheet = page.getByRole('dialog', { name: words.product.title, exact: true });
  await sheet.getByRole('button', { name: words.product.buyNow, exact: true }).click();
  const place = page.getByRole('button', { name: words.checkout.pay, exact: true });
  await expect.poll(() => place.isEnabled(), patience).toBe(true);
}
