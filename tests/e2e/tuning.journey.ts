import { expect, it } from 'vitest';
import { messages as wordsEn } from '../../web/shopper/messages/en.ts';
import { messages as words } from '../../web/shopper/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { feedPage } from './feed-page.ts';
import { type Market, patience, shoot } from './market.ts';

export function tuningJourneys(market: () => Market): void {
  it('a stranger asks for more and less, turns the dials, and takes it back one by one', async () => {
    const visit = await market().visit({ viewport: phone });
    const { page } = visit;
    const feed = feedPage(page, market(), words);
    await page.goto('/');
    const clip = await feed.playingClip();
    const author = market()[clip.author].name;
    await feed.button(words.feed.more).click();
    const more = feed.sheet(words.more.title);
    await more.getByRole('button', { name: words.choices.more(author), exact: true }).waitFor();
    await shoot(page, 'tune-sheet');
    await more.getByRole('button', { name: words.choices.more(author), exact: true }).click();
    await page.getByText(words.choices.moreDone(author), { exact: true }).waitFor();

    await page.goto('/me/interests');
    const chosen = page.getByRole('region', { name: words.choices.chosen, exact: true });
    const row = chosen.getByRole('listitem').filter({ hasText: author });
    await row.getByText(words.choices.levels['1'] ?? '', { exact: true }).waitFor();
    await row.getByRole('button', { name: words.choices.up(author), exact: true }).click();
    await row.getByText(words.choices.levels['2'] ?? '', { exact: true }).waitFor();
    await page.getByRole('slider', { name: words.choices.freshness, exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(words.choices.freshnessSteps[3] ?? '', { exact: true }).waitFor();
    await page.getByRole('slider', { name: words.choices.nearness, exact: true }).focus();
    await page.keyboard.press('End');
    await page.getByLabel(words.choices.city).selectOption('福州');
    await shoot(page, 'tune-interests');
    const kept = () => page.request.get('/api/v1/me/interests').then((answer) => answer.json());
    await expect
      .poll(async () => ((await kept()) as { dials: object }).dials, patience)
      .toEqual({ freshness: 1, nearness: 2, city: '福州' });

    await page.reload();
    await row.getByText(words.choices.levels['2'] ?? '', { exact: true }).waitFor();
    for (const level of ['1', '-1', '-2'])
      await row
        .getByRole('button', { name: words.choices.down(author), exact: true })
        .click()
        .then(() => row.getByText(words.choices.levels[level] ?? '', { exact: true }).waitFor());
    await row.getByRole('button', { name: words.choices.takeBack(author), exact: true }).click();
    await chosen.waitFor({ state: 'detached' });
    await expect.poll(async () => ((await kept()) as { choices: object[] }).choices, patience).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  it('what the feed goes by looks right in English, at the desk, and in the dark', async () => {
    const visit = await market().visit({ viewport: desk, locale: 'en', colorScheme: 'dark' });
    const { page } = visit;
    const feed = feedPage(page, market(), wordsEn);
    await page.goto('/');
    const first = await feed.playingClip();
    await feed.button(/^Like/).click();
    const second = await feed.next('key');
    const send = (method: 'put' | 'post', path: string, data: object) =>
      page.request[method](`/api/v1${path}`, {
        data,
        headers: { origin: market().origin, 'idempotency-key': `tuning-${path}` },
      });
    const { fruit, creator } = market();
    for (const [target, level] of [
      [fruit.id, -2],
      [creator.id, 2],
    ])
      expect((await send('put', '/me/choices', { scope: 'author', target, level })).status()).toBe(200);
    await send('put', '/me/choices', {
      scope: 'category',
      target: '一个名字特别长的类目，用来看它会不会挤坏一行',
      level: 1,
    });
    // Of whom nothing was liked: who is hidden is no longer among those who were learnt.
    const hidden = market().clips.find(({ author }) => author !== first.author && author !== second.author);
    if (hidden === undefined) throw new Error('every author of the market has been watched');
    const hiddenName = market()[hidden.author].name;
    await send('post', `/clips/${hidden.id}/hide`, { scope: 'author' });
    await page.goto('/me/interests');
    await page.getByRole('button', { name: wordsEn.choices.show(hiddenName), exact: true }).waitFor();
    await expect
      .poll(async () => {
        await page.reload();
        return page
          .getByRole('heading', { name: wordsEn.interests.authors, exact: true })
          .waitFor({ timeout: 3_000 })
          .then(
            () => true,
            () => false,
          );
      }, patience)
      .toBe(true);
    await shoot(page, 'tune-interests-desk-en-dark');
    await page.setViewportSize(phone);
    await shoot(page, 'tune-interests-phone-en-dark');
    await page.getByRole('button', { name: wordsEn.choices.show(hiddenName), exact: true }).click();
    await page
      .getByRole('region', { name: wordsEn.choices.hidden, exact: true })
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: wordsEn.interests.reset, exact: true }).click();
    const ask = page.getByRole('dialog', { name: wordsEn.interests.reset, exact: true });
    await shoot(page, 'tune-reset-en-dark');
    await ask.getByRole('button', { name: wordsEn.interests.reset, exact: true }).click();
    await page.getByText(wordsEn.interests.emptyTitle, { exact: true }).waitFor();
    await page.getByRole('region', { name: wordsEn.choices.chosen, exact: true }).waitFor();
    expect(visit.complaints).toEqual([]);
  });
}
