import { expect, it } from 'vitest';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import { type Market, shoot } from './market.ts';

interface Manifest {
  readonly name: string;
  readonly start_url: string;
  readonly display: string;
  readonly icons: readonly { src: string; sizes: string; type: string; purpose?: string }[];
}

export function offlineJourneys(market: () => Market): void {
  it('can be installed: the manifest names icons that are what it says', async () => {
    const html = await (await fetch(`${market().origin}/`, { headers: { accept: 'text/html' } })).text();
    const path = /<link rel="manifest" href="([^"]+)"/.exec(html)?.[1];
    const answer = await fetch(`${market().origin}${path}`);
    expect(answer.headers.get('content-type')).toContain('application/manifest+json');
    const manifest = (await answer.json()) as Manifest;
    expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
    expect(manifest.name).not.toBe('');
    const sizes = [];
    for (const icon of manifest.icons.filter(({ type }) => type === 'image/png')) {
      const bytes = Buffer.from(await (await fetch(`${market().origin}${icon.src}`)).arrayBuffer());
      const size = `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
      expect(size, icon.src).toBe(icon.sizes);
      sizes.push(`${size} ${icon.purpose ?? 'any'}`);
    }
    expect(sizes).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
  });

  it('after one visit the shell opens without a line, from the worker alone', async () => {
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    await page.goto('/');
    await feedPage(page, market(), words).playingClip();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    // What the browser happens to have kept does not count.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.clearBrowserCache');
    expect(visit.complaints).toEqual([]);
    await page.context().setOffline(true);
    const notice = page.getByText(words.pwa.offline, { exact: true });
    await notice.waitFor();
    await shoot(page, 'offline');
    await page.reload();
    await page.getByRole('navigation', { name: words.tabs.label }).waitFor();
    await page.goto('/cart');
    await page.getByRole('heading', { name: words.cart.title, exact: true }).waitFor();
    await page.getByText(words.errors.offline ?? '', { exact: true }).waitFor();
    await shoot(page, 'offline-cart');
    await page.context().setOffline(false);
    await page.goto('/');
    await feedPage(page, market(), words).playingClip();
  });
}
