import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const words = studio.shipments;

/** The merchant deals with many orders at once. */
export function shippingJourneys(market: () => Market): void {
  it('a merchant prints what waits, ships it from a pasted table, and sees what was refused', async () => {
    const ids = [await paidOrder(market(), 'one'), await paidOrder(market(), 'two')];
    const visit = await market().visit({ viewport: desk });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.getByRole('link', { name: studio.orders, exact: true }).click();
    await page.getByRole('row').nth(ids.length).waitFor();
    await chooseByKeys(page, ids.length);
    await shoot(page, 'studio-orders-chosen');

    await expectSlips(page, ids);

    await button(words.open).click();
    await shoot(page, 'studio-bulk-file');
    const table = [
      ['订单号', '承运商', '运单号'],
      [ids[0], '顺丰', 'sf7000000001'],
      [ids[1], 'zto', '7.31235E+11'],
      [ids[1], '中通快递', '731200000002'],
      [`ord_${'0'.repeat(26)}`, 'yto', 'YT70000003'],
    ];
    await page.getByLabel(words.paste, { exact: true }).fill(table.map((row) => row.join('\t')).join('\n'));
    await button(words.preview).click();
    // Nothing was sent yet, and what is wrong is marked.
    await page.getByText(words.summary(3, 1), { exact: true }).waitFor();
    const line = (number: string) =>
      page
        .getByRole('table', { name: words.preview })
        .getByRole('row')
        .filter({ has: page.getByRole('cell', { name: number, exact: true }) });
    await line('3').getByText(words.lineProblems['tracking-rounded'], { exact: true }).waitFor();
    expect(await states(market(), ids)).toEqual(['paid', 'paid']);
    await shoot(page, 'studio-bulk-preview');

    await button(words.send(3)).click();
    await page.getByText(words.doneTitle(2, 0, 2), { exact: true }).waitFor();
    for (const number of ['2', '4'])
      await line(number).getByText(words.outcomes.shipped, { exact: true }).waitFor();
    await line('5')
      .getByText(words.reasons['not-found'] ?? '', { exact: true })
      .waitFor();
    await shoot(page, 'studio-bulk-results');
    expect(await states(market(), ids)).toEqual(['shipped', 'shipped']);
    const saved = page.waitForEvent('download');
    await button(words.refusedCsv).click();
    expect((await saved).suggestedFilename()).toMatch(/^shipments-refused-.*\.csv$/);
    expect(visit.complaints).toEqual([]);
  });

  it('a clerk ships with a scanner alone', async () => {
    const id = await paidOrder(market(), 'three');
    const visit = await market().visit({ viewport: phone });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    await page.getByRole('link', { name: studio.orders, exact: true }).click();
    await page.getByRole('button', { name: words.open, exact: true }).click();
    await page.getByRole('tab', { name: words.modes.scan, exact: true }).click();
    await page.getByLabel(studio.orderPage.carrier, { exact: true }).selectOption('jd');
    await page.getByLabel(words.scanOrder, { exact: true }).click();
    const scan = async (text: string) => {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    await scan('JD700000004');
    await page.getByText(words.scanNotOrder, { exact: true }).waitFor();
    await scan(id.toUpperCase());
    await page.getByLabel(words.scanNumber, { exact: true }).waitFor();
    await shoot(page, 'studio-bulk-scan');
    await scan('jd700000004');
    const log = page.getByRole('region', { name: words.scanLog, exact: true });
    await log.getByText(words.outcomes.shipped, { exact: true }).waitFor();
    expect(await log.textContent()).toContain('JD700000004');
    expect(await states(market(), [id])).toEqual(['shipped']);
    expect(visit.complaints).toEqual([]);
  });
}

/** Up from the last row, which was paid last, Space on each. */
async function chooseByKeys(page: Page, count: number): Promise<void> {
  await page.getByRole('row').last().focus();
  for (let at = 0; at < count; at++) {
    if (at > 0) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
  }
  await page.getByText(studio.slips.chosen(count), { exact: true }).waitFor();
}

async function expectSlips(page: Page, ids: readonly string[]): Promise<void> {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: studio.slips.printChosen(ids.length), exact: true }).click();
  const paper = await opened;
  for (const id of ids) {
    await paper.getByRole('img', { name: `${studio.orderPage.orderNo} ${id}`, exact: true }).waitFor();
    await paper.getByText(id, { exact: true }).waitFor();
  }
  await paper.getByText(studio.slips.count(ids.length), { exact: true }).waitFor();
  await shoot(paper, 'studio-slips');
  const pdf = await paper.pdf({ preferCSSPageSize: true });
  // One page a slip, in A5: 148 × 210 mm are 419.5 × 595.3 points.
  const text = pdf.toString('latin1');
  expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(ids.length);
  expect(text).toMatch(/\/MediaBox\s*\[0 0 (419|420)[.\d]* 59[456]/);
  await paper.getByLabel(studio.orderDesk.paper, { exact: true }).selectOption('label');
  await paper.getByText(studio.orderDesk.sender, { exact: true }).first().waitFor();
  await shoot(paper, 'studio-labels');
  const labels = (await paper.pdf({ preferCSSPageSize: true })).toString('latin1');
  // 100 × 150 mm are 283.5 × 425.2 points.
  expect(labels.match(/\/Type\s*\/Page\b/g)).toHaveLength(ids.length);
  expect(labels).toMatch(/\/MediaBox\s*\[0 0 28[234][.\d]* 42[456]/);
  await paper.close();
}

async function states(market: Market, ids: readonly string[]): Promise<string[]> {
  const shopper = await market.test.as('shopper');
  return Promise.all(ids.map(async (id) => (await shopper.get<{ state: string }>(`/orders/${id}`)).state));
}
