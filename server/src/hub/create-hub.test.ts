import { once } from 'node:events';
import { connect } from 'node:net';
import { err, ok, systemClock, systemRandom } from '@kanmai/kernel';
import Fastify from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { FakeTable } from '../../../tests/live-hub.ts';
import { createBusMemory } from '../adapters/bus-memory.ts';
import type { HttpServer } from '../http/http-server.ts';
import { silentLog } from '../log.ts';
import { acceptSockets, createHub, type Hub, type ServerFrame } from './index.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A real server with one route for sockets. */
async function serve() {
  const server = Fastify() as unknown as HttpServer;
  const table = new FakeTable();
  const hub: Hub = createHub(
    {
      bus: createBusMemory(),
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
      origin: () => 'https://live.example',
    },
    {
      admit(roomId, request) {
        if (roomId === 'broken') throw new Error('the database is away');
        const { person = 'psn_1' } = request.query as { person?: string };
        return roomId === 'rom_1' ? ok({ personId: person, facts: null }) : err({ type: 'not-found' });
      },
      lastCommerceSeq: () => table.lastSeq(),
      readCommerce: (_roomId, afterSeq, limit) => table.read(afterSeq, limit),
      said: (viewer, text) => ok({ by: viewer.personId, text }),
    },
  );
  acceptSockets(server);
  server.addHook(
    'onRequest',
    async (_request, reply) => void reply.header('set-cookie', 'visitor=abc; Path=/'),
  );
  server.get('/rooms/:roomId/socket', (request, reply) =>
    hub.enter(request, reply, (request.params as { roomId: string }).roomId),
  );
  server.get('/plain', async () => 'plain');
  server.addHook('preClose', () => hub.stop());
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  closers.push(() => server.close());
  return { server, hub, table, address: address.replace('http', 'ws'), port: Number(new URL(address).port) };
}

/** A real socket, and what came over it. */
function open(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, { headers });
  const frames: ServerFrame[] = [];
  let wake: () => void = () => undefined;
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ServerFrame);
    wake();
  });
  socket.on('error', () => undefined);
  const until = async (fits: (frame: ServerFrame) => boolean): Promise<ServerFrame> => {
    for (;;) {
      const found = frames.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: String(reason) }));
  const refused = once(socket, 'unexpected-response').then(([, response]) => response.statusCode as number);
  return { socket, frames, until, closed, refused };
}

it('brings a viewer in, commerce and chat to it, and what it says to others', async () => {
  const { hub, table, address } = await serve();
  table.append('before');
  const viewer = open(`${address}/rooms/rom_1/socket?after=0`);
  const other = open(`${address}/rooms/rom_1/socket?person=psn_2`);
  expect(await viewer.until(({ t }) => t === 'hello')).toMatchObject({ room: 'rom_1', seq: 0 });
  await other.until(({ t }) => t === 'hello');
  hub.announced('rom_1', table.append({ pin: '看买' }));
  viewer.socket.send(JSON.stringify({ t: 'say', id: 1, text: 'hello' }));
  await other.until((frame) => frame.t === 'flush' && JSON.stringify(frame.c ?? '').includes('hello'));
  await other.until((frame) => frame.t === 'flush' && JSON.stringify(frame.m ?? '').includes('看买'));
  await viewer.until((frame) => frame.t === 'flush' && frame.m?.[0]?.seq === 2);
  expect(
    viewer.frames.flatMap((frame) => (frame.t === 'flush' ? (frame.m ?? []) : [])).map(({ seq }) => seq),
  ).toEqual([1, 2]);
});

it('hands a stranger its cookie with the handshake', async () => {
  const { address } = await serve();
  const { socket } = open(`${address}/rooms/rom_1/socket`);
  const [response] = await once(socket, 'upgrade');
  expect(response.headers['set-cookie']).toEqual(['visitor=abc; Path=/']);
});

it('tells who is not admitted why, in a frame and by the code', async () => {
  const { address } = await serve();
  const codes = [];
  for (const path of ['rom_2/socket', 'broken/socket', 'rom_1/socket?after=-1', 'rom_1/socket?after=x']) {
    const { until, closed } = open(`${address}/rooms/${path}`);
    const problem = await until(({ t }) => t === 'problem');
    codes.push([problem.t === 'problem' && problem.problem.type, (await closed).code]);
  }
  expect(codes).toEqual([
    ['not-found', 4404],
    ['unavailable', 4503],
    ['bad-request', 4400],
    ['bad-request', 4400],
  ]);
});

it('answers what becomes no socket as HTTP', async () => {
  const { address, server } = await serve();
  const elsewhere = { origin: 'https://other.example' };
  const statuses = [
    await open(`${address}/rooms/rom_1/socket`, elsewhere).refused,
    await open(`${address}/plain`).refused,
    await open(`${address}/nowhere`).refused,
    (await server.inject('/rooms/rom_1/socket')).statusCode,
  ];
  expect(statuses).toEqual([403, 200, 404, 400]);
  const { until } = open(`${address}/rooms/rom_1/socket`, { origin: 'https://live.example' });
  await until(({ t }) => t === 'hello');
});

it('answers a message of 10 kB, and ends the socket of one far too big', async () => {
  const { address } = await serve();
  const { socket, until, closed } = open(`${address}/rooms/rom_1/socket`);
  await until(({ t }) => t === 'hello');
  socket.send(JSON.stringify({ t: 'say', text: 'x'.repeat(10_000) }));
  expect(await until(({ t }) => t === 'problem')).toMatchObject({
    problem: { type: 'body-too-large', status: 413, detail: 'At most 4096 bytes.' },
  });
  socket.send('x'.repeat(100_000));
  expect((await closed).code).toBe(1_009);
});

it('survives what speaks no WebSocket', async () => {
  const { port, address } = await serve();
  const head = 'Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n';
  for (const text of [
    `GET /rooms/rom_1/socket HTTP/1.1\r\n${head}\r\n`,
    `POST /rooms/rom_1/socket HTTP/1.1\r\n${head}content-length: 5\r\n\r\n`,
    `GET /rooms/rom_1/socket HTTP/1.1\r\n${head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\nnonsense`,
  ]) {
    const raw = connect(port, '127.0.0.1');
    raw.on('error', () => undefined);
    raw.resume();
    raw.write(text);
    await once(raw, 'close');
  }
  await open(`${address}/rooms/rom_1/socket`).until(({ t }) => t === 'hello');
});

it('sends everybody away when the server stops, with a hint when to come back', async () => {
  const { address, server, hub } = await serve();
  const viewers = [open(`${address}/rooms/rom_1/socket`), open(`${address}/rooms/rom_1/socket`)];
  for (const { until } of viewers) await until(({ t }) => t === 'hello');
  expect(hub.counts()).toMatchObject({ rooms: 1, viewers: 2 });
  await server.close();
  for (const { closed } of viewers) {
    const { code, reason } = await closed;
    expect(code).toBe(1_001);
    expect((JSON.parse(reason) as { retryMs: number }).retryMs).toBeGreaterThanOrEqual(0);
  }
});
