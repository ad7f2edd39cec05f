import { expect, it } from 'vitest';
import { messages as opsEn } from '../../web/ops/messages/en.ts';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, patience, shoot } from './market.ts';

export function rankingJourneys(market: () => Market): void {
  it('an operator sees where slots come from and how true expectations are', async () => {
    // A stranger, who has seen nothing yet, whatever was watched before; no page of theirs asks for clips meanwhile.
    const stranger = await market().visit({ viewport: phone });
    const { request } = stranger.page;
    const { items } = (await (await request.get(`${market().origin}/api/v1/feed?limit=10`)).json()) as {
      items: { clip: { id: string } }[];
    };
    const events = items.flatMap(({ clip }) => [
      { kind: 'impression', clipId: clip.id },
      { kind: 'watch', clipId: clip.id, playMs: 30_000 },
    ]);
    expect(events.length).toBeGreaterThan(0);
    const reported = await request.post(`${market().origin}/api/v1/events`, {
      data: { events },
      headers: { origin: market().origin, 'idempotency-key': 'ranking-events' },
    });
    expect(reported.status()).toBe(202);

    const visit = await market().visit({ locale: 'en', viewport: desk });
    const { page } = visit;
    const words = opsEn.interestPage;
    await market().enter(visit, 'operator');
    await page.goto(`${market().origin}/ops/interest`);
    await page.getByRole('heading', { name: opsEn.interest, exact: true }).waitFor();
    await page.getByRole('list', { name: words.channels }).getByRole('listitem').first().waitFor();
    await expect.poll(() => page.getByRole('img').count(), patience).toBe(1);
    await shoot(page, 'interest-desk');
    await page.getByRole('tab', { name: words.tasks['buy'] ?? '', exact: true }).click();
    await page.getByRole('tabpanel').waitFor();
    await page.setViewportSize(phone);
    await shoot(page, 'interest-phone');
    expect(visit.complaints).toEqual([]);

    const dark = await market().visit({ locale: 'zh-CN', viewport: desk, colorScheme: 'dark' });
    await market().enter(dark, 'operator');
    await dark.page.goto(`${market().origin}/ops/interest`);
    await dark.page.getByRole('list', { name: opsZh.interestPage.channels }).waitFor();
    await shoot(dark.page, 'interest-desk-dark-zh');
    await dark.page.setViewportSize(phone);
    await shoot(dark.page, 'interest-phone-dark-zh');
    expect(dark.complaints).toEqual([]);
  });
}
