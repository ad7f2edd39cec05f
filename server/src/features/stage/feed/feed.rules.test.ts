import { describe, expect, it } from 'vitest';
import { byteText } from '../../../http/byte-text.ts';
import { neutralDials } from '../choices/index.ts';
import type { AuthorCard, ClipCard, GoodsCard } from '../clips/index.ts';
import { applyRules, type HydratedEntry } from './feed.rules.ts';
import { goodsShown } from './goods-shown.ts';
import type { Viewer } from './viewer-cache.ts';

const clip = (given: Partial<ClipCard>): ClipCard => ({
  ...{ id: 'clp_1', state: 'published', authorId: 'shp_1', assetId: 'ast_1', playable: true, caption: '' },
  ...{ category: 'tea', tags: [], durationMs: 1, width: 1, height: 1, hasStrip: true, publishedAtMs: 0 },
  ...{ likeCount: 0, commentCount: 0, shareCount: 0, goods: [], coverFile: null, place: null },
  ...given,
});

const author = (id: string, open = true): AuthorCard => ({
  ...{ id, kind: 'shop', name: id, avatarUrl: null, followerCount: 0, open },
});

const noText = { beforeAuthor: byteText(''), beforeLiked: byteText('') };

const entry = (id: string, given: Partial<ClipCard> = {}, open = true): HydratedEntry => {
  const card = clip({ id, authorId: `shp_${id}`, ...given });
  return {
    clipId: id,
    number: null,
    channel: 'trending',
    reason: { code: 'popular-now', category: '' },
    propensity: 1,
    clip: { card, text: noText },
    author: { card: author(card.authorId, open), text: noText.beforeAuthor },
    reasonTitle: '',
  };
};

const nobody: Viewer = {
  likes: new Set(),
  follows: new Set(),
  hidden: { items: new Set(), authors: new Set(), categories: new Set() },
  choices: { authors: new Map(), categories: new Map(), dials: neutralDials },
  paused: false,
};

describe('the rules of the feed', () => {
  it('drops what may not be shown, and says why', () => {
    const viewer: Viewer = {
      ...nobody,
      hidden: { items: new Set(['f']), authors: new Set(['shp_g']), categories: new Set(['dull']) },
    };
    const { kept, dropped } = applyRules(
      [
        entry('a'),
        { ...entry('b'), clip: undefined },
        entry('c', { state: 'taken-down' }),
        entry('d', { playable: false }),
        entry('e', {}, false),
        entry('f'),
        entry('g'),
        entry('h', { category: 'dull' }),
        entry('a'),
      ],
      viewer,
    );
    expect(kept.map((each) => each.clipId)).toEqual(['a']);
    expect(dropped.map(({ clipId, why }) => `${clipId} ${why}`)).toEqual([
      'b unknown',
      'c not-published',
      'd not-playable',
      'e author-closed',
      'f hidden',
      'g hidden',
      'h hidden',
      'a repeated',
    ]);
  });

  it('does not repeat what is on the page already', () => {
    const first = applyRules([entry('a'), entry('b')], nobody);
    expect(applyRules([entry('b'), entry('c')], nobody, first.kept).kept.map((each) => each.clipId)).toEqual([
      'c',
    ]);
  });

  it('breaks up rows of one author while there is another, and keeps them all', () => {
    const own = (id: string, authorId: string) => entry(id, { authorId });
    const { kept } = applyRules([own('a', 'x'), own('b', 'x'), own('c', 'y'), own('d', 'x')], nobody);
    expect(kept.map((each) => each.clipId)).toEqual(['a', 'c', 'b', 'd']);
  });

  it('shows goods on sale only, those in stock first', () => {
    const chip = (productId: string, inStock: boolean, onSale = true) =>
      ({ productId, inStock, onSale }) as GoodsCard;
    const shown = goodsShown([chip('out', false), chip('off', true, false), chip('in', true)]);
    expect(shown.map((each) => each.productId)).toEqual(['in', 'out']);
  });
});
