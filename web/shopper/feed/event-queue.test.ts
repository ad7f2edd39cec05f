import type { FeedEvent } from '@kanmai/client';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

const watch = (clipId: string): FeedEvent => ({ kind: 'watch', clipId, playMs: 1 });

function recording(fails = 0) {
  const sent: FeedEvent[][] = [];
  let left = fails;
  const queue = new EventQueue({
    send: async (events) => {
      if (left-- > 0) throw new Error('offline');
      sent.push(events);
    },
    hand: (events) => {
      sent.push(events);
      return true;
    },
  });
  return { queue, sent };
}

describe('EventQueue', () => {
  it('sends in order, in batches of at most fifty', async () => {
    const { queue, sent } = recording();
    for (let at = 0; at < 120; at++) queue.add(watch(String(at)));
    await queue.flush();
    expect(sent.map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(sent.flat().map((event) => event.clipId)).toEqual(
      Array.from({ length: 120 }, (_, at) => String(at)),
    );
  });

  it('keeps what did not arrive and sends it next time', async () => {
    const { queue, sent } = recording(1);
    queue.add(watch('a'));
    await queue.flush();
    expect(queue.size).toBe(1);
    queue.add(watch('b'));
    await queue.flush();
    expect(sent.flat().map((event) => event.clipId)).toEqual(['a', 'b']);
  });

  it('keeps at most three hundred', async () => {
    const { queue } = recording();
    for (let at = 0; at < 500; at++) queue.add(watch(String(at)));
    expect(queue.size).toBe(300);
  });

  it('hands over what waits when the page goes', () => {
    const { queue, sent } = recording();
    queue.add(watch('a'));
    queue.handOver();
    expect(sent.flat()).toHaveLength(1);
    expect(queue.size).toBe(0);
  });

  it('sends what was added while a batch was under way', async () => {
    const { queue, sent } = recording();
    queue.add(watch('a'));
    const first = queue.flush();
    queue.add(watch('b'));
    await Promise.all([first, queue.flush()]);
    expect(sent.flat().map((event) => event.clipId)).toEqual(['a', 'b']);
  });
});
