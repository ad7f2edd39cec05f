import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import { type ClaimEvent, type ClaimState, evolveAll, isClosed } from './claim.state.ts';

export type Side = 'buyer' | 'shop' | 'operator' | 'clock';

export interface By {
  readonly side: Side;
  readonly actorId: string | null;
}

/** What a claim is about. */
export interface ClaimSubject {
  readonly id: string;
  readonly orderId: string;
  readonly position: number;
  readonly code: string;
  readonly shopId: string;
  readonly personId: string;
  readonly currency: string;
}

export interface StoredClaim extends ClaimSubject {
  /** Of the shop's deposit, held for it. */
  readonly heldCents: number;
  readonly state: ClaimState;
}

export type ClaimScope = {
  readonly claimId: string;
  readonly personId?: string;
  readonly shopId?: string;
};

/** Writes a claim; its first events follow by `appendClaimEvents`. @throws a unique violation when there is one */
export async function insertClaim(
  tx: Tx,
  claim: ClaimSubject & { readonly reason: string; readonly returns: boolean; readonly repeats: boolean },
  nowMs: number,
): Promise<void> {
  await tx
    .insertInto('guarantee_claims')
    .values({
      ...{ id: claim.id, order_id: claim.orderId, position: claim.position, code: claim.code },
      ...{ shop_id: claim.shopId, person_id: claim.personId, currency: claim.currency },
      ...{ state: 'needs', reason: claim.reason, because: '', stake_cents: 0 },
      ...{ returns: claim.returns, repeats: claim.repeats },
      ...{ version: 0, opened_at: new Date(nowMs) },
    })
    .execute();
}

/** Locks a claim and folds its events: always before its order. One outside the scope is not found. */
export async function lockClaim(
  tx: Tx,
  { claimId, personId, shopId }: ClaimScope,
): Promise<StoredClaim | null> {
  const row = await tx
    .selectFrom('guarantee_claims')
    .selectAll()
    .where('id', '=', claimId)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .$if(shopId !== undefined, (query) => query.where('shop_id', '=', shopId ?? ''))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const events = await tx
    .selectFrom('guarantee_claim_events')
    .select(['kind', 'data'])
    .where('claim_id', '=', claimId)
    .orderBy('version')
    .execute();
  return {
    ...{ id: row.id, orderId: row.order_id, position: row.position, code: row.code },
    ...{ shopId: row.shop_id, personId: row.person_id, currency: row.currency, heldCents: row.frozen_cents },
    state: evolveAll(events.map(({ kind, data }) => ({ ...(data as object), kind }) as ClaimEvent)),
  };
}

/** The next claim whose clock is over, locked; one that somebody else has locked is being decided already. */
export async function lockDueClaim(tx: Tx, nowMs: number, except: readonly string[]): Promise<string | null> {
  const row = await tx
    .selectFrom('guarantee_claims')
    .select('id')
    .where('due_at', '<=', new Date(nowMs))
    .where((q) => q.not(q('id', '=', q.fn.any(q.val([...except])))))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Claims that wait for one of these reasons, the soonest to be decided first. */
export async function listWaitingClaims(
  db: Database,
  becauses: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('guarantee_claims')
    .select('id')
    .where('state', '=', 'wait')
    .where('because', 'in', [...becauses])
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Appends to a claim's history and keeps its row in step. Answers the state after. */
export async function appendClaimEvents(
  tx: Tx,
  claim: Pick<StoredClaim, 'id' | 'state'>,
  events: readonly ClaimEvent[],
  by: By,
  nowMs: number,
): Promise<ClaimState> {
  const at = new Date(nowMs);
  const after = evolveAll(events, claim.state);
  await tx
    .insertInto('guarantee_claim_events')
    .values(
      events.map(({ kind, ...data }, index) => ({
        ...{ claim_id: claim.id, version: claim.state.version + index + 1, kind, at },
        // What the policy says follows from somebody's word; it is nobody's own.
        ...(kind === 'decided' ? { side: 'clock', actor_id: null } : { side: by.side, actor_id: by.actorId }),
        data: JSON.stringify(data),
      })),
    )
    .execute();
  return after;
}

/** Keeps a claim's row in step with its state, and with what is held for it. */
export async function setClaim(
  tx: Tx,
  claimId: string,
  after: ClaimState,
  heldCents: number,
  nowMs: number,
): Promise<void> {
  const waits = after.name === 'review' || after.name === 'appealed';
  await tx
    .updateTable('guarantee_claims')
    .set((eb) => ({
      ...{ state: after.name, version: after.version, because: after.because, frozen_cents: heldCents },
      due_at: after.dueAtMs === null ? null : new Date(after.dueAtMs),
      ...{ stake_cents: after.stakeCents, paid_cents: after.paidCents, returned_cents: after.returnedCents },
      closed_at: isClosed(after.name) ? eb.fn.coalesce('closed_at', sql<Date>`${new Date(nowMs)}`) : null,
      review_at: waits ? eb.fn.coalesce('review_at', sql<Date>`${new Date(nowMs)}`) : eb.ref('review_at'),
    }))
    .where('id', '=', claimId)
    .execute();
}

export interface NewEvidence {
  readonly id: string;
  readonly claimId: string;
  readonly side: 'buyer' | 'shop';
  readonly kind: string;
  readonly authorId: string;
  readonly blobKey: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** Notes a file; false when the claim has the same one. */
export async function insertEvidence(tx: Tx, file: NewEvidence, nowMs: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('guarantee_claim_files')
    .values({
      ...{ id: file.id, claim_id: file.claimId, side: file.side, kind: file.kind },
      ...{ author_id: file.authorId, blob_key: file.blobKey, content_type: file.contentType },
      ...{ bytes: file.bytes, sha256: file.sha256, created_at: new Date(nowMs) },
    })
    .onConflict((conflict) => conflict.columns(['claim_id', 'sha256']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

export async function countEvidence(db: Database | Tx, claimId: string): Promise<number> {
  const row = await db
    .selectFrom('guarantee_claim_files')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface EvidenceFile {
  readonly blobKey: string;
  readonly contentType: string;
}

export async function findEvidence(
  db: Database,
  claimId: string,
  fileId: string,
): Promise<EvidenceFile | null> {
  const row = await db
    .selectFrom('guarantee_claim_files')
    .select(['blob_key', 'content_type'])
    .where('id', '=', fileId)
    .where('claim_id', '=', claimId)
    .executeTakeFirst();
  return row === undefined ? null : { blobKey: row.blob_key, contentType: row.content_type };
}
