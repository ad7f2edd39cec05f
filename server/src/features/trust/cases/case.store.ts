import { dayMs, type PersonId } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';

export const caseStates = ['open', 'violation', 'dismissed'] as const;
export type CaseState = (typeof caseStates)[number];

/** Something that was said, frozen. */
export interface TranscriptLine {
  readonly atMs: number;
  readonly language: string;
  readonly text: string;
  /** By a machine; absent of what was frozen before there was one. */
  readonly heard?: boolean;
}

/** What a listing said when the case was opened. */
export interface FrozenListing {
  readonly productId: string;
  readonly shopId: string;
  readonly title: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly variants: readonly { readonly sku: string; readonly title: string; readonly priceCents: number }[];
  /** SHA-256 of all the above, in hex: by it two versions are told apart. */
  readonly version: string;
}

export interface NewCase {
  readonly id: string;
  readonly roomId: string;
  readonly broadcasterId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly productIds: readonly string[];
  readonly orderId: string | null;
  readonly summary: string;
  readonly openedBy: PersonId;
  readonly transcript: readonly TranscriptLine[];
  readonly listings: readonly FrozenListing[];
}

/** Everything of a case is kept so long after it was opened. */
const keptMs = (3 * 365 + 1) * dayMs;

export async function insertCase(tx: Tx, one: NewCase, nowMs: number): Promise<void> {
  await tx
    .insertInto('trust_cases')
    .values({
      ...{ id: one.id, room_id: one.roomId, broadcaster_id: one.broadcasterId, order_id: one.orderId },
      ...{ from_at: new Date(one.fromMs), until_at: new Date(one.untilMs), summary: one.summary },
      ...{ product_ids: [...one.productIds], opened_by: one.openedBy, opened_at: new Date(nowMs) },
      ...{ transcript: JSON.stringify(one.transcript), listings: JSON.stringify(one.listings) },
      keep_until: new Date(nowMs + keptMs),
    })
    .execute();
}

export interface StoredCase {
  readonly id: string;
  readonly roomId: string;
  readonly broadcasterId: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly productIds: readonly string[];
  readonly state: CaseState;
  readonly compensated: boolean;
}

/** A case, kept as it is until the unit of work ends. Lock it before rooms, orders and money. */
export async function lockCase(tx: Tx, id: string): Promise<StoredCase | null> {
  const row = await tx
    .selectFrom('trust_cases')
    .select([
      'id',
      'room_id',
      'broadcaster_id',
      'from_at',
      'until_at',
      'product_ids',
      'state',
      'compensated_at',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...{ id: row.id, roomId: row.room_id, broadcasterId: row.broadcaster_id, productIds: row.product_ids },
    ...{ fromMs: row.from_at.getTime(), untilMs: row.until_at.getTime(), state: row.state as CaseState },
    compensated: row.compensated_at !== null,
  };
}

export async function setCompensated(tx: Tx, id: string, perMille: number, nowMs: number): Promise<void> {
  await tx
    .updateTable('trust_cases')
    .set({ compensated_at: new Date(nowMs), per_mille: perMille })
    .where('id', '=', id)
    .execute();
}

export async function setRuled(
  tx: Tx,
  id: string,
  ruled: { readonly state: Exclude<CaseState, 'open'>; readonly operatorId: PersonId },
  nowMs: number,
): Promise<void> {
  await tx
    .updateTable('trust_cases')
    .set({ state: ruled.state, ruled_at: new Date(nowMs), ruled_by: ruled.operatorId })
    .where('id', '=', id)
    .execute();
}
