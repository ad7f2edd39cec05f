import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { messages as opsEn } from '../../web/ops/messages/en.ts';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { reviewMessages as shopperEn } from '../../web/shopper/reviews/review-en.ts';
import { type ReviewMessages, reviewMessages as shopperZh } from '../../web/shopper/reviews/review-zh-cn.ts';
import { messages as studioEn } from '../../web/studio/messages/en.ts';
import { messages as studioZh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const tongues = {
  'zh-CN': { shopper: shopperZh, studio: studioZh, ops: opsZh },
  en: { shopper: shopperEn, studio: studioEn, ops: opsEn },
} as const;

/** What is received is reviewed, answered, read, reported, hidden, and shown again. */
export function reviewJourneys(market: () => Market): void {
  for (const [locale, looks] of [
    ['zh-CN', phone],
    ['en', desk],
  ] as const) {
    it(`a buyer reviews what was received and the shop answers, in ${locale}`, async () => {
      const { origin, fruit } = market();
      const { shopper: words, studio, ops } = tongues[locale];
      const orderId = await receivedOrder(market(), `review-${locale}`);
      const said = `桃子有两个压坏了，其他的很甜，包装可以再厚一些。(${locale})`;
      const buyer = await market().visit({ viewport: looks, locale });
      await market().enter(buyer, 'shopper');
      const mine = buyer.page;
      await mine.goto(`${origin}/orders/${orderId}`);
      await mine.getByRole('link', { name: words.write, exact: true }).click();
      await write(mine, words, said);
      await shoot(mine, `reviews-write-${locale}`);
      await mine.getByRole('button', { name: words.send, exact: true }).click();
      const own = mine.getByRole('article').filter({ hasText: said });
      await own.getByText(words.verified, { exact: true }).waitFor();
      await own.getByText(words.sources.clip, { exact: true }).waitFor();
      await shoot(mine, `reviews-mine-${locale}`);

      const merchant = await market().visit({ viewport: looks, locale });
      await market().enter(merchant, 'merchant');
      const { page } = merchant;
      const desk = studio.reviewsPage;
      await page.goto(`${origin}/studio/${fruit.id}`);
      await page
        .getByRole('link', { name: studio.shopDesk.decisions.lowReviews.button, exact: true })
        .click();
      await page.getByText(said, { exact: true }).filter({ visible: true }).first().click();
      await page.getByLabel(desk.answerField, { exact: true }).fill('给您补发两个，今天就寄出。');
      await shoot(page, `reviews-studio-${locale}`);
      await page.getByRole('button', { name: desk.send, exact: true }).click();
      await page.getByText(desk.sent, { exact: true }).waitFor();

      const reader = await market().visit({ viewport: looks, locale });
      await market().enter(reader, 'creator');
      const other = reader.page;
      const productId = market().clip('peach').productId;
      await other.goto(`${origin}/p/${productId}`);
      const section = other.getByRole('region', { name: words.title, exact: true });
      await section.getByText(said, { exact: true }).waitFor();
      await section.scrollIntoViewIfNeeded();
      await shoot(other, `reviews-product-${locale}`);
      await other.goto(`${origin}/p/${productId}/reviews?only=pictures`);
      const card = other.getByRole('article').filter({ hasText: said });
      await card.getByText('给您补发两个，今天就寄出。', { exact: true }).waitFor();
      await shoot(other, `reviews-all-${locale}`);
      await card.getByRole('button', { name: words.picture(1, 2), exact: true }).click();
      await other.getByRole('img', { name: words.picture(1, 2), exact: true }).waitFor();
      await other.keyboard.press('ArrowRight');
      await other.getByRole('img', { name: words.picture(2, 2), exact: true }).waitFor();
      await shoot(other, `reviews-photo-${locale}`);
      await other.keyboard.press('Escape');
      await card.getByRole('button', { name: new RegExp(`^${words.helpful}`) }).click();
      await card
        .getByRole('button', { name: `${words.helpful}: ${words.helpfulCount(1)}`, pressed: true })
        .waitFor();
      await report(other, card, words);

      const operator = await market().visit({ viewport: looks, locale });
      await market().enter(operator, 'operator');
      const queue = operator.page;
      await queue.goto(`${origin}/ops/reviews`);
      await queue.getByRole('button', { name: new RegExp(said.slice(0, 8)) }).click();
      await queue.getByRole('button', { name: ops.reviewPage.hide, exact: true }).waitFor();
      await shoot(queue, `reviews-ops-${locale}`);
      await queue.getByLabel(ops.reason, { exact: true }).last().fill('照片与商品无关');
      await queue.getByRole('button', { name: ops.reviewPage.hide, exact: true }).click();
      await queue.getByText(ops.reviewPage.done.hide, { exact: true }).first().waitFor();

      await mine.reload();
      await own.getByText(words.hiddenWhy('照片与商品无关'), { exact: true }).waitFor();
      await own.getByLabel(words.appealSay, { exact: true }).fill('照片就是收到的桃子，请重新看一看。');
      await shoot(mine, `reviews-hidden-${locale}`);
      await own.getByRole('button', { name: words.appealSend, exact: true }).click();
      await own.getByText(words.appealOpen, { exact: true }).waitFor();
      await acceptAppeal(market(), locale);
      await mine.reload();
      await own.getByText(words.verified, { exact: true }).waitFor();
      await expect.poll(() => own.getByText(words.hidden, { exact: true }).count()).toBe(0);
      for (const { complaints } of [buyer, merchant, reader, operator]) expect(complaints).toEqual([]);
    });
  }
}

/** An order that the fruit shop has shipped and the town's shopper has received. */
async function receivedOrder(market: Market, key: string): Promise<string> {
  const orderId = await paidOrder(market, key, { clipId: market.clip('peach').id });
  const { fruit, test } = market;
  const parcel = { carrier: 'sf', trackingNo: `SF-${key}` };
  await fruit.session.post(`/studio/shops/${fruit.id}/orders/${orderId}/ship`, parcel, `ship-${key}`);
  const shopper = await test.as('shopper');
  await shopper.post(`/orders/${orderId}/receive`, {}, `receive-${key}`);
  return orderId;
}

async function write(page: Page, words: ReviewMessages, said: string): Promise<void> {
  const give = (name: string, stars: number) =>
    page
      .getByRole('group', { name, exact: true })
      .getByRole('radio', { name: words.starWords[stars - 1] ?? '', exact: true })
      .check({ force: true });
  await give(words.goods, 3);
  await give(words.aspects.service, 5);
  await give(words.aspects.logistics, 2);
  await page.getByLabel(words.say, { exact: true }).fill(said);
  const pictures = await Promise.all(
    ['#f2a07b', '#c9593f'].map(async (background, index) => ({
      ...{ name: `${index}.jpg`, mimeType: 'image/jpeg' },
      buffer: await sharp({ create: { width: 900, height: 700 + index * 300, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    })),
  );
  await page.locator('input[type=file]').setInputFiles(pictures);
  await page.getByText(words.photos(2, 9), { exact: true }).waitFor();
}

async function report(page: Page, card: Locator, words: ReviewMessages): Promise<void> {
  await card.getByRole('button', { name: words.report, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words.reportTitle, exact: true });
  await dialog.getByLabel(words.reportReasons.unrelated, { exact: true }).check();
  await dialog.getByRole('button', { name: words.reportSend, exact: true }).click();
  await page.getByText(words.reported, { exact: true }).waitFor();
}

async function acceptAppeal(market: Market, locale: string): Promise<void> {
  const operator = await market.test.as('operator');
  const { items } = await operator.get<{ items: { id: string; subjectKind: string }[] }>('/ops/appeals');
  const appeal = items.find(({ subjectKind }) => subjectKind === 'review');
  const decision = { decision: 'accept', reason: '照片与商品相符' };
  await operator.post(`/ops/appeals/${appeal?.id}/decision`, decision, `review-appeal-${locale}`);
}
