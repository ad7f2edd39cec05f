import { err, newId, ok } from '@kanmai/kernel';
import { commitWith } from '../../../database.ts';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import { announcementAdvert, screenAdvert } from '../../trust/adverts/index.ts';
import type { RoomPin } from './bag.schema.ts';
import { isWholeOrder, refuseGoods } from './goods.policy.ts';
import {
  deleteGoods,
  findInBag,
  findOffered,
  insertGoods,
  listBag,
  storeOrder,
  updateNote,
} from './goods.store.ts';
import { listGoods } from './goods.views.ts';
import { closePin, countPins, findPin, insertPin, updatePinUntil } from './pin.store.ts';
import { endPricesOf } from './price.service.ts';
import { findRestraint } from './restraint.store.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { canAssist } from './room.policy.ts';
import { lockRoomAs } from './room.service.ts';
import type { StoredRoom } from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

/** Of a whole broadcast: a host who pins once a minute for two days. */
const pinsMax = 3_000;

const restrained = (untilMs: number): Problem => ({
  type: 'room-restrained',
  until: new Date(untilMs).toISOString(),
});

const isOver = ({ state }: StoredRoom) => state === 'ended' || state === 'cancelled';

/** Puts products into the bag, at its end; those that are in it already stay where they are. */
export async function addGoods(
  given: RoomDeps,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  productIds: readonly string[],
): Promise<Done> {
  const { tx, nowMs } = unit;
  const locked = await lockRoomAs(tx, actor, roomId, canAssist);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (isOver(room)) return err({ type: 'state-conflict', state: room.state });
  const bag = await listBag(tx, room.id);
  const present = new Set(bag.map(({ productId }) => productId));
  const products = await findOffered(tx, productIds);
  const sourced =
    room.broadcasterKind === 'creator'
      ? await given.findSourced(tx, room.broadcasterId, productIds, nowMs)
      : new Set<string>();
  const refused = refuseGoods({ broadcaster: room, present, wanted: productIds, products, sourced });
  if (refused !== null) return err(refused);
  const first = Math.max(0, ...bag.map(({ position }) => position)) + 1;
  const added = productIds.filter((id) => !present.has(id));
  const shopOf = (productId: string) => products.get(productId)?.shopId ?? '';
  await insertGoods(
    tx,
    added.map((productId, index) => ({
      ...{ roomId: room.id, productId, shopId: shopOf(productId), position: first + index },
      addedBy: actor.personId,
    })),
    nowMs,
  );
  for (const goods of await listGoods(tx, room.id, added))
    await unit.announce(room.id, { kind: 'goods-added', goods });
  return ok({ id: room.id });
}

/** Takes a product out of the bag: it is unpinned, and its price and pool in this room end. */
export async function removeGoods(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  productId: string,
): Promise<Done> {
  const { tx, nowMs } = unit;
  const locked = await lockRoomAs(tx, actor, roomId, canAssist);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (isOver(room)) return err({ type: 'state-conflict', state: room.state });
  if ((await findInBag(tx, room.id, productId)) === null) return ok({ id: room.id });
  const ended = await endPricesOf(tx, room.id, productId, nowMs);
  if (!ended.ok) return ended;
  if ((await findPin(tx, room.id))?.productId === productId) await takeDownPin(unit, room);
  await deleteGoods(tx, room.id, productId);
  await unit.announce(room.id, { kind: 'goods-removed', productId });
  return ok({ id: room.id });
}

/** Arranges the bag as named: all of it, so that two who arrange at once do not mix their orders. */
export async function orderGoods(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  productIds: readonly string[],
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canAssist);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (isOver(room)) return err({ type: 'state-conflict', state: room.state });
  const present = (await listBag(unit.tx, room.id)).map(({ productId }) => productId);
  if (!isWholeOrder(present, productIds))
    return err({ type: 'state-conflict', field: 'productIds', detail: 'The bag has other goods by now.' });
  await storeOrder(unit.tx, room.id, productIds);
  await unit.announce(room.id, { kind: 'goods-ordered', productIds });
  return ok({ id: room.id });
}

