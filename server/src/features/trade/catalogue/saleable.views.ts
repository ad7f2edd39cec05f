import type { ProductId, ShopId, VariantId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { joinShelf } from '../stock/index.ts';

/** A variant as carts and quotes need it: what it costs now, and whether it can be bought now. */
export interface Saleable {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly shopId: ShopId;
  readonly shopName: string;
  readonly shopCity: string;
  readonly category: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly pictureKey: string | null;
  readonly guarantees: readonly string[];
  readonly unitPriceCents: number;
  readonly currency: string;
  readonly available: number;
  readonly onSale: boolean;
}

interface SaleableRow {
  id: string;
  product_id: string;
  shop_id: string;
  shop_name: string;
  shop_city: string;
  category: string;
  title: string;
  variant_title: string;
  picture_keys: string[];
  guarantees: string[];
  price_cents: number;
  currency: string;
  available: number;
  on_sale: boolean;
}

/** Many variants in one query. Ones that never existed are missing from the answer. */
export async function findSaleables(
  db: Database | Tx,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, Saleable>> {
  if (variantIds.length === 0) return new Map();
  const { rows } = await sql<SaleableRow>`
    select v.id, v.product_id, p.shop_id, sh.name as shop_name, sh.city as shop_city, p.category,
      p.title, v.title as variant_title, p.picture_keys, p.guarantees, v.price_cents, v.currency,
      coalesce(s.on_hand - s.held, 0) as available,
      v.removed_at is null and p.state = 'on-sale' and sh.state = 'open' as on_sale
    from variants v
    join products p on p.id = v.product_id
    join shops sh on sh.id = p.shop_id
    ${joinShelf(sql`v.id`)}
    where v.id = any(${variantIds}::text[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, saleableOf(row)]));
}

/** Which of these shops are open, and stay so until the transaction ends: closing one waits for what is being bought. */
export async function lockOpenShops(tx: Tx, shopIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from shops where id = any(${[...new Set(shopIds)]}::text[]) and state = 'open' order by id for share
  `.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

function saleableOf(row: SaleableRow): Saleable {
  return {
    variantId: row.id as VariantId,
    productId: row.product_id as ProductId,
    shopId: row.shop_id as ShopId,
    shopName: row.shop_name,
    shopCity: row.shop_city,
    category: row.category,
    title: row.title,
    variantTitle: row.variant_title,
    pictureKey: row.picture_keys[0] ?? null,
    guarantees: row.guarantees,
    unitPriceCents: row.price_cents,
    currency: row.currency,
    available: row.available,
    onSale: row.on_sale,
  };
}
