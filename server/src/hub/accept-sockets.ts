import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpServer } from '../http/http-server.ts';

/** A request that asks to become a WebSocket, before it did. */
export interface Upgrade {
  readonly head: Buffer;
  readonly response: ServerResponse;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();
/** Hooks and routes may take so long. */
const routeMs = 30_000;

/**
 * Lets routes of this server take WebSockets: a request to upgrade goes through the same hooks, limits and routes as any
 * other, and a route that takes none answers as always. (What @fastify/websocket does, without keeping the request, the
 * reply and the response for as long as the socket lives: a quarter less memory a viewer.)
 */
export function acceptSockets(server: HttpServer): void {
  server.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', destroyIt);
    // A body would never come: the connection is no longer read as HTTP.
    if (request.method !== 'GET') return void socket.destroy();
    socket.setTimeout(routeMs);
    socket.once('timeout', destroyIt);
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once('finish', () => socket.destroySoon());
    upgrades.set(request, { head, response });
    server.routing(request, response);
  });
}

/** The upgrade that a request asks for; undefined when it asks for none. */
export function upgradeOf(request: IncomingMessage): Upgrade | undefined {
  return upgrades.get(request);
}

function destroyIt(this: Socket): void {
  this.destroy();
}
