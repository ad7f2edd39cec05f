import { describe, expect, it } from 'vitest';
import { decideAcceptance, readRecipient } from './invitation.policy.ts';
import { decideRemoval, decideRole } from './staff.policy.ts';

const refusal = (type: string) => ({ ok: false, failure: { type } });

describe('a role', () => {
  const given = { actorRole: 'owner', isSelf: false, from: 'clerk', to: 'finance', owners: 1 } as const;
  it('is given by owners to others who are members', () => {
    expect(decideRole(given)).toEqual({ ok: true, value: null });
    expect(decideRole({ ...given, actorRole: 'assistant' })).toEqual(refusal('not-allowed'));
    expect(decideRole({ ...given, actorRole: null })).toEqual(refusal('not-allowed'));
    expect(decideRole({ ...given, isSelf: true, from: 'owner' })).toEqual(refusal('not-allowed'));
    expect(decideRole({ ...given, from: null })).toEqual(refusal('not-found'));
  });
  it('of the last owner stays', () => {
    expect(decideRole({ ...given, from: 'owner' })).toEqual(refusal('last-owner'));
    expect(decideRole({ ...given, from: 'owner', owners: 2 }).ok).toBe(true);
  });
});

describe('a member', () => {
  const given = { actorRole: 'owner', isSelf: false, from: 'clerk', owners: 1 } as const;
  it('is removed by owners, or leaves', () => {
    expect(decideRemoval(given).ok).toBe(true);
    expect(decideRemoval({ ...given, actorRole: 'clerk', isSelf: true }).ok).toBe(true);
    expect(decideRemoval({ ...given, actorRole: 'clerk' })).toEqual(refusal('not-allowed'));
    expect(decideRemoval({ ...given, actorRole: null, isSelf: true })).toEqual(refusal('not-found'));
  });
  it('who is the last owner stays', () => {
    expect(decideRemoval({ ...given, isSelf: true, from: 'owner' })).toEqual(refusal('last-owner'));
    expect(decideRemoval({ ...given, isSelf: true, from: 'owner', owners: 2 }).ok).toBe(true);
  });
});

describe('the link of an invitation', () => {
  const open = { state: 'open', acceptedBy: null, expiresAtMs: 1_000 } as const;
  const who = { personId: 'a', isMember: false };
  it('is good until it expires, is used or withdrawn', () => {
    expect(decideAcceptance(open, who, 999)).toEqual({ ok: true, value: 'join' });
    expect(decideAcceptance(open, who, 1_000)).toEqual(refusal('invitation-expired'));
    expect(decideAcceptance({ ...open, state: 'withdrawn' }, who, 0)).toEqual(
      refusal('invitation-withdrawn'),
    );
  });
  it('was used: by the same person without effect, and not once they are gone', () => {
    const used = { ...open, state: 'accepted', acceptedBy: 'a' } as const;
    expect(decideAcceptance(used, { ...who, isMember: true }, 2_000)).toEqual({ ok: true, value: 'joined' });
    expect(decideAcceptance(used, who, 0)).toEqual(refusal('invitation-used'));
    expect(decideAcceptance(used, { personId: 'b', isMember: true }, 0)).toEqual(refusal('invitation-used'));
  });
});

it('goes to one address or one phone, as sign-in writes them', () => {
  expect(readRecipient({ email: ' Li@Example.com ', role: 'clerk' })).toEqual({
    ok: true,
    value: { channel: 'email', recipient: 'li@example.com' },
  });
  expect(readRecipient({ phone: '138 0013 8000', role: 'clerk' })).toMatchObject({
    value: { channel: 'phone', recipient: '+8613800138000' },
  });
  for (const wrong of [
    {},
    { email: 'li@example.com', phone: '13800138000' },
    { email: 'li' },
    { email: '8613800138000@phone.kanmai.invalid' },
    { phone: '12' },
  ])
    expect(readRecipient({ ...wrong, role: 'clerk' })).toMatchObject({ failure: { type: 'bad-request' } });
});
