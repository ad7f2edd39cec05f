import type { Database } from '../../../database.ts';
import { reachableEmail } from '../accounts/index.ts';
import { type Invitation, openMax } from './invitation.policy.ts';
import { membersMax } from './staff.policy.ts';
import type { InvitedTo, StaffInvitation, StaffMember, StaffView } from './staff.schema.ts';

const roleOrder = ['owner', 'assistant', 'host', 'clerk', 'finance'];

/** Who works in a shop; owners also see how to reach them, and who is invited. */
export async function readStaff(
  db: Database,
  given: { shopId: string; asOwner: boolean; nowMs: number },
): Promise<StaffView> {
  const { shopId, asOwner, nowMs } = given;
  const members = await listMembers(db, shopId, asOwner);
  return { members, invitations: asOwner ? await listInvitations(db, shopId, nowMs) : [] };
}

async function listMembers(db: Database, shopId: string, asOwner: boolean): Promise<StaffMember[]> {
  const rows = await db
    .selectFrom('shop_members as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .leftJoin('auth_users as u', 'u.id', 'p.auth_user_id')
    .select(['m.person_id', 'm.role', 'm.added_at', 'p.display_name', 'u.email', 'u.phoneNumber'])
    .where('m.shop_id', '=', shopId)
    .orderBy('m.added_at')
    .orderBy('m.person_id')
    .limit(membersMax)
    .execute();
  const members = rows.map((row) => ({
    personId: row.person_id,
    displayName: row.display_name,
    role: row.role as StaffMember['role'],
    contact: asOwner ? (reachableEmail(row.email ?? '.invalid') ?? row.phoneNumber) : null,
    addedAt: row.added_at.toISOString(),
  }));
  return members.sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role));
}

async function listInvitations(db: Database, shopId: string, nowMs: number): Promise<StaffInvitation[]> {
  const rows = await db
    .selectFrom('shop_invitations')
    .select(['id', 'channel', 'recipient', 'role', 'created_at', 'expires_at'])
    .where('shop_id', '=', shopId)
    .where('state', '=', 'open')
    .where('expires_at', '>', new Date(nowMs))
    .orderBy('id', 'desc')
    .limit(openMax)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel as StaffInvitation['channel'],
    recipient: row.recipient,
    role: row.role as StaffInvitation['role'],
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}

export interface InvitationRow extends Invitation {
  readonly shopId: string;
  readonly shopName: string;
  readonly role: InvitedTo['role'];
}

/** The invitation that a token opens, with the name of its shop. */
export async function findInvitation(db: Database, tokenHash: Buffer): Promise<InvitationRow | null> {
  const row = await db
    .selectFrom('shop_invitations as i')
    .innerJoin('shops as s', 's.id', 'i.shop_id')
    .select(['i.shop_id', 's.name', 'i.role', 'i.state', 'i.accepted_by', 'i.expires_at'])
    .where('i.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    shopId: row.shop_id,
    shopName: row.name,
    role: row.role as InvitedTo['role'],
    state: row.state as Invitation['state'],
    acceptedBy: row.accepted_by,
    expiresAtMs: row.expires_at.getTime(),
  };
}
