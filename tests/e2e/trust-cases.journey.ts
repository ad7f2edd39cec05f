import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { caseWords } from '../../web/ops/trust-cases/words-zh-cn.ts';
import { moneyText } from '../../web/shared/format.ts';
import { watchWords } from '../../web/shared/room-watch/words-zh-cn.ts';
import { rulingWords } from '../../web/shared/rulings/words-zh-cn.ts';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { penaltyWords } from '../../web/studio/penalties/words-zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { roomWithPictures } from './live-room.ts';
import { type Market, patience, shoot } from './market.ts';
import { paidOrder } from './paid-order.ts';

const title = '养生茶专场';
const untrue = '这茶三天根治高血压';
const publicText = '直播中称普通茶叶能根治高血压，属于虚假宣传。';

/** What was said in a live room that is not true: from the hint to the ruling, and the appeal. */
export function trustCaseJourneys(market: () => Market): void {
  it('a live room is warned, cut, compensated, ruled, and the ruling appealed against', async () => {
    const { fruit, origin } = market();
    const productId = await teaOf(market());
    const roomId = await roomWithPictures(fruit, title, productId);
    await fruit.session.send('PUT', `/studio/rooms/${roomId}/pin`, { productId });
    const host = await market().visit({ viewport: desk, locale: 'zh-CN' });
    await market().enter(host, 'merchant');
    await host.page.goto(`${origin}/studio/${fruit.id}/rooms/${roomId}`);
    // Bought right before it is said: what follows from a hint is about the seconds around it.
    const orderId = await paidOrder(market(), 'trust-case', { roomId, productId });
    await say(market(), roomId);
    const hint = host.page.getByRole('region', { name: watchWords.studioTitle, exact: true });
    await hint.getByText(watchWords.told.hint, { exact: true }).waitFor();
    await hint.getByText('根治', { exact: false }).first().waitFor();
    await shoot(host.page, 'watch-hint');

    const operator = await market().visit({ viewport: desk, locale: 'zh-CN' });
    await market().enter(operator, 'operator');
    const ops = operator.page;
    await cut(ops, origin);
    await host.page
      .getByText(studio.review.reasons['operator'] ?? '', { exact: false })
      .first()
      .waitFor();
    await shoot(host.page, 'watch-cut');
    const amount = moneyText(3 * (await paidFor(market(), orderId)), 'CNY', 'zh-CN');
    await judge(ops, amount);

    await host.page.goto(`${origin}/studio/${fruit.id}/penalties`);
    await host.page.getByText(publicText, { exact: true }).waitFor();
    await shoot(host.page, 'penalties');
    await host.page.getByRole('button', { name: studio.appeals.open, exact: true }).click();
    await host.page.getByLabel(studio.appeals.text, { exact: true }).fill('主播是在念观众的留言，并非宣传。');
    await host.page.getByRole('button', { name: studio.appeals.send, exact: true }).click();
    await host.page.getByText(studio.appeals.states.open, { exact: true }).waitFor();

    await readRuling(market(), orderId, amount);
    await hear(ops, origin);
    await host.page.reload();
    await host.page.getByText(penaltyWords.undone, { exact: true }).waitFor();
    for (const { complaints } of [host, operator]) expect(complaints).toEqual([]);
  });
}

async function teaOf({ fruit }: Market): Promise<string> {
  const { id } = await fruit.session.post<{ id: string }>(
    `/studio/shops/${fruit.id}/products`,
    {
      ...{ title: '高山养生茶', category: '茶', state: 'on-sale' },
      variants: [{ sku: 'tea-1', title: '一罐', priceCents: 9_900, stock: 9 }],
    },
    'trust-case-product',
  );
  return id;
}

/** What was paid for the goods, in cents: a coupon that the shopper has from another journey counts. */
async function paidFor({ test }: Market, orderId: string): Promise<number> {
  const lines = await test.db
    .selectFrom('order_lines')
    .select('total_cents')
    .where('order_id', '=', orderId)
    .execute();
  return lines.reduce((sum, line) => sum + line.total_cents, 0);
}

