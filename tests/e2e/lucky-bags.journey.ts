import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { messages as english } from '../../web/shopper/messages/en.ts';
import { messages as chinese } from '../../web/shopper/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, shoot } from './market.ts';

const vectorsFile = new URL('../../docs/reference/lucky-bag-vectors.json', import.meta.url);

export function luckyBagJourneys(market: () => Pick<Market, 'visit'>): void {
  it.each([
    ['zh-CN', phone, chinese, 'light'],
    ['en', desk, english, 'dark'],
  ] as const)(
    'anybody verifies a draw on their own device, in %s',
    async (locale, viewport, words, colorScheme) => {
      const { cases } = JSON.parse(await readFile(vectorsFile, 'utf8'));
      const { proof, entries } = cases[0];
      const visit = await market().visit({ locale, viewport, colorScheme });
      const { page } = visit;
      const m = words.luckyBags;
      await page.goto('/lucky-bags/verify');
      const field = (name: string) => page.getByRole('textbox', { name, exact: true });
      await field(m.proof).fill(JSON.stringify(proof));
      await field(m.entry).fill(JSON.stringify(entries[0]));
      await field(m.seen).fill(`${proof.closing.commitment} ${proof.closing.entriesRoot}`);
      // What is checked goes nowhere.
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.getByRole('button', { name: m.verify, exact: true }).click();
      const status = page.getByRole('status').filter({ hasText: m.good });
      await status.waitFor();
      for (const { entryId } of proof.winners) await status.getByText(entryId, { exact: true }).waitFor();
      await shoot(page, `lucky-bag-verified-${locale}`);
      await field(m.proof).fill(JSON.stringify({ ...proof, winners: proof.winners.slice(1) }));
      await page.getByRole('button', { name: m.verify, exact: true }).click();
      await page.getByText(m.faults.winners, { exact: true }).waitFor();
      await field(m.proof).fill('{');
      await page.getByRole('button', { name: m.verify, exact: true }).click();
      await page.getByText(m.notJson, { exact: true }).waitFor();
      await shoot(page, `lucky-bag-refused-${locale}`);
      expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
      expect(visit.complaints).toEqual([]);
    },
  );
}
