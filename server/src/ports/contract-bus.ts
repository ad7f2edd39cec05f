import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bus } from './bus.ts';

/** What every bus does. `open` is called for each test; `peer` opens a second process on the same bus, if it can. */
export function contractBus(name: string, open: () => Promise<Bus>, peer: (() => Promise<Bus>) | null): void {
  describe(`bus ${name}`, () => {
    let bus: Bus;
    beforeEach(async () => {
      bus = await open();
    });
    afterEach(() => bus.close());

    const textsOf = async (target: Bus, topic: string) => {
      const texts: string[] = [];
      const subscription = await target.subscribe(topic, (message) =>
        texts.push(new TextDecoder().decode(message)),
      );
      return { texts, subscription };
    };

    it('hands a message to every subscriber of its topic and to no other', async () => {
      const one = await textsOf(bus, 'rooms.1');
      const two = await textsOf(bus, 'rooms.1');
      const other = await textsOf(bus, 'rooms.2');
      await bus.publish('rooms.1', 'hello 看买');
      await vi.waitFor(() => expect([one.texts, two.texts]).toEqual([['hello 看买'], ['hello 看买']]));
      expect(other.texts).toEqual([]);
    });

    it('carries bytes as they are', async () => {
      const seen: number[][] = [];
      await bus.subscribe('bytes', (message) => seen.push([...message]));
      await bus.publish('bytes', new Uint8Array([0, 255, 13, 10, 0]));
      await bus.publish('bytes', new Uint8Array());
      await vi.waitFor(() => expect(seen).toEqual([[0, 255, 13, 10, 0], []]));
    });

    it('keeps the order of a topic', async () => {
      const { texts } = await textsOf(bus, 'order');
      const sent = Array.from({ length: 500 }, (_, index) => String(index));
      for (const text of sent) await bus.publish('order', text);
      await vi.waitFor(() => expect(texts).toEqual(sent));
    });

    it('counts the same handler twice when it subscribed twice', async () => {
      const handler = vi.fn();
      const first = await bus.subscribe('twice', handler);
      await bus.subscribe('twice', handler);
      await first.close();
      await bus.publish('twice', 'x');
      await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1));
    });

    it('hands nothing to a closed subscription', async () => {
      const closed = await textsOf(bus, 'closed');
      const open = await textsOf(bus, 'closed');
      await closed.subscription.close();
      await bus.publish('closed', 'x');
      await vi.waitFor(() => expect(open.texts).toEqual(['x']));
      expect(closed.texts).toEqual([]);
    });

    it('survives a handler that throws', async () => {
      const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
      await bus.subscribe('broken', () => {
        throw new Error('broken handler');
      });
      const { texts } = await textsOf(bus, 'broken');
      await bus.publish('broken', 'one');
      await bus.publish('broken', 'two');
      await vi.waitFor(() => expect(texts).toEqual(['one', 'two']));
      expect(warn).toHaveBeenCalled();
      warn.mockRestore();
    });

    it('refuses what is not a topic', async () => {
      for (const topic of ['', 'a b', 'a.*', '>', 'a..b', '.a', 'x'.repeat(201)]) {
        await expect(bus.publish(topic, 'x')).rejects.toThrow('not a topic');
        await expect(bus.subscribe(topic, () => undefined)).rejects.toThrow('not a topic');
      }
    });

    if (peer !== null) {
      it('reaches other processes', async () => {
        const far = await peer();
        const { texts } = await textsOf(far, 'far');
        await bus.publish('far', 'hello');
        await vi.waitFor(() => expect(texts).toEqual(['hello']));
        await far.close();
      });
    }

    it('hands out nothing once it is closed', async () => {
      const { texts } = await textsOf(bus, 'end');
      await bus.close();
      await bus.publish('end', 'x').catch(() => undefined);
      await sleep(20);
      expect(texts).toEqual([]);
    });
  });
}
