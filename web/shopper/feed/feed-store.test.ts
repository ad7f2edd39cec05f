import type { ClipView, RoomCardView } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { type FeedPageSource, FeedStore, type RowEntry, rowId } from './feed-store.ts';

/** A room where the name says so. */
const entry = (id: string): RowEntry => {
  const reason = { code: 'author-followed', params: {} };
  return id.startsWith('room') ? { room: { id } as RoomCardView, reason } : clipOf(id);
};

const clipOf = (id: string) => ({
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

const ids = (store: FeedStore) => store.state().entries.map(rowId);
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
    store.open(clipOf('x'));
    expect(ids(store)).toEqual(['a', 'b', 'x', 'c', 'd', 'e']);
    expect(store.state().index).toBe(2);
    store.open(clipOf('a'));
    expect(store.state().index).toBe(0);
  });

  it('loses none of those that were served before a clip that is opened', async () => {
    const { store } = storeOf([['a', 'b', 'c', 'd', 'e']]);
    store.fill();
    await settled();
    store.open(clipOf('e'));
    expect(ids(store)).toEqual(['a', 'e', 'b', 'c', 'd']);
    expect(store.state().index).toBe(1);
  });

  it('opens a clip from the end of the row too', async () => {
    const { store } = storeOf([['a', 'b']]);
    store.fill();
    await settled();
    store.turn(2);
    store.open(clipOf('x'));
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

  it('has rooms between clips, and goes on without one that is over', async () => {
    const { store } = storeOf([['a', 'b', 'room', 'c', 'd']]);
    store.fill();
    await settled();
    store.patch((clip) => ({ ...clip, liked: true }));
    store.turn(2);
    store.remove((clip) => clip.id === 'c');
    expect(ids(store)).toEqual(['a', 'b', 'room', 'd']);
    store.removeCard('room');
    expect(ids(store)[store.state().index]).toBe('d');
    store.removeCard('room');
    expect(ids(store)).toEqual(['a', 'b', 'd']);
  });
});
