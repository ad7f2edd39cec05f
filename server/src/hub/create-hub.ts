import { randomUUID } from 'node:crypto';
import { err } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import { type Problem, sendProblem } from '../http/problems.ts';
import { decideOrigin } from '../http/same-origin.ts';
import { upgradeOf } from './accept-sockets.ts';
import { type Hub, type HubDeps, type HubDoors, hubSettings } from './hub.ts';
import { createHubCore } from './hub-core.ts';
import { refuse } from './member.ts';
import { createSocketDoor } from './socket-door.ts';
import { createTicker } from './ticker.ts';

/** Makes the hub of this process. */
export function createHub<Facts>(deps: HubDeps, doors: HubDoors<Facts>): Hub {
  const settings = { ...hubSettings, ...deps.settings };
  const uptime = { nowMs: () => performance.now() };
  const touched = (dueMs: number) => ticker.due(dueMs);
  const core = createHubCore<Facts>({ hub: deps, settings, uptime, from: randomUUID(), touched }, doors);
  const ticker = createTicker(core, uptime);
  const door = createSocketDoor(settings);
  let stopped: Promise<void> | null = null;

  const admit = async (roomId: string, request: FastifyRequest) => {
    const after = readAfter(request);
    if (after === undefined) return err({ type: 'bad-request', field: 'after' } as const);
    try {
      const admitted = await doors.admit(roomId, request);
      return admitted.ok ? { ...admitted, after } : admitted;
    } catch (error) {
      deps.log.error({ error, roomId }, 'admission to a room failed');
      return err({ type: 'unavailable' } as const);
    }
  };
  const stop = async () => {
    ticker.stop();
    core.sendAway();
    await door.emptied(settings.closeMs);
    core.close();
  };
  return {
    async enter(request, reply, roomId) {
      const refusal =
        stopped === null ? refusalOf(request, deps.origin()) : ({ type: 'unavailable' } as const);
      if (refusal !== null) return void sendProblem(reply, refusal);
      const admitted = await admit(roomId, request);
      const socket = await door.open(request, reply);
      if (socket === null) return;
      if (stopped !== null) return refuse(socket.connection, { type: 'unavailable' });
      if (!admitted.ok) return refuse(socket.connection, admitted.failure);
      const session = core.connect(socket.connection);
      socket.listen(session);
      await session.join(roomId, admitted.value, admitted.after);
    },
    announced: core.announced,
    chat: core.chat,
    vitals: core.vitals,
    expel: core.expel,
    closeRoom: core.closeRoom,
    messagesSince: (roomId, seq, chatAtMs = 0) => core.messagesSince(roomId, seq, chatAtMs),
    online: core.online,
    counts: core.counts,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Why a request does not even become a socket. */
function refusalOf(request: FastifyRequest, ownOrigin: string): Problem | null {
  if (upgradeOf(request.raw) === undefined)
    return { type: 'bad-request', detail: 'This address speaks WebSocket.' };
  // Browsers send cookies with sockets that another site opens, and such a request counts as a safe one elsewhere.
  const { host, origin, 'sec-fetch-site': fetchSite } = request.headers;
  const site = typeof fetchSite === 'string' ? fetchSite : undefined;
  return decideOrigin({ method: 'POST', host, origin, fetchSite: site }, ownOrigin);
}

/** The number that the client has; null when it says none, undefined when what it says is no number. */
function readAfter(request: FastifyRequest): number | null | undefined {
  const { after } = request.query as { after?: unknown };
  if (after === undefined || after === '') return null;
  const number = Number(after);
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
