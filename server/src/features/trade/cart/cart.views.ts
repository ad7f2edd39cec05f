import { type PersonId, sumCents } from '@kanmai/kernel';
import type { Database } from '../../../database.ts';
import { findSaleables, findSellers, pictureUrl, type Saleable } from '../catalogue/index.ts';
import { findOffers, type OfferLine, offerLine, stackOffers } from '../promotions/index.ts';
import { lineProblem } from './cart.policy.ts';
import type { CartQuote, CartView } from './cart.schema.ts';
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

/** What the lines cost together that can be bought and are not left out: no coupon is chosen here, the best is taken. */
export async function getCartQuote(
  db: Database,
  personId: PersonId,
  left: ReadonlySet<string>,
  nowMs: number,
): Promise<CartQuote> {
  const rows = (await findCartRows(db, personId)).filter(({ variantId }) => !left.has(variantId));
  const saleables = await findSaleables(
    db,
    rows.map((row) => row.variantId),
  );
  const byShop = new Map<string, OfferLine[]>();
  for (const { variantId, quantity } of rows) {
    const saleable = saleables.get(variantId);
    if (saleable === undefined || lineProblem(saleable, quantity) !== null) continue;
    const lines = byShop.get(saleable.shopId) ?? [];
    lines.push(offerLine(saleable, quantity));
    byShop.set(saleable.shopId, lines);
  }
  const offers = await findOffers(db, [...byShop.keys()], personId, nowMs);
  const priced = [...byShop].map(([shopId, lines]) => ({
    ...{ shopId, lines },
    stacked: stackOffers(lines, offers.get(shopId) ?? [], undefined),
  }));
  const goodsCents = sumCents(priced.map(({ stacked }) => stacked.goodsCents));
  const reductionCents = sumCents(priced.map(({ stacked }) => stacked.reductionCents));
  return {
    ...{ goodsCents, reductionCents, totalCents: goodsCents - reductionCents, currency: 'CNY' },
    shops: priced.map(({ shopId, lines, stacked }) => ({
      shopId,
      reductions: [...stacked.reductions],
      lines: stacked.lines.map(({ variantId, reductionCents: savedCents }, index) => ({
        variantId,
        reductionCents: savedCents,
        totalCents: (lines[index]?.unitPriceCents ?? 0) * (lines[index]?.quantity ?? 0) - savedCents,
      })),
    })),
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
