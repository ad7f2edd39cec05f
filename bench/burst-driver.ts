import { connect, type Socket } from 'node:net';

/**
 * Sends prepared requests over a number of connections, each connection's next as soon as its last is answered, all in
 * the order given. As little as possible is computed while it measures: what the driver takes is taken from the server,
 * for both share the machine.
 */

export interface BurstRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface BurstAnswer {
  readonly status: number;
  readonly body: string;
  /** Since the burst began. */
  readonly sentMs: number;
  readonly doneMs: number;
}

export interface Burst {
  readonly answers: readonly BurstAnswer[];
  readonly seconds: number;
}

/** @throws when a connection breaks before everything is answered */
export async function burst(
  address: string,
  requests: readonly BurstRequest[],
  connections: number,
): Promise<Burst> {
  const prepared = requests.map((request) => bytesOf(request));
  const answers = new Array<BurstAnswer>(requests.length);
  let next = 0;
  const open = await Promise.all(
    Array.from({ length: Math.min(connections, requests.length) }, () => connectTo(address)),
  );
  const fromMs = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      while (next < prepared.length) {
        const index = next++;
        const sentMs = performance.now() - fromMs;
        const { status, body } = await connection.sendBytes(prepared[index] as Buffer);
        answers[index] = { status, body, sentMs, doneMs: performance.now() - fromMs };
      }
    }),
  );
  const seconds = (performance.now() - fromMs) / 1_000;
  for (const connection of open) connection.close();
  return { answers, seconds };
}

/** One connection, on which one request at a time is answered. */
export interface Connection {
  send(request: BurstRequest): Promise<{ status: number; body: string }>;
  sendBytes(bytes: Buffer): Promise<{ status: number; body: string }>;
  close(): void;
}

export function connectTo(address: string): Promise<Connection> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.once('connect', () => resolve(connectionOver(socket)));
    socket.once('error', reject);
  });
}

function connectionOver(socket: Socket): Connection {
  let received: Buffer = Buffer.alloc(0);
  let waiting: {
    resolve: (answer: { status: number; body: string }) => void;
    reject: (error: Error) => void;
  } | null = null;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = null;
  };
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = readAnswer(received);
    if (answer === null) return;
    received = Buffer.alloc(0);
    const told = waiting;
    waiting = null;
    told?.resolve(answer);
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed a connection that waited for its answer')));
  const sendBytes = (bytes: Buffer) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(bytes);
    });
  return {
    send: (request) => sendBytes(bytesOf(request)),
    sendBytes,
    close: () => void socket.destroy(),
  };
}

function bytesOf({ method, path, headers = {}, body }: BurstRequest): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1'];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== undefined)
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

/** A whole answer with a content-length; null while some of it is still to come. */
function readAnswer(bytes: Buffer): { status: number; body: string } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const from = headEnd + 4;
  if (bytes.length < from + length) return null;
  return { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', from, from + length) };
}
