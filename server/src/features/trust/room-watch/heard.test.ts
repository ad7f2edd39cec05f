import { describe, expect, it } from 'vitest';
import { addTallies, HeardQueue } from './heard.ts';

const limits = { heardMax: 5, quotesMax: 2, quoteLengthMax: 4 };
const said = (roomId: string, text: string, atMs = 1) => ({ roomId, text, atMs });

describe('what is heard in rooms', () => {
  it('is counted by room, with the newest that complains', () => {
    const queue = new HeardQueue(limits);
    for (const text of ['好看', '是假货吗真的', '骗人', '退钱']) queue.push(said('a', text));
    queue.push(said('b', '几点结束'));
    const { tallies, lost } = queue.drain();
    expect(lost).toBe(0);
    expect(tallies.map(({ roomId, messages, complaints }) => [roomId, messages, complaints])).toEqual([
      ['a', 4, 3],
      ['b', 1, 0],
    ]);
    expect(tallies[0]?.quotes.map(({ text, complaint }) => [text, complaint])).toEqual([
      ['骗人', 'fake'],
      ['退钱', 'refund'],
    ]);
    expect(queue.drain().tallies).toEqual([]);
  });

  it('is lost beyond the bound, and that is counted once', () => {
    const queue = new HeardQueue(limits);
    for (let n = 0; n < 8; n++) queue.push(said('a', '好'));
    expect(queue.drain()).toMatchObject({ lost: 3, tallies: [{ messages: 5 }] });
    expect(queue.drain().lost).toBe(0);
  });

  it('adds up from several processes', () => {
    const of = (text: string, atMs: number) =>
      ({ roomId: 'a', messages: 3, complaints: 1, quotes: [{ text, atMs, complaint: 'fake' }] }) as const;
    const sum = addTallies(addTallies(of('一', 1), of('二', 2), 2), of('三', 3), 2);
    expect(sum).toMatchObject({ messages: 9, complaints: 3 });
    expect(sum.quotes.map(({ text }) => text)).toEqual(['二', '三']);
  });
});
