import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Messages } from '../../web/shopper/messages/zh-cn.ts';
import { type Market, type MarketClip, patience } from './market.ts';

export interface Playing {
  /** The path of the file that plays. */
  readonly videoUrl: string;
  readonly positionS: number;
}

/** What a person sees and does in the feed, by role and label. */
export interface FeedPage {
  /** A button of the clip that is shown, not of its neighbours. */
  button(name: string | RegExp): Locator;
  /** What plays; null while nothing does. */
  playing(): Promise<Playing | null>;
  /** Waits until a clip of the market plays and has moved. */
  playingClip(): Promise<MarketClip>;
  /** The sheet over the clip, or the panel beside it where there is room. */
  sheet(title: string | RegExp): Locator;
  /** Whatever was scrolled though it shows no more than fits: the frame of the clip, a sheet. */
  slipped(): Promise<string[]>;
  /** Turns the page, and waits until another clip plays. */
  next(by: 'touch' | 'wheel' | 'key'): Promise<MarketClip>;
}

export function feedPage(page: Page, market: Pick<Market, 'clips'>, words: Messages): FeedPage {
  const stage = page.getByRole('region', { name: words.feed.label, exact: true });
  const playing = () =>
    page.evaluate(() => {
      const video = [...document.querySelectorAll<HTMLVideoElement>('[data-stage] video')].find(
        (one) => !one.paused && one.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
      );
      if (video === undefined) return null;
      return { videoUrl: new URL(video.currentSrc).pathname, positionS: video.currentTime };
    });
  const playingClip = async (except?: string) => {
    const now = await expect
      .poll(playing, patience)
      .toSatisfy((seen: Playing | null) => seen !== null && seen.positionS > 0.1 && seen.videoUrl !== except)
      .then(playing);
    const clip = market.clips.find(({ videoUrl }) => videoUrl === now?.videoUrl);
    if (clip === undefined) throw new Error(`no clip of the market plays but ${now?.videoUrl}`);
    return clip;
  };
  return {
    button: (name) =>
      stage
        .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
        .and(page.locator(':not([inert] *)')),
    playing,
    playingClip: () => playingClip(),
    sheet: (title) => {
      const name = typeof title === 'string' ? { name: title, exact: true } : { name: title };
      return page.getByRole('dialog', name).or(page.getByRole('region', name));
    },
    slipped: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-stage], [data-stage] *, dialog')]
          .filter((one) => one.scrollTop !== 0 && getComputedStyle(one).overflowY === 'hidden')
          .map((one) => `${one.tagName} ${one.className}: ${one.scrollTop}`),
      ),
    async next(by) {
      const before = await playing();
      await turn(page, by);
      return playingClip(before?.videoUrl);
    },
  };
}

async function turn(page: Page, by: 'touch' | 'wheel' | 'key'): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 390, height: 844 };
  const x = Math.round(width / 2);
  if (by === 'key') return page.keyboard.press('ArrowDown');
  if (by === 'wheel') {
    await page.mouse.move(x, Math.round(height / 2));
    return page.mouse.wheel(0, 400);
  }
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  await touch('touchStart', Math.round(height * 0.6));
  for (let step = 1; step <= 6; step++) await touch('touchMove', Math.round(height * (0.6 - step * 0.07)));
  await touch('touchEnd', 0);
  await finger.detach();
}
