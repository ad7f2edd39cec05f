import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inspectionWords as en } from '../../web/shared/inspections/words-en.ts';
import { inspectionWords as zh } from '../../web/shared/inspections/words-zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot, type Visit } from './market.ts';
import { paidOrder } from './paid-order.ts';
import { deliverTo } from './shopping.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const imei = '490154203237518';

/** Goods go through the warehouse. */
export function inspectionJourneys(market: () => Market): void {
  it('a used phone: sent to the warehouse, inspected, of a lower grade than promised, refunded', async () => {
    const { fruit, origin } = market();
    const { orderId } = await boughtPhone(market());

    const merchant = await market().visit({ viewport: desk, locale: 'en' });
    await market().enter(merchant, 'merchant');
    await merchant.page.goto(`${origin}/studio/${fruit.id}/orders?open=${orderId}`);
    await merchant.page.getByText(en.because('always'), { exact: true }).waitFor();
    expect(await merchant.page.getByText(deliverTo.street).count()).toBe(0);
    await merchant.page.getByLabel(en.shop.trackingNo, { exact: true }).fill('SFTOHOUSE1');
    await shoot(merchant.page, 'inspection-studio-en');
    await merchant.page.getByRole('button', { name: en.shop.send, exact: true }).click();
    await merchant.page.getByRole('button', { name: en.shop.correct, exact: true }).waitFor();

    await readPapers(merchant, `${origin}/studio/${fruit.id}/orders/print?ids=${orderId}`);

    const inspector = await market().visit({ viewport: phone, locale: 'zh-CN' });
    await market().enter(inspector, 'inspector');
    await inspect(inspector);

    const buyer = await market().visit({ viewport: phone, locale: 'zh-CN' });
    await market().enter(buyer, 'shopper');
    const mine = buyer.page;
    await mine.goto(`${origin}/orders/${orderId}`);
    const refuse = mine.getByRole('button', { name: zh.decide.refuse, exact: true });
    await refuse.scrollIntoViewIfNeeded();
    await shoot(mine, 'inspection-decide-zh');
    await checkOffline(
      market(),
      await mine.getByRole('link', { name: zh.openCertificate }).getAttribute('href'),
    );
    await refuse.click();
    await mine.getByText(zh.decide.refusedBy.buyer, { exact: true }).waitFor();
    await mine.getByText(zh.refunded('¥2,000.00'), { exact: true }).waitFor();
    await shoot(mine, 'inspection-refunded-zh');
    for (const { complaints } of [merchant, inspector, buyer]) expect(complaints).toEqual([]);
  });
}

/** Slip and label say where the warehouse is and under which code, and nothing of where the buyer lives. */
async function readPapers({ page }: Visit, url: string): Promise<void> {
  for (const size of ['A5', 'label']) {
    await page.goto(`${url}&size=${size}`);
    const paper = page.getByRole('article');
    await paper.getByRole('img', { name: en.shop.code }).waitFor();
    const said = await paper.innerText();
    expect(said).toContain('真宝仓');
    for (const part of [deliverTo.street, deliverTo.phone]) expect(said).not.toContain(part);
    await shoot(page, `inspection-paper-${size}`);
  }
}

/** By the number on the parcel, with a phone, and with the keyboard wherever the camera is not needed. */
async function inspect({ page }: Visit): Promise<void> {
  await page.getByLabel(zh.ops.scanField, { exact: true }).fill('SFTOHOUSE1');
  await shoot(page, 'inspection-intake-zh');
  await page.keyboard.press('Enter');
  await page.getByLabel(zh.item('imei'), { exact: true }).waitFor();
  for (const [place, slot] of ['front', 'back', 'edges', 'screen-on', 'imei'].entries()) {
    const name = zh.slot(slot);
    await page.getByLabel(zh.ops.take_(name), { exact: true }).setInputFiles({
      ...{ name: `${slot}.png`, mimeType: 'image/png' },
      buffer: Buffer.concat([png, Buffer.from([place])]),
    });
    await page.getByLabel(zh.ops.retake(name), { exact: true }).waitFor({ state: 'attached' });
  }
  await page.getByLabel(zh.item('imei'), { exact: true }).fill(imei);
  await page.getByLabel(zh.item('battery-health'), { exact: true }).fill('86');
  await page.getByRole('radio', { name: zh.answer('scratched'), exact: true }).check();
  await page.getByRole('button', { name: zh.ops.rest, exact: true }).click();
  await page.getByLabel(zh.ops.sealField, { exact: true }).fill('seal-e2e-1');
  await shoot(page, 'inspection-form-zh');
  await page.getByRole('button', { name: zh.ops.judge, exact: true }).click();
  await page.getByText(zh.ops.judged, { exact: true }).waitFor();
}

/** The page that checks certificates, kept on a disk and opened without a network. */
async function checkOffline(market: Market, href: string | null): Promise<void> {
  const visit = await market.visit({ viewport: phone, locale: 'zh-CN' });
  const { page } = visit;
  const url = new URL(href ?? '');
  await page.goto(`${market.origin}${url.pathname}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-check-'));
  await download.saveAs(join(folder, 'check.html'));
  await page.context().setOffline(true);
  await page.goto(`file://${folder}/check.html`);
  await page.locator('#token').fill(url.hash.slice(1));
  await page.getByRole('button', { name: '核对证书', exact: true }).click();
  await page.locator('#answer[data-verdict=genuine]').waitFor();
  await shoot(page, 'inspection-certificate-zh');
  await page.locator('#token').fill(url.hash.slice(1).replace(/^..../, 'AAAA'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#answer[data-verdict=forged]').waitFor();
  await rm(folder, { recursive: true });
}

/** A phone for ¥2,000 that the shop promised to be 95 新, paid. */
async function boughtPhone(market: Market): Promise<{ orderId: string }> {
  const { fruit } = market;
  const { id: productId } = await fruit.session.post<{ id: string }>(
    `/studio/shops/${fruit.id}/products`,
    {
      ...{ title: '二手旗舰手机 128 GB 曜石黑', category: '二手手机', state: 'on-sale' },
      attributes: { 成色等级: '95 新', 电池健康: '90' },
      variants: [{ sku: 'phone-1', title: '一台', priceCents: 200_000, stock: 3 }],
    },
    'inspection-product',
  );
  return { orderId: await paidOrder(market, 'inspection', { productId }) };
}
