import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { emptyDatabaseUrl } from '../../../../../tests/database.ts';
import { migrate } from '../../../migrate.ts';
import { evolveAll, type OrderEvent } from './order.state.ts';

const migrations = join(import.meta.dirname, '../../../../migrations');

it('orders that were shipped whole before there were parcels with lines live on', async () => {
  const url = await emptyDatabaseUrl();
  const before = await mkdtemp(join(tmpdir(), 'kanmai-before-parcels-'));
  for (const name of await readdir(migrations)) {
    if (name < '0083') await cp(join(migrations, name), join(before, name));
  }
  expect(await migrate(url, before)).toMatchObject({ ok: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    insert into people (id, display_name, created_at) values ('psn_1', 'x', now());
    insert into shops (id, name, trade, city, state, created_at) values ('shp_1', 's', 'tea', 'x', 'open', now());
    -- How it was paid for is of no matter here.
    alter table orders drop constraint orders_checkout_id_fkey;
    insert into orders (id, checkout_id, shop_id, person_id, state, goods_cents, shipping_cents, total_cents, currency, address,
      arrival_from, arrival_to, placed_at, paid_at, shipped_at, delivered_at, version)
      values ('ord_1', 'chk_1', 'shp_1', 'psn_1', 'delivered', 100, 0, 100, 'CNY', '{}', '2026-01-01', '2026-01-02',
        '2026-01-01', '2026-01-01', '2026-01-02', '2026-01-03Z', 4);
    insert into order_lines (order_id, position, variant_id, product_id, title, variant_title, unit_price_cents, quantity, total_cents)
      values ('ord_1', 0, 'var_1', 'prd_1', 't', 'v', 50, 2, 100);
    insert into order_events (order_id, version, kind, at, data) values
      ('ord_1', 1, 'placed', '2026-01-01', '{}'), ('ord_1', 2, 'paid', '2026-01-01', '{"paymentId": "pay_1"}'),
      ('ord_1', 3, 'shipped', '2026-01-02', '{"parcelId": "pcl_1", "carrier": "sf", "trackingNo": "SF1"}'),
      ('ord_1', 4, 'delivered', '2026-01-03Z', '{"parcelId": "pcl_1"}');
    insert into parcels (id, order_id, carrier, tracking_no, state, shipped_at, delivered_at)
      values ('pcl_1', 'ord_1', 'sf', 'SF1', 'delivered', '2026-01-02', '2026-01-03');
  `);
  const migrated = await migrate(url, migrations);
  expect(migrated.ok ? '' : JSON.stringify(migrated.failure)).toBe('');
  const { rows } = await client.query('select kind, data from order_events order by version');
  const state = evolveAll(rows.map(({ kind, data }) => ({ kind, ...data }) as OrderEvent));
  expect(state).toMatchObject({
    ...{ name: 'delivered', version: 6 },
    shipping: {
      parcels: [{ id: 'pcl_1', state: 'delivered', lines: [{ variantId: 'var_1', quantity: 2 }] }],
    },
    receiptClock: { dueAtMs: Date.parse('2026-01-13T00:00:00Z') },
  });
  const order = await client.query('select version, receipt_due_at from orders');
  expect(order.rows).toEqual([{ version: 6, receipt_due_at: new Date('2026-01-13T00:00:00Z') }]);
  await client.end();
  await rm(before, { recursive: true });
});