async function say({ fruit, nowMs }: Market, roomId: string): Promise<void> {
  const at = new Date(nowMs()).toISOString();
  await fruit.session.send('PUT', `/studio/rooms/${roomId}/captions`, {
    ...{ language: 'zh-CN', captions: [{ at, durationMs: 2_000, text: untrue }] },
  });
}

/** From the hint, the operator ends the room by hand, and opens a case about that part of it. */
async function cut(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/ops/watch`);
  await page
    .getByRole('button', { name: new RegExp(title) })
    .first()
    .click();
  await page.getByText(untrue, { exact: false }).first().waitFor();
  const step = page.getByRole('region', { name: watchWords.ops.step, exact: true });
  await step.getByRole('radio', { name: watchWords.kinds.cut, exact: true }).check();
  await step.getByRole('textbox').fill('提醒后仍在继续');
  await shoot(page, 'watch-ops');
  await step.getByRole('button', { name: watchWords.kinds.cut, exact: true }).click();
  await page.getByText(watchWords.ops.over, { exact: true }).waitFor();
  await page.getByRole('button', { name: watchWords.ops.openCase, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('称茶叶能根治高血压');
  await dialog.getByRole('button', { name: caseWords.open, exact: true }).click();
  await page.getByRole('heading', { name: '称茶叶能根治高血压', exact: true }).waitFor();
}

/** Compensates whoever bought, then rules. */
async function judge(page: Page, amount: string): Promise<void> {
  await shoot(page, 'case');
  const pay = page.getByRole('region', { name: caseWords.compensate, exact: true });
  await pay.getByLabel(caseWords.perMille, { exact: true }).fill('300');
  await pay.getByLabel(opsZh.reason, { exact: true }).fill('退一赔三');
  await pay.getByRole('button', { name: caseWords.compensate, exact: true }).click();
  await page.getByText(caseWords.compensated(1, 1, amount), { exact: true }).waitFor();
  const rule = page.getByRole('region', { name: caseWords.rule, exact: true });
  await rule.getByLabel(caseWords.pointsLabel, { exact: true }).fill('2');
  await rule.getByLabel(caseWords.publicText, { exact: true }).fill(publicText);
  await rule.getByLabel(opsZh.reason, { exact: true }).fill('字幕为证');
  await rule.getByRole('button', { name: caseWords.rule, exact: true }).click();
  await page.getByText(caseWords.done.rule, { exact: true }).first().waitFor();
}

/** The buyer sees the money on the order, and reads why. */
async function readRuling(market: Market, orderId: string, amount: string): Promise<void> {
  const buyer = await market.visit({ viewport: phone, locale: 'zh-CN' });
  await market.enter(buyer, 'shopper');
  const { page } = buyer;
  await page.goto(`${market.origin}/orders/${orderId}`);
  const paid = page.getByRole('region', { name: rulingWords.order.title, exact: true });
  await paid.getByText(rulingWords.order.paid(amount), { exact: true }).waitFor();
  await shoot(page, 'compensated-order');
  await paid.getByRole('link', { name: rulingWords.order.ruling, exact: true }).click();
  await page.getByText(publicText, { exact: true }).waitFor();
  await shoot(page, 'ruling');
  await page.goto(`${market.origin}/rulings`);
  await page.getByText(publicText, { exact: true }).waitFor();
  await shoot(page, 'rulings');
  expect(buyer.complaints).toEqual([]);
}

/** The appeal is accepted: points and ruling are no more. */
async function hear(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/ops/appeals`);
  await page
    .getByRole('button', { name: new RegExp(publicText) })
    .first()
    .click();
  await page.getByLabel(opsZh.reason, { exact: true }).fill('回放显示是在念留言');
  await page.getByRole('button', { name: opsZh.appealPage.accept, exact: true }).click();
  await expect
    .poll(() => page.getByText(opsZh.appealPage.done.accept, { exact: true }).count(), patience)
    .toBeGreaterThan(0);
}
