import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { FakeHub, FakeTable } from '../../../tests/live-hub.ts';
import { startNats } from '../../../tests/nats-server.ts';
import { describeWith } from '../../../tests/requirements.ts';
import { connectBusNats } from '../adapters/bus-nats.ts';
import type { Bus } from '../ports/bus.ts';

describeWith('nats-server', 'two hubs on one NATS', (binary) => {
  const room = 'rom_1';
  let server: Awaited<ReturnType<typeof startNats>>;
  let buses: Bus[];
  beforeAll(async () => {
    server = await startNats(binary);
    buses = [await connectBusNats(server.url), await connectBusNats(server.url)];
  });
  afterAll(async () => {
    for (const bus of buses) await bus.close();
    await server.stop();
  });

  it('bring a viewer of one what happens on the other, and fill what the bus lost', async () => {
    const table = new FakeTable();
    const [near, far] = buses.map((bus, i) => new FakeHub(bus, table, {}, `process ${i}`)) as [
      FakeHub,
      FakeHub,
    ];
    const here = await near.enter(room, 'psn_1');
    const there = await far.enter(room, 'psn_2');
    const passUntil = (check: () => void) =>
      vi.waitFor(
        async () => {
          await near.pass(200);
          await far.pass(200);
          check();
        },
        { timeout: 10_000, interval: 10 },
      );

    await passUntil(() => expect([near.core.online(room), far.core.online(room)]).toEqual([2, 2]));
    near.core.announced(room, table.append({ pin: 'prd_1' }));
    here.send({ t: 'say', id: 1, text: '你好' });
    near.core.vitals(room, { likes: 3 });
    await passUntil(() => {
      expect(there.socket.commerce).toEqual([1]);
      expect(there.socket.chat).toEqual([{ by: 'psn_1', text: '你好' }]);
      expect(there.socket.flushes.some(({ v }) => v?.likes === 3)).toBe(true);
    });

    // Committed, and never announced: its process died in between.
    table.append({ pin: 'prd_2' });
    near.core.announced(room, table.append({ pin: 'prd_3' }));
    await passUntil(() => expect(there.socket.commerce).toEqual([1, 2, 3]));
    expect(here.socket.commerce).toEqual([1, 2, 3]);

    // The process of one is gone; its viewer goes on with the other.
    const returned = await far.enter(room, 'psn_1', 1);
    await passUntil(() => expect(returned.socket.commerce).toEqual([2, 3]));
    near.core.expel(room, 'psn_2', { type: 'not-allowed' });
    await passUntil(() => expect(there.socket.closed?.code).toBe(4403));
  });
});
