import { expect, it } from 'vitest';
import { afterSaleWords as en } from '../../web/shared/after-sales/words-en.ts';
import { afterSaleWords as zh } from '../../web/shared/after-sales/words-zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = { name: 'damage.png', mimeType: 'image/png', buffer: png };

/** A buyer and a shop deal with goods that were paid for. */
export function afterSalesJourneys(market: () => Market): void {
  const shipped = async (key: string) => {
    const { fruit } = market();
    const id = await paidOrder(market(), key);
    const label = { carrier: 'sf', trackingNo: `SF${key}`.replace(/[^A-Za-z0-9]/g, '').toUpperCase() };
    await fruit.session.post(`/studio/shops/${fruit.id}/orders/${id}/ship`, label, `after-sale-ship-${key}`);
    return id;
  };

  it('goods go back for their money: asked with a photograph, agreed, sent, received and refunded', async () => {
    const { fruit, origin } = market();
    const orderId = await shipped('returned');
    const buyer = await market().visit({ viewport: phone, locale: 'zh-CN' });
    await market().enter(buyer, 'shopper');
    const mine = buyer.page;
    await mine.goto(`${origin}/orders/${orderId}`);
    await mine.getByRole('link', { name: zh.ask, exact: true }).click();
    await mine.getByRole('radio', { name: zh.kinds.return, exact: true }).check();
    await mine.getByLabel(zh.reason, { exact: true }).selectOption('damaged');
    await mine.getByLabel(zh.askPage.description, { exact: true }).fill('箱子压扁了，桃子坏了一半。');
    await mine.locator('input[type=file]').setInputFiles(photo);
    await mine.getByRole('img', { name: zh.photo(1), exact: true }).waitFor();
    await shoot(mine, 'after-sales-ask-zh');
    await mine.getByRole('button', { name: zh.askPage.submit, exact: true }).click();
    await mine.getByRole('heading', { name: zh.states.asked, exact: true }).waitFor();
    await mine.getByRole('link', { name: zh.file(zh.sides.buyer, 1), exact: true }).waitFor();
    await shoot(mine, 'after-sales-case-zh');
    const caseId = new URL(mine.url()).pathname.split('/').at(-1) ?? '';

    const merchant = await market().visit({ viewport: desk, locale: 'zh-CN' });
    await market().enter(merchant, 'merchant');
    const { page } = merchant;
    await page.goto(`${origin}/studio/${fruit.id}`);
    await page.getByRole('link', { name: zh.desk.home.button, exact: true }).first().waitFor();
    await shoot(page, 'after-sales-home-zh');
    await page.goto(`${origin}/studio/${fruit.id}/after-sales?open=${caseId}`);
    await page.getByRole('button', { name: zh.desk.agreeReturn, exact: true }).click();
    await shoot(page, 'after-sales-desk-zh');
    await page
      .getByLabel(zh.desk.returnTo, { exact: true })
      .fill('杭州市余杭区仓前街 1 号，陈果 13900000000');
    await page.getByRole('button', { name: zh.desk.agreeReturn, exact: true }).click();
    await page.getByText(zh.states['awaiting-return'], { exact: true }).first().waitFor();

    await mine.reload();
    await mine.getByText('杭州市余杭区仓前街 1 号，陈果 13900000000', { exact: true }).waitFor();
    await mine.getByRole('button', { name: zh.acts.sendBack, exact: true }).click();
    await mine.getByLabel(zh.trackingNo, { exact: true }).fill('sf 8800 1234');
    await mine.getByRole('button', { name: zh.acts.submit, exact: true }).click();
    await mine.getByRole('heading', { name: zh.states.returning, exact: true }).waitFor();
    await shoot(mine, 'after-sales-returning-zh');

    await page.reload();
    await page.getByRole('button', { name: zh.desk.receive, exact: true }).click();
    await page.getByRole('button', { name: zh.desk.receive, exact: true }).click();
    await page.getByRole('button', { name: /^退款 / }).click();
    await page.getByText(zh.outcomes.refunded, { exact: true }).first().waitFor();
    await shoot(page, 'after-sales-refunded-zh');
    await mine.reload();
    await mine.getByRole('heading', { name: zh.outcomes.refunded, exact: true }).waitFor();
    await mine.goto(`${origin}/after-sales`);
    await mine.getByRole('tab', { name: zh.over, exact: true }).click();
    await mine.getByText(zh.outcomes.refunded, { exact: true }).first().waitFor();
    await shoot(mine, 'after-sales-list-zh');
    for (const { complaints } of [merchant, buyer]) expect(complaints).toEqual([]);
  });

  it('a declined refund is brought before the platform, which rules, in en', async () => {
    const { fruit, origin } = market();
    const orderId = await shipped('ruled');
    const shopper = await market().test.as('shopper');
    const options = await shopper.get<{ lines: { variantId: string }[] }>(`/orders/${orderId}/after-sales`);
    const { id } = await shopper.post<{ id: string }>(
      `/orders/${orderId}/after-sales`,
      {
        ...{ kind: 'refund', reason: 'missing-pieces', description: 'Two of the peaches are missing.' },
        lines: [{ variantId: options.lines[0]?.variantId, quantity: 1 }],
      },
      'after-sale-ruled',
    );
    const merchant = await market().visit({ viewport: desk, locale: 'en' });
    await market().enter(merchant, 'merchant');
    const { page } = merchant;
    await page.goto(`${origin}/studio/${fruit.id}/after-sales`);
    await page.getByText(new RegExp(en.reasons['missing-pieces'])).filter({ visible: true }).first().click();
    await page.getByRole('button', { name: en.desk.decline, exact: true }).click();
    await page.getByLabel(en.desk.declineText, { exact: true }).fill('The box was weighed when it left.');
    await shoot(page, 'after-sales-decline-en');
    await page.getByRole('button', { name: en.desk.decline, exact: true }).click();
    await page.getByText(en.states.declined, { exact: true }).first().waitFor();

    const buyer = await market().visit({ viewport: desk, locale: 'en' });
    await market().enter(buyer, 'shopper');
    await buyer.page.goto(`${origin}/after-sales/${id}`);
    await buyer.page.getByRole('button', { name: en.acts.escalate, exact: true }).click();
    await buyer.page
      .getByLabel(en.acts.escalateText, { exact: true })
      .fill('Look at the photograph, please.');
    await buyer.page.getByRole('button', { name: en.acts.submit, exact: true }).click();
    await buyer.page.getByRole('heading', { name: en.states.escalated, exact: true }).waitFor();
    await shoot(buyer.page, 'after-sales-escalated-en');

    const operator = await market().visit({ viewport: desk, locale: 'en' });
    await market().enter(operator, 'operator');
    const ops = operator.page;
    await ops.goto(`${origin}/ops/after-sales`);
    await ops
      .getByRole('button', { name: new RegExp(en.reasons['missing-pieces']) })
      .first()
      .click();
    await ops.getByText('Look at the photograph, please.', { exact: true }).waitFor();
    await ops.getByLabel(en.ops.amount, { exact: true }).fill('1.00');
    await ops.getByRole('textbox').last().fill('Half each: neither side shows more.');
    await shoot(ops, 'after-sales-ruling-en');
    await ops.getByRole('button', { name: en.ops.rulings.refund, exact: true }).click();
    await ops.getByText(en.ops.done, { exact: true }).first().waitFor();
    await buyer.page.reload();
    await buyer.page.getByRole('heading', { name: en.outcomes.refunded, exact: true }).waitFor();
    await shoot(buyer.page, 'after-sales-ruled-en');
    for (const { complaints } of [merchant, buyer, operator]) expect(complaints).toEqual([]);
  });
}
