import { expect, it } from 'vitest';
import { messages as words } from '../../web/shopper/messages/en.ts';
import { desk, phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import type { Market } from './market.ts';

export function sharingJourneys(market: () => Market): void {
  it('a shared link shows a card in messengers, opens its clip first, and survives reload and back', async () => {
    const clip = market().clip('peach');
    const html = await (await fetch(clip.shareUrl, { headers: { accept: 'text/html' } })).text();
    const meta = (property: string) =>
      new RegExp(`<meta property="${property}" content="([^"]*)">`).exec(html)?.[1];
    expect(meta('og:title')).toContain(clip.caption);
    expect(meta('og:url')).toBe(clip.shareUrl);
    const image = await fetch(meta('og:image') ?? '');
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const video = await fetch(meta('og:video') ?? '', { headers: { range: 'bytes=0-99' } });
    expect([video.status, video.headers.get('content-type')]).toEqual([206, 'video/mp4']);

    const visit = await market().visit({ locale: 'en', viewport: phone });
    const { page } = visit;
    const feed = feedPage(page, market(), words);
    const served = page.waitForResponse((response) => response.url().includes('/api/v1/feed?'));
    await page.goto(clip.shareUrl);
    expect((await feed.playingClip()).slug).toBe('peach');

    // The sheet is part of the address: a reload keeps it, back closes it and leaves the clip.
    await feed.button(new RegExp(clip.title)).click();
    const sheet = feed.sheet(words.product.title);
    await sheet.getByRole('heading', { name: clip.title, exact: true }).waitFor();
    await served;
    await page.reload();
    await sheet.getByRole('heading', { name: clip.title, exact: true }).waitFor();
    await page.goBack();
    await sheet.waitFor({ state: 'detached' });
    expect(page.url()).toBe(clip.shareUrl);
    expect((await feed.playingClip()).slug).toBe('peach');

    // The feed goes on after it: what was served before the reload, and is not served again, is still here.
    expect((await feed.next('touch')).slug).not.toBe('peach');
    expect(visit.complaints).toEqual([]);
  });

  it('the link is copied where nothing can be shared with', async () => {
    const visit = await market().visit({ locale: 'en', viewport: desk });
    const { page } = visit;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: market().origin });
    const feed = feedPage(page, market(), words);
    await page.goto('/');
    const clip = await feed.playingClip();
    await feed.button(/^Share/).click();
    await page.getByText(words.feed.linkCopied, { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(clip.shareUrl);
    expect(visit.complaints).toEqual([]);
  });

  it('an address that leads nowhere says so', async () => {
    const visit = await market().visit({ locale: 'en', viewport: phone });
    await visit.page.goto('/no/such/page');
    await visit.page.getByText(words.page.notFoundTitle, { exact: true }).waitFor();
  });
}
