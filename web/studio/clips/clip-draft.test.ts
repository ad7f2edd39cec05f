import { describe, expect, it } from 'vitest';
import { emptyClip, isPreparing, readTags, sameDraft } from './clip-draft.ts';

describe('readTags', () => {
  it('splits as people write them', () => {
    expect(readTags('#夏天 荔枝，fruit、 #夏天')).toEqual(['夏天', '荔枝', 'fruit']);
  });
  it('keeps to the limits', () => {
    expect(readTags(Array.from({ length: 14 }, (_, index) => `t${index}`).join(' '))).toHaveLength(10);
    expect(readTags('x'.repeat(80))[0]).toHaveLength(30);
    expect(readTags(' ,, ')).toEqual([]);
  });
});

describe('sameDraft', () => {
  it('sees what would be sent, not how it is typed', () => {
    expect(sameDraft(emptyClip, { ...emptyClip, caption: '  ', tags: ' # ' })).toBe(true);
    expect(sameDraft(emptyClip, { ...emptyClip, tags: 'tea' })).toBe(false);
  });
});

describe('isPreparing', () => {
  it('ends with the video', () => {
    const of = (state: string, assetState: string | null) => isPreparing({ state, assetState });
    expect([of('draft', 'uploaded'), of('draft', 'processing')]).toEqual([true, true]);
    expect([
      of('draft', 'ready'),
      of('draft', 'refused'),
      of('published', 'ready'),
      of('draft', null),
    ]).toEqual([false, false, false, false]);
  });
});
