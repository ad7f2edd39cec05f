import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../insight/events/index.ts';
import { lessonsOf, productsToLookUp } from './feed.learning.ts';

const step = (given: Partial<LoggedEvent> & Pick<LoggedEvent, 'kind'>): LoggedEvent => ({
  ...{ id: 1, atMs: 5, personId: 'psn_1', shopId: null, subjectId: 'clp_1', data: {} },
  ...given,
});
const learnt = (event: LoggedEvent, clips: Record<string, string[]> = {}) =>
  lessonsOf(event, new Map(Object.entries(clips))).map((lesson) =>
    lesson.do === 'learn' ? lesson.event : lesson,
  );

describe('what the engine learns from the log', () => {
  it('learns seeing, watching, liking, commenting and sharing', () => {
    const about = { person: 'psn_1', item: 'clp_1', atMs: 5 };
    expect(learnt(step({ kind: 'impression' }))).toEqual([{ kind: 'impression', ...about, tab: 'for-you' }]);
    expect(learnt(step({ kind: 'watch', data: { playMs: 9, durationMs: 10 } }))).toEqual([
      { kind: 'watch', ...about, tab: 'for-you', playMs: 9, durationMs: 10 },
    ]);
    for (const kind of ['like', 'unlike', 'comment', 'share'] as const) {
      expect(learnt(step({ kind }))).toEqual([{ kind, ...about }]);
    }
  });

  it('learns follows by author', () => {
    expect(learnt(step({ kind: 'follow', subjectId: 'shp_1' }))).toEqual([
      { kind: 'follow', person: 'psn_1', author: 'shp_1', atMs: 5 },
    ]);
  });

  it('learns hides in their scope', () => {
    const data = { scope: 'category', authorId: 'shp_1', category: 'tea' };
    expect(learnt(step({ kind: 'hide', data }))).toMatchObject([
      { kind: 'hide', scope: 'category', category: 'tea' },
    ]);
    expect(learnt(step({ kind: 'hide', data: { ...data, scope: 'author' } }))).toMatchObject([
      { author: 'shp_1' },
    ]);
    expect(learnt(step({ kind: 'hide', data: { ...data, scope: 'item' } }))).toMatchObject([
      { item: 'clp_1' },
    ]);
  });

  it('learns a purchase by the clip of each line, else by the clips that show the product', () => {
    const lines = [
      { productId: 'prd_1', clipId: 'clp_7' },
      { productId: 'prd_2', clipId: null },
      { productId: 'prd_3', clipId: null },
    ];
    const paid = step({ kind: 'order-paid', subjectId: 'ord_1', data: { lines } });
    expect(productsToLookUp(paid)).toEqual(['prd_2', 'prd_3']);
    const acts = learnt(paid, { prd_2: ['clp_8', 'clp_9'] });
    expect(acts).toMatchObject(['clp_7', 'clp_8', 'clp_9'].map((item) => ({ kind: 'purchase', item })));
  });

  it('learns opening and carting a product, with and without a clip', () => {
    const open = step({ kind: 'product-open', subjectId: 'prd_1', data: { clipId: 'clp_2' } });
    expect(learnt(open)).toMatchObject([{ kind: 'product-open', item: 'clp_2' }]);
    const imported = step({ kind: 'product-open', subjectId: 'clp_4' });
    expect(learnt(imported)).toMatchObject([{ kind: 'product-open', item: 'clp_4' }]);
    const cart = step({ kind: 'cart-add', subjectId: 'prd_1', data: { clipId: null } });
    expect(productsToLookUp(cart)).toEqual(['prd_1']);
    expect(learnt(cart, { prd_1: ['clp_5'] })).toMatchObject([{ kind: 'cart', item: 'clp_5' }]);
  });

  it('learns an imported row as one exposure', () => {
    const data = { isClick: true, isLike: false, longView: true, playMs: 7, tab: 1, isHate: 'no' };
    expect(learnt(step({ kind: 'exposure', data }))).toEqual([
      {
        ...{ kind: 'exposure', person: 'psn_1', item: 'clp_1', atMs: 5, tab: '1', playMs: 7 },
        ...{ isClick: true, isLike: false, longView: true },
      },
    ]);
  });

  it('learns what was watched before the log', () => {
    const about = { kind: 'past', person: 'psn_1', item: 'clp_1', atMs: 5 };
    expect(learnt(step({ kind: 'past', data: { longView: true, isLike: false } }))).toEqual([
      { ...about, longView: true, isLike: false },
    ]);
    expect(learnt(step({ kind: 'past' }))).toEqual([{ ...about, longView: false, isLike: false }]);
  });

  it('puts clips, served only while they may be', () => {
    const data = {
      ...{ authorId: 'shp_1', category: 'tea', tags: ['green'], durationMs: 9, publishedAtMs: 3 },
      available: true,
    };
    const item = {
      id: 'clp_1',
      author: 'shp_1',
      category: 'tea',
      tags: ['green'],
      durationMs: 9,
      publishedMs: 3,
    };
    const published = step({ kind: 'clip-published', personId: null, data });
    expect(learnt(published)).toEqual([{ do: 'put', item: { ...item, available: true } }]);
    const down = step({ kind: 'clip-taken-down', personId: null, data });
    expect(learnt(down)).toEqual([{ do: 'put', item: { ...item, available: false } }]);
  });

  it('gives a clip the audience that its race won', () => {
    const moved = step({ kind: 'clip-race-moved', personId: null, data: { tier: 1, audience: 200 } });
    expect(learnt(moved)).toEqual([{ do: 'audience', item: 'clp_1', audience: 200 }]);
  });

  it('resets, forgets and merges people', () => {
    expect(learnt(step({ kind: 'interests-reset' }))).toEqual([
      { do: 'reset', person: 'psn_1', keepsHidden: false },
    ]);
    expect(learnt(step({ kind: 'interests-reset', data: { choices: 'keep' } }))).toEqual([
      { do: 'reset', person: 'psn_1', keepsHidden: true },
    ]);
    const target = { scope: 'category', target: 'tea' };
    expect(learnt(step({ kind: 'interest-forgotten', data: target }))).toEqual([
      { do: 'drop', person: 'psn_1', ...target },
    ]);
    expect(learnt(step({ kind: 'unhide', data: target }))).toEqual([
      { do: 'unhide', person: 'psn_1', ...target },
    ]);
    expect(learnt(step({ kind: 'unhide', data: { scope: 'item', target: 'x' } }))).toEqual([]);
    expect(learnt(step({ kind: 'person-erased', subjectId: 'psn_2' }))).toEqual([
      { do: 'forget', person: 'psn_2' },
    ]);
    expect(learnt(step({ kind: 'person-merged', data: { from: 'psn_1', to: 'psn_2' } }))).toEqual([
      { do: 'merge', from: 'psn_1', into: 'psn_2' },
    ]);
  });

  it('learns nothing from what lacks a person or says nothing about taste', () => {
    expect(learnt(step({ kind: 'impression', personId: null }))).toEqual([]);
    expect(learnt(step({ kind: 'order-shipped' }))).toEqual([]);
    expect(learnt(step({ kind: 'stock-changed' }))).toEqual([]);
    expect(learnt(step({ kind: 'order-paid', data: { lines: 'none' } }))).toEqual([]);
  });
});
