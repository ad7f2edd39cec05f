import { err, type Result } from '@kanmai/kernel';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type IdempotencyClaim, once } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { keepRefusal } from '../../trust/adverts/index.ts';
import { announce, type RoomMessage, type RoomMessageBody } from './room.message.ts';

/** Where committed messages go: the hub of live rooms, or what stands for it. */
export interface RoomTelling {
  announced(roomId: string, message: { seq: number; atMs: number; body: unknown }): void;
}

export interface RoomUnitDeps {
  readonly deps: Pick<FeatureDeps, 'db' | 'clock' | 'eventsAppended'>;
  readonly hub: RoomTelling;
}

/** One unit of work about a room. */
export interface RoomUnit {
  readonly tx: Tx;
  readonly nowMs: number;
  /** As `announce`; viewers are told once the unit of work is committed. */
  readonly announce: (roomId: string, body: RoomMessageBody) => Promise<void>;
  /** Does something once the unit of work is committed; it must not throw. */
  readonly afterwards: (act: () => void) => void;
}

/** Hands what was announced to the hub; call it after the commit. Safe to repeat. */
export function tellRoom(hub: RoomTelling, { roomId, seq, atMs, body }: RoomMessage): void {
  hub.announced(roomId, { seq, atMs, body });
}

/** Runs one command of a room as a unit of work; an expected failure leaves nothing behind and tells nobody. */
export async function runInRoom<Value>(
  given: RoomUnitDeps,
  work: (unit: RoomUnit) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  return settle(given, async (open) => {
    try {
      return await unitOfWork(given.deps.db, async (tx) => {
        const result = await work(open(tx));
        if (!result.ok) throw new Rollback(result.failure);
        return result;
      });
    } catch (error) {
      if (error instanceof Rollback) return err(error.failure as Problem);
      throw error;
    }
  });
}

/** The same, exactly once for an Idempotency-Key. */
export async function runOnceInRoom<Value extends object>(
  given: RoomUnitDeps,
  claim: IdempotencyClaim,
  work: (unit: RoomUnit) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  return settle(given, (open) =>
    once(given.deps.db, claim, given.deps.clock.nowMs(), (tx) => work(open(tx))),
  );
}

function openUnit(
  tx: Tx,
  nowMs: number,
  { told, acts }: { readonly told: RoomMessage[]; readonly acts: (() => void)[] },
): RoomUnit {
  return {
    ...{ tx, nowMs },
    announce: async (roomId, body) => {
      told.push(await announce(tx, roomId, body, nowMs));
    },
    afterwards: (act) => {
      acts.push(act);
    },
  };
}

/** A room's part of somebody else's unit of work; whoever commits it calls `settled` then. */
export function unitWithin(
  { deps, hub }: RoomUnitDeps,
  tx: Tx,
): { readonly unit: RoomUnit; readonly settled: () => void } {
  const told: RoomMessage[] = [];
  const acts: (() => void)[] = [];
  return {
    unit: openUnit(tx, deps.clock.nowMs(), { told, acts }),
    settled() {
      for (const message of told) tellRoom(hub, message);
      for (const act of acts) act();
    },
  };
}

async function settle<Value>(
  { deps, hub }: RoomUnitDeps,
  run: (open: (tx: Tx) => RoomUnit) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  let told: RoomMessage[] = [];
  let acts: (() => void)[] = [];
  const result = await run((tx) => {
    // Begun anew when the unit of work is tried again.
    told = [];
    acts = [];
    return openUnit(tx, deps.clock.nowMs(), { told, acts });
  });
  if (!result.ok) return keepRefusal(deps, result);
  for (const message of told) tellRoom(hub, message);
  for (const act of acts) act();
  deps.eventsAppended();
  return result;
}
