import { expect, it, vi } from 'vitest';
import { messages as shopper } from '../../web/shopper/messages/zh-cn.ts';
import { messages as english } from '../../web/studio/messages/en.ts';
import { messages as chinese } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, patience, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';
import { deliverTo } from './shopping.ts';

export function affiliateJourneys(market: () => Market): void {
  it('a shop promises a commission, a creator takes the goods into their window, and what is sold there is theirs', async () => {
    const { fruit, creator, origin } = market();
    const peach = market().clip('peach');
    const words = english.affiliatePage;

    const merchant = await market().visit({ viewport: desk, locale: 'en' });
    await market().enter(merchant, 'merchant');
    const desktop = merchant.page;
    await desktop.goto(`${origin}/studio/${fruit.id}/affiliate`);
    await desktop.getByText(words.emptyTitle, { exact: true }).waitFor();
    await desktop.getByRole('button', { name: words.make, exact: true }).first().click();
    await desktop.getByRole('button', { name: words.save, exact: true }).click();
    await desktop.getByText(words.chooseProduct, { exact: true }).waitFor();
    await desktop.getByLabel(peach.title, { exact: true }).check();
    await desktop.getByLabel(words.rate, { exact: true }).fill('12.5');
    await desktop.getByText(words.shopKeeps, { exact: true }).waitFor();
    await shoot(desktop, 'affiliate-plan-form');
    await desktop.getByRole('button', { name: words.save, exact: true }).click();
    await desktop.getByText(words.states.running, { exact: true }).first().waitFor();
    await shoot(desktop, 'affiliate-plans');

    await creator.session.post('/me/addresses', { ...deliverTo, isDefault: true }, 'affiliate-address');
    const star = await market().visit({ viewport: phone });
    await market().enter(star, 'creator');
    const { page } = star;
    await page.goto(`${origin}/studio/${creator.id}/sourcing`);
    const card = page.getByRole('listitem').filter({ hasText: peach.title });
    await card.getByText('12.5%', { exact: true }).waitFor();
    expect(await card.getByText(chinese.sourcingPage.unknown, { exact: true }).count()).toBeGreaterThan(0);
    await shoot(page, 'affiliate-sourcing');
    await card.getByRole('button', { name: chinese.sourcingPage.add, exact: true }).click();
    await card.getByRole('button', { name: chinese.sourcingPage.remove, exact: true }).waitFor();
    await card.getByRole('button', { name: chinese.sourcingPage.askSample, exact: true }).click();
    await shoot(page, 'affiliate-sample-ask');
    await page.getByRole('button', { name: chinese.sourcingPage.ask, exact: true }).click();
    const sampleState = chinese.sourcingPage.sampleState(chinese.samplePage.states.asked);
    await card.getByText(sampleState, { exact: true }).waitFor();
    await page.goto(`${origin}/studio/${creator.id}/promoting?tab=samples`);
    await page.getByRole('button', { name: chinese.samplePage.withdraw, exact: true }).waitFor();
    await shoot(page, 'affiliate-my-samples');

    const buyer = await market().visit({ viewport: phone });
    await market().enter(buyer, 'shopper');
    await buyer.page.goto(`${origin}/creator/${creator.id}`);
    await buyer.page.getByRole('tab', { name: shopper.home.window, exact: true }).click();
    await buyer.page.getByRole('link', { name: peach.title }).click();
    await buyer.page.getByRole('button', { name: shopper.product.addToCart, exact: true }).waitFor();
    await shoot(buyer.page, 'affiliate-window-product');
    const results = `/studio/creators/${creator.id}/results`;
    interface Result {
      clicks: number;
      orders: number;
    }
    const resultOf = async () => (await creator.session.get<{ items: Result[] }>(results)).items[0];
    await vi.waitFor(async () => expect((await resultOf())?.clicks).toBe(1), patience);
    await paidOrder(market(), 'affiliate');
    await vi.waitFor(async () => expect((await resultOf())?.orders).toBe(1), patience);

    await page.goto(`${origin}/studio/${creator.id}/promoting?tab=earnings`);
    await page.getByText(chinese.promotingPage.waiting, { exact: true }).waitFor();
    await shoot(page, 'affiliate-earnings');
    await page.getByRole('tab', { name: chinese.promotingPage.tabs.plans, exact: true }).click();
    await page.getByText(peach.title, { exact: true }).waitFor();
    await shoot(page, 'affiliate-my-plans');
    await desktop.goto(`${origin}/studio/${fruit.id}/affiliate?tab=samples`);
    await desktop.getByRole('button', { name: english.samplePage.approve, exact: true }).click();
    await desktop.getByRole('button', { name: english.samplePage.ship, exact: true }).waitFor();
    await shoot(desktop, 'affiliate-samples');
    await desktop.getByRole('tab', { name: words.tabs.results, exact: true }).click();
    await desktop.getByRole('cell', { name: creator.name, exact: true }).waitFor();
    await shoot(desktop, 'affiliate-results');
    expect([...merchant.complaints, ...star.complaints, ...buyer.complaints]).toEqual([]);
  });
}
