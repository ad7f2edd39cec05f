import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { brokenShopifyFile, shopifyFile } from '../catalogue-tables.ts';
import { type Market, shoot, type Visit } from './market.ts';

const words = studio.catalogueFiles;

/** A shop brings its catalogue as a file. */
export function catalogueJourneys(market: () => Market): void {
  const enterFiles = async (viewport: typeof desk): Promise<Visit> => {
    const visit = await market().visit({ viewport });
    await market().enter(visit, 'merchant');
    await visit.page.getByRole('link', { name: studio.products, exact: true }).click();
    await visit.page.getByRole('link', { name: words.open, exact: true }).click();
    return visit;
  };
  const bring = (visit: Visit, text: string, name: string) =>
    visit.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

  it('a file that is wrong in ten ways is told by line, and changes nothing', async () => {
    const visit = await enterFiles(phone);
    const { page } = visit;
    await shoot(page, 'catalogue-empty-phone');
    await bring(visit, brokenShopifyFile, 'broken.csv');
    const card = page.getByRole('region', { name: 'broken.csv' });
    await card.getByText(words.faults(10), { exact: true }).waitFor();
    for (const text of [words.faultCodes['sku-twice'], words.faultCodes['key-missing'], words.line(12)])
      await card.getByText(text).first().waitFor();
    await card.getByText(words.faultyNote(0), { exact: true }).waitFor();
    expect(await card.getByRole('button', { name: words.apply(1) }).count()).toBe(0);
    await shoot(page, 'catalogue-broken-phone');
    await card.getByRole('button', { name: words.dismiss, exact: true }).click();
    await card.getByText(words.cancelledCounts(0), { exact: true }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('an export with every column comes in after a look, and goes out as it came', async () => {
    const { fruit, origin } = market();
    const picture = await firstPicture();
    // A picture kept here already: fetching from elsewhere has its own test.
    const text = shopifyFile(`${origin}/elsewhere`).replaceAll(
      /http[^,]*\/tea-[123]\.png/g,
      origin + picture,
    );
    const visit = await enterFiles(desk);
    const { page } = visit;
    await bring(visit, text, 'products_export.csv');
    const card = page.getByRole('region', { name: 'products_export.csv' });
    await card.getByRole('button', { name: words.apply(3), exact: true }).waitFor();
    await card.getByText(words.columnCounts(20, 41)).click();
    await shoot(page, 'catalogue-checked-desk');
    await card.getByRole('button', { name: words.apply(3), exact: true }).click();
    await card.getByText(words.doneCounts(3, 0), { exact: true }).waitFor();
    await shoot(page, 'catalogue-done-desk');

    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: words.exportAll, exact: true }).first().click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('shopify-products.csv');
    const lines = parse(await readFile(await saved.path(), 'utf8')) as string[][];
    const brought = parse(text) as string[][];
    expect(lines.slice(0, brought.length)).toEqual(brought);

    await page.getByRole('link', { name: words.back, exact: true }).click();
    await page.getByText('明前龙井 “特级”', { exact: true }).first().waitFor();
    await shoot(page, 'catalogue-products-desk');
    // The market's other journeys count on its own goods.
    const { items } = await fruit.session.get<{ items: { id: string; title: string }[] }>(
      `/studio/shops/${fruit.id}/products?limit=50`,
    );
    for (const { id, title } of items)
      if (/龙井|乌龙|茶杯/.test(title))
        await fruit.session.send('PATCH', `/studio/shops/${fruit.id}/products/${id}`, { state: 'draft' });
    expect(visit.complaints).toEqual([]);
  });

  async function firstPicture(): Promise<string> {
    const { fruit } = market();
    const { items } = await fruit.session.get<{ items: { pictureUrls: string[] }[] }>(
      `/studio/shops/${fruit.id}/products?limit=1`,
    );
    return items[0]?.pictureUrls[0] ?? '';
  }
}
