import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { parcelWords } from '../../web/shared/parcel-words.ts';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const words = studio.parcelDesk;
const both = parcelWords['zh-CN'];

/** An order leaves in two parcels, and their carrier says when they are there. */
export function parcelJourneys(market: () => Market): void {
  it('a merchant sends an order in two parcels, and their carrier delivers both', async () => {
    const id = await paidOrder(market(), 'parcels', { quantity: 2 });
    const visit = await market().visit({ viewport: desk });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    await page.goto(`${market().origin}/studio/${market().fruit.id}/orders?open=${id}`);
    await page.getByRole('button', { name: words.split, exact: true }).click();
    await page.getByRole('spinbutton').fill('1');
    await page.getByLabel(studio.orderPage.trackingNo, { exact: true }).fill('SF9000000001');
    await shoot(page, 'studio-split');
    await page.getByRole('button', { name: words.shipPart(1), exact: true }).click();
    await page.getByText(words.toShip(1), { exact: true }).first().waitFor();
    await page.getByLabel(studio.orderPage.trackingNo, { exact: true }).fill('SF9000000002');
    await page.getByRole('button', { name: studio.orderPage.shipNow, exact: true }).click();
    // Where another order waits, the panel goes on to it.
    await page.getByText(studio.orderPage.shipped, { exact: false }).first().waitFor();
    await page.goto(`${market().origin}/studio/${market().fruit.id}/orders?open=${id}`);
    await page.getByText(both.number(2, 2), { exact: true }).waitFor();
    await shoot(page, 'studio-parcels');
    for (const place of [0, 1]) await carrierDelivers(page, place);

    const buyer = await market().test.as('shopper');
    const order = await buyer.get<{ state: string; parcels: { state: string }[] }>(`/orders/${id}`);
    expect([order.state, ...order.parcels.map(({ state }) => state)]).toEqual([
      ...['delivered', 'delivered', 'delivered'],
    ]);
    expect(visit.complaints).toEqual([]);
  });
}

/** The carrier's own page, where it says that the parcel was handed over. */
async function carrierDelivers(page: Page, place: number): Promise<void> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: both.carrierPage, exact: true }).nth(place).click();
  const carrier = await opened;
  await carrier.locator('button[value="delivered"]').click();
  await carrier.waitForURL(/heard=yes/);
  await carrier.close();
}
