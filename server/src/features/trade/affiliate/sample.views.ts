import { dayMs } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database } from '../../../database.ts';
import type { AddressView } from '../../people/accounts/index.ts';
import { pictureUrl } from '../catalogue/index.ts';
import { dueAtMs, isOverdue, samplePolicy } from './sample.policy.ts';
import type { SampleState, SampleView } from './sample.schema.ts';
import { clipOfSample, type SampleScope } from './sample.store.ts';

interface SampleRow {
  id: string;
  state: SampleState;
  product_id: string;
  title: string;
  picture_keys: string[];
  variant_title: string;
  shop_id: string;
  shop_name: string;
  creator_id: string;
  creator_name: string;
  follower_count: number;
  overdue_count: number;
  note: string;
  address: AddressView;
  decline_reason: string | null;
  carrier: string | null;
  tracking_no: string | null;
  asked_at: Date;
  shipped_at: Date | null;
  received_at: Date | null;
  clip_id: string | null;
}

export interface SampleFilter {
  readonly id?: string;
  readonly beforeId?: string | undefined;
  readonly state?: SampleState | undefined;
}

/** Samples of a shop or of a creator, newest first. Whoever only answers does not see where to. */
export async function listSamples(
  db: Database,
  scope: SampleScope,
  given: SampleFilter & { readonly limit: number; readonly showsAddress: boolean },
  nowMs: number,
): Promise<SampleView[]> {
  const dueBefore = new Date(nowMs - samplePolicy.publishDays * dayMs);
  const { rows } = await sql<SampleRow>`
    select s.*, p.title, p.picture_keys, v.title as variant_title, sh.name as shop_name, c.name as creator_name,
      (select count(*)::int from follows f where f.author_id = c.id) as follower_count,
      (select count(*)::int from (select s.* from affiliate_samples s where s.creator_id = c.id
        and s.state = 'received' and s.received_at < ${dueBefore}) s where ${clipOfSample} is null) as overdue_count,
      ${clipOfSample} as clip_id
    from affiliate_samples s
    join products p on p.id = s.product_id
    join variants v on v.id = s.variant_id
    join shops sh on sh.id = s.shop_id
    join creators c on c.id = s.creator_id
    where ${'shopId' in scope ? sql`s.shop_id = ${scope.shopId}` : sql`s.creator_id = ${scope.creatorId}`}
      ${given.id === undefined ? sql`` : sql`and s.id = ${given.id}`}
      ${given.state === undefined ? sql`` : sql`and s.state = ${given.state}`}
      ${given.beforeId === undefined ? sql`` : sql`and s.id < ${given.beforeId}`}
    order by s.id desc limit ${given.limit}
  `.execute(db);
  return rows.map((row) => viewOf(row, given.showsAddress, nowMs));
}

function viewOf(row: SampleRow, showsAddress: boolean, nowMs: number): SampleView {
  const receivedAtMs = row.received_at?.getTime() ?? null;
  const hasClip = row.clip_id !== null;
  return {
    id: row.id,
    state: row.state,
    product: {
      id: row.product_id,
      title: row.title,
      pictureUrl: pictureUrl(row.picture_keys[0]),
      variantTitle: row.variant_title,
    },
    shop: { id: row.shop_id, name: row.shop_name },
    creator: {
      id: row.creator_id,
      name: row.creator_name,
      followerCount: row.follower_count,
      overdueCount: row.overdue_count,
    },
    note: row.note,
    address: showsAddress ? row.address : null,
    declineReason: row.decline_reason,
    carrier: row.carrier,
    trackingNo: row.tracking_no,
    askedAt: row.asked_at.toISOString(),
    shippedAt: row.shipped_at?.toISOString() ?? null,
    receivedAt: row.received_at?.toISOString() ?? null,
    clipDueAt: receivedAtMs === null ? null : new Date(dueAtMs(receivedAtMs)).toISOString(),
    clipId: row.clip_id,
    overdue: isOverdue({ state: row.state, receivedAtMs, hasClip }, nowMs),
  };
}
