import { minuteMs } from '@kanmai/kernel';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { unitOfWork } from '../../server/src/database.ts';
import { lookAtRaces } from '../../server/src/features/insight/clip-race/race.service.ts';
import { countNewSteps } from '../../server/src/features/insight/clip-results/clip-result.reader.ts';
import { appendEvents } from '../../server/src/features/insight/events/index.ts';
import { messages as en } from '../../web/studio/messages/en.ts';
import { messages as zh } from '../../web/studio/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { readable } from '../database.ts';
import { type Market, patience, shoot } from './market.ts';

export function raceJourneys(market: () => Market): void {
  it('a merchant sees a clip climb the traffic race, and what to do next', async () => {
    const { fruit, clips } = market();
    const clip = clips.find(({ author, productId }) => author === 'fruit' && productId !== null);
    if (clip === undefined) throw new Error('the market has no clip of fruit');
    const visit = await market().visit({ viewport: phone });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    const show = async (words: typeof zh) => {
      await page.goto(`/studio/${fruit.id}/clips?open=${clip.id}`);
      await page.getByText(words.clipWork.results, { exact: true }).click();
      await page.getByRole('heading', { name: words.clipRace.title, exact: true }).waitFor();
      return page.getByRole('list', { name: words.clipRace.steps, exact: true });
    };
    await watched(market(), clip.id, { people: 24, share: 0.5, openers: 2 });
    await look(market(), 0);
    const steps = await show(zh);
    await steps.getByRole('listitem').first().waitFor();
    expect(await steps.getByRole('listitem').count()).toBe(6);
    await scrollTo(page, zh.clipRace.title);
    await shoot(page, 'race-first-step');

    // Many of the first audience watch it to its end and open the goods: at the next look it climbs.
    await watched(market(), clip.id, { people: 20, share: 0.98, openers: 18 });
    await look(market(), 31 * minuteMs);
    await expect
      .poll(async () => {
        await show(zh);
        return steps.locator('[aria-current]').textContent();
      }, patience)
      .toContain(zh.clipRace.here);
    expect(await steps.locator('[aria-current]').textContent()).toContain(zh.clipRace.step(2, '200'));
    expect(visit.complaints).toEqual([]);
  });

  it('the race looks right in English, at the desk, and in the dark', async () => {
    const { fruit, clips } = market();
    const clip = clips.filter(({ author }) => author === 'fruit').at(-1);
    if (clip === undefined) throw new Error('the market has no clip of fruit');
    const visit = await market().visit({ viewport: desk, locale: 'en', colorScheme: 'dark' });
    await market().enter(visit, 'merchant');
    const { page } = visit;
    // So many that it does not matter who else of the market watched it to its end.
    await watched(market(), clip.id, { people: 400, share: 0.05, openers: 1 });
    await look(market(), 0);
    await page.goto(`/studio/${fruit.id}/clips?open=${clip.id}`);
    await page.getByText(en.clipWork.results, { exact: true }).click();
    await page.getByText(en.clipRace.verdicts.below, { exact: true }).first().waitFor();
    await scrollTo(page, en.clipRace.title);
    await shoot(page, 'race-dark-desk');
    const section = page.getByRole('heading', { name: en.likelyBuyers.title, exact: true });
    await section.scrollIntoViewIfNeeded();
    await page.getByText(en.likelyBuyers.privacy, { exact: true }).waitFor();
    await page.goto(`/studio/${fruit.id}/products?open=${clip.productId}`);
    await manyFriendsOf(market(), clip.id);
    await page.reload();
    await page.getByText(en.likelyBuyers.privacy, { exact: true }).scrollIntoViewIfNeeded();
    await page.getByText(/people are likely to watch it/).waitFor();
    await shoot(page, 'likely-buyers-desk');
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByText(en.likelyBuyers.privacy, { exact: true }).scrollIntoViewIfNeeded();
    await shoot(page, 'likely-buyers-phone');
    expect(visit.complaints).toEqual([]);
  });
}

/** The engine meets people who like what is like this clip. */
async function manyFriendsOf({ test, clips }: Market, clipId: string): Promise<void> {
  const atMs = Date.now() - 60_000;
  const one = clips.find(({ id }) => id === clipId);
  const like = clips.filter(({ id, author }) => id !== clipId && author === one?.author);
  const unlike = clips.filter(({ author }) => author !== one?.author);
  const events = Array.from({ length: 80 }, (_, person) =>
    [...like, ...unlike].flatMap((clip) => {
      const about = { atMs, personId: `per_friend_${person}`, shopId: null, subjectId: clip.id };
      const liked = like.includes(clip) === person % 2 > 0;
      const data = { playMs: liked ? 20_000 : 400, durationMs: 20_000 };
      return [
        { ...about, kind: 'impression' as const },
        { ...about, kind: 'watch' as const, data },
      ];
    }),
  ).flat();
  await unitOfWork(test.db, (tx) => appendEvents(tx, events));
  await readable(test.db);
  await test.platform.app.caughtUp();
}

async function scrollTo(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title, exact: true }).scrollIntoViewIfNeeded();
}

/** Takes the looks that will be due by then. */
async function look({ test }: Market, afterMs: number): Promise<void> {
  const clock = { nowMs: () => Date.now() + afterMs };
  await lookAtRaces({ db: test.db, clock, eventsAppended: () => {} });
}

async function watched(
  { test }: Market,
  clipId: string,
  given: { people: number; share: number; openers: number },
): Promise<void> {
  const atMs = Date.now() - 1_000;
  const events = Array.from({ length: given.people }, (_, index) => {
    const about = { atMs, personId: `per_${given.share}_${index}`, shopId: null };
    const data = { playMs: 20_000 * given.share, durationMs: 20_000, requestId: `req_${index}` };
    const watch = { ...about, kind: 'watch' as const, subjectId: clipId, data };
    const open = { ...about, kind: 'product-open' as const, subjectId: 'prd_race', data: { clipId } };
    return index < given.openers ? [watch, open] : [watch];
  }).flat();
  await unitOfWork(test.db, (tx) => appendEvents(tx, events));
  await readable(test.db);
  await countNewSteps(test.db);
}
