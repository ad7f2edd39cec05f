import { manualClock, minuteMs } from '@kanmai/kernel';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../log.ts';
import { CardShowings } from './card-showings.ts';
import { type LiveRoom, LiveRooms } from './live-rooms.ts';

const room = (id: string) => ({ id }) as LiveRoom;

function listOf(...answers: readonly (readonly string[])[]) {
  const clock = manualClock(minuteMs);
  const given: ((rooms: readonly LiveRoom[]) => void)[] = [];
  const rooms = new LiveRooms({
    load: () => new Promise((resolve) => given.push(resolve)),
    nowMs: clock.nowMs,
    log: silentLog,
  });
  let answered = 0;
  /** The loads that wait are answered, and those that they lead to. */
  const answer = async () => {
    for (let next = given.shift(); next !== undefined; next = given.shift()) {
      next((answers[answered++] ?? []).map(room));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { clock, rooms, answer, loads: () => answered, ids: () => rooms.current().map(({ id }) => id) };
}

describe('the rooms that are live, in memory', () => {
  it('asks nothing while there are none, and now and then while there are', async () => {
    const list = listOf(['a'], ['b']);
    list.clock.advance(10 * minuteMs);
    expect(list.ids()).toEqual([]);
    await list.answer();
    expect(list.loads()).toBe(0);
    void list.rooms.refresh();
    await list.answer();
    expect(list.ids()).toEqual(['a']);
    list.clock.advance(2 * minuteMs);
    expect([list.ids(), list.ids()]).toEqual([['a'], ['a']]);
    await list.answer();
    expect(list.loads()).toBe(2);
    expect(list.ids()).toEqual(['b']);
  });

  it('does not bring back a room that ended, or miss one that began, while it was loaded', async () => {
    const list = listOf(['a'], ['b']);
    void list.rooms.refresh();
    list.rooms.ended('a');
    await list.answer();
    expect(list.ids()).toEqual(['b']);
    list.rooms.ended('b');
    expect(list.ids()).toEqual([]);
  });
});

describe('how often rooms and goods are shown', () => {
  const card = (kind: 'room' | 'goods', id: string) => ({ kind, id });

  it('has a dozen clips between two, and none twice', () => {
    const showings = new CardShowings();
    const isDue = () => showings.isDue('p', 'room', 12);
    expect(isDue()).toBe(true);
    showings.note('p', 6, card('room', 'a'));
    expect([isDue(), showings.wasShown('p', 'a'), showings.wasShown('q', 'a')]).toEqual([false, true, false]);
    showings.note('p', 5, null);
    expect(isDue()).toBe(false);
    showings.note('p', 1, null);
    expect(isDue()).toBe(true);
    showings.note('p', 6, card('room', 'b'));
    expect(isDue()).toBe(false);
  });

  it('has goods wait for rooms, and no room for goods', () => {
    const showings = new CardShowings();
    const due = () => [showings.isDue('p', 'room', 12), showings.isDue('p', 'goods', 12)];
    showings.note('p', 10, card('goods', 'g'));
    expect(due()).toEqual([true, false]);
    showings.note('p', 10, card('room', 'r'));
    expect(due()).toEqual([false, false]);
    showings.note('p', 2, null);
    expect(due()).toEqual([true, true]);
  });
});
