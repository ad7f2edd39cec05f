import { createHash, randomBytes } from 'node:crypto';
import { dayMs, err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import type { NotifyMessage } from '../../../ports/notify.ts';
import { emailForm, normalizePhone, reachableEmail } from '../accounts/index.ts';
import type { InvitedRole, NewInvitation } from './staff.schema.ts';

export const invitationDays = 7;
/** How long an invitation is kept after it has expired, so that its link can say what became of it. */
export const invitationKeptMs = 30 * dayMs;
/** Invitations of a shop that wait for an answer at once. */
export const openMax = 50;
/** Invitations that a shop sends in a day, replaced and withdrawn ones included: each is a message to somebody. */
export const sentByShopMax = 100;
/** Invitations that one recipient is sent in a day, by whatever shops. */
export const sentToRecipientMax = 10;

export interface Recipient {
  readonly channel: 'email' | 'phone';
  readonly recipient: string;
}

/** Where an invitation goes: to one e-mail address or one phone, as sign-in writes them. */
export function readRecipient({ email, phone }: NewInvitation): Result<Recipient, Problem> {
  if ((email === undefined) === (phone === undefined)) return err({ type: 'bad-request', field: 'email' });
  if (email !== undefined) {
    const recipient = email.trim().toLowerCase();
    if (!emailForm.test(recipient) || reachableEmail(recipient) === null)
      return err({ type: 'bad-request', field: 'email' });
    return ok({ channel: 'email', recipient });
  }
  const recipient = normalizePhone(phone ?? '');
  return recipient === null
    ? err({ type: 'bad-request', field: 'phone' })
    : ok({ channel: 'phone', recipient });
}

export interface Invitation {
  readonly state: 'open' | 'accepted' | 'withdrawn';
  readonly acceptedBy: string | null;
  readonly expiresAtMs: number;
}

/**
 * What opening the link does: somebody joins; or it was they who joined by it and still are a member; or a refusal.
 * A link that was used gives nobody their role back after they were removed.
 */
export function decideAcceptance(
  invitation: Invitation,
  who: { readonly personId: string; readonly isMember: boolean },
  nowMs: number,
): Result<'join' | 'joined', Problem> {
  if (invitation.state === 'withdrawn') return err({ type: 'invitation-withdrawn' });
  if (invitation.state === 'accepted') {
    const theirs = invitation.acceptedBy === who.personId && who.isMember;
    return theirs ? ok('joined') : err({ type: 'invitation-used' });
  }
  return nowMs < invitation.expiresAtMs ? ok('join') : err({ type: 'invitation-expired' });
}

/** A link's token, of which only the hash is kept. */
export function createInvitationToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const roleNames = {
  'zh-CN': { host: '主播', assistant: '助理', clerk: '仓管', finance: '财务' },
  en: { host: 'host', assistant: 'assistant', clerk: 'clerk', finance: 'finance' },
} as const satisfies Record<string, Record<InvitedRole, string>>;

export function invitationMessage(
  to: Recipient,
  given: { shopName: string; role: InvitedRole; link: string; locale: 'zh-CN' | 'en' },
): NotifyMessage {
  const { shopName, link, locale } = given;
  const role = roleNames[locale][given.role];
  return locale === 'en'
    ? {
        ...to,
        subject: `${shopName} invites you to join as ${role}`,
        body: `${shopName} on Kanmai invites you to join its staff as ${role}. Open this link within ${invitationDays} days and sign in: ${link} Whoever has the link can use it once; do not pass it on.`,
      }
    : {
        ...to,
        subject: `「${shopName}」邀请您加入店铺`,
        body: `看买店铺「${shopName}」邀请您担任${role}。请在 ${invitationDays} 天内打开链接并登录：${link} 链接只能用一次，请勿转发。`,
      };
}
