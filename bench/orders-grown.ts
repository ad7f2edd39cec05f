import { systemClock, systemRandom } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../server/src/database.ts';
import { auditLedger } from '../server/src/features/trade/ledger/index.ts';
import { silentLog } from '../server/src/log.ts';
import { type Bench, type BenchOptions, median, wholeOption } from './bench.ts';
import { checkSoundness, type OrdersMarket, openOrdersMarket } from './orders-market.ts';
import { buyFor } from './orders-spread.ts';

/** Whether ordering slows down as orders pile up: the same buyers before and after a number of orders are in the tables. */
export const ordersGrown: Bench = {
  name: 'orders-grown',
  describe: 'whole orders when there are many already, beside empty tables (--orders 1000000)',
  async run(options) {
    const settings = settingsOf(options);
    const market = await openOrdersMarket({ ...settings, stock: stockEach });
    try {
      await buyFor(market, settings.warmUpSeconds, 1);
      const empty = await rounds(market, settings, 10);
      await grow(market, settings.orders);
      await buyFor(market, settings.warmUpSeconds, 2);
      const grown = await rounds(market, settings, 20);
      const audit = await auditAll(market.db);
      const perS = (runs: Awaited<ReturnType<typeof rounds>>) => median(runs.map((run) => run.ordersPerS));
      return {
        figures: {
          ordersPerS: perS(grown),
          p50Ms: median(grown.map((run) => run.p50Ms)),
          p99Ms: median(grown.map((run) => run.p99Ms)),
          emptyTablesRatio: perS(grown) / perS(empty),
          ...audit,
          ledgerImbalance: (await checkSoundness(market.db, stockEach)).ledgerImbalance,
        },
        peers: { emptyTablesOrdersPerS: perS(empty) },
        settings,
      };
    } finally {
      await market.stop();
    }
  },
};

const stockEach = 1_000_000;

function settingsOf(options: BenchOptions) {
  const quick = options.quick !== undefined;
  return {
    orders: wholeOption(options, 'orders', quick ? 5_000 : 1_000_000),
    variants: wholeOption(options, 'variants', quick ? 40 : 1_000),
    buyers: wholeOption(options, 'buyers', 32),
    seconds: wholeOption(options, 'seconds', quick ? 2 : 8),
    repeats: wholeOption(options, 'repeats', quick ? 1 : 3),
    warmUpSeconds: quick ? 1 : 4,
  };
}

async function rounds(market: OrdersMarket, settings: ReturnType<typeof settingsOf>, seed: number) {
  const runs = [];
  for (let i = 0; i < settings.repeats; i++) runs.push(await buyFor(market, settings.seconds, seed + i));
  return runs;
}

/** The nightly audit: everything that was ever ordered, held against the books. */
async function auditAll(db: Database): Promise<{ auditS: number; auditFindings: number }> {
  const startMs = performance.now();
  let auditFindings = 0;
  const note = (count: number) => {
    auditFindings = count;
  };
  await auditLedger({ db, clock: systemClock, random: systemRandom, log: silentLog }, note, null);
  return { auditS: (performance.now() - startMs) / 1_000, auditFindings };
}

const chunk = 50_000;

/**
 * Writes orders that were paid and received before: with their quotes, lines, steps, holds, payments, keys, journals and
 * log, as many rows of each as ordering writes, by copying what the warm-up ordered.
 */
async function grow({ db, variantIds }: OrdersMarket, orders: number): Promise<void> {
  const { rows } = await sql<{ id: string; person_id: string; shop_id: string; variant_id: string }>`
    select o.id, o.person_id, o.shop_id, l.variant_id from orders o join order_lines l on l.order_id = o.id
    where o.state = 'paid' limit 1000
  `.execute(db);
  if (rows.length === 0 || variantIds.length === 0)
    throw new Error('nothing was ordered that could be copied');
  for (let done = 0; done < orders; done += chunk) await copyOrders(db, done, Math.min(chunk, orders - done));
  await sql`vacuum analyze`.execute(db);
}

