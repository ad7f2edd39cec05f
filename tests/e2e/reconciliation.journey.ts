import { expect, it } from 'vitest';
import { messages as opsEn } from '../../web/ops/messages/en.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { alipayGateway, type Market, shoot } from './market.ts';
import { deliverTo, sandboxPage } from './shopping.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const slug = 'tomato';

export function reconciliationJourneys(market: () => Market): void {
  it('a shopper chooses how to pay where there are several ways', async () => {
    const visit = await market().visit({ locale: 'zh-CN', viewport: phone });
    const { page } = visit;
    await checkoutAs(visit, market());
    const sandbox = page.getByRole('radio', { name: words.payment.methods['sandbox'] ?? '' });
    await sandbox.waitFor();
    expect(await sandbox.isChecked()).toBe(true);
    const alipay = page.getByRole('radio', { name: words.payment.methods['alipay'] ?? '', exact: true });
    await alipay.check();
    await alipay.scrollIntoViewIfNeeded();
    await shoot(page, 'checkout-payment-methods');
    await page.route(`${alipayGateway}**`, (route) => route.fulfill({ body: 'Alipay' }));
    await page.getByRole('button', { name: words.checkout.pay, exact: true }).click();
    await page.getByText('Alipay', { exact: true }).waitFor();
    const asked = new URL(page.url()).searchParams;
    expect(asked.get('method')).toBe('alipay.trade.wap.pay');
    expect(asked.get('notify_url')).toContain('/api/v1/payments/callbacks/alipay');
    expect(JSON.parse(asked.get('biz_content') ?? '{}')).toMatchObject({ product_code: 'QUICK_WAP_WAY' });
    expect(visit.complaints).toEqual([]);
  });

  it('an operator finds money that nobody told of, and says why', async () => {
    const shopper = await market().visit({ locale: 'zh-CN', viewport: phone });
    await checkoutAs(shopper, market());
    await shopper.page.getByRole('button', { name: words.checkout.pay, exact: true }).click();
    await (await sandboxPage(shopper.page, 'zh-CN')).press('silent');
    await shopper.page.getByRole('heading', { name: words.result.waitingTitle, exact: true }).waitFor();
    const yesterday = new Date(Date.now() - dayMs);
    const { db } = market().test;
    const paid = await db
      .updateTable('sandbox_payments')
      .set({ at: yesterday })
      .where('outcome', '=', 'captured')
      .where('provider_ref', 'not in', (eb) =>
        eb.selectFrom('payments').select('provider_ref').where('captured_at', 'is not', null),
      )
      .executeTakeFirst();
    expect(paid.numUpdatedRows).toBe(1n);
    const day = new Date(yesterday.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const operator = await market().test.as('operator');
    await operator.post(`/ops/reconciliation/sandbox/${day}/run`, {}, `reconciliation-${day}`);

    const visit = await market().visit({ locale: 'en', viewport: desk });
    const { page } = visit;
    const ops = opsEn.reconciliationPage;
    await market().enter(visit, 'operator');
    await page.goto(`${market().origin}/ops/reconciliation`);
    await page.getByRole('button', { name: new RegExp(day) }).click();
    await page.getByText(ops.stateDetails.uneven, { exact: true }).waitFor();
    const differences = page.getByRole('list', { name: ops.differences });
    await differences.getByText(ops.kinds['missing-here'], { exact: true }).waitFor();
    await shoot(page, 'reconciliation-uneven');
    await page.getByLabel(opsEn.reason, { exact: true }).fill('The callback was lost; found by asking');
    await page.getByRole('button', { name: ops.explain, exact: true }).click();
    await page.getByText(ops.stateDetails.even, { exact: true }).waitFor();
    await differences.getByText('The callback was lost; found by asking').waitFor();
    await shoot(page, 'reconciliation-explained');
    await page.setViewportSize(phone);
    await shoot(page, 'reconciliation-phone');
    expect(visit.complaints).toEqual([]);
  });
}

async function checkoutAs(visit: Awaited<ReturnType<Market['visit']>>, market: Market): Promise<void> {
  const shopper = await market.test.as('shopper');
  const address = { ...deliverTo, country: 'CN', postalCode: '', isDefault: true };
  await shopper.post('/me/addresses', address, 'paying-address');
  await market.enter(visit, 'shopper');
  const product = await shopper.get<{ variants: { id: string }[] }>(
    `/products/${market.clip(slug).productId}`,
  );
  await visit.page.goto(`${market.origin}/checkout?buy=${product.variants[0]?.id}*1`);
  await visit.page.getByRole('region', { name: words.checkout.total, exact: true }).waitFor();
}
