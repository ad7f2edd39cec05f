import { expect, it } from 'vitest';
import { messages as ops } from '../../web/ops/messages/en.ts';
import { messages as wordsEn } from '../../web/shopper/messages/en.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import { type Market, patience, shoot } from './market.ts';

export function watchingJourneys(market: () => Market): void {
  it('what does not interest goes and never returns; every clip says why; interests can be reset', async () => {
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    const feed = feedPage(page, market(), words);
    const served = page.waitForResponse((response) => response.url().includes('/api/v1/feed?'));
    await page.goto('/');
    const first = await feed.playingClip();
    const { items } = (await (await served).json()) as {
      items: { clip: { id: string }; reason: { code: string; params: Record<string, string> } }[];
    };
    const reason = items.find(({ clip }) => clip.id === first.id)?.reason;

    const openMore = () => feed.button(words.feed.more).click();
    await openMore();
    await feed.sheet(words.more.title).getByRole('button', { name: words.more.why, exact: true }).click();
    await feed
      .sheet(words.more.why)
      .getByText(words.why[reason?.code ?? '']?.(reason?.params ?? {}) ?? 'a reason', { exact: true })
      .waitFor();
    await shoot(page, 'why');
    await page.goBack();

    await openMore();
    await shoot(page, 'more');
    await feed.sheet(words.more.title).getByRole('button', { name: words.more.item, exact: true }).click();
    await page.getByText(words.feed.hiddenItem, { exact: true }).waitFor();
    const seen = [];
    for (let left = market().clips.length - 1; left > 0; left--) {
      const clip = await feed.playingClip();
      seen.push(clip.slug);
      await feed.button(/^喜欢/).click();
      if (left > 1) await feed.next('touch');
    }
    const others = market()
      .clips.map(({ slug }) => slug)
      .filter((slug) => slug !== first.slug);
    expect(seen.toSorted()).toEqual(others.toSorted());
    // Not even when everything is served once more.
    const again = await (await page.request.get('/api/v1/feed?limit=20&again=true')).json();
    expect((again as { items: { clip: { id: string } }[] }).items.map(({ clip }) => clip.id)).not.toContain(
      first.id,
    );

    // What was liked is known, shown and forgotten on request.
    const known = page.getByRole('heading', { name: words.interests.categories, exact: true });
    await expect
      .poll(async () => {
        await page.goto('/me/interests');
        return known.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
      }, patience)
      .toBe(true);
    await shoot(page, 'interests');
    await page.getByRole('button', { name: words.interests.reset, exact: true }).click();
    const ask = page.getByRole('dialog', { name: words.interests.reset, exact: true });
    await ask.getByText(words.choices.resetClear, { exact: true }).click();
    await ask.getByRole('button', { name: words.interests.reset, exact: true }).click();
    await page.getByText(words.interests.emptyTitle, { exact: true }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  it('wheel and keys turn the clips; those who are followed have a tab of their own', async () => {
    const visit = await market().visit({ locale: 'en', viewport: desk });
    const { page } = visit;
    const feed = feedPage(page, market(), wordsEn);
    await page.goto('/');
    const first = await feed.playingClip();
    const second = await feed.next('wheel');
    const third = await feed.next('key');
    expect(new Set([first.slug, second.slug, third.slug]).size).toBe(3);
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await feed.playing())?.videoUrl, patience).toBe(second.videoUrl);
    await page.keyboard.press(' ');
    await expect.poll(feed.playing, patience).toBeNull();
    await page.keyboard.press(' ');
    await feed.playingClip();

    const author = { fruit: market().fruit, tea: market().tea, creator: market().creator }[second.author];
    await feed.button(`${wordsEn.feed.follow} ${author.name}`).click();
    await page.getByRole('link', { name: wordsEn.tabs.following, exact: true }).click();
    const following = feedPage(page, market(), {
      ...wordsEn,
      feed: { ...wordsEn.feed, label: wordsEn.feed.followingLabel },
    });
    expect((await following.playingClip()).author).toBe(second.author);
    expect(visit.complaints).toEqual([]);
  });

  it('a clip that an operator takes down leaves the feed, and the log says who and why', async () => {
    const clip = market().clip('walk');
    const operator = await market().visit({ locale: 'en', viewport: desk });
    await market().enter(operator, 'operator');
    const { page } = operator;
    await page.getByRole('link', { name: ops.clips, exact: true }).click();
    await page.getByRole('button', { name: clip.caption }).click();
    await page.getByLabel(ops.reason, { exact: true }).fill('Shows somebody who did not agree');
    await shoot(page, 'ops-clip');
    await page.getByRole('button', { name: ops.clipPage.takeDown, exact: true }).click();
    await page.getByText(ops.clipPage.done['take-down'], { exact: true }).first().waitFor();
    await page.getByRole('link', { name: ops.audit, exact: true }).click();
    const entry = page.getByRole('row').filter({ hasText: clip.id });
    await entry.getByText(ops.auditPage.actions['clip-take-down'] ?? '').waitFor();
    await entry.getByText('Shows somebody who did not agree').waitFor();
    await shoot(page, 'ops-audit');
    expect(operator.complaints).toEqual([]);

    const stranger = await market().visit({ locale: 'en', viewport: desk });
    const feed = feedPage(stranger.page, market(), wordsEn);
    await stranger.page.goto('/');
    const seen = [(await feed.playingClip()).slug];
    for (let left = market().clips.length - 2; left > 0; left--) seen.push((await feed.next('key')).slug);
    await stranger.page.keyboard.press('ArrowDown');
    await stranger.page.getByText(wordsEn.feed.endTitle, { exact: true }).waitFor();
    expect(seen).not.toContain('walk');
    expect(stranger.complaints).toEqual([]);
    await stranger.page.goto(clip.shareUrl);
    await stranger.page.getByText(wordsEn.errors['not-found'] ?? '', { exact: true }).waitFor();
  });
}
