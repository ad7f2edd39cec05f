import { randomBytes } from 'node:crypto';
import { assert, cents, err, minuteMs, newId, ok, type Result, type ShopId } from '@kanmai/kernel';
import { isUniqueViolation, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { IdempotencyClaim } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import * as ledger from '../../trade/ledger/index.ts';
import { commitmentOf } from '../lucky-bags/index.ts';
import {
  canHost,
  findRole,
  findRoom,
  lockRoom,
  type RoomTelling,
  type RoomUnit,
  runInRoom,
  runOnceInRoom,
} from '../rooms/index.ts';
import { splitTotal } from './packet.policy.ts';
import { type PacketInput, packetLimits, type TakeView } from './packet.schema.ts';
import {
  endTake,
  findPacket,
  findTake,
  findTakeById,
  insertPacket,
  insertTake,
  listDue,
  lockPacket,
  type StoredTake,
  setOver,
  sumLeft,
} from './packet.store.ts';

export interface PacketDeps {
  readonly deps: FeatureDeps;
  readonly hub: RoomTelling;
}

export const endJob = 'red-packets.end';
export const payJob = 'red-packets.pay';
const seedBytes = 32;

/**
 * Publishes a red packet in a shop's own live room, by a host of the shop: its total leaves the settled balance at once, total,
 * count and parts never change. Once for an Idempotency-Key. Fails with `not-found`, `not-allowed`, `room-not-live`,
 * `packet-under-way`, `balance-too-small`, `deposit-overdue`.
 */
export async function publishPacket(
  given: PacketDeps,
  claim: IdempotencyClaim,
  actor: Actor,
  roomId: string,
  input: PacketInput,
): Promise<Result<{ id: string }, Problem>> {
  try {
    return await runOnceInRoom(given, claim, (unit) => publishInUnit(given, unit, actor, roomId, input));
  } catch (error) {
    if (isUniqueViolation(error, 'red_packets_open')) return err({ type: 'packet-under-way' });
    throw error;
  }
}

async function publishInUnit(
  { deps }: PacketDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  { totalCents, count, minutes }: PacketInput,
): Promise<Result<{ id: string }, Problem>> {
  const { tx, nowMs } = unit;
  const room = await lockRoom(tx, roomId);
  const role = room === null ? null : await findRole(tx, actor, room);
  if (room === null || role === null) return err({ type: 'not-found' });
  // It is the shop's money: a creator's room has none to give, an assistant none to spend.
  if (room.broadcasterKind !== 'shop' || !canHost(role)) return err({ type: 'not-allowed' });
  if (room.state !== 'live') return err({ type: 'room-not-live' });
  if (totalCents < count || totalCents > count * packetLimits.meanCentsMax)
    return err({
      type: 'bad-request',
      field: 'count',
      detail: 'A part is between 1 cent and 200 yuan on average.',
    });
  const id = newId('red-packet', nowMs, deps.random);
  const shopId = room.broadcasterId as ShopId;
  const currency = 'CNY';
  const total = cents(totalCents);
  const funded = await ledger.fundPacket(tx, deps, { packetId: id, shopId, currency, amountCents: total });
  if (!funded.ok) return funded;
  const seed = randomBytes(seedBytes).toString('hex');
  const commitment = commitmentOf(seed);
  const expiresAtMs = nowMs + minutes * minuteMs;
  await insertPacket(tx, {
    ...{ id, roomId: room.id, shopId, totalCents: total, currency, count, seed, commitment },
    ...{
      amounts: splitTotal(totalCents, count, seed),
      madeBy: actor.personId,
      publishedAtMs: nowMs,
      expiresAtMs,
    },
  });
  const expiresAt = new Date(expiresAtMs).toISOString();
  const told = { packetId: id, totalCents, currency, count, commitment, expiresAt };
  await unit.announce(roomId, { kind: 'red-packet-published', ...told });
  await deps.jobs.enqueue(tx, endJob, { packetId: id }, { afterMs: expiresAtMs - nowMs, key: id });
  return ok({ id });
}

/**
 * Takes a part for somebody, once, however often and at once it is asked; it is paid out by a job. Who helps in the room takes
 * none. Fails with `not-found`, `not-allowed`, `packet-over`.
 */
export async function takePart(
  { deps }: PacketDeps,
  actor: Actor,
  packetId: string,
): Promise<Result<TakeView, Problem>> {
  const { personId } = actor;
  const before = await findTake(deps.db, packetId, personId);
  if (before !== null) return ok(takeView(before));
  const packet = await findPacket(deps.db, packetId);
  const room = packet === null ? null : await findRoom(deps.db, packet.roomId);
  if (packet === null || room === null) return err({ type: 'not-found' });
  if ((await findRole(deps.db, actor, room)) !== null) return err({ type: 'not-allowed' });
  if (room.state !== 'live') return err({ type: 'packet-over' });
  const nowMs = deps.clock.nowMs();
  const takeId = newId('red-packet-take', nowMs, deps.random);
  const { shopId, currency } = packet;
  try {
    const done = await unitOfWork(deps.db, async (tx): Promise<Result<TakeView, Problem>> => {
      const taken = await insertTake(tx, { id: takeId, packetId, personId }, nowMs);
      if (taken === null) return err({ type: 'packet-over' });
      const { number, amountCents, last } = taken;
      await ledger.takeFromPacket(tx, deps, { packetId, shopId, currency, amountCents, takeId });
      await deps.jobs.enqueue(tx, payJob, { takeId });
      const event = { kind: 'red-packet-taken' as const, atMs: nowMs, personId, shopId, subjectId: packetId };
      await appendEvents(tx, [{ ...event, data: { roomId: room.id, amountCents } }]);
      // Not here: whoever tells the room locks it first.
      if (last) await deps.jobs.enqueue(tx, endJob, { packetId }, { key: `${packetId} taken` });
      return ok({ number, amountCents, state: 'due' });
    });
    if (done.ok) deps.eventsAppended();
    return done;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const raced = await findTake(deps.db, packetId, personId);
    assert(raced !== null, 'who could not take twice has taken');
    return ok(takeView(raced));
  }
}

export function takeView({ number, amountCents, state }: StoredTake): TakeView {
  return { number, amountCents, state };
}

/** Ends a packet that is taken, expired, or of a room that is over: what nobody took goes back to the shop. Once. */
export async function endPacket(given: PacketDeps, packetId: string): Promise<void> {
  const { deps } = given;
  const found = await findPacket(deps.db, packetId);
  if (found === null || found.state === 'over') return;
  const result = await runInRoom(given, async (unit): Promise<Result<void, Problem>> => {
    const { tx, nowMs } = unit;
    const room = await lockRoom(tx, found.roomId);
    const packet = await lockPacket(tx, packetId);
    assert(room !== null && packet !== null, 'a packet is of a room');
    const isOver = packet.expiresAtMs <= nowMs || packet.taken === packet.count || room.state !== 'live';
    if (packet.state === 'over' || !isOver) return ok(undefined);
    const { shopId, currency, seed, taken } = packet;
    const returnedCents = await sumLeft(tx, packetId);
    await setOver(tx, packetId, returnedCents, nowMs);
    await ledger.returnPacket(tx, deps, { packetId, shopId, currency, amountCents: returnedCents });
    await unit.announce(room.id, { kind: 'red-packet-over', packetId, taken, returnedCents, seed });
    return ok(undefined);
  });
  assert(result.ok, 'a packet ends or stays as it is');
}

/** Pays a part to its person: first at the provider, then in the books. Safe to repeat, and after a crash between the two. */
export async function payTake({ deps }: PacketDeps, takeId: string): Promise<void> {
  const take = await findTakeById(deps.db, takeId);
  if (take === null || take.state !== 'due') return;
  const { personId, amountCents, currency } = take;
  const outcome = await deps.payouts.payPerson({ transferId: takeId, personId, amountCents, currency });
  await unitOfWork(deps.db, async (tx) => {
    const done = outcome.state === 'done';
    const end = done ? { providerRef: outcome.providerRef } : { failure: outcome.reason.slice(0, 200) };
    if (!(await endTake(tx, takeId, end, deps.clock.nowMs()))) return;
    const taken = { ...take, takeId };
    if (done) await ledger.payTaken(tx, deps, taken, deps.payouts.name);
    else await ledger.refuseTaken(tx, deps, taken);
  });
}

const batchMax = 1_000;
/** A take that its job has not paid in this time is looked after by the sweep. */
const unpaidMs = 2 * minuteMs;

/** What jobs that were lost have left. One that fails keeps no other. */
export async function advanceAll(given: PacketDeps, signal?: AbortSignal): Promise<void> {
  const { deps } = given;
  const nowMs = deps.clock.nowMs();
  const { packetIds, takeIds } = await listDue(deps.db, nowMs, nowMs - unpaidMs, batchMax);
  const works = [
    ...packetIds.map((id) => ({ id, work: endPacket })),
    ...takeIds.map((id) => ({ id, work: payTake })),
  ];
  for (const { id, work } of works) {
    if (signal?.aborted === true) return;
    try {
      await work(given, id);
    } catch (error) {
      deps.log.error({ error, id }, 'a red packet could not be taken on');
    }
  }
}
