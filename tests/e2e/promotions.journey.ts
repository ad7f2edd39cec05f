import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as shopper } from '../../web/shopper/messages/zh-cn.ts';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { orderIs, sandboxPage, totalShown } from './shopping.ts';

const words = studio.promotionsPage;

interface Product {
  readonly id: string;
  readonly variants: readonly { readonly id: string; readonly priceCents: number }[];
}

export function promotionJourneys(market: () => Market): void {
  it('a merchant sees beforehand what a buyer will pay, and a buyer pays what they see', async () => {
    const { fruit, origin } = market();
    const list = await fruit.session.get<{ items: Product[] }>(`/studio/shops/${fruit.id}/products`);
    const [product] = list.items;
    const variant = product?.variants[0];
    if (product === undefined || variant === undefined) throw new Error('the shop sells nothing');

    const merchant = await market().visit({ viewport: desk });
    await market().enter(merchant, 'merchant');
    const desktop = merchant.page;
    await desktop.goto(`${origin}/studio/${fruit.id}/promotions`);
    await desktop.getByText(words.emptyTitle, { exact: true }).waitFor();
    await shoot(desktop, 'promotions-empty');
    await desktop.getByRole('button', { name: words.make, exact: true }).click();
    await desktop.getByRole('button', { name: words.publish, exact: true }).click();
    await desktop.getByText(words.nameMissing, { exact: true }).waitFor();
    await desktop.getByLabel(words.name, { exact: true }).fill('周末八折');
    await desktop.getByRole('columnheader', { name: words.after, exact: true }).waitFor();
    await shoot(desktop, 'promotions-form');
    await desktop.getByRole('button', { name: words.publish, exact: true }).click();
    await desktop.getByText(words.states.running, { exact: true }).first().waitFor();
    await makeCoupon(desktop);
    await shoot(desktop, 'promotions-list');

    const buyer = await market().visit({ viewport: phone });
    await market().enter(buyer, 'shopper');
    const { page } = buyer;
    await page.goto(`${origin}/p/${product.id}`);
    await page.getByText('周末八折', { exact: true }).waitFor();
    await page.getByRole('button', { name: shopper.coupons.claim, exact: true }).click();
    await page.getByRole('button', { name: shopper.coupons.claimed, exact: true }).waitFor();
    await shoot(page, 'promotions-product');
    await page.goto(`${origin}/me/coupons`);
    await page.getByText(fruit.name, { exact: true }).waitFor();
    await shoot(page, 'promotions-my-coupons');
    await page.goto(`${origin}/p/${product.id}`);
    await page.getByRole('button', { name: shopper.product.addToCart, exact: true }).click();
    await page.getByRole('link', { name: shopper.product.openCart, exact: true }).click();
    await page.getByText('周末八折', { exact: true }).waitFor();
    await shoot(page, 'promotions-cart');
    await page.getByRole('button', { name: shopper.cart.checkout(1), exact: true }).click();

    await page.getByLabel(shopper.coupons.choose, { exact: true }).waitFor();
    const reduced = variant.priceCents - Math.floor(variant.priceCents / 5);
    const quotes = await quoteOf(page, variant.id);
    const paid = reduced - 100 + quotes.shippingCents;
    expect(await totalShown(page, shopper)).toBe(paid);
    await shoot(page, 'promotions-checkout');
    await page.getByLabel(shopper.coupons.choose, { exact: true }).selectOption('none');
    await expect.poll(() => totalShown(page, shopper)).toBe(paid + 100);
    await page.getByLabel(shopper.coupons.choose, { exact: true }).selectOption('best');
    await expect.poll(() => totalShown(page, shopper)).toBe(paid);
    await placeOrder(page);
    const provider = await sandboxPage(page, 'zh-CN');
    expect(await provider.amountCents()).toBe(paid);
    await provider.press('pay');
    await page.getByRole('link', { name: shopper.result.toOrders, exact: true }).click();
    await orderIs(page, shopper, 'paid');
    await shoot(page, 'promotions-order');
    expect(buyer.complaints).toEqual([]);

    // What came of them; then both end.
    await desktop.reload();
    for (const name of ['周末八折', '立减一元']) {
      await desktop.getByRole('row', { name }).click();
      await desktop.getByRole('button', { name: words.stop, exact: true }).click();
      const ask = desktop.getByRole('dialog');
      await ask.getByRole('button', { name: words.stop, exact: true }).click();
      await ask.waitFor({ state: 'hidden' });
    }
    await shoot(desktop, 'promotions-stopped');
    const narrow = await market().visit({ viewport: phone });
    await market().enter(narrow, 'merchant');
    await narrow.page.goto(`${origin}/studio/${fruit.id}/promotions?open=new`);
    await narrow.page.getByLabel(words.name, { exact: true }).fill('手机上');
    await narrow.page.getByRole('columnheader', { name: words.after, exact: true }).waitFor();
    await shoot(narrow.page, 'promotions-form-phone');
    expect(merchant.complaints).toEqual([]);
  });
}

async function makeCoupon(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.make, exact: true }).click();
  await page.getByLabel(words.kind, { exact: true }).selectOption('coupon-amount');
  await page.getByLabel(words.name, { exact: true }).fill('立减一元');
  await page.getByLabel(words.fields.minus, { exact: true }).fill('1');
  await page.getByRole('button', { name: words.publish, exact: true }).click();
  await page.getByRole('heading', { name: '立减一元', exact: true }).waitFor();
}

/** What the platform itself says, asked as this buyer. */
async function quoteOf(page: Page, variantId: string): Promise<{ shippingCents: number }> {
  const key = `promotions-${variantId}`;
  const answer = await page.request.post('/api/v1/quotes', {
    headers: { 'idempotency-key': key },
    data: { lines: [{ variantId, quantity: 1 }] },
  });
  return answer.json();
}

async function placeOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: shopper.checkout.pay, exact: true }).click();
}
