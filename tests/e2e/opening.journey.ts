import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, inject, it } from 'vitest';
import { messages as opsEn } from '../../web/ops/messages/en.ts';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { messages as shopperEn } from '../../web/shopper/messages/en.ts';
import { messages as shopperZh } from '../../web/shopper/messages/zh-cn.ts';
import { messages as studioEn } from '../../web/studio/messages/en.ts';
import { messages as studioZh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { shopifyFile } from '../catalogue-tables.ts';
import { findShared } from '../requirements.ts';
import { type Market, patience, shoot, type Visit } from './market.ts';
import { askForCode, deliverTo, fillAddress, sandboxPage } from './shopping.ts';

const runs = [
  {
    ...({ locale: 'zh-CN', looks: phone, studio: studioZh, ops: opsZh, shopper: shopperZh } as const),
    // What a thumb makes of it.
    ...{ name: '云雾茶园', tea: '云雾毛尖', typed: 'yunwu maojan' },
  },
  {
    ...({ locale: 'en', looks: desk, studio: studioEn, ops: opsEn, shopper: shopperEn } as const),
    ...{ name: '蒙顶茶园', tea: '蒙顶甘露', typed: 'mengdin ganlu' },
  },
];
type Run = (typeof runs)[number];

const portrait = findShared('data/video/portrait-city-hevc.mp4');
const source = portrait === null ? 'a clip of the town' : 'a portrait in HEVC from a phone';

/** From nothing to a first sale, as a merchant does it in one morning. */
export function openingJourneys(market: () => Market): void {
  it(`a person opens a shop, brings goods and ${source}, and ships what is bought`, async () => {
    // Both at once: each waits for the clock that publishes.
    await Promise.all(runs.map((run) => morning(market(), run)));
  });
}

async function morning(market: Market, run: Run): Promise<void> {
  const { locale, looks, studio } = run;
  const merchant = await market.visit({ viewport: looks, locale });
  const { page } = merchant;
  const shopId = await openShop(market, merchant, run);

  await bringCatalogue(market, page, run, shopId);
  const product = await findProduct(market, run, shopId);
  // A shop that waits for review sells nothing.
  expect(await statusOf(market, product.id)).toBe(404);

  await review(market, run, 'reject');
  await page.goto(`${market.origin}/studio/${shopId}`);
  await page.getByRole('link', { name: studio.opening.correct, exact: true }).click();
  expect(await statusOf(market, product.id)).toBe(404);
  await shoot(page, `opening-sent-back-${locale}`);
  await toCheck(page, run);
  await review(market, run, 'approve');
  await expect.poll(() => statusOf(market, product.id), patience).toBe(200);

  const clipId = await uploadAndSchedule(market, page, run, shopId);
  await expect
    .poll(async () => (await clipOf(market, clipId))?.state, { ...patience, timeout: 90_000 })
    .toBe('published');
  await shoot(page, `opening-published-${locale}`);

  const orderId = await buy(market, run, product.id, clipId);
  await shipInBulk(market, page, run, shopId, orderId);
  expect(merchant.complaints).toEqual([]);
}

async function openShop(market: Market, { page }: Visit, run: Run): Promise<string> {
  const { studio, shopper, locale, name } = run;
  const words = studio.opening;
  await page.goto(`${market.origin}/studio/open`);
  await askForCode(page, shopper, `morning-${locale}@example.com`);
  await page.getByRole('button', { name: shopper.signIn.submit, exact: true }).click();
  await page.getByRole('button', { name: words.begin, exact: true }).click();
  const next = () => page.getByRole('button', { name: words.next, exact: true }).click();
  await page.getByRole('heading', { name: words.steps.kind, exact: true }).waitFor();
  await shoot(page, `opening-kind-${locale}`);
  await next();
  await page.getByLabel(words.personName, { exact: true }).fill('陈早');
  await page.getByLabel(words.idNumber, { exact: true }).fill('11010519491231002X');
  const photo = await sharp({ create: { width: 400, height: 250, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  for (const slot of ['id-front', 'id-back'] as const) {
    const file = { name: `${slot}.jpg`, mimeType: 'image/jpeg', buffer: photo };
    await page.getByLabel(words.slots[slot], { exact: true }).setInputFiles(file);
    await page
      .getByText(words.fileGiven, { exact: true })
      .nth(slot === 'id-front' ? 0 : 1)
      .waitFor();
  }
  await shoot(page, `opening-identity-${locale}`);
  await next();
  await page.getByLabel(studio.openShop.name, { exact: true }).fill(name);
  await page.getByLabel(studio.openShop.trade, { exact: true }).selectOption('tea');
  await page.getByLabel(studio.openShop.city, { exact: true }).fill('杭州');
  await page.getByText(words.nameFree, { exact: true }).waitFor();
  await next();
  await page.getByLabel(words.contactName, { exact: true }).fill('陈早');
  await page.getByLabel(words.contactPhone, { exact: true }).fill(deliverTo.phone);
  await page.getByLabel(words.contactRegion, { exact: true }).fill('浙江 杭州 西湖区');
  await page.getByLabel(words.contactAddress, { exact: true }).fill('龙井路 1 号');
  await next();
  await page.getByText(words.complete, { exact: true }).waitFor();
  await shoot(page, `opening-check-${locale}`);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  await page.waitForURL(/\/studio\/shp_/);
  await page.getByRole('heading', { name: words.reviewTitle.pending, exact: true }).waitFor();
  await shoot(page, `opening-pending-${locale}`);
  return /shp_[0-9a-z]+/.exec(page.url())?.[0] ?? '';
}

/** From a step that was marked to handing in again: everything else is kept. */
async function toCheck(page: Page, { studio }: Run): Promise<void> {
  const words = studio.opening;
  const submit = page.getByRole('button', { name: words.submit, exact: true });
  const next = page.getByRole('button', { name: words.next, exact: true });
  for (;;) {
    await submit.or(next).waitFor();
    if (await submit.isVisible()) break;
    const heading = await page.getByRole('heading', { level: 2 }).textContent();
    await next.click();
    await expect
      .poll(() => page.getByRole('heading', { level: 2 }).textContent(), patience)
      .not.toBe(heading);
  }
  await submit.click();
  await page.waitForURL(/\/studio\/shp_/);
}

async function review(market: Market, run: Run, decision: 'approve' | 'reject'): Promise<void> {
  const { ops, locale, looks, name } = run;
  const words = ops.applicationPage;
  const operator = await market.visit({ viewport: looks, locale });
  await market.enter(operator, 'operator');
  const { page } = operator;
  await page.goto(`${market.origin}/ops/applications`);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await page.getByLabel(words[decision], { exact: true }).check();
  await page.getByLabel(ops.reason, { exact: true }).fill('照片看不清，请重拍');
  await shoot(page, `opening-${decision}-${locale}`);
  await page.getByRole('button', { name: words[decision], exact: true }).click();
  await page.getByText(words.done[decision], { exact: true }).first().waitFor();
  expect(operator.complaints).toEqual([]);
}

async function bringCatalogue(market: Market, page: Page, run: Run, shopId: string): Promise<void> {
  const words = run.studio.catalogueFiles;
  const picture = await pictureOfMarket(market);
  const text = shopifyFile(`${market.origin}/elsewhere`)
    .replaceAll(/http[^,]*\/tea-[123]\.png/g, market.origin + picture)
    .replaceAll('明前龙井', run.tea);
  await page.goto(`${market.origin}/studio/${shopId}/products/files`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'shopify.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const card = page.getByRole('region', { name: 'shopify.csv' });
  await card.getByRole('button', { name: words.apply(3), exact: true }).click();
  await card.getByText(words.doneCounts(3, 0), { exact: true }).waitFor();
}

async function pictureOfMarket({ fruit }: Market): Promise<string> {
  const path = `/studio/shops/${fruit.id}/products?text=${encodeURIComponent('脐橙')}`;
  const { items } = await fruit.session.get<{ items: { pictureUrls: string[] }[] }>(path);
  return items.find(({ pictureUrls }) => pictureUrls.length > 0)?.pictureUrls[0] ?? '';
}

interface Product {
  readonly id: string;
  readonly title: string;
}

async function findProduct(market: Market, { tea }: Run, shopId: string): Promise<Product> {
  const row = await market.test.db
    .selectFrom('products')
    .select(['id', 'title'])
    .where('shop_id', '=', shopId)
    .where('title', 'like', `${tea}%`)
    .executeTakeFirstOrThrow();
  return row;
}

async function statusOf({ origin }: Market, productId: string): Promise<number> {
  return (await fetch(`${origin}/api/v1/products/${productId}`)).status;
}

const clipOf = ({ test }: Market, id: string) =>
  test.db.selectFrom('clips').select(['state', 'publish_at']).where('id', '=', id).executeTakeFirst();

async function uploadAndSchedule(market: Market, page: Page, run: Run, shopId: string): Promise<string> {
  const { studio, locale, tea } = run;
  const words = studio.clipPage;
  const path = portrait ?? inject('clipFiles')['longjing'];
  if (path === undefined) throw new Error('No ffmpeg: apt-get install ffmpeg');
  await page.goto(`${market.origin}/studio/${shopId}/clips?open=new`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG_2026.mp4', mimeType: 'video/mp4', buffer: await readFile(path) });
  await page.getByLabel(words.caption, { exact: true }).fill(`${tea}，今天开园`);
  await page.getByLabel(words.goodsSearch, { exact: true }).fill(tea);
  await page.getByRole('button', { name: new RegExp(`^${words.attach(tea)}`) }).click();
  await shoot(page, `opening-upload-${locale}`);
  await page.getByRole('button', { name: words.saveDraft, exact: true }).click();
  const schedule = page.getByRole('button', { name: studio.clipWork.scheduleDo, exact: true });
  await expect.poll(() => schedule.isVisible(), { ...patience, timeout: 120_000 }).toBe(true);
  await schedule.click();
  await page.getByRole('button', { name: studio.clipWork.reschedule, exact: true }).waitFor();
  await shoot(page, `opening-scheduled-${locale}`);
  const id = new URL(page.url()).searchParams.get('open') ?? '';
  expect((await clipOf(market, id))?.state).toBe('scheduled');
  // A day passes.
  await market.test.db.updateTable('clips').set({ publish_at: new Date() }).where('id', '=', id).execute();
  return id;
}

async function buy(market: Market, run: Run, productId: string, clipId: string): Promise<string> {
  const { shopper, locale, looks, typed } = run;
  const buyer = await market.visit({ viewport: looks, locale });
  const { page } = buyer;
  await page.goto(`${market.origin}/mall`);
  await page
    .getByRole('searchbox', { name: shopper.mall.search })
    .or(page.getByRole('combobox', { name: shopper.mall.search }))
    .first()
    .fill(typed);
  await page.keyboard.press('Enter');
  const found = page.locator(`a[href*="${productId}"]`).first();
  await found.waitFor();
  await shoot(page, `opening-found-${locale}`);
  await found.click();
  await page.getByRole('button', { name: '50 g', exact: false }).first().click();
  // Its clip shows it.
  await page.locator(`a[href*="${clipId}"]`).first().waitFor();
  await page.getByRole('button', { name: shopper.product.buyNow, exact: true }).click();
  await page.getByRole('button', { name: shopper.checkout.signInToPay, exact: true }).click();
  await askForCode(page, shopper, `first-buyer-${locale}@example.com`);
  await page.getByRole('button', { name: shopper.signIn.submit, exact: true }).click();
  await fillAddress(page, shopper);
  const place = page.getByRole('button', { name: shopper.checkout.pay, exact: true });
  await expect.poll(() => place.isEnabled(), patience).toBe(true);
  await place.click();
  const sandbox = await sandboxPage(page, locale);
  await sandbox.press('pay');
  await page.getByRole('heading', { name: shopper.result.paidTitle, exact: true }).waitFor();
  const { id } = await market.test.db
    .selectFrom('orders as o')
    .innerJoin('order_lines as l', 'l.order_id', 'o.id')
    .select('o.id')
    .where('l.product_id', '=', productId)
    .executeTakeFirstOrThrow();
  expect(buyer.complaints).toEqual([]);
  return id;
}

async function shipInBulk(
  market: Market,
  page: Page,
  { studio, locale }: Run,
  shopId: string,
  orderId: string,
): Promise<void> {
  const words = studio.shipments;
  await page.goto(`${market.origin}/studio/${shopId}`);
  await page.getByRole('heading', { name: studio.homePage.ship.title(1), exact: true }).waitFor();
  await shoot(page, `opening-home-${locale}`);
  await page.goto(`${market.origin}/studio/${shopId}/orders`);
  await page.getByRole('button', { name: words.open, exact: true }).click();
  const table = `订单号\t承运商\t运单号\n${orderId}\tsf\tSF${orderId.slice(-10).toUpperCase()}`;
  await page.getByLabel(words.paste, { exact: true }).fill(table);
  await page.getByRole('button', { name: words.preview, exact: true }).click();
  await page.getByRole('button', { name: words.send(1), exact: true }).click();
  await page.getByText(words.doneTitle(1, 0, 0), { exact: true }).waitFor();
  await shoot(page, `opening-shipped-${locale}`);
}
