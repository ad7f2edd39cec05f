import { err, newId, ok, type PersonId, type Result, secondMs } from '@kanmai/kernel';
import type { Intervention } from '@kanmai/trust';
import type { FeatureDeps } from '../../../feature.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import {
  lockRoom,
  type Restraint,
  type RoomPowers,
  type RoomTelling,
  type RoomUnit,
  runInRoom,
} from '../../stage/rooms/index.ts';
import {
  insertIntervention,
  listInterventionsOf,
  lockIntervention,
  setTakenBack,
} from './intervention.store.ts';
import type { Evidence, EvidenceQuote, StoredIntervention } from './intervention.ts';
import { findRoomPin } from './intervention.views.ts';
import { heldUntilMs, stepPolicy } from './step.policy.ts';

export interface WatchDeps {
  readonly deps: Pick<FeatureDeps, 'db' | 'clock' | 'random' | 'log' | 'bus' | 'eventsAppended'>;
  readonly hub: RoomTelling & { online(roomId: string): number };
  readonly powers: RoomPowers;
}

export interface WantedStep {
  readonly kind: Intervention;
  readonly rule: string;
  readonly evidence: Evidence;
  /** An operator stepped in, with a reason; null: the watch did. */
  readonly by: { readonly operatorId: PersonId; readonly reason: string } | null;
  /** The goods to take down; without them what is pinned. */
  readonly productId?: string;
  /** Steps that were known when it was decided: another one meanwhile, and this one is not taken. */
  readonly afterSteps?: number;
}

type Done = Result<{ id: string; roomId: string }, Problem>;

/** A step in a live room, with what it rests on, in the audit log and the log of events, all in one unit of work. */
export function intervene(given: WatchDeps, roomId: string, step: WantedStep): Promise<Done> {
  return runInRoom(given, async (unit) => {
    const { tx, nowMs } = unit;
    const room = await lockRoom(tx, roomId);
    if (room === null) return err({ type: 'not-found' });
    if (room.state !== 'live') return err({ type: 'room-not-live' });
    if (step.afterSteps !== undefined && (await listInterventionsOf(tx, roomId)).length !== step.afterSteps)
      return err({ type: 'state-conflict', state: room.state });
    const productId = step.productId ?? (await findRoomPin(tx, roomId));
    if (step.kind === 'unpin' && productId === null)
      return err({ type: 'bad-request', field: 'productId', detail: 'Nothing is pinned.' });
    const untilMs = heldUntilMs(step.kind, nowMs);
    const carried = await carryOut(given, unit, roomId, { ...step, productId, untilMs });
    if (!carried.ok) return carried;
    const id = newId('intervention', nowMs, given.deps.random);
    const clip = clipOf(step.evidence.quotes, nowMs);
    const operatorId = step.by?.operatorId ?? null;
    const reason = step.by?.reason ?? '';
    const { kind, rule, evidence } = step;
    await insertIntervention(
      tx,
      {
        ...{ id, roomId, broadcasterId: room.broadcasterId, kind, byId: operatorId, rule, reason },
        ...{ policyVersion: stepPolicy.version, productId, untilMs, evidence, ...clip },
      },
      nowMs,
    );
    const detail = { interventionId: id, rule, productId };
    await audit(tx, given.deps, {
      actorId: operatorId,
      action: `watch-${kind}`,
      subjectId: roomId,
      reason,
      detail,
    });
    await appendEvents(tx, [
      {
        ...{ kind: 'room-intervention', atMs: nowMs, personId: operatorId, subjectId: roomId },
        shopId: room.broadcasterKind === 'shop' ? room.broadcasterId : null,
        data: { interventionId: id, intervention: kind, rule, productId },
      },
    ]);
    return ok({ id, roomId });
  });
}

function carryOut(
  { powers }: WatchDeps,
  unit: RoomUnit,
  roomId: string,
  step: Pick<WantedStep, 'kind' | 'by'> & {
    readonly productId: string | null;
    readonly untilMs: number | null;
  },
): Promise<Result<unknown, Problem>> {
  switch (step.kind) {
    case 'hint':
      return Promise.resolve(ok(null));
    case 'unpin':
      return powers.unpin(unit, roomId, step.productId ?? '', step.untilMs ?? unit.nowMs);
    case 'mute':
      return powers.hush(unit, roomId, step.untilMs ?? unit.nowMs);
    case 'cut':
      return powers.cut(unit, roomId, step.by?.operatorId ?? null);
  }
}

const leadMs = 15 * secondMs;
const tailMs = 5 * secondMs;

/** The part of the broadcast to look at: from a little before what was said first. */
function clipOf(
  quotes: readonly EvidenceQuote[],
  nowMs: number,
): { clipFromMs: number; clipUntilMs: number } {
  const first = Math.min(nowMs, ...quotes.map(({ at }) => Date.parse(at)));
  return { clipFromMs: first - leadMs, clipUntilMs: nowMs + tailMs };
}

/**
 * An operator takes a step back: what it alone kept the room from is let go, and the watch begins anew. A room that was ended stays so; the
 * broadcaster may begin another one.
 */
export function takeBack(
  given: WatchDeps,
  id: string,
  by: { readonly operatorId: PersonId; readonly reason: string },
): Promise<Done> {
  return runInRoom(given, async (unit) => {
    const { tx, nowMs } = unit;
    const found = await lockIntervention(tx, id);
    if (found === null) return err({ type: 'not-found' });
    if (found.takenBack) return err({ type: 'state-conflict', state: 'taken-back' });
    const { roomId, kind, rule } = found;
    await letGo(given, unit, found);
    await setTakenBack(tx, id, by, nowMs);
    await audit(tx, given.deps, {
      ...{ actorId: by.operatorId, action: 'watch-take-back', subjectId: roomId, reason: by.reason },
      detail: { interventionId: id, kind, rule },
    });
    await appendEvents(tx, [
      {
        ...{ kind: 'room-intervention-taken-back', atMs: nowMs, personId: by.operatorId, subjectId: roomId },
        data: { interventionId: id, intervention: kind, rule },
      },
    ]);
    return ok({ id, roomId });
  });
}

/** Lets go what a step keeps a room from, as far as no other step that stands keeps it from the same. */
async function letGo({ powers }: WatchDeps, unit: RoomUnit, step: StoredIntervention): Promise<void> {
  const { tx, nowMs } = unit;
  const restraint = restraintOf(step);
  if (restraint === null) return;
  // Nobody steps in meanwhile.
  await lockRoom(tx, step.roomId);
  const untils = (await listInterventionsOf(tx, step.roomId)).flatMap((each) => {
    if (each.id === step.id || each.takenBack || each.untilMs === null) return [];
    const other = restraintOf(each);
    return other?.kind === restraint.kind && other.productId === restraint.productId ? [each.untilMs] : [];
  });
  const untilMs = Math.max(nowMs, ...untils);
  await powers.lift(unit, restraint, untilMs > nowMs ? untilMs : null);
}

/** What a step keeps a room from; null when it is over at once. */
function restraintOf({ roomId, kind, productId }: StoredIntervention): Restraint | null {
  if (kind === 'unpin') return { roomId, kind: 'pin', productId };
  return kind === 'mute' ? { roomId, kind: 'speak', productId: null } : null;
}
