import { dayMs, type InvitationId } from '@kanmai/kernel';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../database.ts';
import type { Invitation, Recipient } from './invitation.policy.ts';
import type { InvitedRole } from './staff.schema.ts';

export interface StoredInvitation extends Invitation {
  readonly id: string;
  readonly shopId: string;
  readonly role: InvitedRole;
}

/** How many a shop has waiting besides the one to this recipient, and how many were sent in the last day. */
export async function countInvitations(
  tx: Tx,
  shopId: string,
  recipient: string,
  nowMs: number,
): Promise<{ open: number; sentByShop: number; sentToRecipient: number }> {
  // One at a time for a recipient: shops that invite at the same moment must not each find room for themselves.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitations ${recipient}`}, 0))`.execute(tx);
  const now = new Date(nowMs);
  const dayAgo = new Date(nowMs - dayMs);
  const { rows } = await sql<{ open: number; sentByShop: number; sentToRecipient: number }>`
    select
      (select count(*) from shop_invitations where shop_id = ${shopId} and state = 'open'
        and expires_at > ${now} and recipient <> ${recipient}) as open,
      (select count(*) from shop_invitations where shop_id = ${shopId}
        and created_at > ${dayAgo}) as "sentByShop",
      (select count(*) from shop_invitations where recipient = ${recipient}
        and created_at > ${dayAgo}) as "sentToRecipient"
  `.execute(tx);
  return rows[0] ?? { open: 0, sentByShop: 0, sentToRecipient: 0 };
}

/** Stores an invitation in the place of an earlier one to the same recipient. */
export async function storeInvitation(
  tx: Tx,
  given: Recipient & {
    id: InvitationId;
    shopId: string;
    role: InvitedRole;
    tokenHash: Buffer;
    invitedBy: string;
    createdAtMs: number;
    expiresAtMs: number;
  },
): Promise<void> {
  await tx
    .updateTable('shop_invitations')
    .set({ state: 'withdrawn' })
    .where('shop_id', '=', given.shopId)
    .where('recipient', '=', given.recipient)
    .where('state', '=', 'open')
    .execute();
  await tx
    .insertInto('shop_invitations')
    .values({
      id: given.id,
      shop_id: given.shopId,
      channel: given.channel,
      recipient: given.recipient,
      role: given.role,
      token_hash: given.tokenHash,
      state: 'open',
      invited_by: given.invitedBy,
      created_at: new Date(given.createdAtMs),
      expires_at: new Date(given.expiresAtMs),
    })
    .execute();
}

/** Whose shop a link leads to; null for a token that nobody was sent. */
export async function findInvitedShop(tx: Tx, tokenHash: Buffer): Promise<string | null> {
  const row = await tx
    .selectFrom('shop_invitations')
    .select('shop_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row?.shop_id ?? null;
}

export async function lockInvitation(tx: Tx, tokenHash: Buffer): Promise<StoredInvitation | null> {
  const row = await tx
    .selectFrom('shop_invitations')
    .select(['id', 'shop_id', 'role', 'state', 'accepted_by', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    shopId: row.shop_id,
    role: row.role as InvitedRole,
    state: row.state as Invitation['state'],
    acceptedBy: row.accepted_by,
    expiresAtMs: row.expires_at.getTime(),
  };
}

export async function storeAcceptance(tx: Tx, id: string, personId: string): Promise<void> {
  await tx
    .updateTable('shop_invitations')
    .set({ state: 'accepted', accepted_by: personId })
    .where('id', '=', id)
    .execute();
}

/** Withdraws an open invitation of a shop; false when there is none. */
export async function withdrawInvitation(tx: Tx, shopId: string, id: string): Promise<boolean> {
  const row = await tx
    .updateTable('shop_invitations')
    .set({ state: 'withdrawn' })
    .where('id', '=', id)
    .where('shop_id', '=', shopId)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function removeInvitationsBefore(db: Database, expiredBeforeMs: number): Promise<void> {
  await db.deleteFrom('shop_invitations').where('expires_at', '<', new Date(expiredBeforeMs)).execute();
}
