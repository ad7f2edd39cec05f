import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { decideFollowUp, decideReview, decideVisibility, maskName, sourceOf } from './review.policy.ts';

const codeOf = (result: { ok: boolean; failure?: { type: string } }) =>
  result.ok ? 'ok' : result.failure?.type;

describe('a review', () => {
  const received = { receivedAtMs: 0, reviewed: false, ownShop: false };

  it('is written once, after receipt, to the last moment of 90 days', () => {
    expect(codeOf(decideReview({ ...received, receivedAtMs: null }, 0))).toBe('review-early');
    expect(codeOf(decideReview(received, 0))).toBe('ok');
    expect(codeOf(decideReview(received, 90 * dayMs))).toBe('ok');
    expect(codeOf(decideReview(received, 90 * dayMs + 1))).toBe('review-late');
    expect(codeOf(decideReview({ ...received, reviewed: true }, 1))).toBe('review-made');
  });

  it('is not written by those who sell', () => {
    expect(codeOf(decideReview({ ...received, ownShop: true }, 1))).toBe('not-allowed');
  });

  it('is followed up once, to the last moment of 180 days, while it is shown', () => {
    const kept = { receivedAtMs: 0, followedUp: false, state: 'shown' };
    expect(codeOf(decideFollowUp(kept, 180 * dayMs))).toBe('ok');
    expect(codeOf(decideFollowUp(kept, 180 * dayMs + 1))).toBe('review-late');
    expect(codeOf(decideFollowUp({ ...kept, followedUp: true }, 1))).toBe('review-made');
    expect(codeOf(decideFollowUp({ ...kept, state: 'hidden' }, 1))).toBe('state-conflict');
  });

  it.each([
    ['shown', 'hide', 'hidden'],
    ['shown', 'keep', 'shown'],
    ['shown', 'restore', 'state-conflict'],
    ['hidden', 'hide', 'state-conflict'],
    ['hidden', 'keep', 'state-conflict'],
    ['hidden', 'restore', 'shown'],
  ] as const)('that is %s and decided on by %s is %s', (state, decision, outcome) => {
    const decided = decideVisibility(state, decision);
    expect(decided.ok ? decided.value : decided.failure.type).toBe(outcome);
  });

  it('tells through what it was bought: a room, a clip that shows the goods, or neither', () => {
    const clipId = 'clp_1';
    expect(sourceOf({ clipId: null, clipShowsIt: false })).toBeNull();
    expect(sourceOf({ clipId, clipShowsIt: false })).toBeNull();
    expect(sourceOf({ clipId, clipShowsIt: true })).toEqual({ kind: 'clip', id: clipId });
    expect(sourceOf({ roomId: null, clipId, clipShowsIt: true })).toEqual({ kind: 'clip', id: clipId });
    expect(sourceOf({ roomId: 'rom_1', clipId, clipShowsIt: true })).toEqual({ kind: 'room', id: 'rom_1' });
  });

  it.each([
    ['王小明', '王***'],
    ['Alice', 'A***'],
    ['👨‍👩‍👧一家', '👨‍👩‍👧***'],
    ['  李 ', '***'],
    ['', '***'],
  ])('masks the name %s as %s', (name, masked) => expect(maskName(name)).toBe(masked));
});
