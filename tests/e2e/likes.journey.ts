import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, inject, it, vi } from 'vitest';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import { type Market, patience, shoot } from './market.ts';

const kinds = ['茶具', '点心', '灯具', '文具'] as const;
const perKind = 12;

/** A market wide enough to choose in: many clips of four kinds, all of one author, so that only their kind tells them apart. */
async function widen({ tea, test }: Market): Promise<void> {
  const file = inject('clipFiles')['green-tea'] ?? Object.values(inject('clipFiles'))[0] ?? '';
  const assetId = await tea.session.uploadClip(await readFile(file), 'kind.mp4');
  for (const kind of kinds)
    for (let i = 0; i < perKind; i++)
      await tea.session.post(
        '/studio/clips',
        {
          authorId: tea.id,
          assetId,
          caption: `${kind}第${i + 1}条`,
          category: kind,
          tags: [],
          goods: [],
          publish: true,
        },
        `likes-${kinds.indexOf(kind)}-${i}`,
      );
  const published = async () =>
    (
      await tea.session.get<{ items: { caption: string; state: string }[] }>(
        `/studio/clips?authorId=${tea.id}&limit=50`,
      )
    ).items.filter(
      ({ state, caption }) => state === 'published' && kinds.some((kind) => caption.startsWith(kind)),
    );
  await vi.waitFor(async () => expect((await published()).length).toBe(kinds.length * perKind), {
    timeout: 120_000,
    interval: 300,
  });
  await test.platform.app.caughtUp();
}

export function likesJourneys(market: () => Market): void {
  it('the feed follows three likes: what is liked comes more', async () => {
    await widen(market());
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    const feed = feedPage(page, market(), words);
    await page.goto('/');
    const liked = kinds[0];
    const before: string[] = [];
    for (let likes = 0; likes < 3; ) {
      const caption = await captionShown(page);
      before.push(caption);
      if (caption.startsWith(liked)) {
        await feed.button(/^喜欢/).click();
        likes += 1;
      }
      await nextCaption(page, caption);
    }
    const after: string[] = [];
    for (let i = 0; i < 8; i++) {
      const caption = await captionShown(page);
      after.push(caption);
      await nextCaption(page, caption);
    }
    const shareOf = (captions: readonly string[]) =>
      captions.filter((caption) => caption.startsWith(liked)).length / captions.length;
    const told = `before ${before.join(' ')}; after ${after.join(' ')}`;
    expect(shareOf(after), told).toBeGreaterThan(Math.max(0.5, shareOf(before)));
    await shoot(page, 'three-likes');
    expect(visit.complaints).toEqual([]);
  });
}

const shown = (page: Page) =>
  page
    .getByRole('region', { name: words.feed.label, exact: true })
    .getByRole('paragraph')
    .and(page.locator(':not([inert] *)'));

async function captionShown(page: Page): Promise<string> {
  await expect.poll(() => captionOf(page), patience).not.toBe('');
  return captionOf(page);
}

/** The words of the clip that is shown, not of its neighbours. */
async function captionOf(page: Page): Promise<string> {
  return (
    (await shown(page)
      .first()
      .textContent({ timeout: 3_000 })
      .catch(() => '')) ?? ''
  );
}

async function nextCaption(page: Page, before: string): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => captionOf(page), patience).not.toBe(before);
}
