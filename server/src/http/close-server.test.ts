import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { closeServer } from './close-server.ts';
import { createHttpServer } from './http-server.ts';

it('does not wait for a request that never ends', async () => {
  const server = await createHttpServer(readConfig({ KANMAI_LOG: 'silent' }));
  let begun: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    begun = resolve;
  });
  server.get('/slow', () => {
    begun();
    return new Promise(() => undefined);
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const client = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  const cut = once(client, 'close');
  client.write('GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await asked;
  await closeServer(server, 10);
  await cut;
  expect(server.server.listening).toBe(false);
});
