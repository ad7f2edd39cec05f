import { assert, dayMs, secondMs } from '@kanmai/kernel';
import { type Tx, unitOfWork } from '../../../database.ts';
import * as stock from '../../trade/stock/index.ts';
import { announce, lockRoom, type RoomMessage, type StoredRoom, unseenMs } from '../rooms/index.ts';
import { decideEligible, listEntries, type StoredEntry } from './entry.store.ts';
import { bagLimits } from './lucky-bag.schema.ts';
import { advanceJob, type BagDeps } from './lucky-bag.service.ts';
import {
  findBag,
  isPublished,
  listDue,
  lockBag,
  type PublishedBag,
  setClosed,
  setDrawn,
  setSealed,
  setSettled,
} from './lucky-bag.store.ts';
import { closeEntries, proveDraw, type SealedBag, sealBag } from './proof-document.ts';
import { findNames, insertWinners, setLapsed } from './winner.store.ts';

/**
 * Takes a bag as many steps on as its time has come for, each a unit of work of its own that looks first whether it was done:
 *
 *   open → closed (the entries' root is told) → sealed (shares and root are told) → drawn (the seed is told) → settled
 *
 * Everything that decides the draw is stored before the step that reads it, so whoever is killed in the middle, or does it
 * at the same time as another, draws the same winners.
 */
export async function advanceBag(deps: BagDeps, bagId: string): Promise<void> {
  for (const step of [close, seal, draw, settle]) {
    const told = await unitOfWork(deps.db, async (tx) => {
      const found = await findBag(tx, bagId);
      if (found === null) return [];
      // The room first, as everybody does who announces; the bag then is as it stays.
      const room = await lockRoom(tx, found.roomId);
      const bag = await lockBag(tx, bagId);
      assert(room !== null && bag !== null, 'a bag is of a room');
      return isPublished(bag) ? step(tx, deps, bag, room) : [];
    });
    for (const message of told) deps.tell(message);
  }
}

const dueMax = 1_000;

/** Takes all bags on whose time has come: what a job that was lost has left. One that fails keeps no other. */
export async function advanceDue(deps: BagDeps, signal?: AbortSignal): Promise<void> {
  for (const bagId of await listDue(deps.db, deps.clock.nowMs(), dueMax)) {
    if (signal?.aborted === true) return;
    try {
      await advanceBag(deps, bagId);
    } catch (error) {
      deps.log.error({ error, bagId }, 'a lucky bag could not be taken on');
    }
  }
}

type Told = Promise<readonly RoomMessage[]>;

async function close(tx: Tx, deps: BagDeps, bag: PublishedBag, room: StoredRoom): Told {
  const nowMs = deps.clock.nowMs();
  if (bag.state !== 'open' || bag.closesAtMs > nowMs) return [];
  const presence = room.state === 'live' ? { roomId: room.id, seenAfterMs: nowMs - unseenMs } : null;
  await decideEligible(tx, bag.id, presence);
  const { eligibleCount, entriesRoot, entries } = closeEntries(leavesOf(await listEntries(tx, bag.id)));
  const sharesDueAtMs = nowMs + bagLimits.sharesS * secondMs;
  await setClosed(tx, bag.id, { closedAtMs: nowMs, eligibleCount, entriesRoot, sharesDueAtMs });
  const options = { afterMs: bagLimits.sharesS * secondMs, key: `${bag.id} closed` };
  await deps.jobs.enqueue(tx, advanceJob, { bagId: bag.id }, options);
  const sharesDueAt = new Date(sharesDueAtMs).toISOString();
  const told = { bagId: bag.id, entryCount: entries.length, eligibleCount, entriesRoot, sharesDueAt };
  return [await announce(tx, bag.roomId, { kind: 'bag-closed', ...told }, nowMs)];
}

async function seal(tx: Tx, deps: BagDeps, bag: PublishedBag): Told {
  const nowMs = deps.clock.nowMs();
  if (bag.state !== 'closed' || (bag.sharesDueAtMs ?? 0) > nowMs) return [];
  const { closing, root } = sealed(bag, await listEntries(tx, bag.id));
  assert(closing.entriesRoot === bag.entriesRoot, 'entries stay as they were at closing');
  const { sharesRevealed, sharesRoot } = closing;
  await setSealed(tx, bag.id, { sharesRevealed, sharesRoot, root });
  const told = { bagId: bag.id, sharesRevealed, sharesRoot, root };
  return [await announce(tx, bag.roomId, { kind: 'bag-sealed', ...told }, nowMs)];
}

async function draw(tx: Tx, deps: BagDeps, bag: PublishedBag): Told {
  const nowMs = deps.clock.nowMs();
  if (bag.state !== 'sealed') return [];
  const entries = await listEntries(tx, bag.id);
  const whole = sealed(bag, entries);
  assert(whole.root === bag.root, 'what was sealed stays as it was');
  const proof = proveDraw(whole, bag.seed);
  const personOf = new Map(entries.map(({ entryId, personId }) => [entryId, personId]));
  const winners = proof.winners.map(({ entryId }) => ({ entryId, personId: personOf.get(entryId)! }));
  await insertWinners(tx, bag.id, winners);
  const claimDueAtMs = nowMs + bagLimits.claimDays * dayMs;
  await setDrawn(tx, bag.id, { drawnAtMs: nowMs, claimDueAtMs, proof });
  const names = await findNames(
    tx,
    winners.map(({ personId }) => personId),
  );
  const told = {
    ...{ bagId: bag.id, seed: bag.seed, claimDueAt: new Date(claimDueAtMs).toISOString() },
    winners: winners.map(({ entryId, personId }) => ({ entryId, name: masked(names.get(personId) ?? '') })),
  };
  return [await announce(tx, bag.roomId, { kind: 'bag-drawn', ...told }, nowMs)];
}

/** What nobody claimed in time is everybody's again; at once when nobody won. */
async function settle(tx: Tx, deps: BagDeps, bag: PublishedBag): Told {
  const nowMs = deps.clock.nowMs();
  if (bag.state !== 'drawn' || bag.settledAtMs !== null) return [];
  const nobodyWon = bag.eligibleCount === 0;
  if (!nobodyWon && (bag.claimDueAtMs ?? 0) > nowMs) return [];
  await setLapsed(tx, bag.id);
  await setSettled(tx, bag.id, nowMs);
  const back = await stock.giveBackPool(tx, bag.shopId, bag.poolId, nowMs);
  assert(back.ok, 'a bag’s pool is there');
  return [];
}

function leavesOf(entries: readonly StoredEntry[]) {
  return entries.map(({ entryId, number, conditionsMet, shareHash }) => {
    assert(conditionsMet !== null, 'conditions are decided at closing');
    return { entryId, number, conditionsMet, shareHash };
  });
}

/** A closed bag with the shares that were revealed in time. */
export function sealed(bag: PublishedBag, entries: readonly StoredEntry[]): SealedBag {
  const shares = new Map(entries.flatMap(({ entryId, share }) => (share === null ? [] : [[entryId, share]])));
  return sealBag(bag.rules, bag.commitment, closeEntries(leavesOf(entries)), shares);
}

/** A name of which the room sees the first character and the last: 王**明. */
export function masked(name: string): string {
  const letters = [...name];
  return letters.length < 3 ? `${letters[0] ?? ''}*` : `${letters[0]}**${letters.at(-1)}`;
}
