import { type Progress, say, showProgress } from './progress.ts';
import { type Session, signIn } from './session.ts';
import { type TownProduct, type TownShop, townShops } from './shops.ts';

export interface BuiltShop {
  readonly shop: TownShop;
  readonly owner: Session;
  readonly shopId: string;
  /** Product ids by slug. */
  readonly products: ReadonlyMap<string, string>;
}

/** Opens every shop as its owner, with products, variants and stock; pictures come with the clips. */
export async function buildShops(
  address: string,
  ownerTokens: readonly string[],
  progress: Progress,
): Promise<BuiltShop[]> {
  const built: BuiltShop[] = [];
  for (const [i, shop] of townShops.entries()) {
    showProgress(progress, i, townShops.length, `shops: ${shop.name}`);
    const owner = await signIn(address, ownerTokens[i] ?? '');
    built.push(await buildShop(owner, shop));
  }
  say(`${built.length} shops, ${built.flatMap(({ products }) => [...products]).length} products`);
  return built;
}

async function buildShop(owner: Session, shop: TownShop): Promise<BuiltShop> {
  const mine = await owner.get<{ items: { id: string; name: string }[] }>('/studio/shops');
  const known = mine.items.find(({ name }) => name === shop.name);
  const shopId = known?.id ?? (await openShop(owner, shop));
  const listed = await owner.get<{ items: { id: string; title: string }[] }>(
    `/studio/shops/${shopId}/products?limit=50`,
  );
  const products = new Map<string, string>();
  for (const product of shop.products) {
    const there = listed.items.find(({ title }) => title === product.title);
    products.set(product.slug, there?.id ?? (await addProduct(owner, shop, shopId, product)));
  }
  return { shop, owner, shopId, products };
}

async function openShop(owner: Session, shop: TownShop): Promise<string> {
  await owner.send('PATCH', '/me', { displayName: shop.owner });
  const { id } = await owner.post<{ id: string }>(
    '/shops',
    { name: shop.name, trade: shop.trade, city: shop.city, introduction: shop.introduction },
    `town-shop-${shop.slug}`,
  );
  return id;
}

async function addProduct(
  owner: Session,
  shop: TownShop,
  shopId: string,
  product: TownProduct,
): Promise<string> {
  const { id } = await owner.post<{ id: string }>(
    `/studio/shops/${shopId}/products`,
    {
      title: product.title,
      description: `${product.caption}。${shop.introduction}`,
      category: shop.category,
      attributes: { 产地: shop.city, 店铺: shop.name },
      guarantees: shop.guarantees,
      pictureKeys: [],
      variants: product.variants.map((text, i) => variantOf(product, text, i)),
      state: 'on-sale',
    },
    `town-product-${shop.slug}-${product.slug}`,
  );
  return id;
}

/** `title@price@stock` as the API takes it. */
export function variantOf(product: TownProduct, text: string, i: number) {
  const [title = '', price = '', stock = ''] = text.split('@');
  return {
    sku: `${product.slug}-${i + 1}`,
    title,
    options: { 规格: title },
    priceCents: Math.round(Number(price) * 100),
    stock: Number(stock),
  };
}
