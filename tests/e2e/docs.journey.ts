import { expect, it } from 'vitest';
import { messages as english } from '../../web/shopper/messages/en.ts';
import { messages as chinese } from '../../web/shopper/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';

/** A developer meets the API: a token with two scopes, and the examples of /docs sent with it. */
export function docsJourneys(market: () => Market): void {
  it.each([
    ['at a desk', { viewport: desk, locale: 'en' } as const, english.tokens, 'Products and search · Write'],
    ['on a phone', { viewport: phone, locale: 'zh-CN' } as const, chinese.tokens, '商品与搜索 · 写'],
  ])(
    'a token is made and the examples of the reference run with it, %s',
    async (where, looks, words, may) => {
      const visit = await market().visit(looks);
      await market().enter(visit, 'merchant');
      const { page } = visit;
      await page.goto('/me/tokens');
      await page.getByLabel(words.name, { exact: true }).fill(`docs ${where}`);
      await page.getByRole('radio', { name: words.purposes.own, exact: true }).check();
      await page.getByRole('checkbox', { name: may, exact: true }).check();
      await shoot(page, `tokens-${looks.locale}`);
      await page.getByRole('button', { name: words.make, exact: true }).click();
      const token = (await page.getByRole('status').locator('code').textContent()) ?? '';
      expect(token).toMatch(/^kmt_/);

      // Whoever has only the token: no cookie helps it.
      await page.goto('/docs#/studio/addProduct');
      const operation = page.locator('#operations-studio-addProduct');
      await operation.getByRole('button', { name: 'Execute', exact: true }).waitFor();
      await page.context().clearCookies();
      await page.getByRole('button', { name: 'Authorize', exact: true }).first().click();
      const dialog = page.locator('.dialog-ux');
      await dialog.locator('#auth-bearer-value').fill(token);
      await dialog.getByRole('button', { name: 'Apply credentials' }).first().click();
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
      // The shop of whoever is signed in was filled in; the example is sent as it stands.
      await operation.getByRole('button', { name: 'Execute', exact: true }).click();
      const answer = operation.locator('.live-responses-table');
      await answer.getByText('200', { exact: true }).first().waitFor();
      expect(await answer.textContent()).toContain('prd_');
      expect(await operation.locator('.request-snippets').textContent()).toContain('curl');
      await operation.getByText('@kanmai/client', { exact: true }).click();
      expect(await operation.locator('.request-snippets').textContent()).toContain('api.POST(');
      await shoot(page, `docs-${looks.locale}`);

      expect(visit.complaints).toEqual([]);
    },
    60_000,
  );
}
