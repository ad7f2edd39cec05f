import { describe, expect, it } from 'vitest';
import { bodyOf, type Draft, emptyDraft, emptyLine, missingOf } from './review-draft.ts';

const line = { ...emptyLine, goodsStars: 5 };
const draft: Draft = { ...emptyDraft, serviceStars: 4, logisticsStars: 3, lines: { 0: line } };

describe('a draft of reviews', () => {
  it('asks for stars, of something at least', () => {
    expect(missingOf(emptyDraft)).toBe('nothingChosen');
    expect(missingOf({ ...draft, serviceStars: 0 })).toBe('starsMissing');
    expect(missingOf({ ...draft, lines: { 0: line, 1: { ...emptyLine, text: '好' } } })).toBe('starsMissing');
    expect(missingOf(draft)).toBeNull();
  });

  it('leaves lines without stars for later, and gives each line the stars of the order', () => {
    const photos = [{ key: 'a.webp', url: '/a.webp' }];
    const lines = { 0: emptyLine, 2: { goodsStars: 2, text: ' 小了 ', photos } };
    expect(bodyOf({ ...draft, anonymous: true, lines })).toEqual({
      anonymous: true,
      reviews: [
        {
          ...{ position: 2, goodsStars: 2, serviceStars: 4, logisticsStars: 3 },
          ...{ text: '小了', pictureKeys: ['a.webp'] },
        },
      ],
    });
  });
});
