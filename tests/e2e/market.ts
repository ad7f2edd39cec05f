import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Clock, systemClock } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { expect, inject, onTestFinished, vi } from 'vitest';
import { renderProductPicture } from '../../town/clips/index.ts';
import type { Session } from '../../town/src/session.ts';
import { complaintsOf, type Looks, launchBrowser, visitorContext } from '../browser.ts';
import { type TestPlatform, testPlatform } from '../platform.ts';
import { goodsOfMarket, type MarketGoods } from './market-goods.ts';

export interface MarketClip extends MarketGoods {
  readonly id: string;
  readonly videoUrl: string;
  readonly shareUrl: string;
  readonly productId: string | null;
}

/** A page of a fresh browser profile, which ends with its test. */
export interface Visit {
  readonly page: Page;
  /** What it complained about so far. */
  readonly complaints: string[];
}

/** The whole platform with two shops and a creator, their real clips published, and a browser to visit it. */
export interface Market {
  readonly test: TestPlatform;
  /** As browsers know it; pages, payment pages and share links agree on it. */
  readonly origin: string;
  readonly browser: Browser;
  readonly clips: readonly MarketClip[];
  readonly fruit: MarketAuthor;
  readonly tea: MarketAuthor;
  readonly creator: MarketAuthor;
  clip(slug: string): MarketClip;
  visit(looks?: Looks): Promise<Visit>;
  /** Time passes for the platform alone: its clock goes on, and jobs that wait are due. */
  pass(ms: number): Promise<void>;
  /** What the platform's clock says. */
  nowMs(): number;
  /** Signs the visit in by one of the town's printed links, and leaves it where that leads. */
  enter(visit: Visit, who: 'shopper' | 'merchant' | 'creator' | 'operator' | 'inspector'): Promise<void>;
  close(): Promise<void>;
}

export interface MarketAuthor {
  readonly id: string;
  readonly name: string;
  readonly session: Session;
}

/** How long anything may take on a machine that is busy with other tests. */
export const patience = { timeout: 60_000, interval: 100 } as const;

export async function openMarket(): Promise<Market> {
  const clock = { aheadMs: 0, nowMs: () => Date.now() + clock.aheadMs };
  const { test, project } = await platformWithPages(twoWaysToPay(), clock);
  const [merchant, neighbour, star] = await Promise.all([
    test.as('merchant'),
    test.as(0),
    test.as('creator'),
  ]);
  const fruit = await openShop(merchant, { name: '陈果果园', trade: 'fresh-fruit', city: '杭州' });
  const tea = await openShop(neighbour, { name: '云上茶坊', trade: 'tea', city: '福州' });
  const made = await star.post<{ id: string }>(
    '/creators',
    { name: '沐晴', introduction: '走走看看' },
    'market-creator',
  );
  const creator = { id: made.id, name: '沐晴', session: star };
  const authors = { fruit, tea, creator };
  const published = await Promise.all(goodsOfMarket.map((goods) => publish(authors[goods.author], goods)));
  const clips = await allPlayable(test, authors, published);
  const browser = await launchBrowser();
  const origin = test.platform.address;
  return {
    ...{ test, origin, browser, clips, ...authors },
    clip(slug) {
      const found = clips.find((clip) => clip.slug === slug);
      if (found === undefined) throw new Error(`the market has no ${slug}`);
      return found;
    },
    visit: (looks) => visit(browser, origin, looks),
    async pass(ms) {
      clock.aheadMs += ms;
      await sql`update jobs.job set start_after = now() where state = 'created'`.execute(test.db);
    },
    nowMs: () => clock.nowMs(),
    async enter({ page }, who) {
      const token = test.platform.town?.signIns.find(({ role }) => role === who)?.token;
      await page.goto(`${origin}/town/sign-in/${token}`);
    },
    async close() {
      await browser.close();
      await test.stop();
      await rm(project, { recursive: true, force: true });
    },
  };
}

/** The sandbox first, and Alipay with keys of nobody's beside it: its page is signed here, nothing is asked there. */
function twoWaysToPay(): Record<string, string> {
  const pair = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  return {
    KANMAI_PAYMENT_PROVIDERS: 'sandbox,alipay',
    KANMAI_ALIPAY_APP_ID: '2021000122671080',
    KANMAI_ALIPAY_PRIVATE_KEY: pair().privateKey,
    KANMAI_ALIPAY_PUBLIC_KEY: pair().publicKey,
    KANMAI_ALIPAY_GATEWAY: alipayGateway,
  };
}

/** An address that answers nobody. */
export const alipayGateway = 'https://alipay.example/gateway.do';

