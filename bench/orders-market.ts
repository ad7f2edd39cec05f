import { createHash, randomBytes } from 'node:crypto';
import { newId, systemClock, systemRandom } from '@kanmai/kernel';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../server/src/database.ts';
import { signIn } from '../town/src/session.ts';
import { type BenchServer, startBenchServer } from './bench-server.ts';
import type { BurstRequest } from './burst-driver.ts';

/** Shops with goods, and people who are about to buy. */
export interface OrdersMarket {
  readonly server: BenchServer;
  /** The payment provider’s key: the benchmark notifies as the provider does. */
  readonly secret: string;
  readonly db: Database;
  readonly variantIds: readonly string[];
  readonly buyers: readonly Buyer[];
  stop(): Promise<void>;
}

export interface Buyer {
  readonly personId: string;
  readonly token: string;
  readonly addressId: string;
}

export interface MarketSize {
  readonly variants: number;
  readonly stock: number;
  readonly buyers: number;
}

const variantsPerProduct = 20;
const variantsPerShop = 100;

/** A platform of its own. Shops and goods come through the API; buyers are written: signing up is not what is measured. */
export async function openOrdersMarket(size: MarketSize): Promise<OrdersMarket> {
  const secret = randomBytes(32).toString('hex');
  const server = await startBenchServer({ KANMAI_SECRET: secret });
  const { db, close } = openDatabase(server.databaseUrl, 2);
  const stop = async () => {
    await close();
    await server.stop();
  };
  try {
    const variantIds = await stockShops(server, size);
    return { server, secret, db, variantIds, buyers: await meetBuyers(db, size.buyers), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stockShops(server: BenchServer, { variants, stock }: MarketSize): Promise<string[]> {
  const owner = await signIn(server.address, server.signIns.merchant);
  const ids: string[] = [];
  let shopId = '';
  while (ids.length < variants) {
    if (ids.length % variantsPerShop === 0) {
      const name = `bench ${ids.length / variantsPerShop}`;
      const shop = { name, trade: 'fresh-fruit', city: '杭州', introduction: '' };
      ({ id: shopId } = await owner.post<{ id: string }>('/shops', shop, `orders-market-shop-${ids.length}`));
    }
    const count = Math.min(variantsPerProduct, variants - ids.length);
    const made = await owner.post<{ variants: { id: string }[] }>(
      `/studio/shops/${shopId}/products`,
      {
        title: `product ${ids.length}`,
        category: 'tea',
        state: 'on-sale',
        guarantees: ['ship-24-hours'],
        variants: Array.from({ length: count }, (_, index) => ({
          ...{ sku: `s${index}`, title: `${index}`, priceCents: 1_990 + index, stock },
        })),
      },
      `orders-market-product-${ids.length}`,
    );
    ids.push(...made.variants.map(({ id }) => id));
  }
  return ids;
}

/** People with an account, an address and a token of theirs. */
async function meetBuyers(db: Database, count: number): Promise<Buyer[]> {
  const nowMs = systemClock.nowMs();
  const id = (kind: 'person' | 'address' | 'token') => newId(kind, nowMs, systemRandom);
  const people = Array.from({ length: count }, () => ({
    ...{ personId: id('person'), addressId: id('address'), tokenId: id('token') },
    token: `kmt_${randomBytes(32).toString('base64url')}`,
  }));
  const text = JSON.stringify(
    people.map(({ token, ...person }) => ({
      ...person,
      hash: createHash('sha256').update(token).digest('hex'),
    })),
  );
  const rows = sql`json_to_recordset(${text}::json) as t (
    "personId" text, "addressId" text, "tokenId" text, hash text)`;
  await sql`insert into people (id, auth_user_id, display_name, created_at)
    select "personId", 'bench ' || "personId", 'buyer', now() from ${rows}`.execute(db);
  await sql`insert into addresses (id, person_id, recipient, phone, province, city, district, street, is_default, created_at)
    select "addressId", "personId", '陈小满', '13800138000', '浙江省', '杭州市', '西湖区', '文三路 1 号', true, now()
    from ${rows}`.execute(db);
  await sql`insert into api_tokens (id, person_id, name, token_hash, scopes, created_at, last_used_at)
    select "tokenId", "personId", 'bench', decode(hash, 'hex'), '{orders:write,orders:read}', now(), now()
    from ${rows}`.execute(db);
  await sql`analyze people, addresses, api_tokens`.execute(db);
  return people;
}

/** What an app sends to place orders. */
export const orderRequests = {
  quote(buyer: Buyer, lines: readonly { variantId: string; quantity: number }[]): BurstRequest {
    return post('/quotes', buyer, { lines, addressId: buyer.addressId });
  },
  checkout(buyer: Buyer, quote: { readonly id: string; readonly totalCents: number }): BurstRequest {
    const { addressId } = buyer;
    return post('/checkouts', buyer, { quoteId: quote.id, addressId, expectedTotalCents: quote.totalCents });
  },
};

let keys = 0;

function post(path: string, { token }: Buyer, body: object): BurstRequest {
  keys += 1;
  return {
    method: 'POST',
    path: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': `bench-orders-${keys}` },
    body: JSON.stringify(body),
  };
}

export interface Soundness {
  /** Units sold or held beyond what there was. */
  readonly oversold: number;
  /** The sum of all ledger entries, by currency, away from zero. */
  readonly ledgerImbalance: number;
}

/** What the tables say after it, whatever was answered. */
export async function checkSoundness(db: Database, stockPerVariant: number): Promise<Soundness> {
  const { rows } = await sql<{ oversold: number; imbalance: number }>`
    select
      (select coalesce(sum(greatest(0, taken - ${stockPerVariant}::int)), 0)::int from (
        select variant_id, sum(l.quantity) as taken from order_lines l join orders o on o.id = l.order_id
        where o.state <> 'closed' and o.address <> '{}'::jsonb group by variant_id) t) as oversold,
      (select coalesce(sum(abs(total)), 0)::int from (
        select sum(amount_cents) as total from ledger_entries group by currency) t) as imbalance
  `.execute(db);
  return { oversold: rows[0]?.oversold ?? 0, ledgerImbalance: rows[0]?.imbalance ?? 0 };
}
