import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { forgetShare, makeShare, readShare } from './lucky-share.ts';

afterEach(() => vi.unstubAllGlobals());

it('keeps one share for a bag, of which only the hash is told', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const { shareHash } = makeShare('bag_1');
  const share = readShare('bag_1') ?? '';
  expect(createHash('sha256').update(Buffer.from(share, 'hex')).digest('hex')).toBe(shareHash);
  expect(makeShare('bag_1').shareHash).toBe(shareHash);
  expect(makeShare('bag_2').shareHash).not.toBe(shareHash);
  forgetShare('bag_1');
  expect(readShare('bag_1')).toBeNull();
});

it('enters without storage, and has nothing to reveal then', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(makeShare('bag_1').shareHash).toMatch(/^[0-9a-f]{64}$/);
  expect(readShare('bag_1')).toBeNull();
});
