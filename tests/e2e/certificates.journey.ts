import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { messages as opsEn } from '../../web/ops/messages/en.ts';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { messages as shopperEn } from '../../web/shopper/messages/en.ts';
import { messages as shopperZh } from '../../web/shopper/messages/zh-cn.ts';
import { messages as studioEn } from '../../web/studio/messages/en.ts';
import { messages as studioZh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';

const tongues = {
  'zh-CN': { studio: studioZh, ops: opsZh, shopper: shopperZh },
  en: { studio: studioEn, ops: opsEn, shopper: shopperEn },
} as const;

export function certificateJourneys(market: () => Market): void {
  for (const [locale, looks] of [
    ['zh-CN', desk],
    ['en', phone],
  ] as const) {
    it(`what a product says is certified, refused, appealed against and shown, in ${locale}`, async () => {
      const { fruit, origin } = market();
      const { studio, ops, shopper } = tongues[locale];
      const english = locale === 'en';
      const [origins, title] = [english ? 'Origin' : '产地', `认证脐橙 ${locale}`];
      const { id } = await fruit.session.post<{ id: string }>(
        `/studio/shops/${fruit.id}/products`,
        { title, variants: [{ sku: title, priceCents: 3_990, stock: 20 }] },
        `certificates-${locale}`,
      );
      const merchant = await market().visit({ viewport: looks, locale });
      await market().enter(merchant, 'merchant');
      const { page } = merchant;
      await page.goto(`${origin}/studio/${fruit.id}/products?open=${id}&edit=true`);
      const fields = studio.attributeFields;
      await page
        .getByLabel(fields.category, { exact: true })
        .selectOption({ label: english ? 'Fresh food' : '生鲜水果' });
      await page.getByLabel(fields.sub, { exact: true }).selectOption({ label: english ? 'Fruit' : '水果' });
      await page.getByLabel(origins, { exact: true }).fill('赣州');
      await page.getByLabel(english ? 'Net weight (g)' : '净含量 (g)', { exact: true }).fill('五斤');
      await page.getByRole('button', { name: studio.productForm.saveChanges, exact: true }).click();
      await page.getByText(fields.number, { exact: true }).waitFor();
      await shoot(page, `certificates-form-${locale}`);
      await page.getByLabel(english ? 'Net weight (g)' : '净含量 (g)', { exact: true }).fill('2500');
      await page.getByRole('button', { name: studio.productForm.saveChanges, exact: true }).click();

      const words = studio.certificates;
      await page.getByRole('button', { name: words.certifyOf(origins), exact: true }).click();
      await handIn(page, locale, 'AGI-2026-1');
      await page.getByText(words.states.pending, { exact: true }).waitFor();
      await shoot(page, `certificates-pending-${locale}`);

      const operator = await market().visit({ viewport: looks, locale });
      await market().enter(operator, 'operator');
      await decide(operator.page, origin, ops, '赣州', 'reject');
      await shoot(operator.page, `certificates-ops-${locale}`);

      await page.reload();
      await page.getByText(words.states.rejected, { exact: true }).waitFor();
      await page.getByRole('button', { name: studio.appeals.open, exact: true }).click();
      await page
        .getByLabel(studio.appeals.text, { exact: true })
        .fill('原件清楚，可以在发证机构网站上查到。');
      await page.getByRole('button', { name: studio.appeals.send, exact: true }).click();
      await page.getByText(studio.appeals.states.open, { exact: true }).waitFor();
      await shoot(page, `certificates-appeal-${locale}`);

      // A second one is handed in meanwhile, and accepted.
      await page.getByRole('button', { name: words.renewOf(origins), exact: true }).click();
      await handIn(page, locale, 'AGI-2026-2');
      await page.getByText(words.states.pending, { exact: true }).waitFor();
      await decide(operator.page, origin, ops, '赣州', 'accept');

      const buyer = await market().visit({ viewport: looks, locale });
      await buyer.page.goto(`${origin}/p/${id}`);
      await buyer.page.getByText(shopper.product.certified, { exact: true }).click();
      await buyer.page.getByText('AGI-2026-2').waitFor();
      await shoot(buyer.page, `certificates-buyer-${locale}`);
      for (const { complaints } of [merchant, operator, buyer]) expect(complaints).toEqual([]);
    });
  }
}

async function handIn(page: Page, locale: keyof typeof tongues, number: string): Promise<void> {
  const words = tongues[locale].studio.certificates;
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.send, exact: true }).click();
  await dialog.getByText(words.fileMissing, { exact: true }).waitFor();
  await dialog.getByLabel(words.number, { exact: true }).fill(number);
  await dialog.getByLabel(words.issuer, { exact: true }).fill('农业农村部');
  await dialog.getByLabel(words.validFrom, { exact: true }).fill('2026-01-01');
  const file = { name: 'origin.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\norigin') };
  await dialog.getByLabel(words.file).setInputFiles(file);
  await shoot(page, `certificates-dialog-${locale}`);
  await dialog.getByRole('button', { name: words.send, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function decide(
  page: Page,
  origin: string,
  ops: (typeof tongues)['zh-CN' | 'en']['ops'],
  value: string,
  decision: 'accept' | 'reject',
): Promise<void> {
  const words = ops.certificatePage;
  await page.goto(`${origin}/ops/certificates`);
  await page.getByRole('button', { name: value }).first().click();
  await page.getByLabel(words.decisions[decision], { exact: true }).check();
  await page.getByLabel(ops.reason, { exact: true }).fill('已与发证机构核对');
  await page.getByRole('button', { name: words.decisions[decision], exact: true }).click();
  await page.getByText(words.done[decision], { exact: true }).first().waitFor();
}
