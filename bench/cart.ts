import { type Session, signIn } from '../town/src/session.ts';
import { type Bench, type BenchOptions, percentile, wholeOption } from './bench.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';

/** How long it takes to price a cart by the stacking rule, over HTTP; beside it a cart of one line without promotions. */
export const cart: Bench = {
  name: 'cart',
  describe: 'GET cart/quote over HTTP (--lines 200 --promotions 20 --requests 400)',
  async run(options) {
    const settings = settingsOf(options);
    const server = await startBenchServer();
    try {
      const small = await signIn(server.address, server.signIns.operator);
      const shopper = await signIn(server.address, server.signIns.shopper);
      const shop = await openShop(server, settings.lines);
      await fillCart(small, shop.variantIds.slice(0, 1));
      const one = await measure(small, settings.requests);
      await promote(shop.owner, shop.shopId, settings.promotions);
      await fillCart(shopper, shop.variantIds);
      const many = await measure(shopper, settings.requests);
      const quote = await shopper.get<{ reductionCents: number; shops: { lines: unknown[] }[] }>(
        '/cart/quote',
      );
      if (
        quote.shops[0]?.lines.length !== settings.lines ||
        (settings.promotions > 0 && quote.reductionCents === 0)
      )
        throw new Error('the cart is not the one that was to be measured');
      return {
        figures: { p50Ms: percentile(many, 0.5), p99Ms: percentile(many, 0.99) },
        peers: { oneLineP50Ms: percentile(one, 0.5), oneLineP99Ms: percentile(one, 0.99) },
        settings,
      };
    } finally {
      await server.stop();
    }
  },
};

function settingsOf(options: BenchOptions) {
  return {
    lines: wholeOption(options, 'lines', 200),
    promotions: wholeOption(options, 'promotions', 20),
    requests: wholeOption(options, 'requests', options.quick === undefined ? 400 : 40),
  };
}

interface BenchShop {
  readonly owner: Session;
  readonly shopId: string;
  readonly variantIds: readonly string[];
}

const variantsPerProduct = 20;

async function openShop(server: BenchServer, lines: number): Promise<BenchShop> {
  const owner = await signIn(server.address, server.signIns.merchant);
  const { id: shopId } = await owner.post<{ id: string }>(
    '/shops',
    { name: 'bench', trade: 'fresh-fruit', city: '杭州', introduction: '' },
    'bench-cart-shop',
  );
  const variantIds: string[] = [];
  for (let product = 0; variantIds.length < lines; product++) {
    const made = await owner.post<{ variants: { id: string }[] }>(
      `/studio/shops/${shopId}/products`,
      {
        title: `product ${product}`,
        category: ['tea', 'fruit', 'books'][product % 3],
        variants: Array.from({ length: variantsPerProduct }, (_, index) => ({
          ...{ sku: `s${index}`, title: `${index}`, priceCents: 990 + 137 * index + product, stock: 1_000 },
        })),
        state: 'on-sale',
      },
      `bench-cart-product-${product}`,
    );
    variantIds.push(...made.variants.map(({ id }) => id));
  }
  return { owner, shopId, variantIds: variantIds.slice(0, lines) };
}

/** A third of each: prices, multi-buy, spend-and-save, over the shop and over categories. */
async function promote(owner: Session, shopId: string, count: number): Promise<void> {
  const nowMs = Date.now();
  const [startsAt, endsAt] = [nowMs - 60_000, nowMs + 86_400_000].map((ms) => new Date(ms).toISOString());
  for (let index = 0; index < count; index++) {
    const rules = [
      { kind: 'percent-off', percentOff: 5 + index, piecesMax: null },
      { kind: 'several', pieces: 2 + index, percentOff: 10 + (index % 20) },
      {
        kind: 'spend-and-save',
        tiers: [1, 2, 3, 4, 5].map((tier) => ({ fromCents: 10_000 * tier, minusCents: 500 * tier + index })),
      },
    ];
    const scope = index % 2 === 0 ? { of: 'shop' } : { of: 'categories', names: ['tea', 'fruit'] };
    await owner.post(
      `/studio/shops/${shopId}/promotions`,
      { name: `promotion ${index}`, rule: rules[index % 3], scope, startsAt, endsAt },
      `bench-cart-promotion-${index}`,
    );
  }
}

async function fillCart(shopper: Session, variantIds: readonly string[]): Promise<void> {
  for (const id of variantIds) await shopper.send('PUT', `/cart/lines/${id}`, { quantity: 1 });
}

async function measure(shopper: Session, requests: number): Promise<number[]> {
  const latenciesMs: number[] = [];
  for (let index = 0; index < requests + 20; index++) {
    const fromMs = performance.now();
    await shopper.get('/cart/quote');
    // The first ones warm up.
    if (index >= 20) latenciesMs.push(performance.now() - fromMs);
  }
  return latenciesMs;
}
