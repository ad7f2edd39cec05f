import { err, newId, ok, type Result, secondMs } from '@kanmai/kernel';
import { isUniqueViolation, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { IdempotencyClaim } from '../../../http/idempotency.ts';
import type { Problem } from '../../../http/problems.ts';
import {
  canAssist,
  findRole,
  findRoom,
  lockRoom,
  type RoomHub,
  type RoomUnit,
  runInRoom,
  runOnceInRoom,
} from '../rooms/index.ts';
import { decidePoll } from './poll.policy.ts';
import { type PollInput, pollLimits } from './poll.schema.ts';
import {
  type CloseReason,
  countPolls,
  countVotes,
  findPoll,
  findVotesOf,
  insertPoll,
  insertVote,
  listDuePolls,
  lockPoll,
  type StoredPoll,
  setClosed,
} from './poll.store.ts';
import type { Tally } from './poll.tally.ts';

export interface PollDeps {
  readonly deps: FeatureDeps;
  readonly hub: RoomHub;
  readonly tally: Tally;
}

export const closeJob = 'polls.close';
type Made = Result<{ id: string }, Problem>;

/**
 * Asks the viewers of a live room something, by who arranges it. It closes by itself. Once for an Idempotency-Key. Fails with
 * `not-found`, `not-allowed`, `room-not-live`, `poll-under-way`, `too-many` and what `decidePoll` does.
 */
export async function openPoll(
  given: PollDeps,
  claim: IdempotencyClaim,
  actor: Actor,
  roomId: string,
  input: PollInput,
): Promise<Made> {
  try {
    return await runOnceInRoom(given, claim, (unit) => openInUnit(given, unit, actor, roomId, input));
  } catch (error) {
    if (isUniqueViolation(error, 'polls_open')) return err({ type: 'poll-under-way' });
    throw error;
  }
}

async function openInUnit(
  { deps }: PollDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  input: PollInput,
): Promise<Made> {
  const { tx, nowMs } = unit;
  const room = await lockRoom(tx, roomId);
  const role = room === null ? null : await findRole(tx, actor, room);
  if (room === null || role === null) return err({ type: 'not-found' });
  if (!canAssist(role)) return err({ type: 'not-allowed' });
  if (room.state !== 'live') return err({ type: 'room-not-live' });
  const decided = decidePoll(input);
  if (!decided.ok) return decided;
  if ((await countPolls(tx, roomId)) >= pollLimits.perRoomMax)
    return err({ type: 'too-many', limit: pollLimits.perRoomMax });
  const id = newId('poll', nowMs, deps.random);
  const closesAtMs = nowMs + input.seconds * secondMs;
  const { question, options } = decided.value;
  await insertPoll(tx, {
    ...{ id, roomId: room.id, question, options, openedBy: actor.personId, openedAtMs: nowMs, closesAtMs },
  });
  const closesAt = new Date(closesAtMs).toISOString();
  await unit.announce(roomId, { kind: 'poll-opened', pollId: id, question, options, closesAt });
  await deps.jobs.enqueue(tx, closeJob, { pollId: id }, { afterMs: closesAtMs - nowMs, key: id });
  return ok({ id });
}

/**
 * Takes somebody's vote, once: the first counts, and saying it again changes nothing. Whoever works in the room asks and does
 * not vote. Fails with `not-found`, `not-allowed`, `poll-over`, `bad-request`, and `state-conflict` for another choice than
 * before.
 */
export async function vote(
  { deps, tally }: PollDeps,
  actor: Actor,
  pollId: string,
  choice: number,
): Promise<Result<{ choice: number }, Problem>> {
  const poll = await findPoll(deps.db, pollId);
  const room = poll === null ? null : await findRoom(deps.db, poll.roomId);
  if (poll === null || room === null) return err({ type: 'not-found' });
  if ((await findRole(deps.db, actor, room)) !== null) return err({ type: 'not-allowed' });
  if (choice >= poll.options.length) return err({ type: 'bad-request', field: 'choice' });
  if (room.state !== 'live') return err({ type: 'poll-over' });
  const { personId } = actor;
  try {
    const nowMs = deps.clock.nowMs();
    const taken = await unitOfWork(deps.db, (tx) => insertVote(tx, { pollId, personId, choice }, nowMs));
    if (taken) tally.voted(poll);
    return taken ? ok({ choice }) : again(deps, poll, personId, choice, 'poll-over');
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return again(deps, poll, personId, choice, 'state-conflict');
  }
}

async function again(
  deps: FeatureDeps,
  poll: StoredPoll,
  personId: string,
  choice: number,
  otherwise: 'poll-over' | 'state-conflict',
): Promise<Result<{ choice: number }, Problem>> {
  const before = (await findVotesOf(deps.db, [poll.id], personId)).get(poll.id);
  return before === choice ? ok({ choice }) : err({ type: otherwise });
}

/** Closes a poll before its time, by who arranges the room. Safe to repeat. */
export async function closePoll(
  given: PollDeps,
  actor: Actor,
  roomId: string,
  pollId: string,
): Promise<Made> {
  return runInRoom(given, async (unit) => {
    const room = await lockRoom(unit.tx, roomId);
    const role = room === null ? null : await findRole(unit.tx, actor, room);
    const poll = await findPoll(unit.tx, pollId);
    if (room === null || role === null || poll?.roomId !== room.id) return err({ type: 'not-found' });
    if (!canAssist(role)) return err({ type: 'not-allowed' });
    await closeInUnit(unit, pollId, 'host');
    return ok({ id: pollId });
  });
}

/** Closes a poll whose time, or whose room, is over. Once. */
export async function closeDue(given: PollDeps, pollId: string): Promise<void> {
  const { deps } = given;
  const found = await findPoll(deps.db, pollId);
  if (found === null || found.state === 'closed') return;
  await runInRoom(given, async (unit) => {
    const room = await lockRoom(unit.tx, found.roomId);
    if (room?.state !== 'live') await closeInUnit(unit, pollId, 'room');
    else if (found.closesAtMs <= unit.nowMs) await closeInUnit(unit, pollId, 'time');
    return ok({});
  });
}

async function closeInUnit(unit: RoomUnit, pollId: string, reason: CloseReason): Promise<void> {
  const poll = await lockPoll(unit.tx, pollId);
  if (poll === null || poll.state === 'closed') return;
  const result = await countVotes(unit.tx, poll);
  await setClosed(unit.tx, pollId, { reason, result }, unit.nowMs);
  await unit.announce(poll.roomId, { kind: 'poll-closed', pollId, result });
}

const batchMax = 1_000;

/** What jobs that were lost have left, and polls of rooms that ended. One that fails keeps no other. */
export async function closeAllDue(given: PollDeps, signal?: AbortSignal): Promise<void> {
  const { deps } = given;
  for (const pollId of await listDuePolls(deps.db, deps.clock.nowMs(), batchMax)) {
    if (signal?.aborted === true) return;
    try {
      await closeDue(given, pollId);
    } catch (error) {
      deps.log.error({ error, pollId }, 'a poll could not be closed');
    }
  }
}