/** Says a few words beside a product; none take away what was said. */
export async function noteGoods(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  productId: string,
  text: string,
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canAssist);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (isOver(room)) return err({ type: 'state-conflict', state: room.state });
  if ((await findInBag(unit.tx, room.id, productId)) === null) return err({ type: 'not-in-bag', productId });
  const note = text.trim();
  const refused = note === '' ? null : await refuseWords(unit, room, `note.${productId}`, note);
  if (refused !== null) return err(refused);
  await updateNote(unit.tx, room.id, productId, note);
  await unit.announce(room.id, { kind: 'goods-noted', productId, note });
  return ok({ id: room.id });
}

/** Why nobody of the room may say this to its viewers; null when they may. */
async function refuseWords(
  { tx, nowMs }: RoomUnit,
  room: StoredRoom,
  field: string,
  text: string,
): Promise<Problem | null> {
  const kept = await findRestraint(tx, { roomId: room.id, kind: 'speak', productId: null }, nowMs);
  if (kept !== null) return restrained(kept);
  const read = await screenAdvert(tx, announcementAdvert(room, text, field), nowMs);
  return read.ok ? null : read.failure;
}

/**
 * Pins a product of the bag in the place of what was pinned; with `explainS`, viewers see how long it is meant to be
 * explained. The same product again only moves that end. While live alone: the timeline is of the broadcast.
 */
export async function pinGoods(
  given: Pick<RoomDeps, 'deps'>,
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  pin: { readonly productId: string; readonly explainS?: number },
): Promise<Done> {
  const { tx, nowMs } = unit;
  const { productId, explainS } = pin;
  // Sent together, read behind the lock: viewers wait for a pin while everybody buys.
  const [locked, inBag, before, count, [goods]] = await Promise.all([
    lockRoomAs(tx, actor, roomId, canAssist),
    findInBag(tx, roomId, productId),
    findPin(tx, roomId),
    countPins(tx, roomId),
    listGoods(tx, roomId, [productId]),
  ]);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (room.state !== 'live') return err({ type: 'room-not-live' });
  if (inBag === null) return err({ type: 'not-in-bag', productId });
  const kept = await findRestraint(tx, { roomId: room.id, kind: 'pin', productId }, nowMs);
  if (kept !== null) return err(restrained(kept));
  const untilMs = explainS === undefined ? null : nowMs + explainS * 1_000;
  const isSame = before?.productId === productId;
  if (!isSame && count >= pinsMax) return err({ type: 'too-many', limit: pinsMax });
  const next: RoomPin = {
    ...(isSame ? before : { productId, pinnedAt: new Date(nowMs).toISOString(), unpinnedAt: null }),
    id: isSame ? before.id : newId('pin', nowMs, given.deps.random),
    until: untilMs === null ? null : new Date(untilMs).toISOString(),
  };
  const put = { id: next.id, roomId: room.id, productId, pinnedBy: actor.personId, untilMs };
  await commitWith(tx, () =>
    Promise.all([
      ...(isSame
        ? [updatePinUntil(tx, next.id, untilMs)]
        : [closePin(tx, room.id, nowMs), insertPin(tx, put, nowMs)]),
      unit.announce(room.id, { kind: 'pinned', pin: next, goods }),
    ]),
  );
  return ok({ id: room.id });
}

/** Takes down what is pinned. Repeating changes nothing. */
export async function unpinGoods(unit: RoomUnit, actor: Actor, roomId: string): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canAssist);
  if (!locked.ok) return locked;
  await takeDownPin(unit, locked.value.room);
  return ok({ id: locked.value.room.id });
}

/** Takes down what is pinned in a locked room, and tells its viewers. */
export async function takeDownPin({ tx, nowMs, announce }: RoomUnit, room: StoredRoom): Promise<void> {
  const pin = await closePin(tx, room.id, nowMs);
  if (pin !== null) await announce(room.id, { kind: 'unpinned', pin });
}

/** Says something to all viewers, which stays above the chat. */
export async function sayToAll(unit: RoomUnit, actor: Actor, roomId: string, text: string): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canAssist);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (room.state !== 'live') return err({ type: 'room-not-live' });
  const said = text.trim();
  if (said === '') return err({ type: 'bad-request', field: 'text', detail: 'Say something.' });
  const refused = await refuseWords(unit, room, 'text', said);
  if (refused !== null) return err(refused);
  await unit.announce(room.id, { kind: 'announcement', text: said, at: new Date(unit.nowMs).toISOString() });
  return ok({ id: room.id });
}
