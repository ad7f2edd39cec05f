import type { PersonId } from '@kanmai/kernel';
import { err, ok } from '@kanmai/kernel';
import { deleteBan, upsertBan } from './ban.store.ts';
import { takeDownPin } from './goods.service.ts';
import { endOpenRooms } from './ops.service.ts';
import { findPin } from './pin.store.ts';
import { settleReports } from './report.store.ts';
import { deleteRestraint, type Restraint, upsertRestraint } from './restraint.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { moveRoom } from './room.service.ts';
import { findBan, lockRoom } from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

/** What the platform can do in a live room, by whoever watches it: each within the unit of work that writes down why. */
export interface RoomPowers {
  /** Takes goods down where they are pinned, and keeps them from being pinned until then. */
  unpin(unit: RoomUnit, roomId: string, productId: string, untilMs: number): Promise<Done>;
  /** Whoever works in the room neither writes nor announces until then. */
  hush(unit: RoomUnit, roomId: string, untilMs: number): Promise<Done>;
  /** Ends the room. */
  cut(unit: RoomUnit, roomId: string, actorId: string | null): Promise<Done>;
  /** Nobody broadcasts as this shop or creator until then, or for good (null); a ban that is stricter stays. What is on ends. */
  ban(unit: RoomUnit, broadcasterId: string, ban: RoomBan): Promise<void>;
  /** Ends a ban, if it is still that one; what is left of others takes its place. */
  endBan(unit: RoomUnit, broadcasterId: string, ban: RoomBan, next: RoomBan | null): Promise<void>;
  /** Takes a restraint back before its time, or shortens it to what others keep in force (null: none does). Repeating changes nothing. */
  lift(unit: RoomUnit, restraint: Restraint, othersUntilMs: number | null): Promise<void>;
}

export interface RoomBan {
  readonly untilMs: number | null;
  readonly reason: string;
  readonly byId: PersonId;
}

export function roomPowers(given: RoomDeps, chatChanged: (roomId: string) => void): RoomPowers {
  const locked = async (unit: RoomUnit, roomId: string) => {
    const room = await lockRoom(unit.tx, roomId);
    return room?.state === 'live' ? room : null;
  };
  return {
    async unpin(unit, roomId, productId, untilMs) {
      const room = await locked(unit, roomId);
      if (room === null) return err({ type: 'room-not-live' });
      if ((await findPin(unit.tx, roomId))?.productId === productId) await takeDownPin(unit, room);
      await upsertRestraint(unit.tx, { roomId, kind: 'pin', productId }, untilMs);
      return ok({ id: roomId });
    },
    async hush(unit, roomId, untilMs) {
      if ((await locked(unit, roomId)) === null) return err({ type: 'room-not-live' });
      await upsertRestraint(unit.tx, { roomId, kind: 'speak', productId: null }, untilMs);
      unit.afterwards(() => chatChanged(roomId));
      return ok({ id: roomId });
    },
    async cut(unit, roomId, actorId) {
      const room = await locked(unit, roomId);
      if (room === null) return err({ type: 'room-not-live' });
      await settleReports(unit.tx, roomId, unit.nowMs);
      return moveRoom(given, unit, room, { kind: 'end', reason: 'operator' }, actorId);
    },
    async ban(unit, broadcasterId, { untilMs, reason, byId }) {
      const before = await findBan(unit.tx, broadcasterId, unit.nowMs);
      if (before === null || isStricter(untilMs, before.untilMs))
        await upsertBan(unit.tx, { broadcasterId, untilMs, reason, bannedBy: byId }, unit.nowMs);
      await endOpenRooms(given, unit, broadcasterId, byId);
    },
    async endBan(unit, broadcasterId, ban, next) {
      const now = await findBan(unit.tx, broadcasterId, unit.nowMs);
      if (now === null || !isSame(now, ban)) return;
      await deleteBan(unit.tx, broadcasterId);
      if (next === null) return;
      const { reason, byId } = next;
      await upsertBan(unit.tx, { broadcasterId, untilMs: next.untilMs, reason, bannedBy: byId }, unit.nowMs);
    },
    async lift(unit, restraint, othersUntilMs) {
      if (othersUntilMs === null) await deleteRestraint(unit.tx, restraint);
      else await upsertRestraint(unit.tx, restraint, othersUntilMs);
      unit.afterwards(() => chatChanged(restraint.roomId));
    },
  };
}

function isSame(a: RoomBan, b: RoomBan): boolean {
  return a.untilMs === b.untilMs && a.reason === b.reason && a.byId === b.byId;
}

function isStricter(untilMs: number | null, beforeMs: number | null): boolean {
  return beforeMs !== null && (untilMs === null || untilMs > beforeMs);
}
