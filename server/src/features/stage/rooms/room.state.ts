import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';

export const roomStates = ['scheduled', 'live', 'ended', 'cancelled'] as const;
export type RoomStateName = (typeof roomStates)[number];
export const endReasons = ['host', 'connection-lost', 'operator', 'cancelled'] as const;
export type EndReason = (typeof endReasons)[number];

/** How long pictures may be missing before a live room ends. */
export const reconnectGraceMs = 30_000;

/** What decisions about a room look at. */
export interface RoomState {
  readonly state: RoomStateName;
  /** How pictures arrive now (`rtmp`, `browser` …); null while none do. */
  readonly pushVia: string | null;
  /** Since when pictures are missing that had been there; null while they arrive, and before any did. */
  readonly silentAtMs: number | null;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly endReason: EndReason | null;
  readonly version: number;
}

/** What happened to a room. State is what these evolve to. */
export type RoomEvent =
  | { readonly kind: 'scheduled' }
  | { readonly kind: 'push-began'; readonly via: string }
  | { readonly kind: 'push-ended' }
  | { readonly kind: 'went-live' }
  | { readonly kind: 'ended'; readonly reason: Exclude<EndReason, 'cancelled'> }
  | { readonly kind: 'cancelled' };

/** What somebody, or the media port, wants of a room. */
export type RoomCommand =
  | { readonly kind: 'begin-push'; readonly via: string }
  | { readonly kind: 'end-push' }
  | { readonly kind: 'go-live' }
  | { readonly kind: 'end'; readonly reason: 'host' | 'operator' }
  | { readonly kind: 'end-lost' }
  | { readonly kind: 'cancel' };

export const roomBefore: RoomState = {
  ...{ state: 'scheduled', pushVia: null, silentAtMs: null, startedAtMs: null },
  ...{ endedAtMs: null, endReason: null, version: 0 },
};

/**
 * What a command does to a room: the events, none when it is so already, or why not. Pure.
 * Pictures begin to arrive in a room that is scheduled or live. A room goes live only while they do: the host has seen
 * the preview.
 */
export function decideRoom(
  room: RoomState,
  command: RoomCommand,
  nowMs: number,
): Result<readonly RoomEvent[], Problem> {
  const over = room.state === 'ended' || room.state === 'cancelled';
  switch (command.kind) {
    case 'begin-push':
      if (over) return conflict(room);
      return room.pushVia === command.via ? ok([]) : ok([{ kind: 'push-began', via: command.via }]);
    case 'end-push':
      return ok(room.pushVia === null ? [] : [{ kind: 'push-ended' }]);
    case 'go-live':
      if (room.state === 'live') return ok([]);
      if (over) return conflict(room);
      return room.pushVia === null ? err({ type: 'room-silent' }) : ok([{ kind: 'went-live' }]);
    case 'end':
      if (room.state === 'ended' || (over && command.reason === 'operator')) return ok([]);
      if (room.state === 'live') return ok([{ kind: 'ended', reason: command.reason }]);
      // An operator ends what has not begun, too: it is not going to happen.
      return command.reason === 'operator' && room.state === 'scheduled'
        ? ok([{ kind: 'cancelled' }])
        : conflict(room);
    case 'end-lost':
      return ok(isLost(room, nowMs) ? [{ kind: 'ended', reason: 'connection-lost' }] : []);
    case 'cancel':
      if (room.state === 'cancelled') return ok([]);
      return room.state === 'scheduled' ? ok([{ kind: 'cancelled' }]) : conflict(room);
  }
}

/** Whether a live room was without pictures for longer than is waited. */
export function isLost({ state, silentAtMs }: RoomState, nowMs: number): boolean {
  return state === 'live' && silentAtMs !== null && nowMs - silentAtMs >= reconnectGraceMs;
}

/** The room after something happened to it. Pure. */
export function evolveRoom(room: RoomState, event: RoomEvent, atMs: number): RoomState {
  const next = { ...room, version: room.version + 1 };
  switch (event.kind) {
    case 'scheduled':
      return next;
    case 'push-began':
      return { ...next, pushVia: event.via, silentAtMs: null };
    case 'push-ended':
      return { ...next, pushVia: null, silentAtMs: atMs };
    case 'went-live':
      return { ...next, state: 'live', startedAtMs: atMs };
    case 'ended':
      return { ...next, ...closed, state: 'ended', endedAtMs: atMs, endReason: event.reason };
    case 'cancelled':
      return { ...next, ...closed, state: 'cancelled', endedAtMs: atMs, endReason: 'cancelled' };
  }
}

const closed = { pushVia: null, silentAtMs: null } as const;

function conflict({ state }: RoomState): Result<never, Problem> {
  return err({ type: 'state-conflict', state });
}
