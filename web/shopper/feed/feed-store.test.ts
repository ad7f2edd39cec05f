import type { ClipView } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { type FeedEntry, type FeedPageSource, FeedStore } from './feed-store.ts';

const entry = (id: string): FeedEntry => ({
  clip: { id, author: { id: `by-${id}` }, liked: false } as ClipView,
  requestId: 'fed_1',
  position: 0,
  reason: null,
});

function storeOf(pages: string[][], failAt: number[] = []) {
  let call = 0;
  const source: FeedPageSource = {
    load: async () => {
      const at = call++;
      if (failAt.includes(at)) throw new Error('offline');
      const page = pages.shift() ?? [];
      return { entries: page.map(entry), cursor: null, more: pages.length > 0 };
    },
    codeOf: () => 'offline',
  };
  return { store: new FeedStore(source), calls: () => call };
}

const ids = (store: FeedStore) => store.state().entries.map(({ clip }) => clip.id);
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('FeedStore', () => {
  it('asks for the next page when three clips are left, not before', async () => {
    const { store, calls } = storeOf([['a', 'b', 'c', 'd', 'e', 'f'], ['g', 'h'], ['i']]);
    store.fill();
    await settled();
    expect(ids(store)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    store.turn(2);
    expect(calls()).toBe(1);
    store.turn(3);
    await settled();
    expect(ids(store)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('says when it ends, and leaves out what is already here', async () => {
    const { store } = storeOf([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    store.fill();
    await settled();
    expect(ids(store)).toEqual(['a', 'b', 'c']);
    expect(store.state().status).toBe('end');
  });

  it('keeps what is here when a page fails, and goes on after a retry', async () => {
    const { store } = storeOf(
      [
        ['a', 'b'],
        ['c', 'd', 'e', 'f', 'g'],
      ],
      [1],
    );
    store.fill();
    await settled();
    expect(store.state()).toMatchObject({ status: 'failed', problem: 'offline' });
    expect(ids(store)).toEqual(['a', 'b']);
    store.retry();
    await settled();
    expect(ids(store)).toContain('c');
  });

  it('opens a clip right after the playing one, or goes to where it is', async () => {
    const { store } = storeOf([['a', 'b', 'c', 'd', 'e']]);
    store.fill();
    await settled();
    store.turn(1);
    store.open(entry('x'));
    expect(ids(store)).toEqual(['a', 'b', 'x', 'c', 'd', 'e']);
    expect(store.state().index).toBe(2);
    store.open(entry('a'));
    expect(store.state().index).toBe(0);
  });

  it('loses none of those that were served before a clip that is opened', async () => {
    const { store } = storeOf([['a', 'b', 'c', 'd', 'e']]);
    store.fill();
    await settled();
    store.open(entry('e'));
    expect(ids(store)).toEqual(['a', 'e', 'b', 'c', 'd']);
    expect(store.state().index).toBe(1);
  });

  it('opens a clip from the end of the row too', async () => {
    const { store } = storeOf([['a', 'b']]);
    store.fill();
    await settled();
    store.turn(2);
    store.open(entry('x'));
    expect(ids(store)[store.state().index]).toBe('x');
  });

  it('replaces the row only when the refreshed page is here', async () => {
    const { store } = storeOf([['a', 'b', 'c', 'd', 'e'], ['x', 'y', 'z', 'w'], ['v']], [1]);
    store.fill();
    await settled();
    store.turn(1);
    await store.refresh();
    expect(store.state()).toMatchObject({ index: 1, problem: 'offline', refreshing: false });
    await store.refresh();
    expect(ids(store)).toEqual(['x', 'y', 'z', 'w']);
    expect(store.state().index).toBe(0);
  });

  it('removes the unwanted from the playing clip on', async () => {
    const { store } = storeOf([['a', 'b', 'c', 'd', 'e']]);
    store.fill();
    await settled();
    store.turn(2);
    store.remove((clip) => clip.id === 'a' || clip.id === 'c');
    expect(ids(store)).toEqual(['a', 'b', 'd', 'e']);
    expect(store.state().index).toBe(2);
  });

  it('turns to one page past the last, where the end is told, and no further', async () => {
    const { store } = storeOf([['a']]);
    store.fill();
    await settled();
    store.turn(9);
    expect(store.state().index).toBe(1);
  });
});
