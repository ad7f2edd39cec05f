import { err, newId, ok, type Result } from '@kanmai/kernel';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { audit } from '../../people/audit/index.ts';
import { findRoom } from '../../stage/rooms/index.ts';
import type { OpenCaseBody } from './case.schema.ts';
import { insertCase } from './case.store.ts';
import {
  type CaseScope,
  findOrderScope,
  freezeListings,
  listPinned,
  listTranscript,
} from './case-facts.views.ts';

/**
 * Opens a case about a part of a broadcast, by its room and times or by an order that was placed in it. What was said and what
 * listings say is frozen with it. Fails with `not-found` and `bad-request`.
 */
export async function openCase(
  tx: Tx,
  deps: Pick<FeatureDeps, 'clock' | 'random'>,
  actor: Actor,
  wish: OpenCaseBody,
): Promise<Result<{ id: string }, Problem>> {
  const nowMs = deps.clock.nowMs();
  const scope = await scopeOf(tx, wish, nowMs);
  if (!scope.ok) return scope;
  const room = await findRoom(tx, scope.value.roomId);
  if (room === null || room.startedAtMs === null) return err({ type: 'not-found', field: 'roomId' });
  const { roomId, fromMs, untilMs, productIds } = scope.value;
  const listings = await freezeListings(tx, productIds);
  if (listings.length !== productIds.length) return err({ type: 'not-found', field: 'productIds' });
  const id = newId('trust-case', nowMs, deps.random);
  const { broadcasterId } = room;
  await insertCase(
    tx,
    {
      ...{ id, roomId, broadcasterId, fromMs, untilMs, productIds, listings },
      ...{ orderId: wish.orderId ?? null, summary: wish.summary.trim(), openedBy: actor.personId },
      transcript: await listTranscript(tx, scope.value),
    },
    nowMs,
  );
  await audit(tx, deps, {
    ...{ actorId: actor.personId, action: 'case-open', subjectId: id, reason: wish.summary.trim() },
    detail: { roomId, orderId: wish.orderId ?? null },
  });
  await appendEvents(tx, [
    {
      kind: 'case-opened',
      atMs: nowMs,
      personId: actor.personId,
      subjectId: id,
      data: { roomId, broadcasterId },
    },
  ]);
  return ok({ id });
}

async function scopeOf(tx: Tx, wish: OpenCaseBody, nowMs: number): Promise<Result<CaseScope, Problem>> {
  if (wish.orderId !== undefined) {
    const found = await findOrderScope(tx, wish.orderId);
    return found === null ? err({ type: 'not-found', field: 'orderId' }) : ok(found);
  }
  if (wish.roomId === undefined || wish.from === undefined || wish.until === undefined)
    return err({
      type: 'bad-request',
      field: 'roomId',
      detail: 'Name an order, or a room with from and until.',
    });
  const [fromMs, untilMs] = [Date.parse(wish.from), Math.min(Date.parse(wish.until), nowMs)];
  if (!(fromMs < untilMs))
    return err({ type: 'bad-request', field: 'until', detail: 'A time after `from`, and not to come.' });
  const part = { roomId: wish.roomId, fromMs, untilMs };
  const productIds = [...new Set(wish.productIds ?? (await listPinned(tx, part)))];
  return productIds.length === 0
    ? err({ type: 'bad-request', field: 'productIds', detail: 'Nothing was pinned then: name the goods.' })
    : ok({ ...part, productIds });
}
