import { expect, it } from 'vitest';
import { messages as shopperEn } from '../../web/shopper/messages/en.ts';
import { messages as shopperZh } from '../../web/shopper/messages/zh-cn.ts';
import { messages as studioEn } from '../../web/studio/messages/en.ts';
import { messages as studioZh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const tongues = {
  'zh-CN': { studio: studioZh, shopper: shopperZh },
  en: { studio: studioEn, shopper: shopperEn },
} as const;

/** A buyer and a shop deal with one order. */
export function orderDeskJourneys(market: () => Market): void {
  for (const [locale, looks] of [
    ['zh-CN', desk],
    ['en', phone],
  ] as const) {
    it(`a buyer writes and asks to cancel, is declined once and refunded then, in ${locale}`, async () => {
      const { fruit, origin } = market();
      const { studio, shopper } = tongues[locale];
      const id = await paidOrder(market(), `desk-${locale}`);
      const buyer = await market().visit({ viewport: looks, locale });
      await market().enter(buyer, 'shopper');
      const mine = buyer.page;
      await mine.goto(`${origin}/orders/${id}`);
      const words = shopper.orderDesk;
      await mine.getByRole('button', { name: words.messages, exact: true }).click();
      await mine.getByLabel(words.write, { exact: true }).fill('今天能发货吗？');
      await mine.getByRole('button', { name: words.sendMessage, exact: true }).click();
      await mine.getByText('今天能发货吗？', { exact: true }).waitFor();
      await mine.getByRole('button', { name: words.ask, exact: true }).click();
      await mine.getByLabel(words.reasons[1] ?? '', { exact: true }).check();
      await shoot(mine, `order-desk-ask-${locale}`);
      await mine.getByRole('button', { name: words.send, exact: true }).click();
      await mine.getByRole('heading', { name: words.asked, exact: true }).waitFor();
      await shoot(mine, `order-desk-asked-${locale}`);

      const merchant = await market().visit({ viewport: looks, locale });
      await market().enter(merchant, 'merchant');
      const { page } = merchant;
      const answers = studio.orderDesk;
      await page.goto(`${origin}/studio/${fruit.id}/orders?view=unread`);
      await page.getByText(answers.unreadCount(1), { exact: true }).filter({ visible: true }).first().click();
      await page.getByText('今天能发货吗？', { exact: true }).waitFor();
      await shoot(page, `order-desk-studio-${locale}`);
      await page.getByLabel(answers.write, { exact: true }).fill('已经打包，下午发。');
      await page.getByRole('button', { name: answers.send, exact: true }).click();
      await page.getByText('已经打包，下午发。', { exact: true }).waitFor();
      await page.getByRole('button', { name: answers.decline, exact: true }).click();
      await page.getByLabel(answers.declineReason, { exact: true }).fill('已经打包出库');
      await page.getByRole('button', { name: answers.decline, exact: true }).click();
      await page.getByText(answers.declined, { exact: true }).waitFor();

      await mine.reload();
      await mine.getByText(words.declined('已经打包出库'), { exact: true }).waitFor();
      await mine.getByText('已经打包，下午发。', { exact: true }).waitFor();
      await shoot(mine, `order-desk-declined-${locale}`);
      await mine.getByRole('button', { name: words.ask, exact: true }).click();
      await mine.getByRole('button', { name: words.send, exact: true }).click();
      await mine.getByRole('heading', { name: words.asked, exact: true }).waitFor();

      await page.goto(`${origin}/studio/${fruit.id}/orders?view=cancel-asked&open=${id}`);
      const { totalCents } = await fruit.session.get<{ totalCents: number }>(
        `/studio/shops/${fruit.id}/orders/${id}`,
      );
      const amount = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: 'CNY',
        currencyDisplay: 'narrowSymbol',
      });
      await page
        .getByRole('button', { name: answers.accept(amount.format(totalCents / 100)), exact: true })
        .click();
      await page.getByText(answers.accepted, { exact: true }).waitFor();
      await mine.reload();
      await mine.getByRole('heading', { name: shopper.orders.states.closed ?? '', exact: true }).waitFor();
      for (const { complaints } of [merchant, buyer]) expect(complaints).toEqual([]);
    });
  }

  it('a merchant looks for orders and keeps the view', async () => {
    const { fruit, origin } = market();
    const visit = await market().visit({ viewport: desk });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    const words = studioZh.orderDesk;
    await page.goto(`${origin}/studio/${fruit.id}/orders?view=all`);
    await page.getByLabel(words.search, { exact: true }).fill('水蜜桃');
    await page.getByRole('combobox', { name: words.placed }).selectOption('7');
    await page.getByRole('button', { name: words.saveView, exact: true }).click();
    await page.getByLabel(words.viewName, { exact: true }).fill('本周桃子');
    await page.getByRole('button', { name: studioZh.save, exact: true }).click();
    const kept = page.getByRole('button', { name: '本周桃子', exact: true });
    await kept.waitFor();
    await shoot(page, 'order-desk-views');
    await page.goto(`${origin}/studio/${fruit.id}/orders`);
    await kept.click();
    await expect.poll(() => new URL(page.url()).searchParams.get('text')).toBe('水蜜桃');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: studioZh.table.exportCsv, exact: true }).click();
    expect((await saved).suggestedFilename()).toBe('orders.csv');
    await page.getByRole('button', { name: words.removeView('本周桃子'), exact: true }).click();
    await kept.waitFor({ state: 'detached' });
    expect(visit.complaints).toEqual([]);
  });
}
