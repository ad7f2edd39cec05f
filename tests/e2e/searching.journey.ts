import { expect, it } from 'vitest';
import { unitOfWork } from '../../server/src/database.ts';
import { appendEvents } from '../../server/src/features/insight/events/index.ts';
import { messages as wordsEn } from '../../web/shopper/messages/en.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { messages as studioEn } from '../../web/studio/messages/en.ts';
import { messages as studio } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, patience, shoot } from './market.ts';

export function searchingJourneys(market: () => Market): void {
  it('who finds nothing is told which filter to take off, and what else there is', async () => {
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    await page.goto('/mall?category=没有这一类&inStock=true');
    const lift = page.getByRole('button', { name: /^不限「没有这一类」/ });
    await lift.waitFor();
    await shoot(page, 'relief-filters');
    await lift.click();
    await page
      .getByRole('button', { name: words.mall.takeOff('没有这一类'), exact: true })
      .waitFor({ state: 'detached' });
    await page
      .getByRole('region', { name: words.mall.results, exact: true })
      .getByRole('link')
      .first()
      .waitFor();

    await page.goto('/mall?q=zzqqxx');
    const close = page.getByRole('region', { name: words.relief.categoriesTitle, exact: true });
    await close.getByRole('button').first().waitFor();
    await shoot(page, 'relief-nothing');
    await close.getByRole('button').first().click();
    await page
      .getByRole('region', { name: words.mall.results, exact: true })
      .getByRole('link')
      .first()
      .waitFor();
    const english = await market().visit({ viewport: desk, locale: 'en', colorScheme: 'dark' });
    await english.page.goto('/mall?q=zzqqxx&city=福州');
    await english.page.getByRole('region', { name: wordsEn.relief.categoriesTitle, exact: true }).waitFor();
    await shoot(english.page, 'relief-nothing-desk-en-dark');
    expect([...visit.complaints, ...english.complaints]).toEqual([]);
  });

  it('bug: a search told a moment late called back whoever had gone on to a product', async () => {
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    const goods = market().clips.find(({ productId }) => productId !== null);
    const title = await titleOf(market(), goods?.productId ?? '');
    const pausing = '**/assets/product-page-*.js';
    await page.route(pausing, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.goto('/mall');
    const box = page.getByRole('combobox', { name: words.mall.search, exact: true });
    const tile = page.locator(`a[href*="${goods?.productId}"]`).first();
    await tile.waitFor();
    await box.fill(title);
    // Before the pause that ends typing; the page of the product takes longer than that to come.
    await tile.dispatchEvent('click');
    await page.getByRole('heading', { name: title }).first().waitFor();
    expect(new URL(page.url()).pathname).toBe(`/p/${goods?.productId}`);
    await page.goBack();
    await box.fill(title);
    await page.keyboard.press('Enter');
    await tile.dispatchEvent('click');
    await page.getByRole('heading', { name: title }).first().waitFor();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(new URL(page.url()).pathname).toBe(`/p/${goods?.productId}`);
    expect(visit.complaints).toEqual([]);
  });

  it('what people looked for reaches the shop that could have it, with what to do', async () => {
    const { test, fruit, clips } = market();
    const goods = clips.find(({ author, productId }) => author === 'fruit' && productId !== null);
    const atMs = Date.now();
    const wanted = [
      ['车厘子', 9],
      ['阳光玫瑰葡萄 一箱 特级 产地直发 不打药', 6],
      ['少有人找', 4],
    ] as const;
    await unitOfWork(test.db, (tx) =>
      appendEvents(
        tx,
        wanted.flatMap(([term, people]) =>
          Array.from({ length: people }, (_, n) => ({
            ...{ kind: 'search' as const, atMs, personId: `per_reader_${n}`, data: { term, found: 0 } },
          })),
        ),
      ),
    );
    // Somebody looks for what there is, and opens it: both are reported by the page.
    const shopper = await market().visit({ viewport: phone });
    const title = (await titleOf(market(), goods?.productId ?? '')).slice(0, 4);
    await shopper.page.goto('/mall');
    await shopper.page.getByRole('combobox', { name: words.mall.search, exact: true }).fill(title);
    await shopper.page.keyboard.press('Enter');
    const reported = shopper.page.waitForRequest(
      (request) =>
        request.url().endsWith('/api/v1/events') && (request.postData() ?? '').includes('"search"'),
    );
    await shopper.page
      .getByRole('region', { name: words.mall.results, exact: true })
      .locator(`a[href*="${goods?.productId}"]`)
      .first()
      .click();
    expect(JSON.parse((await reported).postData() ?? '{}').events).toContainEqual(
      expect.objectContaining({ kind: 'search', q: title }),
    );

    const visit = await market().visit({ viewport: desk });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    await page.getByRole('link', { name: studio.searchTerms, exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: '车厘子' });
    await expect
      .poll(async () => {
        await page.reload();
        return row.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
      }, patience)
      .toBe(true);
    expect(await page.getByText('少有人找').count()).toBe(0);
    await shoot(page, 'terms-desk');
    await row.click();
    const says = studio.searchTermsPage.says['nobody-has-it']('车厘子', 9);
    await page.getByText(says, { exact: true }).waitFor();
    await shoot(page, 'terms-panel-desk');
    await page.setViewportSize(phone);
    await shoot(page, 'terms-panel-phone');
    await page.getByRole('link', { name: studio.searchTermsPage.newProduct, exact: true }).click();
    await page.getByText(studio.productForm.title, { exact: true }).first().waitFor();
    expect(
      await page
        .locator('input')
        .filter({ visible: true })
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toContain('车厘子');

    const english = await market().visit({ viewport: phone, locale: 'en', colorScheme: 'dark' });
    await market().enter(english, 'merchant');
    await english.page.goto(`/studio/${fruit.id}/search-terms?days=30`);
    await english.page.getByText(studioEn.searchTermsPage.advices['nobody-has-it']).first().waitFor();
    await shoot(english.page, 'terms-phone-en-dark');
    await english.page.getByRole('tab', { name: studioEn.searchTermsPage.views.unmet }).click();
    await english.page.setViewportSize(desk);
    await shoot(english.page, 'terms-desk-en-dark');
    expect([...visit.complaints, ...english.complaints]).toEqual([]);
  });
}

async function titleOf({ test }: Market, productId: string): Promise<string> {
  const row = await test.db
    .selectFrom('products')
    .select('title')
    .where('id', '=', productId)
    .executeTakeFirstOrThrow();
  return row.title;
}
