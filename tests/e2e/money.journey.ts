import { dayMs, manualClock, seededRandom } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import { settleDue } from '../../server/src/features/trade/ledger/index.ts';
import { silentLog } from '../../server/src/log.ts';
import { messages as opsEn } from '../../web/ops/messages/en.ts';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { moneyText } from '../../web/shared/format.ts';
import { messages as studioEn } from '../../web/studio/messages/en.ts';
import { messages as studioZh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const tongues = { 'zh-CN': { studio: studioZh, ops: opsZh }, en: { studio: studioEn, ops: opsEn } } as const;

/** An order’s money, from the receipt to the bank. */
export function moneyJourneys(market: () => Market): void {
  for (const [locale, looks] of [
    ['zh-CN', phone],
    ['en', desk],
  ] as const) {
    it(`what was received is due, settled, explained, paid out and audited, in ${locale}`, async () => {
      const { fruit, origin, test } = market();
      const { studio, ops } = tongues[locale];
      const later = manualClock(Date.now() + 8 * dayMs);
      const settle = () => settleDue({ db: test.db, clock: later, random: seededRandom(1), log: silentLog });
      // What other journeys left to be settled is not what is looked at.
      await settle();
      const orderId = await receivedOrder(market(), locale);
      const merchant = await market().visit({ viewport: looks, locale });
      await market().enter(merchant, 'merchant');
      const { page } = merchant;
      await page.goto(`${origin}/studio/${fruit.id}/money`);
      await page.getByText(studio.moneyPage.dueOrders(1), { exact: true }).waitFor();
      await shoot(page, `money-due-${locale}`);

      await settle();
      await page.reload();
      await page.getByText(studio.moneyPage.dueEmpty, { exact: true }).waitFor();
      const settled = studio.moneyPage.lines['settlement shop'] ?? '';
      await page.getByText(settled, { exact: true }).first().click();
      const panel = studio.settlementPanel;
      await page.getByRole('heading', { name: panel.parts, exact: true }).waitFor();
      await page.getByText(panel.labels['commission'] ?? '', { exact: true }).waitFor();
      await shoot(page, `money-explained-${locale}`);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: studio.payoutForm.open, exact: true }).click();
      const amountOf = (label: string) => page.getByLabel(label, { exact: true });
      const amount = amountOf(studio.payoutForm.amount);
      await amount.fill('9.99');
      await page.getByRole('button', { name: studio.payoutForm.confirm, exact: true }).last().click();
      await page.getByText(studio.payoutForm.wrong, { exact: true }).waitFor();
      await amount.fill('12');
      await shoot(page, `money-payout-${locale}`);
      await page.getByRole('button', { name: studio.payoutForm.confirm, exact: true }).last().click();
      await page.getByText(studio.transferList.states.done, { exact: true }).first().waitFor();
      await page.getByRole('button', { name: studio.topUpForm.open, exact: true }).first().click();
      await amountOf(studio.topUpForm.amount).fill('600');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: studio.topUpForm.confirm, exact: true })
        .click();
      await page
        .getByText(studio.topUpForm.done(moneyText(60_000, 'CNY', locale)), { exact: true })
        .waitFor();
      const transfers = page.getByRole('region', { name: studio.transferList.title, exact: true });
      const topUp = transfers.getByRole('listitem').filter({ hasText: studio.transferList.kinds['top-up'] });
      await topUp.getByText(studio.transferList.states.done, { exact: true }).waitFor();
      await shoot(page, `money-after-${locale}`);

      const operator = await market().visit({ viewport: looks, locale });
      await market().enter(operator, 'operator');
      const office = operator.page;
      await office.goto(`${origin}/ops/ledger`);
      await office.getByRole('button', { name: ops.ledgerPage.runNow, exact: true }).click();
      await office.getByText(ops.ledgerPage.ran(0), { exact: true }).waitFor();
      await office.getByRole('heading', { name: ops.ledgerPage.checks, exact: true }).waitFor();
      await shoot(office, `ledger-audit-${locale}`);
      await office.goto(`${origin}/ops/ledger?view=journals&reference=${orderId}`);
      await office.getByText(ops.ledgerPage.journalKinds['settlement'] ?? '', { exact: true }).waitFor();
      await shoot(office, `ledger-journals-${locale}`);
      await office.goto(`${origin}/ops/ledger?view=accounts&owner=${fruit.id}`);
      await office.getByText(fruit.name, { exact: false }).filter({ visible: true }).first().waitFor();
      await shoot(office, `ledger-accounts-${locale}`);
      await office.goto(`${origin}/ops/payouts`);
      await office.getByText(fruit.name, { exact: false }).filter({ visible: true }).first().waitFor();
      await shoot(office, `ledger-payouts-${locale}`);
      await office.goto(`${origin}/ops/deposits`);
      await office.getByText(fruit.name, { exact: true }).filter({ visible: true }).first().click();
      await office.getByLabel(ops.depositPage.amount, { exact: true }).fill('10');
      await office.getByLabel(ops.reason, { exact: true }).fill('抽检待复核');
      await office.getByRole('button', { name: ops.depositPage.acts.freeze, exact: true }).click();
      await office.getByText(ops.depositPage.done.freeze, { exact: true }).first().waitFor();
      await shoot(office, `ledger-deposits-${locale}`);
      for (const { complaints } of [merchant, operator]) expect(complaints).toEqual([]);
    });
  }
}

async function receivedOrder(market: Market, locale: string): Promise<string> {
  const { fruit, test } = market;
  const orderId = await paidOrder(market, `money-${locale}`);
  const path = `/studio/shops/${fruit.id}/orders/${orderId}`;
  const parcel = { carrier: 'sf', trackingNo: `SF-MONEY-${locale}` };
  await fruit.session.post(`${path}/ship`, parcel, `money-ship-${locale}`);
  const shopper = await test.as('shopper');
  await shopper.post(`/orders/${orderId}/receive`, {}, `money-receive-${locale}`);
  return orderId;
}
