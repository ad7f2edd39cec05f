import type { ProductId, ShopId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../../database.ts';
import type { AddressView } from '../../people/accounts/index.ts';
import type { SampleHistory } from './sample.policy.ts';
import type { SampleState } from './sample.schema.ts';

/** A creator's samples, one command at a time, so that two at once cannot go past the limit. */
export async function lockSampleHistory(tx: Tx, creatorId: string): Promise<SampleHistory[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`samples ${creatorId}`}, 0))`.execute(tx);
  const { rows } = await sql<{
    product_id: string;
    state: SampleState;
    asked_at: Date;
    received_at: Date | null;
    has_clip: boolean;
  }>`
    select s.product_id, s.state, s.asked_at, s.received_at, ${clipOfSample} is not null as has_clip
    from affiliate_samples s where s.creator_id = ${creatorId}
  `.execute(tx);
  return rows.map((row) => ({
    productId: row.product_id,
    state: row.state,
    askedAtMs: row.asked_at.getTime(),
    receivedAtMs: row.received_at?.getTime() ?? null,
    hasClip: row.has_clip,
  }));
}

/** The first clip that the creator of a sample `s` published with the product since it was sent. */
export const clipOfSample = sql`(
  select k.id from clips k join clip_goods g on g.clip_id = k.id and g.product_id = s.product_id
  where k.author_id = s.creator_id and k.state = 'published' and k.published_at >= s.shipped_at
  order by k.published_at limit 1)`;

/** The product of a variant on sale. */
export async function findSampleGoods(
  tx: Tx,
  variantId: string,
): Promise<{ productId: ProductId; shopId: ShopId } | null> {
  const row = await tx
    .selectFrom('variants')
    .innerJoin('products', 'products.id', 'variants.product_id')
    .innerJoin('shops', 'shops.id', 'products.shop_id')
    .select(['products.id', 'products.shop_id'])
    .where('variants.id', '=', variantId)
    .where('variants.removed_at', 'is', null)
    .where('products.state', '=', 'on-sale')
    .where('shops.state', '=', 'open')
    .executeTakeFirst();
  return row === undefined ? null : { productId: row.id as ProductId, shopId: row.shop_id as ShopId };
}

export async function insertSample(
  tx: Tx,
  sample: {
    readonly id: string;
    readonly shopId: string;
    readonly productId: string;
    readonly variantId: string;
    readonly creatorId: string;
    readonly note: string;
    readonly address: AddressView;
  },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('affiliate_samples')
    .values({
      id: sample.id,
      shop_id: sample.shopId,
      product_id: sample.productId,
      variant_id: sample.variantId,
      creator_id: sample.creatorId,
      state: 'asked',
      note: sample.note.trim(),
      address: JSON.stringify(sample.address),
      asked_at: new Date(nowMs),
    })
    .execute();
}

export type SampleScope = { readonly shopId: string } | { readonly creatorId: string };

/** The state of a sample within reach, locked; null when there is none. */
export async function lockSample(tx: Tx, scope: SampleScope, id: string): Promise<SampleState | null> {
  const row = await tx
    .selectFrom('affiliate_samples')
    .select('state')
    .where('id', '=', id)
    .where(
      'shopId' in scope ? 'shop_id' : 'creator_id',
      '=',
      'shopId' in scope ? scope.shopId : scope.creatorId,
    )
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : (row.state as SampleState);
}

export interface StepDetail {
  readonly reason?: string;
  readonly carrier?: string;
  readonly trackingNo?: string;
}

export async function setSampleState(
  tx: Tx,
  id: string,
  state: SampleState,
  detail: StepDetail,
  nowMs: number,
): Promise<void> {
  const now = new Date(nowMs);
  await tx
    .updateTable('affiliate_samples')
    .set({
      state,
      ...(state === 'approved' || state === 'declined' ? { answered_at: now } : {}),
      ...(state === 'declined' ? { decline_reason: detail.reason?.trim() ?? '' } : {}),
      ...(state === 'shipped'
        ? { shipped_at: now, carrier: detail.carrier?.trim() ?? '', tracking_no: detail.trackingNo ?? '' }
        : {}),
      ...(state === 'received' ? { received_at: now } : {}),
    })
    .where('id', '=', id)
    .execute();
}
