import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, visitorContext } from '../tests/browser.ts';
import { type Bench, median, percentile, wholeOption } from './bench.ts';
import { startTownServer } from './town-server.ts';

const watchMs = 900;
const firstFrameMsMax = 10_000;
const townMsMax = 30 * 60_000;

/** A thumb on the feed: from the swipe to the first frame of the next clip that the browser presents. */
export const webSwipe: Bench = {
  name: 'web-swipe',
  describe: 'from a swipe to the first presented frame of the next clip, in Chromium at 390 × 844',
  async run(options) {
    const swipes = wholeOption(options, 'swipes', options.quick ? 5 : 50);
    const home = options.home ?? (await mkdtemp(join(tmpdir(), 'kanmai-swipe-')));
    const server = await startTownServer(home);
    try {
      // Until the town is complete its clips are being made on the same cores.
      if (options.quick === undefined) await Promise.race([server.complete, pause(townMsMax)]);
      return await swipeThrough(server.address, swipes);
    } finally {
      await server.stop();
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
    }
  },
};

async function swipeThrough(address: string, swipes: number) {
  const browser = await launchBrowser();
  try {
    const context = await visitorContext(browser, address);
    const page = await context.newPage();
    await page.addInitScript(watchFrames);
    await page.goto('/');
    await page.locator('video').first().waitFor();
    await pause(2_000);
    await page.evaluate(() => {
      window.kanmaiLongFrames = 0;
    });
    const firstFramesMs: number[] = [];
    for (let i = 0; i < swipes; i++) {
      firstFramesMs.push(await swipeOnce(page));
      await pause(watchMs);
    }
    return {
      figures: {
        firstFrameMedianMs: median(firstFramesMs),
        firstFrameP95Ms: percentile(firstFramesMs, 0.95),
        longFrames: await page.evaluate(() => window.kanmaiLongFrames),
      },
      peers: {},
      settings: { swipes, watchMs, viewport: '390x844', browser: browser.version() },
    };
  } finally {
    await browser.close();
  }
}

/** Swipes up by touch and answers the milliseconds that the page itself measured to the next first frame. */
async function swipeOnce(page: Page): Promise<number> {
  const before = await page.evaluate(() => window.__kanmaiFirstFrames?.length ?? 0);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeScrollGesture', {
    x: 195,
    y: 600,
    yDistance: -420,
    speed: 2_400,
    gestureSourceType: 'touch',
  });
  await session.detach();
  const handle = await page.waitForFunction(
    (count) => (window.__kanmaiFirstFrames?.length ?? 0) > count && window.__kanmaiFirstFrames?.at(-1),
    before,
    { timeout: firstFrameMsMax, polling: 50 },
  );
  return (await handle.jsonValue()) as number;
}

/** Runs in the page: counts the frames that kept the next one waiting. */
function watchFrames(): void {
  window.kanmaiLongFrames = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.duration > 50) window.kanmaiLongFrames++;
  }).observe({ type: 'long-animation-frame', buffered: false });
}

declare global {
  interface Window {
    kanmaiLongFrames: number;
    /** The feed's own measure: milliseconds from each swipe to the first frame presented. */
    __kanmaiFirstFrames?: number[];
  }
}
