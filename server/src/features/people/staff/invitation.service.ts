import { dayMs, err, newId, ok, type Result, type ShopId } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import { forgetKey, type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import type { NotifyMessage } from '../../../ports/notify.ts';
import { audit } from '../audit/index.ts';
import { countMembers, findMemberRole, lockShop, storeShopMember } from '../shops/index.ts';
import {
  createInvitationToken,
  decideAcceptance,
  hashOf,
  invitationDays,
  invitationMessage,
  openMax,
  type Recipient,
  readRecipient,
  sentByShopMax,
  sentToRecipientMax,
} from './invitation.policy.ts';
import {
  countInvitations,
  findInvitedShop,
  lockInvitation,
  type StoredInvitation,
  storeAcceptance,
  storeInvitation,
  withdrawInvitation,
} from './invitation.store.ts';
import { keepsOwner, membersMax } from './staff.policy.ts';
import type { InvitedTo, JoinedShop, NewInvitation, StaffInvitation } from './staff.schema.ts';
import type { StaffDeps } from './staff.service.ts';
import { findInvitation } from './staff.views.ts';

/**
 * Invites somebody to a shop and sends them the link. The message is sent after the commit, for a sender may be slow
 * and a shop must not wait locked; when it cannot be handed over, the invitation and its key are taken back.
 */
export async function invite(
  { deps }: StaffDeps,
  actor: Actor,
  claim: IdempotencyClaim,
  shopId: ShopId,
  invitation: NewInvitation,
): Promise<Result<StaffInvitation, Problem>> {
  const to = readRecipient(invitation);
  if (!to.ok) return to;
  // Set by the request that made the invitation; who repeats it gets the answer and sends nothing.
  let message: NotifyMessage | null = null;
  const result = await once(
    deps.db,
    claim,
    deps.clock.nowMs(),
    async (tx): Promise<Result<StaffInvitation, Problem>> => {
      const shop = await lockShop(tx, shopId);
      const refusal = await findRefusal(tx, actor, shopId, to.value, deps.clock.nowMs());
      if (shop === null || refusal !== null) return err(refusal ?? { type: 'not-found' });
      const { token, hash } = createInvitationToken();
      const made = await storeNew({ deps, tx, actor, shopId, to: to.value, role: invitation.role, hash });
      const link = `${deps.origin}/studio/join#${token}`;
      message = invitationMessage(to.value, {
        shopName: shop.name,
        role: invitation.role,
        link,
        locale: actor.locale,
      });
      return ok(made);
    },
  );
  if (!result.ok || message === null) return result;
  return (await sendOrTakeBack(deps, message, shopId, result.value.id, claim)) ?? result;
}

async function sendOrTakeBack(
  deps: StaffDeps['deps'],
  message: NotifyMessage,
  shopId: ShopId,
  id: string,
  claim: IdempotencyClaim,
): Promise<Result<never, Problem> | null> {
  try {
    await deps.notify.send(message);
    return null;
  } catch (error) {
    deps.log.warn({ error, invitationId: id }, 'an invitation could not be sent');
    await unitOfWork(deps.db, (tx) => withdrawInvitation(tx, shopId, id));
    await forgetKey(deps.db, claim);
    return err({ type: 'message-not-sent' });
  }
}

async function findRefusal(
  tx: Tx,
  actor: Actor,
  shopId: ShopId,
  { recipient }: Recipient,
  nowMs: number,
): Promise<Problem | null> {
  // Looked up under the lock: what was remembered of the actor may be older.
  if ((await findMemberRole(tx, shopId, actor.personId)) !== 'owner') return { type: 'not-allowed' };
  const { open, sentByShop, sentToRecipient } = await countInvitations(tx, shopId, recipient, nowMs);
  if (open >= openMax) return { type: 'too-many', limit: openMax };
  if (sentByShop >= sentByShopMax || sentToRecipient >= sentToRecipientMax)
    return { type: 'too-many-requests' };
  return null;
}

async function storeNew(given: {
  deps: StaffDeps['deps'];
  tx: Tx;
  actor: Actor;
  shopId: ShopId;
  to: Recipient;
  role: StaffInvitation['role'];
  hash: Buffer;
}): Promise<StaffInvitation> {
  const { deps, tx, actor, shopId, to, role } = given;
  const createdAtMs = deps.clock.nowMs();
  const expiresAtMs = createdAtMs + invitationDays * dayMs;
  const id = newId('invitation', createdAtMs, deps.random);
  await storeInvitation(tx, {
    ...to,
    ...{ id, shopId, role, createdAtMs, expiresAtMs },
    tokenHash: given.hash,
    invitedBy: actor.personId,
  });
  await audit(tx, deps, {
    actorId: actor.personId,
    action: 'staff-invite',
    subjectId: shopId,
    detail: { invitationId: id, role },
  });
  return {
    ...{ id, ...to, role },
    createdAt: new Date(createdAtMs).toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
  };
}

/** Takes back an invitation that nobody has used. */
export async function withdraw(
  { deps }: StaffDeps,
  actor: Actor,
  shopId: ShopId,
  id: string,
): Promise<Result<null, Problem>> {
  return unitOfWork(deps.db, async (tx): Promise<Result<null, Problem>> => {
    await lockShop(tx, shopId);
    if ((await findMemberRole(tx, shopId, actor.personId)) !== 'owner') return err({ type: 'not-allowed' });
    if (!(await withdrawInvitation(tx, shopId, id))) return err({ type: 'not-found' });
    await audit(tx, deps, {
      actorId: actor.personId,
      action: 'staff-withdraw',
      subjectId: shopId,
      detail: { invitationId: id },
    });
    return ok(null);
  });
}

/** Says what a link invites to, to whoever holds it: nobody should join a shop whose name they have not read. */
export async function lookAt(
  { deps }: StaffDeps,
  actor: Actor,
  token: string,
): Promise<Result<InvitedTo, Problem>> {
  const invitation = await findInvitation(deps.db, hashOf(token));
  if (invitation === null) return err({ type: 'not-found' });
  const isMember = actor.shops.has(invitation.shopId as ShopId);
  const decided = decideAcceptance(invitation, { personId: actor.personId, isMember }, deps.clock.nowMs());
  return decided.ok ? ok({ shopName: invitation.shopName, role: invitation.role }) : decided;
}

/** Makes whoever opens the link a member. Of two who open it at once, one joins. */
export async function accept(
  { deps, doors }: StaffDeps,
  actor: Actor,
  token: string,
): Promise<Result<JoinedShop, Problem>> {
  const hash = hashOf(token);
  const result = await unitOfWork(deps.db, async (tx): Promise<Result<JoinedShop, Problem>> => {
    const shopId = await findInvitedShop(tx, hash);
    if (shopId === null) return err({ type: 'not-found' });
    // The shop before the invitation, as everybody who changes its staff.
    const shop = await lockShop(tx, shopId);
    const invitation = await lockInvitation(tx, hash);
    if (shop === null || invitation === null) return err({ type: 'not-found' });
    const from = await findMemberRole(tx, shopId, actor.personId);
    const who = { personId: actor.personId, isMember: from !== null };
    const decided = decideAcceptance(invitation, who, deps.clock.nowMs());
    if (!decided.ok) return decided;
    const joined = { shopId, shopName: shop.name };
    if (decided.value === 'joined' && from !== null) return ok({ ...joined, role: from });
    const { members, owners } = await countMembers(tx, shopId);
    if (from === null && members >= membersMax) return err({ type: 'too-many', limit: membersMax });
    const kept = keepsOwner(from, invitation.role, owners);
    if (!kept.ok) return kept;
    await storeJoined(tx, deps, actor, invitation, from);
    return ok({ ...joined, role: invitation.role });
  });
  doors.forgetPerson(actor.personId);
  return result;
}

async function storeJoined(
  tx: Tx,
  deps: StaffDeps['deps'],
  { personId }: Actor,
  { id, shopId, role }: StoredInvitation,
  from: string | null,
): Promise<void> {
  await storeShopMember(tx, { shopId: shopId as ShopId, personId, role, nowMs: deps.clock.nowMs() });
  await storeAcceptance(tx, id, personId);
  await audit(tx, deps, {
    actorId: personId,
    action: 'staff-join',
    subjectId: shopId,
    detail: { invitationId: id, from, to: role },
  });
}
