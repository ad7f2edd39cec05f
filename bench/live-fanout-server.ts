import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import { ok, systemClock, systemRandom } from '@kanmai/kernel';
import Fastify from 'fastify';
import { Server as SocketIoServer } from 'socket.io';
import { WebSocketServer } from 'ws';
import { createBusMemory } from '../server/src/adapters/bus-memory.ts';
import type { HttpServer } from '../server/src/http/http-server.ts';
import { acceptSockets, type CommerceMessage, createHub } from '../server/src/hub/index.ts';
import { silentLog } from '../server/src/log.ts';
import { chatBody, commerceBody, type FanoutKind, type FanoutLoad } from './live-fanout-load.ts';

/** One server of `live-fanout` in a process of its own: told by its parent when to begin and when to say what it did. */

interface Spreader {
  readonly port: number;
  chat(body: Record<string, unknown>): void;
  commerce(seq: number, atMs: number, body: Record<string, unknown>): void;
  periodMs(): number;
}

const stepMs = 10;
const [kind, chatPerS] = [process.argv[2] as FanoutKind, Number(process.argv[3])];
const spreader = await { hub: startHub, 'socket.io': startSocketIo, ws: startWs }[kind]();
const sent = { chat: 0, commerce: 0 };
let stop: () => void = () => undefined;
let began = { cpu: process.cpuUsage(), atMs: performance.now() };

process.on('message', (message: { ask: string; load?: FanoutLoad }) => {
  if (message.ask === 'memory') void memoryMb().then((mb) => process.send?.(mb));
  else if (message.ask === 'begin') begin(message.load as FanoutLoad);
  else if (message.ask === 'end') {
    stop();
    const cpu = process.cpuUsage(began.cpu);
    const cpuShare = (cpu.user + cpu.system) / 1_000 / (performance.now() - began.atMs);
    process.send?.({ ...sent, periodMs: spreader.periodMs(), cpuShare });
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ port: spreader.port });

/**
 * What is held, not what waits to be collected; without V8's young generation, which grows by how busy a process is, and not
 * by how many are connected.
 */
async function memoryMb(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    global.gc?.();
    await sleep(100);
  }
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return (process.memoryUsage().rss - (young?.physical_space_size ?? 0)) / 1024 / 1024;
}

/** Hands messages over evenly. A server that cannot keep up is given the next as soon as it is free, and never a heap of them. */
function begin(load: FanoutLoad): void {
  began = { cpu: process.cpuUsage(), atMs: performance.now() };
  let going = true;
  stop = () => {
    going = false;
  };
  const step = () => {
    if (!going) return;
    const seconds = (performance.now() - began.atMs) / 1_000;
    const late = giveOne(seconds, load);
    if (late) setImmediate(step);
    else setTimeout(step, stepMs);
  };
  step();
}

/** Gives what is due; true when the server took so long for it that others must be let work before the next. */
function giveOne(seconds: number, load: FanoutLoad): boolean {
  const startMs = performance.now();
  while (performance.now() - startMs < stepMs) {
    const atMs = Date.now();
    if (sent.commerce < seconds * load.commercePerS) {
      sent.commerce += 1;
      spreader.commerce(sent.commerce, atMs, commerceBody(sent.commerce, atMs));
    } else if (sent.chat < seconds * load.chatPerS) {
      sent.chat += 1;
      spreader.chat(chatBody(sent.chat, atMs));
    } else return false;
  }
  return true;
}

async function startHub(): Promise<Spreader> {
  const server = Fastify() as unknown as HttpServer;
  const table: CommerceMessage[] = [];
  const hub = createHub(
    {
      bus: createBusMemory(),
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
      origin: () => '',
      settings: { chatPerS },
    },
    {
      admit: (_roomId, request) => ok({ personId: request.id, facts: null }),
      lastCommerceSeq: async () => table.length,
      readCommerce: async (_roomId, afterSeq, limit) => table.slice(afterSeq, afterSeq + limit),
      said: (_viewer, text) => ok(text),
    },
  );
  acceptSockets(server);
  server.get('/socket', (request, reply) => hub.enter(request, reply, 'rom_1'));
  await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    port: (server.server.address() as AddressInfo).port,
    chat: (body) => hub.chat('rom_1', body),
    commerce(seq, atMs, body) {
      const message = { seq, atMs, body };
      table.push(message);
      hub.announced('rom_1', message);
    },
    periodMs: () => hub.counts().periodMs,
  };
}

async function startSocketIo(): Promise<Spreader> {
  const http = createServer();
  const server = new SocketIoServer(http, { transports: ['websocket'], perMessageDeflate: false });
  server.on('connection', (socket) => void socket.join('rom_1'));
  return {
    port: await listen(http),
    chat: (body) => server.to('rom_1').emit('chat', body),
    commerce: (seq, atMs, body) => server.to('rom_1').emit('commerce', { seq, atMs, body }),
    periodMs: () => 0,
  };
}

async function startWs(): Promise<Spreader> {
  const http = createServer();
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  server.on('connection', (socket) => socket.on('error', () => undefined));
  const spread = (text: string) => {
    const data = Buffer.from(text);
    for (const client of server.clients) client.send(data, { binary: false });
  };
  return {
    port: await listen(http),
    chat: (body) => spread(JSON.stringify({ chat: body })),
    commerce: (seq, atMs, body) => spread(JSON.stringify({ commerce: { seq, atMs, body } })),
    periodMs: () => 0,
  };
}

function listen(http: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    http.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
      resolve((http.address() as AddressInfo).port),
    );
  });
}
