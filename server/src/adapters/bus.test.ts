import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNats } from '../../../tests/nats-server.ts';
import { describeWith } from '../../../tests/requirements.ts';
import { contractBus } from '../ports/contract-bus.ts';
import { createBusMemory } from './bus-memory.ts';
import { connectBusNats } from './bus-nats.ts';

contractBus('memory', async () => createBusMemory(), null);

describeWith('nats-server', 'bus nats', (binary) => {
  let server: Awaited<ReturnType<typeof startNats>>;
  beforeAll(async () => {
    server = await startNats(binary);
  });
  afterAll(() => server.stop());

  contractBus(
    'nats',
    () => connectBusNats(server.url),
    () => connectBusNats(server.url),
  );

  it('says so when there is no server', async () => {
    await expect(connectBusNats('nats://127.0.0.1:1')).rejects.toThrow();
  });
});
