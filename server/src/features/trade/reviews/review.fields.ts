import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import { pictureUrl } from '../catalogue/index.ts';
import type { ReviewSource, ReviewView } from './review.schema.ts';

/** What every view of a review shows, as it is stored. */
export interface FieldsRow {
  id: string;
  order_id: string;
  product_id: string;
  variant_title: string;
  anonymous: boolean;
  goods_stars: number;
  service_stars: number;
  logistics_stars: number;
  text: string;
  picture_keys: string[];
  source_kind: ReviewSource['kind'] | null;
  source_id: string | null;
  state: 'shown' | 'hidden';
  refunded: boolean;
  received_at: Date;
  created_at: Date;
  follow_up_text: string | null;
  follow_up_picture_keys: string[];
  followed_up_at: Date | null;
  answer_text: string | null;
  answered_at: Date | null;
  answer_changed_at: Date | null;
  helpful_count: number;
}

/** Of `reviews r`. */
export const fieldColumns = sql`
  r.id, r.order_id, r.product_id, r.variant_title, r.anonymous, r.goods_stars, r.service_stars, r.logistics_stars,
  r.text, r.picture_keys, r.source_kind, r.source_id, r.state, r.received_at, r.created_at, r.follow_up_text,
  r.follow_up_picture_keys, r.followed_up_at, r.answer_text, r.answered_at, r.answer_changed_at, r.helpful_count`;

/**
 * Of `reviews r join orders o`: whether the line's money went back. A part of an order's money is said of its only line;
 * of several it is not known which, until all of it went back.
 */
export const refundedColumn = sql`
  coalesce((select sum(f.amount_cents) from payment_refunds f where f.order_id = r.order_id)
    >= case when (select count(*) from order_lines l where l.order_id = r.order_id) = 1 then 1 else o.total_cents end,
    false) as refunded`;

export function fieldsOf(row: FieldsRow): Omit<ReviewView, 'author' | 'helpful' | 'mine'> {
  const { followed_up_at: followedUpAt, answered_at: answeredAt } = row;
  return {
    id: row.id,
    productId: row.product_id,
    variantTitle: row.variant_title,
    goodsStars: row.goods_stars,
    serviceStars: row.service_stars,
    logisticsStars: row.logistics_stars,
    text: row.text,
    pictureUrls: row.picture_keys.map((key) => pictureUrl(key)),
    source:
      row.source_kind === null || row.source_id === null
        ? null
        : { kind: row.source_kind, id: row.source_id },
    refunded: row.refunded,
    createdAt: row.created_at.toISOString(),
    followUp:
      followedUpAt === null
        ? null
        : {
            text: row.follow_up_text ?? '',
            pictureUrls: row.follow_up_picture_keys.map((key) => pictureUrl(key)),
            at: followedUpAt.toISOString(),
            days: Math.floor((followedUpAt.getTime() - row.received_at.getTime()) / dayMs),
          },
    answer:
      answeredAt === null
        ? null
        : {
            text: row.answer_text ?? '',
            at: answeredAt.toISOString(),
            changedAt: row.answer_changed_at?.toISOString() ?? null,
          },
    helpfulCount: row.helpful_count,
  };
}
