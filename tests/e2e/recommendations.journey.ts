import { expect, it } from 'vitest';
import { messages as en } from '../../web/shopper/messages/en.ts';
import { messages as zh } from '../../web/shopper/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import { type Market, patience, shoot } from './market.ts';

/** Somebody turns recommendations off, sees what that means, and turns them on again. */
export function recommendationJourneys(market: () => Market): void {
  for (const [locale, viewport, colorScheme, words] of [
    ['zh-CN', phone, 'light', zh],
    ['en', desk, 'dark', en],
  ] as const) {
    it(`recommendations are turned off and on, in ${locale}`, async () => {
      const visit = await market().visit({ viewport, locale, colorScheme });
      const { page } = visit;
      const feed = feedPage(page, market(), words);
      await page.goto('/me/interests');
      const turn = page.getByRole('switch', { name: words.choices.recommendations, exact: true });
      await expect.poll(() => turn.getAttribute('aria-checked'), patience).toBe('true');
      await turn.click();
      await page.getByText(words.choices.turnedOff, { exact: true }).waitFor();
      await page.getByText(words.choices.recommendationsOff, { exact: true }).waitFor();
      await shoot(page, `recommendations-off-${locale}`);
      await page.reload();
      await expect.poll(() => turn.getAttribute('aria-checked'), patience).toBe('false');

      await page.goto('/');
      await feed.playingClip();
      const sign = page.getByRole('link', { name: words.choices.offHere, exact: true });
      await sign.waitFor();
      await shoot(page, `recommendations-off-feed-${locale}`);
      await feed.button(words.feed.more).click();
      await page.getByRole('button', { name: words.more.why, exact: true }).click();
      const why = feed.sheet(words.more.why);
      await why.getByText(words.why['off-trending']?.({}) ?? '', { exact: true }).waitFor();
      await shoot(page, `recommendations-off-why-${locale}`);
      await page.keyboard.press('Escape');

      await page.goto('/me/interests');
      await turn.click();
      await page.getByText(words.choices.turnedOn, { exact: true }).waitFor();
      await page.goto('/');
      await feed.playingClip();
      expect(await sign.count()).toBe(0);
      expect(visit.complaints).toEqual([]);
    });
  }
}
