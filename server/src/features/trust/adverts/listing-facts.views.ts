import { dayMs } from '@kanmai/kernel';
import type { CertifiedAttribute, PastPrice } from '@kanmai/trust';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { ListingFacts } from './advert.policy.ts';

/** A struck-through price must have held within so many days. */
const struckPriceDays = 30;
/** Prices of the last months are looked at, so many of them. */
const pricesMax = 500;

interface PriceRow {
  sku: string;
  now_cents: number;
  price_cents: number;
  /** When it was followed by another; null: it holds. */
  until: Date | null;
}

/** What certificates in force and the price history say of a shop's product; null when it is not this shop's. */
export async function findListingFacts(
  db: Database | Tx,
  shopId: string,
  productId: string,
  nowMs: number,
): Promise<ListingFacts | null> {
  const product = await db
    .selectFrom('products')
    .select('id')
    .where('id', '=', productId)
    .where('shop_id', '=', shopId)
    .executeTakeFirst();
  if (product === undefined) return null;
  const prices = await listPrices(db, productId);
  return {
    certified: await listCertified(db, productId, nowMs),
    prices: pricesOf(prices, nowMs),
    highestCents: highestOf(prices, nowMs),
  };
}

async function listCertified(
  db: Database | Tx,
  productId: string,
  nowMs: number,
): Promise<CertifiedAttribute[]> {
  const { rows } = await sql<{ attribute: string; value: string }>`
    select attribute, value from certificates
    where product_id = ${productId} and state = 'accepted'
      and (valid_until is null or valid_until >= (${new Date(nowMs)}::timestamptz at time zone 'Asia/Shanghai')::date)
    order by attribute
  `.execute(db);
  return rows.map(({ attribute, value }) => ({
    name: certifiedNames[attribute] ?? attribute,
    value: value.replaceAll(' ', ''),
  }));
}

/** What the categories call an attribute, in the words of the reader of claims. */
const certifiedNames: Readonly<Record<string, string>> = {
  成色: '纯度',
  翡翠级别: '等级',
  成色等级: '成色',
  有机认证: '有机',
  地理标志: '认证',
};

async function listPrices(db: Database | Tx, productId: string): Promise<PriceRow[]> {
  const { rows } = await sql<PriceRow>`
    select v.sku, v.price_cents as now_cents, p.price_cents,
      lead(p.since) over (partition by v.id order by p.place) as until
    from variants v join variant_prices p on p.variant_id = v.id
    where v.product_id = ${productId} and v.removed_at is null
    order by p.place desc limit ${pricesMax}
  `.execute(db);
  return rows;
}

/** Of the dearest variant: a text seldom says which one an "original price" is of, and it is believed of any. */
function pricesOf(rows: readonly PriceRow[], nowMs: number): ListingFacts['prices'] {
  const dearest = rows.reduce<PriceRow | null>(
    (most, row) => (most === null || row.now_cents > most.now_cents ? row : most),
    null,
  );
  if (dearest === null) return undefined;
  const past = rows
    .filter(({ sku }) => sku === dearest.sku)
    // It held until another followed: up to now, or up to the last moment before that.
    .map((row): PastPrice => ({ atMs: heldUntilMs(row, nowMs), priceCents: row.price_cents }));
  return { nowMs, priceCents: dearest.now_cents, past };
}

function highestOf(rows: readonly PriceRow[], nowMs: number): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const row of rows) {
    if (heldUntilMs(row, nowMs) < nowMs - struckPriceDays * dayMs) continue;
    highest.set(row.sku, Math.max(highest.get(row.sku) ?? 0, row.price_cents));
  }
  return highest;
}

function heldUntilMs({ until }: PriceRow, nowMs: number): number {
  return until === null ? nowMs : until.getTime() - 1;
}