/** One statement each table: order `n` is a copy of one of the first thousand, a minute older than the one after it. */
async function copyOrders(db: Database, from: number, count: number): Promise<void> {
  const id = (prefix: string) => sql`${`${prefix}_0`} || lpad((${from}::bigint + n)::text, 25, '0')`;
  await db.transaction().execute(async (tx) => {
    await sql`create temp table model on commit drop as
      select row_number() over () - 1 as place, o.*, c.quote_id, p.id as payment_id, p.provider
      from (select * from orders where state = 'paid' order by id limit 1000) o
      join checkouts c on c.id = o.checkout_id join payments p on p.checkout_id = c.id`.execute(tx);
    await sql`create temp table copied on commit drop as
      select n, m.*, ${id('ord')} as new_id, ${id('chk')} as new_checkout, ${id('qte')} as new_quote,
        ${id('pay')} as new_payment, ${id('hld')} as new_hold, ${id('jrn')} as new_journal,
        now() - interval '30 days' - make_interval(secs => ${from}::bigint + n) as at
      from generate_series(0, ${count}::int - 1) as n
      join model m on m.place = n % (select count(*) from model)`.execute(tx);
    await sql`insert into quotes (id, person_id, content, total_cents, currency, created_at, expires_at)
      select new_quote, c.person_id, q.content, q.total_cents, q.currency, at, at from copied c
      join quotes q on q.id = c.quote_id`.execute(tx);
    await sql`insert into checkouts (id, person_id, quote_id, total_cents, currency, state, created_at, payment_due_at)
      select new_checkout, person_id, new_quote, total_cents, currency, 'paid', at, at from copied`.execute(
      tx,
    );
    await sql`insert into orders (id, checkout_id, shop_id, person_id, state, goods_cents, reduction_cents, shipping_cents,
        total_cents, tax_cents, currency, address, arrival_from, arrival_to, placed_at, paid_at, received_at, version)
      select new_id, new_checkout, shop_id, person_id, 'received', goods_cents, reduction_cents, shipping_cents,
        total_cents, tax_cents, currency, address, arrival_from, arrival_to, at, at, at, 3 from copied`.execute(
      tx,
    );
    await sql`insert into order_lines (order_id, position, variant_id, product_id, title, variant_title,
        unit_price_cents, quantity, reduction_cents, reductions, total_cents, tax_cents)
      select new_id, l.position, l.variant_id, l.product_id, l.title, l.variant_title, l.unit_price_cents, l.quantity,
        l.reduction_cents, l.reductions, l.total_cents, l.tax_cents
      from copied c join order_lines l on l.order_id = c.id`.execute(tx);
    await sql`insert into order_events (order_id, version, kind, at, data)
      select new_id, v.version, v.kind, at, '{}' from copied
      cross join (values (1, 'placed'), (2, 'paid'), (3, 'received')) as v (version, kind)`.execute(tx);
    await sql`insert into stock_holds (id, checkout_id, variant_id, warehouse_id, quantity, state, expires_at, gone)
      select new_hold, new_checkout, l.variant_id, 'main', l.quantity, 'committed', at, l.quantity
      from copied c join order_lines l on l.order_id = c.id`.execute(tx);
    await sql`insert into payments (id, checkout_id, provider, provider_ref, amount_cents, currency, state, pay_url,
        created_at, captured_at)
      select new_payment, new_checkout, provider, 'grown ' || new_payment, total_cents, currency, 'captured', 'grown',
        at, at from copied`.execute(tx);
    await sql`insert into payment_callbacks (provider, callback_id, received_at, outcome, body)
      select provider, 'grown ' || new_payment, at, 'captured', '{}' from copied`.execute(tx);
    await sql`insert into idempotency_keys (scope, key, request_hash, status, response, created_at)
      select person_id || ' POST /api/v1/checkouts', 'grown ' || new_id, '\\x00', 200,
        json_build_object('id', new_checkout), at from copied`.execute(tx);
    await sql`with journals as (
        insert into ledger_journals (id, at, kind, reference_id)
        select new_journal, at, 'capture', new_payment from copied returning id
      )
      insert into ledger_entries (journal_id, account_id, amount_cents, currency)
      select c.new_journal, e.account_id, e.amount_cents, e.currency
      from copied c join ledger_journals j on j.kind = 'capture' and j.reference_id = c.payment_id
      join ledger_entries e on e.journal_id = j.id`.execute(tx);
    await sql`insert into events (at, kind, person_id, shop_id, subject_id, data)
      select at, v.kind, person_id, shop_id, new_id, '{"lines":[]}' from copied
      cross join (values ('order-placed'), ('order-paid'), ('order-received')) as v (kind)`.execute(tx);
  });
}
