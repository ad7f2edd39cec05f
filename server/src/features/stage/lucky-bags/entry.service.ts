import { assert, err, newId, ok, type Result } from '@kanmai/kernel';
import { isUniqueViolation, type Tx, unitOfWork } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { findRole, findRoom, findViewer } from '../rooms/index.ts';
import { findEntrant, findEntry, insertEntry, setShare } from './entry.store.ts';
import { hashOfShare } from './entry-commitment.ts';
import { missingConditions } from './lucky-bag.policy.ts';
import type { EntryReceipt } from './lucky-bag.schema.ts';
import type { BagDeps } from './lucky-bag.service.ts';
import { findBag, holdBag, isPublished, type PublishedBag } from './lucky-bag.store.ts';

/**
 * Enters somebody who meets the conditions, once, however often and at once it is asked; the first `shareHash` counts.
 * Whoever helps in the room does not enter. Fails with `not-found`, `not-allowed`, `bag-over`, `conditions-not-met`.
 */
export async function enterBag(
  deps: BagDeps,
  actor: Actor,
  bagId: string,
  shareHash: string,
): Promise<Result<EntryReceipt, Problem>> {
  const before = await findEntry(deps.db, bagId, actor.personId);
  if (before !== null) return ok(receiptOf(before));
  const bag = await findBag(deps.db, bagId);
  if (bag === null || !isPublished(bag)) return err({ type: 'not-found' });
  const nowMs = deps.clock.nowMs();
  if (bag.state !== 'open' || bag.closesAtMs <= nowMs) return err({ type: 'bag-over' });
  const allowed = await mayEnter(deps, actor, bag, nowMs);
  if (!allowed.ok) return allowed;
  const entryId = newId('lucky-bag-entry', nowMs, deps.random);
  try {
    const entered = await unitOfWork(deps.db, (tx) =>
      insertEntry(tx, { bagId, personId: actor.personId, entryId, shareHash }, nowMs),
    );
    return entered === null ? err({ type: 'bag-over' }) : ok(entered);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const raced = await findEntry(deps.db, bagId, actor.personId);
    assert(raced !== null, 'who could not enter twice has entered');
    return ok(receiptOf(raced));
  }
}

async function mayEnter(
  deps: BagDeps,
  actor: Actor,
  bag: PublishedBag,
  nowMs: number,
): Promise<Result<void, Problem>> {
  const room = await findRoom(deps.db, bag.roomId);
  assert(room !== null, 'a bag is of a room');
  if ((await findRole(deps.db, actor, room)) !== null) return err({ type: 'not-allowed' });
  const { personId } = actor;
  const [viewer, known] = await Promise.all([
    findViewer(deps.db, bag.roomId, personId, nowMs),
    findEntrant(deps.db, { bagId: bag.id, personId, broadcasterId: room.broadcasterId }),
  ]);
  const missing = missingConditions(bag.input.conditions, { watchedMs: viewer?.watchedMs ?? 0, ...known });
  return missing.length === 0 ? ok(undefined) : err({ type: 'conditions-not-met', missing });
}

function receiptOf({ entryId, number, shareHash }: EntryReceipt): EntryReceipt {
  return { entryId, number, shareHash };
}

/**
 * Takes an entrant's share after the bag was closed and before the draw is sealed; safe to repeat. Fails with `not-found`,
 * `share-mismatch`, `share-late`.
 */
export async function revealShare(
  deps: BagDeps,
  actor: Actor,
  bagId: string,
  share: string,
): Promise<Result<{ revealed: true }, Problem>> {
  return unitOfWork(deps.db, async (tx) => revealInTx(tx, deps, actor, bagId, share));
}

async function revealInTx(
  tx: Tx,
  deps: BagDeps,
  { personId }: Actor,
  bagId: string,
  share: string,
): Promise<Result<{ revealed: true }, Problem>> {
  const entry = await findEntry(tx, bagId, personId);
  if (entry === null) return err({ type: 'not-found' });
  if (hashOfShare(share) !== entry.shareHash) return err({ type: 'share-mismatch', field: 'share' });
  if (entry.share !== null) return ok({ revealed: true });
  // None comes in while they are counted; they do not wait for one another.
  const bag = await holdBag(tx, bagId);
  const due = bag?.sharesDueAtMs ?? 0;
  if (bag?.state !== 'closed' || due <= deps.clock.nowMs())
    return err({ type: 'share-late', ...(bag === null ? {} : { state: bag.state }) });
  await setShare(tx, bagId, personId, share);
  return ok({ revealed: true });
}
