import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { liveMessages as live } from '../../web/shopper/live/live-zh-cn.ts';
import { messages as words } from '../../web/studio/messages/zh-cn.ts';
import { desk, fakeScreen, launchBrowser } from '../browser.ts';
import { picturesMove, variantsOf } from './live-room.ts';
import { type Market, patience, shoot, visit } from './market.ts';
import { deliverTo } from './shopping.ts';

const title = '沐晴的好物合集';

/** A creator shares a screen and sells goods of two shops in one room. */
export function creatorRoomJourneys(market: () => Market): void {
  it('a creator goes live with a shared screen and goods of two shops, and one order is of both', async () => {
    const { creator, fruit, tea, origin } = market();
    const [tomato, longjing] = [market().clip('tomato'), market().clip('longjing')];
    for (const [shop, productId] of [
      [fruit, tomato.productId],
      [tea, longjing.productId],
    ] as const)
      await shop.session.post(
        `/studio/shops/${shop.id}/affiliate/plans`,
        { productId, kind: 'open', rateBasisPoints: 1_000 },
        `creator-room-${shop.id}`,
      );
    const { id: roomId } = await creator.session.post<{ id: string }>(
      '/studio/rooms',
      { broadcasterId: creator.id, title },
      'creator-room',
    );
    const browser = await launchBrowser(fakeScreen);
    onTestFinished(() => browser.close());
    const host = await visit(browser, origin, { viewport: desk });
    await market().enter(host, 'creator');
    const { page } = host;
    await page.goto(`${origin}/studio/${creator.id}/rooms/${roomId}`);
    await fillBag(page, [tomato.title, longjing.title]);
    await page.getByRole('tab', { name: words.source.ways.screen, exact: true }).click();
    await page.getByRole('button', { name: words.source.startScreen, exact: true }).click();
    await page.getByText(words.source.phases.live, { exact: true }).waitFor();
    const goLive = page.getByRole('button', { name: words.desk.goLive, exact: true });
    await expect.poll(() => goLive.isEnabled(), patience).toBe(true);
    await goLive.click();
    await page.getByRole('button', { name: words.desk.end, exact: true }).waitFor();
    await shoot(page, 'creator-room-desk');

    const viewer = await market().visit();
    await viewer.page.goto(`${origin}/rooms/${roomId}`);
    await picturesMove(viewer.page, live.stage(creator.name));
    await viewer.page.getByRole('button', { name: live.bagCount(2), exact: true }).click();
    const bag = viewer.page.getByRole('dialog');
    for (const shown of [tomato.title, longjing.title, fruit.name, tea.name])
      await bag.getByText(shown).first().waitFor();
    await shoot(viewer.page, 'creator-room-bag');
    expect(await buyBoth(market(), roomId, [tomato.productId ?? '', longjing.productId ?? ''])).toBe(2);
    await creator.session.post(`/studio/rooms/${roomId}/end`, {});
    await viewer.page.getByRole('heading', { name: live.endedTitle, exact: true }).waitFor();
    expect([...host.complaints, ...viewer.complaints]).toEqual([]);
  });
}

async function fillBag(page: Page, titles: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: words.goods.add, exact: true }).click();
  const sheet = page.getByRole('dialog', { name: words.goods.pick, exact: true });
  for (const name of titles) await sheet.getByRole('checkbox', { name }).check();
  await sheet.getByRole('button', { name: words.goods.picked(titles.length), exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
}

/** Orders one of each product in the room; of how many shops the orders are. */
async function buyBoth(market: Market, roomId: string, productIds: readonly string[]): Promise<number> {
  const shopper = await market.test.as('shopper');
  const { id: addressId } = await shopper.post<{ id: string }>(
    '/me/addresses',
    { ...deliverTo, country: 'CN', postalCode: '', isDefault: true },
    'creator-room-address',
  );
  const variants = await Promise.all(productIds.map((productId) => variantsOf(shopper, productId)));
  const lines = variants.map(([variant]) => ({ variantId: variant?.id, quantity: 1, roomId }));
  const quote = await shopper.post<{ id: string; totalCents: number }>(
    '/quotes',
    { lines, addressId },
    'creator-room-quote',
  );
  await shopper.post(
    '/checkouts',
    { quoteId: quote.id, addressId, expectedTotalCents: quote.totalCents },
    'creator-room-checkout',
  );
  const ordered = await market.test.db
    .selectFrom('order_lines')
    .select('order_id')
    .where('room_id', '=', roomId)
    .execute();
  return new Set(ordered.map(({ order_id }) => order_id)).size;
}
