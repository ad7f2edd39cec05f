import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { frameText } from './frames.ts';

it('makes frames that a WebSocket client reads, of every length of head', async () => {
  const texts = [
    '',
    'x',
    '看买',
    'x'.repeat(125),
    'x'.repeat(126),
    '买'.repeat(30_000),
    'x'.repeat(65_535),
    'x'.repeat(65_536),
  ];
  const http = createServer();
  const server = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) =>
    server.handleUpgrade(request, socket, head, () => {
      for (const text of texts) (socket as Socket).write(frameText(text));
    }),
  );
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const seen: string[] = [];
  client.on('message', (data) => seen.push(String(data)));
  while (seen.length < texts.length) await once(client, 'message');
  expect(seen).toEqual(texts);
  client.terminate();
  http.close();
});