/** The platform on a copy of the built pages, which a build beside the tests cannot change under them. */
export async function platformWithPages(
  environment: Record<string, string> = {},
  clock: Clock = systemClock,
): Promise<{ test: TestPlatform; project: string }> {
  const built = resolve(process.env.KANMAI_WEB_DIST ?? resolve(import.meta.dirname, '../../web/dist'));
  if (!existsSync(join(built, 'shopper.html')))
    throw new Error('The web pages are not built; `npm test` builds them.');
  const project = await mkdtemp(join(tmpdir(), 'kanmai-pages-'));
  cpSync(built, join(project, 'web/dist'), { recursive: true });
  return { test: await testPlatform({ environment, project, clock }), project };
}

export async function visit(browser: Browser, origin: string, looks: Looks = {}): Promise<Visit> {
  const context = await visitorContext(browser, origin, looks);
  context.setDefaultTimeout(patience.timeout);
  const page = await context.newPage();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await shoot(page, `failed ${task.name}`);
    await context.close();
  });
  return { page, complaints: complaintsOf(page) };
}

/** A picture of what is on the screen, where KANMAI_SHOTS names a folder for them. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.KANMAI_SHOTS;
  if (folder)
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'initial' });
}

async function openShop(
  session: Session,
  shop: { name: string; trade: string; city: string },
): Promise<MarketAuthor> {
  const introduction = '早上摘，下午发。';
  const { id } = await session.post<{ id: string }>(
    '/shops',
    { ...shop, introduction },
    `market-${shop.trade}`,
  );
  return { id, name: shop.name, session };
}

/** Uploads by tus and publishes; the media job makes it visible when it is ready. */
async function publish(
  author: MarketAuthor,
  goods: MarketGoods,
): Promise<{ id: string; productId: string | null }> {
  const file = inject('clipFiles')[goods.slug];
  if (file === undefined) throw new Error('No ffmpeg: apt-get install ffmpeg');
  const productId = goods.variants.length === 0 ? null : await addProduct(author, goods);
  const assetId = await author.session.uploadClip(await readFile(file), `${goods.slug}.mp4`);
  const { caption, category } = goods;
  const { id } = await author.session.post<{ id: string }>(
    '/studio/clips',
    {
      ...{ authorId: author.id, assetId, caption, category, tags: [goods.slug], publish: true },
      goods: productId === null ? [] : [{ productId, atMs: 0 }],
    },
    `market-clip-${goods.slug}`,
  );
  return { id, productId };
}

async function addProduct({ id: shopId, session }: MarketAuthor, goods: MarketGoods): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kanmai-picture-'));
  const outputPath = join(folder, 'picture.webp');
  const { emoji, palette, slug, title, category, caption } = goods;
  await renderProductPicture({ emoji: emoji[0] ?? '', palette, seed: 1, outputPath });
  const path = `/studio/shops/${shopId}`;
  const picture = await session.upload<{ key: string }>(
    'POST',
    `${path}/pictures`,
    'image/webp',
    await readFile(outputPath),
  );
  await rm(folder, { recursive: true });
  const product = {
    ...{ title, category, description: `${caption}。`, state: 'on-sale', pictureKeys: [picture.key] },
    guarantees: ['ship-24-hours', 'return-7-days'],
    variants: goods.variants.map((variant, i) => ({
      ...variant,
      sku: `${slug}-${i + 1}`,
      options: { 规格: variant.title },
    })),
  };
  const { id } = await session.post<{ id: string }>(`${path}/products`, product, `market-product-${slug}`);
  return id;
}

interface StudioClip {
  readonly id: string;
  readonly state: string;
  readonly assetState: string;
  readonly assetRefusal: string | null;
  readonly videoUrl: string;
  readonly shareUrl: string;
}

async function allPlayable(
  test: TestPlatform,
  authors: Record<MarketGoods['author'], MarketAuthor>,
  published: readonly { id: string; productId: string | null }[],
): Promise<MarketClip[]> {
  const list = async () => {
    const pages = await Promise.all(
      Object.values(authors).map(({ id, session }) =>
        session.get<{ items: StudioClip[] }>(`/studio/clips?authorId=${id}`),
      ),
    );
    return pages.flatMap(({ items }) => items);
  };
  const wanted = published.map(() => 'published');
  await vi.waitFor(
    async () =>
      expect((await list()).map(({ state, assetRefusal }) => assetRefusal ?? state)).toEqual(wanted),
    { timeout: 150_000, interval: 300 },
  );
  await test.platform.app.caughtUp();
  const ready = await list();
  return goodsOfMarket.map((goods, i) => {
    const { id, productId } = published[i] ?? { id: '', productId: null };
    const { videoUrl, shareUrl } = ready.find((clip) => clip.id === id) as StudioClip;
    return { ...goods, id, productId, videoUrl, shareUrl };
  });
}
