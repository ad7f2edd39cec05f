import { dayMs, randomBelow, secondMs, seededRandom } from '@kanmai/kernel';
import type { BuiltCreator } from './build-creators.ts';
import { faceCreator, faceShop, pictureProduct } from './build-pictures.ts';
import type { BuiltShop } from './build-shops.ts';
import { townHistory } from './history.ts';
import { say } from './progress.ts';
import type { Session } from './session.ts';
import type { Palette } from './shops.ts';

/** A clip of the town: what it shows, whose it is, and where it is known. */
export interface TownClip {
  readonly sourceId: string;
  readonly record: ClipRecord;
  readonly emoji: readonly string[];
  readonly palette: Palette;
  readonly title: string;
  readonly seed: number;
  /** Gives what it shows its pictures, before it is published. */
  readonly picture: () => Promise<void>;
}

interface ClipRecord {
  readonly source: 'town';
  readonly sourceId: string;
  readonly author: { source: 'kanmai'; sourceId: string };
  readonly caption: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly durationMs: number;
  readonly publishedAt: number;
  readonly goods: readonly string[];
}

const seed = 20_260_501;
const people = 300;
const days = 30;
const chunkLines = 2_000;

/** Tells the platform of every clip, as a reference until it has something to play. */
export async function announceClips(
  operator: Session,
  shops: readonly BuiltShop[],
  creators: readonly BuiltCreator[],
): Promise<TownClip[]> {
  const began = await operator.post<Started>('/imports', {
    kind: 'clips',
    source: 'town',
  });
  const untilMs = Date.parse(began.createdAt);
  const clips = townClips(shops, creators, untilMs);
  await sendLines(
    operator,
    began,
    clips.map((clip) => clip.record),
  );
  return clips;
}

/** Thirty days in which three hundred people watched and bought, by the import that anybody's log would take. */
export async function importHistory(operator: Session, clips: readonly TownClip[]): Promise<void> {
  const started = await operator.post<Started & { state: string }>('/imports', {
    kind: 'events',
    source: 'town',
  });
  if (started.state === 'done') return;
  const watched = clips.map(({ sourceId, record }) => ({
    sourceId,
    category: record.category,
    author: record.author.sourceId,
    durationMs: record.durationMs,
  }));
  // The import's own birth ends the history, so that an interrupted one goes on with the same lines.
  const history = townHistory(watched, { seed, people, days, untilMs: Date.parse(started.createdAt) });
  await sendLines(operator, started, history);
  await operator.post(`/imports/${started.id}/finish`, {});
  say(`${people} people, ${days} days, ${history.length} steps`);
}

interface Started {
  readonly id: string;
  readonly nextLine: number;
  readonly createdAt: string;
}

async function sendLines(
  operator: Session,
  began: { id: string; nextLine: number },
  records: readonly object[],
): Promise<void> {
  for (let start = began.nextLine - 1; start < records.length; start += chunkLines) {
    const lines = records
      .slice(start, start + chunkLines)
      .map((record, i) => ({ line: start + i + 1, record }));
    const answer = await operator.post<{ refused: number; errors: { message: string }[] }>(
      `/imports/${began.id}/chunks`,
      { lines },
    );
    if (answer.refused > 0) throw new Error(`the import refused a line: ${answer.errors[0]?.message}`);
  }
}

/** Every product's own clip, and the creators' clips of several shops' goods; an order in which trades take turns. */
export function townClips(
  shops: readonly BuiltShop[],
  creators: readonly BuiltCreator[],
  untilMs: number,
): TownClip[] {
  const random = seededRandom(seed);
  const publishedAt = () => untilMs - days * dayMs - randomBelow(random, 20) * dayMs;
  const ofShops = shops.flatMap((built) => {
    const { shop, shopId, products } = built;
    return shop.products.map((product, i): TownClip & { turn: number } => ({
      turn: i,
      sourceId: `${shop.slug}/${product.slug}`,
      emoji: product.emoji,
      palette: shop.palette,
      title: product.title,
      seed: i * 31 + shop.slug.length,
      picture: async () => {
        await faceShop(built);
        await pictureProduct(built, product, i);
      },
      record: {
        source: 'town',
        sourceId: `${shop.slug}/${product.slug}`,
        author: { source: 'kanmai', sourceId: shopId },
        caption: product.caption,
        category: shop.category,
        tags: [shop.trade, shop.city],
        durationMs: clipMs(i),
        publishedAt: publishedAt(),
        goods: [products.get(product.slug) ?? ''],
      },
    }));
  });
  const ofCreators = creators.flatMap((built) => {
    const { creator, creatorId } = built;
    return creator.clips.map((clip, i): TownClip & { turn: number } => {
      const shown = clip.goods.map((goods) => findGoods(shops, goods));
      return {
        turn: i * 2 + 0.5,
        sourceId: `${creator.slug}/${i + 1}`,
        emoji: [...shown.flatMap(({ product }) => product.emoji.slice(0, 1)), creator.avatar, '✨', '💬'],
        palette: shown[0]?.shop.palette ?? 'snow',
        title: clip.caption,
        seed: i * 17 + creator.slug.length,
        picture: () => faceCreator(built),
        record: {
          source: 'town',
          sourceId: `${creator.slug}/${i + 1}`,
          author: { source: 'kanmai', sourceId: creatorId },
          caption: clip.caption,
          category: shown[0]?.shop.category ?? '',
          tags: shown.map(({ shop }) => shop.trade),
          durationMs: clipMs(i),
          publishedAt: publishedAt(),
          goods: shown.map(({ productId }) => productId),
        },
      };
    });
  });
  return [...ofShops, ...ofCreators].sort((a, b) => a.turn - b.turn);
}

/** Six to nine seconds, so that not all end at once. */
export function clipMs(i: number): number {
  return (6 + (i % 4)) * secondMs;
}

function findGoods(shops: readonly BuiltShop[], goods: string) {
  const [shopSlug = '', productSlug = ''] = goods.split('/');
  const built = shops.find(({ shop }) => shop.slug === shopSlug);
  const product = built?.shop.products.find(({ slug }) => slug === productSlug);
  const productId = built?.products.get(productSlug);
  if (built === undefined || product === undefined || productId === undefined) {
    throw new Error(`the town has no ${goods}`);
  }
  return { shop: built.shop, product, productId };
}
