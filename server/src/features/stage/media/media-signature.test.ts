import { dayMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { createMediaSigner } from './media-signature.ts';

const path = '/media/ast_1/video.mp4';
const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams);

describe('a signed address', () => {
  let nowMs = 100 * dayMs + 5;
  const signer = createMediaSigner('secret', () => nowMs);

  it('opens its own path only, for a day at least, and is the same all day', () => {
    nowMs = 100 * dayMs + 5;
    const url = signer.sign(path);
    const query = queryOf(url);
    expect(signer.opens(path, query)).toBe(true);
    expect(signer.opens('/media/ast_2/video.mp4', query)).toBe(false);
    nowMs = 101 * dayMs - 1;
    expect(signer.sign(path)).toBe(url);
    nowMs = 102 * dayMs - 1;
    expect(signer.opens(path, query)).toBe(true);
    nowMs = 102 * dayMs;
    expect(signer.opens(path, query)).toBe(false);
  });

  it('is refused when anything of it was changed', () => {
    nowMs = 100 * dayMs;
    const query = queryOf(signer.sign(path));
    expect(signer.opens(path, { ...query, until: String(Number(query.until) + 1) })).toBe(false);
    expect(signer.opens(path, { ...query, key: 'x' })).toBe(false);
    expect(signer.opens(path, { until: query.until })).toBe(false);
    expect(signer.opens(path, undefined)).toBe(false);
    expect(createMediaSigner('other', () => nowMs).opens(path, query)).toBe(false);
  });
});
