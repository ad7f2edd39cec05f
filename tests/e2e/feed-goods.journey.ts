import { minuteMs } from '@kanmai/kernel';
import type { APIRequestContext } from 'playwright-core';
import { expect, it } from 'vitest';
import { goodsWords } from '../../web/shopper/feed/goods-words.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import { type Market, patience, shoot } from './market.ts';

const card = goodsWords['zh-CN'];

export function feedGoodsJourneys(market: () => Market): void {
  it('goods that somebody searched for are among their clips, say why, go into the cart, and go for good', async () => {
    const { title, category } = market().clip('longjing');
    await goodsAreKnown(market());
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    await searchesForTea(market(), page.request);
    await page.goto('/');
    const feed = feedPage(page, market(), words);
    await feed.playingClip();
    const shown = page
      .getByRole('region', { name: words.feed.label, exact: true })
      .getByRole('region', { name: card.region(title), exact: true })
      .and(page.locator(':not([inert] *)'));
    for (let clips = 0; clips < 2; clips++) await page.keyboard.press('ArrowDown');
    await shown.getByText(words.why['category-searched']?.({ category }) ?? '').waitFor();
    await shoot(page, 'feed-goods');

    await shown.getByRole('button', { name: card.view, exact: true }).click();
    const sheet = feed.sheet(words.product.title);
    await sheet.getByRole('button', { name: words.product.addToCart, exact: true }).click();
    await sheet.getByText(words.product.added, { exact: true }).waitFor();
    await page.goBack();

    await shown.getByRole('button', { name: card.notInterested, exact: true }).click();
    await shown.getByRole('button', { name: card.hideItem, exact: true }).click();
    await page.getByText(card.hidden, { exact: true }).waitFor();
    await feed.playingClip();
    expect(await shown.count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  });
}

/** The platform has looked at what is on sale now: it does so for somebody, while nobody waits for it. */
async function goodsAreKnown(market: Market): Promise<void> {
  await market.pass(10 * minuteMs);
  const { page } = await market.visit();
  await expect
    .poll(async () => {
      await page.context().clearCookies();
      await searchesForTea(market, page.request);
      const { goods } = (await (await page.request.get(`${market.origin}/api/v1/feed?limit=5`)).json()) as {
        goods?: object;
      };
      return goods;
    }, patience)
    .toBeDefined();
}

async function searchesForTea({ origin, test }: Market, request: APIRequestContext): Promise<void> {
  await request.get(`${origin}/api/v1/me/interests`);
  const told = await request.post(`${origin}/api/v1/events`, {
    data: { events: [{ kind: 'search', q: '龙井' }] },
    headers: { origin, 'idempotency-key': `tea-${Math.random()}` },
  });
  expect(await told.json()).toMatchObject({ accepted: 1 });
  await test.platform.app.caughtUp();
}
