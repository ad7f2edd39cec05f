import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { takenBackBy } from './chat.policy.ts';
import type { Chat, ViewerFacts } from './chat.service.ts';
import { findRole } from './named-staff.store.ts';
import type { Presence } from './presence.service.ts';
import { listMessages, type RoomMessageBody } from './room.message.ts';
import { viewSources } from './room.schema.ts';
import { findRoom } from './room.store.ts';

interface HubViewer {
  readonly roomId: string;
  readonly personId: string;
  readonly facts: ViewerFacts;
}

interface Letting {
  readonly personId: string;
  readonly facts: ViewerFacts;
  readonly uncounted: boolean;
  readonly hello: unknown;
}

/** What the hub of sockets asks of rooms. */
export interface RoomHubDoors {
  admit(roomId: string, request: FastifyRequest): Promise<Result<Letting, Problem>>;
  lastCommerceSeq(roomId: string): Promise<number>;
  readCommerce(
    roomId: string,
    afterSeq: number,
    limit: number,
  ): Promise<readonly { readonly seq: number; readonly atMs: number; readonly body: unknown }[]>;
  said(viewer: HubViewer, text: string): Promise<Result<unknown, Problem>>;
  announced(roomId: string, body: unknown): ((chat: unknown) => boolean) | null;
  liked(viewer: HubViewer, count: number): void;
  joined(viewer: HubViewer): void;
  left(viewer: HubViewer): void;
}

/** Who may watch, what they missed, what they say and like. Those who work in a room see it before it is live. */
export function roomHubDoors(deps: Pick<FeatureDeps, 'db'>, chat: Chat, presence: Presence): RoomHubDoors {
  return {
    async admit(roomId, request) {
      const room = await findRoom(deps.db, roomId);
      if (room === null || room.state === 'cancelled') return err({ type: 'not-found' });
      if (room.state === 'ended') return err({ type: 'room-over' });
      const actor = actorOf(request);
      const role = await findRole(deps.db, actor, room);
      if (room.state !== 'live' && role === null) return err({ type: 'room-not-live' });
      const { personId, signedIn, displayName: name } = actor;
      const facts = { role, signedIn, name, source: sourceOf(request) };
      // Those who work in the room are no viewers.
      return ok({ personId, facts, uncounted: role !== null, hello: { role, signedIn, personId, name } });
    },
    lastCommerceSeq: async (roomId) => (await findRoom(deps.db, roomId))?.lastSeq ?? 0,
    readCommerce: (roomId, afterSeq, limit) => listMessages(deps.db, roomId, afterSeq, limit),
    async said(viewer, text) {
      const message = await chat.say(viewer.roomId, viewer, text);
      if (message.ok) presence.said(viewer.roomId, viewer.personId);
      return message;
    },
    announced(roomId, body) {
      const { kind } = body as RoomMessageBody;
      // Another process may have made the rule.
      if (kind === 'chat-rules' || kind === 'person-muted') chat.changed(roomId);
      return takenBackBy(body as RoomMessageBody);
    },
    liked: ({ roomId }, count) => presence.liked(roomId, count),
    joined({ roomId, personId, facts }) {
      if (facts.role === null) presence.joined(roomId, personId, facts.source);
    },
    left({ roomId, personId, facts }) {
      if (facts.role === null) presence.left(roomId, personId);
    },
  };
}

/** What brought a viewer, by `?source=`; direct when it says nothing that is known. */
function sourceOf(request: FastifyRequest): string {
  const { source } = request.query as { source?: unknown };
  return viewSources.find((known) => known === source) ?? 'direct';
}
