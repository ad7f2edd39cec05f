import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { phone } from '../browser.ts';
import { type Market, shoot, type Visit } from './market.ts';
import { deliverTo, orderIs, sandboxPage } from './shopping.ts';

const locale = 'zh-CN';
const variant = { title: '10 斤大果', stock: 20 };

/** What payment providers do, honestly told, and never more than one effect of it. */
export function payingJourneys(market: () => Market): void {
  it('a declined payment keeps the stock for another try; one not made in time gives it back', async () => {
    const visit = await shopperWithAddress(market());
    const { page } = visit;
    await buyNow(page, market(), 2);
    await (await sandboxPage(page, locale)).press('decline');
    await page.getByText(words.result.failedDetail, { exact: true }).waitFor();
    await shoot(page, 'declined');
    const result = page.url();
    await expectStock(page, market(), variant.stock - 2);

    await page.goto(result);
    await page.getByRole('link', { name: words.result.payAgain, exact: true }).click();
    await (await sandboxPage(page, locale)).press('expire');
    await page.getByRole('heading', { name: words.result.closedTitle, exact: true }).waitFor();
    await shoot(page, 'expired');
    await page.getByRole('main').getByRole('link', { name: market().fruit.name }).click();
    await orderIs(page, words, 'closed');
    await shoot(page, 'order-closed');
    await expectStock(page, market(), variant.stock);
    expect(visit.complaints).toEqual([]);
  });

  it('told twice of one payment, the order is paid once', async () => {
    const visit = await shopperWithAddress(market());
    const { page } = visit;
    const before = await ordersOf(market());
    await buyNow(page, market(), 1);
    await (await sandboxPage(page, locale)).press('twice');
    await page.getByRole('heading', { name: words.result.paidTitle, exact: true }).waitFor();
    const after = await ordersOf(market());
    expect(after.length - before.length).toBe(1);
    expect(after[0]?.timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid']);
    await expectStock(page, market(), variant.stock - 1);
    expect(visit.complaints).toEqual([]);
  });

  it('money that comes after the order closed brings the order back', async () => {
    const visit = await shopperWithAddress(market());
    const { page } = visit;
    await buyNow(page, market(), 1);
    await (await sandboxPage(page, locale)).press('late');
    await page.getByRole('heading', { name: words.result.paidTitle, exact: true }).waitFor();
    await page.getByRole('link', { name: words.result.toOrders, exact: true }).click();
    await orderIs(page, words, 'paid');
    await shoot(page, 'order-reopened');
    await expectStock(page, market(), variant.stock - 2);
    expect(visit.complaints).toEqual([]);
  });
}

async function shopperWithAddress(market: Market): Promise<Visit> {
  const shopper = await market.test.as('shopper');
  const address = { ...deliverTo, country: 'CN', postalCode: '', isDefault: true };
  await shopper.post('/me/addresses', address, 'paying-address');
  const visit = await market.visit({ locale, viewport: phone });
  await market.enter(visit, 'shopper');
  return visit;
}

/** From the product's page to the provider's. */
async function buyNow(page: Page, market: Market, quantity: number): Promise<void> {
  await page.goto(`/p/${market.clip('orange').productId}`);
  await page.getByRole('button', { name: variant.title, exact: true }).click();
  const more = page.getByRole('button', { name: words.product.moreOne, exact: true });
  for (let count = 1; count < quantity; count++) await more.click();
  await page.getByRole('button', { name: words.product.buyNow, exact: true }).click();
  await page.getByRole('button', { name: words.checkout.pay, exact: true }).click();
}

async function expectStock(page: Page, market: Market, count: number): Promise<void> {
  await page.goto(`/p/${market.clip('orange').productId}`);
  await page.getByRole('button', { name: variant.title, exact: true }).click();
  await page.getByText(words.product.stock(count)).waitFor();
}

async function ordersOf(market: Market): Promise<{ timeline: { kind: string }[] }[]> {
  const shopper = await market.test.as('shopper');
  return (await shopper.get<{ items: { timeline: { kind: string }[] }[] }>('/orders')).items;
}
