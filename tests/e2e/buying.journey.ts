import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { carrierNames } from '../../web/shared/carriers.ts';
import { messages as shopperEn } from '../../web/shopper/messages/en.ts';
import { type Messages, messages as shopperZh } from '../../web/shopper/messages/zh-cn.ts';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type FeedPage, feedPage } from './feed-page.ts';
import { type Market, patience, shoot } from './market.ts';
import { askForCode, deliverTo, fillAddress, orderIs, sandboxPage, totalShown } from './shopping.ts';

const runs = [
  { locale: 'zh-CN', viewport: phone, words: shopperZh, turnBy: 'touch', trackingNo: 'SF9876543210' },
  { locale: 'en', viewport: desk, words: shopperEn, turnBy: 'key', trackingNo: 'SF1234567890' },
] as const;

export function buyingJourneys(market: () => Market): void {
  describe.each(runs)(
    'in $locale at $viewport.width px',
    ({ locale, viewport, words, turnBy, trackingNo }) => {
      it('a stranger watches, wants, pays and receives, and the merchant ships', async () => {
        const buyer = await market().visit({ locale, viewport });
        const { page } = buyer;
        const shot = (name: string) => shoot(page, `${name}-${locale}`);
        const feed = feedPage(page, market(), words);
        await page.goto('/');

        // It plays by itself, before anybody asks who is there.
        await feed.playingClip();
        await shot('feed');
        await feed.button(/^(喜欢|Like)/).click();
        await expect
          .poll(() => feed.button(words.feed.unlike).getAttribute('aria-pressed'), patience)
          .toBe('true');

        // The goods of two shops go into the cart over clips that play on.
        await addAlongTheFeed(page, market(), words, turnBy, shot);

        await feed.button(words.feed.cartCount(2)).click();
        const cart = feed.sheet(words.cart.title);
        for (const shop of [market().fruit, market().tea])
          await cart.getByRole('link', { name: shop.name, exact: true }).waitFor();
        await shot('cart');
        await cart.getByRole('button', { name: words.cart.checkout(2), exact: true }).click();

        // A stranger until paying; the cart comes along.
        await page.getByRole('button', { name: words.checkout.signInToPay, exact: true }).click();
        await askForCode(page, words, `buyer-${locale}@example.com`);
        await shot('sign-in');
        await page.getByRole('button', { name: words.signIn.submit, exact: true }).click();
        await fillAddress(page, words);
        const place = page.getByRole('button', { name: words.checkout.pay, exact: true });
        await expect.poll(() => place.isEnabled(), patience).toBe(true);
        await shot('checkout');
        const shownCents = await totalShown(page, words);
        // 35.90 and 6.00 of postage; 128.00 is free of postage.
        expect(shownCents).toBe(16_990);
        await place.click();

        const sandbox = await sandboxPage(page, locale);
        await shot('sandbox');
        expect(await sandbox.amountCents()).toBe(shownCents);
        await sandbox.press('pay');
        await page.getByRole('heading', { name: words.result.paidTitle, exact: true }).waitFor();
        await shot('result');
        expect(await paidCents(page)).toBe(shownCents);

        await page.getByRole('main').getByRole('link', { name: market().fruit.name }).click();
        await orderIs(page, words, 'paid');
        await page
          .getByRole('listitem')
          .filter({ has: page.getByText(words.orders.steps.paid ?? '', { exact: true }) })
          .waitFor();
        await shot('order-paid');
        await merchantShips(market(), trackingNo);
        await page.reload();
        await orderIs(page, words, 'delivered');
        const parcel = page.getByRole('region', { name: words.orders.parcel, exact: true });
        // A carrier by its name, not by its code.
        expect(await parcel.textContent()).toContain(`${carrierNames[locale].sf} ${trackingNo}`);
        await page.getByRole('button', { name: words.orders.receive, exact: true }).click();
        const ask = page.getByRole('dialog', { name: words.orders.receive, exact: true });
        await ask.getByRole('button', { name: words.orders.receive, exact: true }).click();
        await orderIs(page, words, 'received');
        await shot('order-received');

        expect(buyer.complaints).toEqual([]);
      });
    },
  );
}

async function addAlongTheFeed(
  page: Page,
  market: Market,
  words: Messages,
  turnBy: 'touch' | 'key',
  shot: (name: string) => Promise<void>,
): Promise<void> {
  const feed = feedPage(page, market, words);
  const wanted = new Map([
    ['tomato', '5 斤'],
    ['longjing', '50 克罐'],
  ]);
  let clip = await feed.playingClip();
  for (let seen = 1; ; seen++) {
    const variant = wanted.get(clip.slug);
    if (variant !== undefined) await addFromSheet(feed, words, { title: clip.title, variant }, shot);
    wanted.delete(clip.slug);
    if (wanted.size === 0) return;
    expect(seen, 'the feed has the clips of both shops').toBeLessThan(market.clips.length);
    clip = await feed.next(turnBy);
  }
}

async function addFromSheet(
  feed: FeedPage,
  words: Messages,
  { title, variant }: { title: string; variant: string },
  shot: (name: string) => Promise<void>,
): Promise<void> {
  await feed.button(new RegExp(title)).click();
  const sheet = feed.sheet(words.product.title);
  await sheet.getByRole('heading', { name: title, exact: true }).waitFor();
  const chip = sheet.getByRole('button', { name: variant, exact: true });
  await chip.click();
  expect(await chip.getAttribute('aria-pressed')).toBe('true');
  await shot(`product-${variant}`);
  await sheet.getByRole('button', { name: words.product.addToCart, exact: true }).click();
  await sheet.getByText(words.product.added, { exact: true }).waitFor();
  // The clip is not paused by its sheet, and nothing slipped out of its frame.
  await expect.poll(feed.playing, patience).not.toBeNull();
  expect(await feed.slipped()).toEqual([]);
  const close = sheet.getByRole('button', { name: words.ui.close, exact: true });
  await close.click();
  await close.waitFor({ state: 'detached' });
}

async function paidCents(page: Page): Promise<number> {
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const answer = await page.request.get(`/api/v1/checkouts/${id}`);
  const checkout = (await answer.json()) as { state: string; totalCents: number };
  expect(checkout.state).toBe('paid');
  return checkout.totalCents;
}

/** The merchant finds the order, ships it with carrier and number, and marks it delivered. */
async function merchantShips(market: Market, trackingNo: string): Promise<void> {
  const words = studio.orderPage;
  const clerk = await market.visit({ viewport: desk });
  await market.enter(clerk, 'merchant');
  const { page } = clerk;
  await page.getByRole('link', { name: studio.orders, exact: true }).click();
  await page.getByRole('row', { name: new RegExp(deliverTo.recipient) }).click();
  await page.getByRole('button', { name: words.shipNow, exact: true }).waitFor();
  await shoot(page, `studio-order-${trackingNo}`);
  await page.getByLabel(words.carrier, { exact: true }).selectOption('sf');
  await page.getByLabel(words.trackingNo, { exact: true }).fill(trackingNo.toLowerCase());
  await page.getByRole('button', { name: words.shipNow, exact: true }).click();
  await page.getByRole('button', { name: words.deliver, exact: true }).click();
  await page.getByText(words.delivered, { exact: true }).waitFor();
  expect(clerk.complaints).toEqual([]);
}
