import type { PersonId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { builtInShipping, type ShippingTemplate } from './shipping.policy.ts';
import type { ShippingRules } from './shipping.schema.ts';

/** The rules of shops as they are now, in one query; every shop asked for is in the answer. */
export async function findShipping(
  db: Database | Tx,
  shopIds: readonly string[],
): Promise<ReadonlyMap<string, ShippingTemplate>> {
  const asked = [...new Set(shopIds)];
  const { rows } = await sql<{ shop_id: string; version: number; rules: ShippingRules }>`
    select t.shop_id, t.version, t.rules from unnest(${asked}::text[]) as asked (id)
    cross join lateral (
      select * from shipping_templates where shop_id = asked.id order by version desc limit 1
    ) t
  `.execute(db);
  const own = new Map(rows.map(({ shop_id, version, rules }) => [shop_id, { version, rules }]));
  return new Map(asked.map((shopId) => [shopId, own.get(shopId) ?? builtInShipping]));
}

/** Adds a version; false when somebody else has just added the same one. */
export async function insertShipping(
  tx: Tx,
  template: {
    readonly shopId: ShopId;
    readonly version: number;
    readonly rules: ShippingRules;
    readonly createdBy: PersonId;
  },
  nowMs: number,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('shipping_templates')
    .values({
      shop_id: template.shopId,
      version: template.version,
      rules: JSON.stringify(template.rules),
      created_by: template.createdBy,
      created_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.columns(['shop_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted !== undefined;
}
