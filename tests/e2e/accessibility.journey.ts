import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as ops } from '../../web/ops/messages/zh-cn.ts';
import { afterSaleWords } from '../../web/shared/after-sales/words-zh-cn.ts';
import { liveMessages as live } from '../../web/shopper/live/live-zh-cn.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';
import { deliverTo } from './shopping.ts';

/** No serious and no critical finding of axe, in light and in dark. */
export function accessibilityJourneys(market: () => Market): void {
  it('a stranger’s pages', async () => {
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    const feed = feedPage(page, market(), words);
    const clip = market().clip('tomato');
    const found = findings(page);
    await page.goto(`/c/${clip.id}`);
    await feed.playingClip();
    await found.look('feed');
    await feed.button(new RegExp(clip.title)).click();
    const sheet = feed.sheet(words.product.title);
    await sheet.getByRole('button', { name: words.product.addToCart, exact: true }).click();
    await sheet.getByText(words.product.added, { exact: true }).waitFor();
    await found.look('product-sheet');
    await page.goto(`/c/${clip.id}?sheet=comments&id=${clip.id}`);
    await page.getByText(words.comments.emptyTitle, { exact: true }).waitFor();
    await found.look('comments-sheet');
    await page.goto('/cart');
    await page.getByRole('link', { name: market().fruit.name, exact: true }).waitFor();
    await found.look('cart');
    await page.getByRole('button', { name: words.cart.checkout(1), exact: true }).click();
    await page.getByRole('button', { name: words.checkout.signInToPay, exact: true }).waitFor();
    await found.look('checkout-stranger');
    await page.goto('/sign-in');
    await page.getByRole('button', { name: words.signIn.send, exact: true }).waitFor();
    await found.look('sign-in');
    await page.goto('/mall');
    await page.getByText(clip.title, { exact: true }).waitFor();
    await found.look('mall');
    await page.goto(`/p/${market().clip('peach').productId}/reviews`);
    await page.waitForLoadState('networkidle');
    await found.look('reviews');
    await page.goto(`/shop/${market().fruit.id}`);
    await page.getByRole('heading', { name: market().fruit.name }).first().waitFor();
    await found.look('shop');
    await page.goto('/live');
    await page.getByText(live.comingNone, { exact: true }).waitFor();
    await found.look('live-nobody');
    await page.goto('/mall?q=zzqqxx&city=福州');
    await page.getByRole('region', { name: words.relief.categoriesTitle, exact: true }).waitFor();
    await found.look('mall-nothing-found');
    await page.goto('/me/interests');
    await page.getByRole('slider', { name: words.choices.freshness, exact: true }).waitFor();
    await found.look('interests');
    await page.goto('/me');
    await page.getByText(words.me.stranger, { exact: true }).waitFor();
    await found.look('me-stranger');
    expect(found.serious).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  it('a shopper’s pages', async () => {
    const shopper = await market().test.as('shopper');
    const address = { ...deliverTo, country: 'CN', postalCode: '', isDefault: true };
    await shopper.post('/me/addresses', address, 'paying-address');
    const visit = await market().visit({ viewport: phone });
    await market().enter(visit, 'shopper');
    const { page } = visit;
    const found = findings(page);
    const product = await shopper.get<{ variants: { id: string }[] }>(
      `/products/${market().clip('tomato').productId}`,
    );
    await page.goto(`/checkout?buy=${product.variants[0]?.id}*1`);
    await page.getByRole('region', { name: words.checkout.total, exact: true }).waitFor();
    await found.look('checkout');
    await page.getByRole('button', { name: words.checkout.pay, exact: true }).click();
    await page.waitForURL(/\/sandbox\/pay\//);
    await found.look('sandbox');
    await page.getByRole('link').click();
    await page.getByRole('heading', { name: words.result.waitingTitle, exact: true }).waitFor();
    await found.look('result-waiting');
    await page.getByRole('main').getByRole('link', { name: market().fruit.name }).click();
    await page.getByRole('button', { name: words.orders.cancel, exact: true }).waitFor();
    await found.look('order');
    await page.goto('/orders');
    await page.getByRole('main').getByRole('link', { name: market().fruit.name }).first().waitFor();
    await found.look('orders');
    await page.goto('/after-sales');
    await page.getByRole('tab', { name: afterSaleWords.over, exact: true }).waitFor();
    await found.look('after-sales');
    await page.goto('/me/addresses');
    await page.getByText(deliverTo.recipient).first().waitFor();
    await found.look('addresses');
    await page.goto('/me/reviews?tab=written');
    await page.waitForLoadState('networkidle');
    await found.look('my-reviews');
    await page.goto('/me/coupons');
    await page.getByRole('heading', { name: words.coupons.title, exact: true }).waitFor();
    await found.look('coupons');
    await page.goto('/me');
    await page.getByRole('button', { name: words.me.signOut, exact: true }).waitFor();
    await found.look('me');
    expect(found.serious).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  it('the studio', async () => {
    // Of what is not paid neither an address nor a slip is shown.
    const orderId = await paidOrder(market(), 'accessible');
    const visit = await market().visit({ viewport: desk });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    const found = findings(page);
    const goTo = (name: string) => page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name: studio.homePage.title }).waitFor();
    await page.getByRole('region', { name: studio.homePage.title }).getByRole('listitem').first().waitFor();
    await found.look('studio-home');
    await goTo(studio.orders);
    await page.getByRole('tab', { name: studio.orderPage.views.all, exact: true }).click();
    await page.getByRole('row').nth(1).click();
    await page.getByRole('heading', { name: studio.orderPage.address }).waitFor();
    await found.look('studio-orders');
    await page.goto(`/studio/${market().fruit.id}/after-sales?view=closed`);
    await page.getByRole('heading', { name: afterSaleWords.title, exact: true }).waitFor();
    await found.look('studio-after-sales');
    await goTo(studio.orders);
    await page.getByRole('button', { name: studio.shipments.open, exact: true }).click();
    await page.getByLabel(studio.shipments.paste, { exact: true }).fill('order,carrier,tracking no\nx,y,z');
    await page.getByRole('button', { name: studio.shipments.preview, exact: true }).click();
    await page.getByRole('table', { name: studio.shipments.preview, exact: true }).waitFor();
    await found.look('studio-bulk-ship');
    await page.goto(`/studio/${market().fruit.id}/orders/print?ids=${orderId}`);
    await page.getByText(studio.slips.count(1), { exact: true }).waitFor();
    await found.look('studio-slips');
    await page.getByRole('link', { name: studio.slips.back, exact: true }).click();
    await goTo(studio.products);
    // Until the page is here the one before stands: its rows name goods, too.
    await page.getByRole('heading', { name: studio.products, exact: true }).waitFor();
    await page.getByRole('row', { name: market().clip('tomato').title }).click();
    await page.getByText(studio.productPage.variants, { exact: true }).waitFor();
    await found.look('studio-products');
    await page.getByRole('button', { name: studio.productPage.add, exact: true }).click();
    await found.look('studio-new-product');
    await goTo(studio.clips);
    await page.getByText(market().clip('tomato').caption).first().waitFor();
    await found.look('studio-clips');
    await goTo(studio.developer);
    await page.getByText(studio.developerPage.emptyTitle, { exact: true }).waitFor();
    await page.getByRole('button', { name: studio.developerPage.make, exact: true }).click();
    await page.getByLabel(studio.developerPage.url).fill('http://127.0.0.1:9/');
    await found.look('studio-new-webhook');
    await page.getByLabel(studio.developerPage.url).press('Enter');
    await page.getByRole('dialog', { name: studio.developerPage.secretTitle }).waitFor();
    await page.getByRole('button', { name: studio.developerPage.secretKept, exact: true }).click();
    await page.getByRole('button', { name: studio.developerPage.trial, exact: true }).click();
    const sent = page.getByRole('button', {
      name: new RegExp(studio.developerPage.kindNames['webhook.trial']!),
    });
    await sent.getByText(studio.developerPage.fault('nobody-listens', null)).waitFor();
    await sent.click();
    await page.getByRole('button', { name: studio.developerPage.replay, exact: true }).waitFor();
    await found.look('studio-webhook');
    await goTo(studio.searchTerms);
    await page.getByRole('heading', { name: studio.searchTerms, exact: true }).waitFor();
    await found.look('studio-search-terms');
    for (const [name, state] of [
      [studio.stock, 'studio-stock'],
      [studio.promotions, 'studio-promotions'],
      [studio.shipping, 'studio-shipping'],
      [studio.money, 'studio-money'],
      [studio.reviews, 'studio-reviews'],
    ] as const) {
      await goTo(name);
      await page.getByRole('heading', { name, exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
      await found.look(state);
    }
    await goTo(studio.products);
    await goTo(studio.catalogueFiles.open);
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    await found.look('studio-files');
    await goTo(studio.staff);
    await page.getByText(studio.staffPage.roleMay['owner'] ?? '', { exact: true }).waitFor();
    await found.look('studio-staff');
    expect(found.serious).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  it('the operator’s desk', async () => {
    const visit = await market().visit({ viewport: desk });
    await market().enter(visit, 'operator');
    const { page } = visit;
    const found = findings(page);
    const goTo = (name: string) => page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name: ops.applications, exact: true }).waitFor();
    await goTo(ops.shops);
    await page.getByRole('tab', { name: ops.shopPage.views.open, exact: true }).click();
    await page.getByRole('button', { name: market().fruit.name }).click();
    await page.getByRole('button', { name: ops.shopPage.suspend, exact: true }).waitFor();
    await found.look('ops-shops');
    await goTo(ops.clips);
    await page.getByRole('button', { name: market().clip('tomato').caption }).click();
    await page.getByRole('button', { name: ops.clipPage.takeDown, exact: true }).waitFor();
    await found.look('ops-clips');
    for (const [name, view, state] of [
      [ops.applications, ops.applicationPage.views.approved, 'ops-applications'],
      [ops.certificates, ops.certificatePage.views.accepted, 'ops-certificates'],
      [ops.appeals, ops.appealPage.views.open, 'ops-appeals'],
      [ops.products, ops.productPage.views['on-sale'], 'ops-products'],
      [ops.reviews, ops.reviewPage.views.hidden, 'ops-reviews'],
    ] as const) {
      await goTo(name);
      await page.getByRole('tab', { name: view, exact: true }).click();
      await page.waitForLoadState('networkidle');
      const first = page.locator('#cases').getByRole('listitem').getByRole('button').first();
      if (await first.isVisible()) await first.click();
      await page.waitForLoadState('networkidle');
      await found.look(state);
    }
    await goTo(ops.people);
    await page.getByText('chen.guo@town.example').first().waitFor();
    await found.look('ops-people');
    for (const [name, state] of [
      [ops.ledger, 'ops-ledger'],
      [ops.payouts, 'ops-payouts'],
      [ops.deposits, 'ops-deposits'],
      [ops.reconciliation, 'ops-reconciliation'],
      [ops.experiments, 'ops-experiments'],
      [ops.audit, 'ops-audit'],
    ] as const) {
      await goTo(name);
      await page.getByRole('heading', { name, exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
      await found.look(state);
    }
    await goTo(ops.readers);
    await page.getByRole('status').filter({ hasText: ops.readerPage.summaryOk }).waitFor();
    await found.look('ops-readers');
    expect(found.serious).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });
}

/** Runs in the page: a colour half way between two schemes is nobody's choice. */
async function coloursSettled(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Findings {
  readonly serious: string[];
  /** Looks at the page as it is, in light; in dark at its colours, which are all that changes. */
  look(state: string): Promise<void>;
}

export function findings(page: Page): Findings {
  const serious: string[] = [];
  const look = async (state: string, scheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(coloursSettled);
    await shoot(page, `axe-${state}-${scheme}`);
    // The page's policy lets no script in but its own; the debugger may.
    const debug = await page.context().newCDPSession(page);
    await debug.send('Runtime.evaluate', { expression: `if (!window.axe) { ${axe} }` });
    await debug.detach();
    const violations = await page.evaluate(
      async (options) => {
        const known = window as unknown as {
          axe: { run(context: Document, options: object): Promise<AxeResults> };
        };
        const found = await known.axe.run(document, options);
        return found.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      },
      { resultTypes: ['violations'], ...(scheme === 'dark' ? { runOnly: ['color-contrast'] } : {}) },
    );
    serious.push(...violations.map((violation) => `${state} (${scheme}) ${violation}`));
  };
  return {
    serious,
    async look(state) {
      await look(state, 'light');
      await look(state, 'dark');
      await page.emulateMedia({ colorScheme: 'light' });
    },
  };
}
