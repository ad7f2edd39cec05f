import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { messages as en } from '../../web/studio/messages/en.ts';
import { messages as zh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';

interface Product {
  readonly id: string;
  readonly title: string;
  readonly pictureKeys: readonly string[];
  readonly variants: readonly { readonly priceCents: number; readonly listPriceCents: number | null }[];
}

export function productJourneys(market: () => Market): void {
  it('a merchant puts pictures in order by hand and by keys, and crops one', async () => {
    const { fruit, origin } = market();
    const visit = await market().visit({ viewport: desk });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    const words = zh.productForm;
    const work = zh.pictureWork;
    await page.goto(`${origin}/studio/${fruit.id}/products?open=new`);
    await page.getByLabel(words.name, { exact: true }).fill('裁剪过的桃子');
    await page
      .getByLabel(words.addPictures)
      .setInputFiles(await Promise.all([picture('#c33'), picture('#3a3'), picture('#33c')]));
    const tile = (index: number) => page.getByRole('button', { name: work.open(index, 3), exact: true });
    await tile(3).waitFor();
    const before = await sourcesOf(page, tile);

    // The last one is dragged to the front.
    await drag(page, tile(3), tile(1));
    await expect.poll(() => sourcesOf(page, tile)).toEqual([before[2], before[0], before[1]]);
    await tile(1).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => sourcesOf(page, tile)).toEqual([before[0], before[2], before[1]]);
    await page.getByText(work.moved(2, 3), { exact: true }).waitFor({ state: 'attached' });

    await tile(1).click();
    const dialog = page.getByRole('dialog', { name: work.title(1) });
    await dialog.getByRole('tab', { name: work.shapes.square, exact: true }).click();
    await dialog.getByRole('button', { name: work.crop, exact: true }).waitFor();
    await shoot(page, 'products-crop');
    await dialog.getByRole('button', { name: work.crop, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const after = await sourcesOf(page, tile);
    expect(after.slice(1)).toEqual([before[2], before[1]]);
    expect(after[0]).not.toBe(before[0]);
    expect(await sizeOf(page, after[0] ?? '')).toEqual([600, 600]);

    await page.getByLabel(words.sku, { exact: true }).fill('CROP-1');
    await page.getByLabel(words.price, { exact: true }).fill('29.90');
    await page.getByLabel(words.stock, { exact: true }).fill('8');
    await page.getByRole('button', { name: words.publish, exact: true }).click();
    await page.getByRole('heading', { name: '裁剪过的桃子' }).waitFor();
    const saved = await find(market(), '裁剪过的桃子');
    expect(saved.pictureKeys.map((key) => key.slice(0, 16))).toEqual(
      after.map((url) => url.split('/').at(-1)?.slice(0, 16)),
    );
    expect(visit.complaints).toEqual([]);
  });

  for (const { name, looks, words, locale } of [
    { name: 'a desk', looks: desk, words: zh, locale: 'zh-CN' },
    { name: 'a phone', looks: phone, words: en, locale: 'en' },
  ] as const) {
    it(`many products change at once after a look, on ${name}`, async () => {
      const { fruit, origin } = market();
      const titles = [`批量甲 ${name}`, `批量乙 ${name}`];
      for (const [index, title] of titles.entries()) {
        const variants = [{ sku: title, priceCents: 2_000, stock: 10 }];
        const key = `products-${locale}-${index}`;
        await fruit.session.post(`/studio/shops/${fruit.id}/products`, { title, variants }, key);
      }
      const visit = await market().visit({ viewport: looks, locale });
      await market().enter(visit, 'merchant');
      const { page } = visit;
      const bulk = words.productBulk;
      await page.goto(`${origin}/studio/${fruit.id}/products?text=${encodeURIComponent(name)}`);
      for (const title of titles) {
        await page.getByRole('checkbox', { name: bulk.select(title), exact: true }).check();
      }
      await page.getByText(bulk.chosen(2), { exact: true }).waitFor();
      await shoot(page, `products-chosen-${locale}`);
      await page.getByRole('button', { name: bulk.edit, exact: true }).click();
      await page.getByRole('button', { name: bulk.look, exact: true }).click();
      await page.getByText(bulk.nothing, { exact: true }).waitFor();
      await page.getByLabel(bulk.price, { exact: true }).selectOption('percent');
      await page.getByLabel(bulk.percent, { exact: true }).fill('-20');
      await page.getByLabel(bulk.ending, { exact: true }).selectOption('90');
      await page.getByLabel(bulk.listPrice, { exact: true }).selectOption('old-price');
      await page.getByLabel(bulk.stock, { exact: true }).selectOption('add');
      await page.getByLabel(bulk.addCount, { exact: true }).fill('5');
      await shoot(page, `products-bulk-form-${locale}`);
      await page.getByRole('button', { name: bulk.look, exact: true }).click();
      await page.getByText(bulk.result(2, 0, 0), { exact: true }).waitFor();
      await shoot(page, `products-bulk-look-${locale}`);
      expect((await find(market(), titles[0] ?? '')).variants[0]).toMatchObject({ priceCents: 2_000 });
      await page.getByRole('button', { name: bulk.apply(2), exact: true }).click();
      await page.getByText(bulk.done(2), { exact: true }).waitFor();
      for (const title of titles) {
        expect((await find(market(), title)).variants[0]).toMatchObject({
          ...{ priceCents: 1_590, listPriceCents: 2_000, onHand: 15 },
        });
      }
      const product = await find(market(), titles[0] ?? '');
      await page.goto(`${origin}/studio/${fruit.id}/products?open=${product.id}`);
      const history = words.priceHistory;
      await page.getByRole('heading', { name: history.title, exact: true }).waitFor();
      await page.getByText(history.asTable, { exact: true }).click();
      await page.getByRole('columnheader', { name: history.when, exact: true }).scrollIntoViewIfNeeded();
      await shoot(page, `products-prices-${locale}`);
      expect(visit.complaints).toEqual([]);
    });
  }
}

async function picture(colour: string) {
  const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .png()
    .toBuffer();
  return { name: `${colour}.png`, mimeType: 'image/png', buffer };
}

async function sourcesOf(page: Page, tile: (index: number) => Locator): Promise<string[]> {
  expect(await page.locator('[data-place]').count()).toBe(3);
  return Promise.all(
    [1, 2, 3].map(async (index) => (await tile(index).locator('img').getAttribute('src')) ?? ''),
  );
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('a tile is not shown');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
}

/** @returns width and height in pixels */
function sizeOf(page: Page, url: string): Promise<number[]> {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, url);
}

async function find(market: Market, title: string): Promise<Product> {
  const { fruit } = market;
  const path = `/studio/shops/${fruit.id}/products?text=${encodeURIComponent(title)}`;
  const [product] = (await fruit.session.get<{ items: Product[] }>(path)).items;
  if (product === undefined) throw new Error(`the shop has no ${title}`);
  return product;
}
