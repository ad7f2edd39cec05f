import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { upgradeOf } from './accept-sockets.ts';
import type { Connection } from './connection.ts';
import type { HubSettings } from './hub.ts';
import type { Session } from './session.ts';

export interface OpenedSocket {
  readonly connection: Connection;
  /** Hands what comes in to the session. */
  listen(session: Pick<Session<unknown>, 'received' | 'receivedOther' | 'closed'>): void;
}

/** Makes sockets of requests. */
export interface SocketDoor {
  /** Null when the client was gone, or asked wrongly (it was answered then). */
  open(request: FastifyRequest, reply: FastifyReply): Promise<OpenedSocket | null>;
  /** Resolves when all sockets are closed; cuts those that are left after `withinMs`. */
  emptied(withinMs: number): Promise<void>;
}

/** A message above the hub's own limit is answered; so many times that ends the socket. */
const payloadFactor = 16;
/** How long a closed socket may take to say goodbye. */
const closeTimeout = 5_000;
const open = 1;

export function createSocketDoor(settings: Pick<HubSettings, 'messageBytesMax'>): SocketDoor {
  const options = {
    noServer: true,
    // A frame is made once for all; compressing it for each would cost more than the line.
    perMessageDeflate: false,
    maxPayload: settings.messageBytesMax * payloadFactor,
    closeTimeout,
  };
  const sockets = new WebSocketServer(options);
  const cookies = new WeakMap<IncomingMessage, readonly string[]>();
  sockets.on('headers', (headers, request) => {
    for (const cookie of cookies.get(request) ?? []) headers.push(`set-cookie: ${cookie}`);
  });
  return {
    open(request, reply) {
      const { raw } = request;
      const upgrade = upgradeOf(raw);
      const { socket } = raw;
      if (upgrade === undefined || socket.destroyed) return Promise.resolve(null);
      // A stranger is given its cookie with the handshake.
      cookies.set(raw, [reply.getHeader('set-cookie') ?? []].flat().map(String));
      reply.hijack();
      upgrade.response.detachSocket(socket);
      return new Promise((resolve) => {
        const lost = () => resolve(null);
        socket.once('close', lost);
        sockets.handleUpgrade(raw, socket, upgrade.head, (webSocket) => {
          socket.off('close', lost);
          resolve(openedSocket(webSocket, socket));
        });
      });
    },
    async emptied(withinMs) {
      const untilMs = performance.now() + withinMs;
      while (sockets.clients.size > 0 && performance.now() < untilMs) await sleep(20);
      for (const client of sockets.clients) client.terminate();
    },
  };
}

function openedSocket(webSocket: WebSocket, socket: Socket): OpenedSocket {
  webSocket.on('error', () => undefined);
  return {
    connection: {
      // The frame is written as it is, beside the library: it never sends parts of a message or compresses, so that its own
      // frames and these cannot mix.
      write(frame) {
        if (webSocket.readyState === open) socket.write(frame);
      },
      close: (code, reason) => webSocket.close(code, reason),
      bufferedBytes: () => webSocket.bufferedAmount,
    },
    listen(session) {
      webSocket.on('message', (data, isBinary) => {
        if (isBinary) session.receivedOther();
        else session.received(data.toString());
      });
      webSocket.on('close', (code) => session.closed(code));
    },
  };
}
