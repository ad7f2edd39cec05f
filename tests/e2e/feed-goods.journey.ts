import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { goodsWords } from '../../web/shopper/feed/goods-words.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { deliverTo, sandboxPage } from './shopping.ts';

const card = goodsWords['zh-CN'];

export function feedGoodsJourneys(market: () => Market): void {
  it('goods that somebody searched for are among their clips, with the reason, and are bought from there', async () => {
    const { test } = market();
    const session = await test.as('shopper');
    const { items } = await session.get<{ items: unknown[] }>('/me/addresses');
    if (items.length === 0) await session.post('/me/addresses', deliverTo, 'address-shopper');
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    await market().enter(visit, 'shopper');
    await session.post('/events', { events: [{ kind: 'search', q: '龙井' }] }, 'goods-search');
    await test.platform.app.caughtUp();
    await page.goto('/');
    const feed = page.getByRole('region', { name: words.feed.label, exact: true });
    const longjing = market().clip('longjing');
    const shown = feed
      .getByRole('region', { name: card.region(longjing.title), exact: true })
      .and(page.locator(':not([inert] *)'));
    await turnTo(page, feed, shown);
    await shown
      .getByText(words.why['category-searched']?.({ category: longjing.category }) ?? '', { exact: false })
      .waitFor();
    await shoot(page, 'feed-goods');
    await shown.getByRole('button', { name: card.view, exact: true }).click();
    const sheet = page.getByRole('dialog', { name: words.product.title, exact: true });
    await sheet.getByRole('button', { name: words.product.buyNow, exact: true }).click();
    await page.getByRole('button', { name: words.checkout.pay, exact: true }).click();
    const sandbox = await sandboxPage(page, 'zh-CN');
    await sandbox.press('pay');
    await page.getByRole('heading', { name: words.result.paidTitle, exact: true }).waitFor();
    expect(visit.complaints).toEqual([]);
  });
}

async function turnTo(page: Page, feed: Locator, shown: Locator): Promise<void> {
  await feed.getByRole('button').first().waitFor();
  const isShown = () =>
    shown.waitFor({ timeout: 500 }).then(
      () => true,
      () => false,
    );
  for (let pages = 0; pages < 8 && !(await isShown()); pages++) await page.keyboard.press('ArrowDown');
  await shown.waitFor();
}
