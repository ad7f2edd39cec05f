import type { PersonId } from '@kanmai/kernel';
import type { Database } from '../../../database.ts';
import { findSaleables, findSellers, pictureUrl, type Saleable } from '../catalogue/index.ts';
import { lineProblem } from './cart.policy.ts';
import type { CartView } from './cart.schema.ts';
import { type CartRow, findCartRows } from './cart.store.ts';

const availableMax = 999;

/** A person's cart at today's prices, by shop, the shop last added to first. */
export async function getCart(db: Database, personId: PersonId): Promise<CartView> {
  const rows = await findCartRows(db, personId);
  const saleables = await findSaleables(
    db,
    rows.map((row) => row.variantId),
  );
  const byShop = new Map<string, CartView['shops'][number]['lines']>();
  let goodsCents = 0;
  for (const row of rows) {
    const saleable = saleables.get(row.variantId);
    if (saleable === undefined) continue;
    const line = cartLine(row, saleable);
    if (line.problem === null) goodsCents += line.unitPriceCents * line.quantity;
    byShop.set(saleable.shopId, [...(byShop.get(saleable.shopId) ?? []), line]);
  }
  const sellers = await findSellers(db, [...byShop.keys()], personId);
  return {
    shops: [...byShop].flatMap(([shopId, lines]) => {
      const shop = sellers.get(shopId);
      return shop === undefined ? [] : [{ shop, lines }];
    }),
    goodsCents,
    currency: 'CNY',
    count: rows.reduce((sum, row) => sum + row.quantity, 0),
  };
}

function cartLine(row: CartRow, saleable: Saleable): CartView['shops'][number]['lines'][number] {
  return {
    variantId: row.variantId,
    productId: saleable.productId,
    title: saleable.title,
    variantTitle: saleable.variantTitle,
    pictureUrl: pictureUrl(saleable.pictureKey),
    unitPriceCents: saleable.unitPriceCents,
    quantity: row.quantity,
    available: Math.min(saleable.available, availableMax),
    clipId: row.clipId,
    problem: lineProblem(saleable, row.quantity),
  };
}
