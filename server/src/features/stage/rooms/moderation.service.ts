import { err, ok, type Result } from '@kanmai/kernel';
import type { Actor } from '../../../http/access.ts';
import type { Problem } from '../../../http/problems.ts';
import type { ChatRulesInput } from './moderation.schema.ts';
import { deleteMute, upsertMute } from './mute.store.ts';
import { countHelpers, deleteHelper, findHelper, isPerson, upsertHelper } from './named-staff.store.ts';
import type { Done } from './room.deps.ts';
import { roomLimits } from './room.fields.ts';
import { canHost, canModerate, roleIn } from './room.policy.ts';
import { lockRoomAs } from './room.service.ts';
import { updateChatRules } from './room.store.ts';
import type { RoomUnit } from './room.unit.ts';

/** Who may say what: whether the chat is open, how often, how long, and which words nobody uses. */
export async function setChatRules(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  rules: ChatRulesInput,
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canModerate);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  const words = rules.bannedWords ?? room.bannedWords;
  const next = {
    open: rules.open ?? room.chatOpen,
    slowModeS: rules.slowModeS ?? room.slowModeS,
    lengthMax: rules.lengthMax ?? room.chatLengthMax,
  };
  const bannedWords = [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
  await updateChatRules(unit.tx, room.id, { ...next, bannedWords }, unit.nowMs);
  // Which words are banned is for those who work here.
  await unit.announce(room.id, { kind: 'chat-rules', chat: next });
  return ok({ id: room.id });
}

/** Has somebody say nothing in the rooms of this broadcaster, for a time or until it is taken back. */
export async function mutePerson(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  mute: { readonly personId: string; readonly minutes: number | null },
): Promise<Done> {
  const { tx, nowMs } = unit;
  const locked = await lockRoomAs(tx, actor, roomId, canModerate);
  if (!locked.ok) return locked;
  const { room } = locked.value;
  if (!(await isPerson(tx, mute.personId))) return err({ type: 'not-found', field: 'personId' });
  // Nobody mutes those who work here, themselves included: take the role away first.
  if (mute.personId === actor.personId || (await findHelper(tx, room.broadcasterId, mute.personId)) !== null)
    return err({ type: 'not-allowed', field: 'personId' });
  const untilMs = mute.minutes === null ? null : nowMs + mute.minutes * 60_000;
  const { broadcasterId } = room;
  await upsertMute(tx, { broadcasterId, personId: mute.personId, untilMs, mutedBy: actor.personId }, nowMs);
  await unit.announce(room.id, { kind: 'person-muted', personId: mute.personId });
  return ok({ id: room.id });
}

export async function unmutePerson(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  personId: string,
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canModerate);
  if (!locked.ok) return locked;
  await deleteMute(unit.tx, locked.value.room.broadcasterId, personId);
  return ok({ id: roomId });
}

/** Has every viewer's page take a message of the chat down. It was kept nowhere: that is all there is to delete. */
export async function deleteChatMessage(
  unit: RoomUnit,
  actor: Actor,
  roomId: string,
  messageId: string,
): Promise<Done> {
  const locked = await lockRoomAs(unit.tx, actor, roomId, canModerate);
  if (!locked.ok) return locked;
  await unit.announce(locked.value.room.id, { kind: 'chat-deleted', messageId });
  return ok({ id: roomId });
}

/** Names somebody to help in all rooms of a broadcaster, or to be another thing than before. */
export async function nameHelper(
  { tx, nowMs }: RoomUnit,
  actor: Actor,
  helper: {
    readonly broadcasterId: string;
    readonly personId: string;
    readonly role: 'assistant' | 'moderator';
  },
): Promise<Result<{ personId: string }, Problem>> {
  if (!canHost(roleIn(actor, helper, null))) return err({ type: 'not-found' });
  if (!(await isPerson(tx, helper.personId))) return err({ type: 'not-found', field: 'personId' });
  if ((await countHelpers(tx, helper.broadcasterId)) >= roomLimits.helpersMax)
    return err({ type: 'too-many', limit: roomLimits.helpersMax });
  await upsertHelper(tx, { ...helper, namedBy: actor.personId }, nowMs);
  return ok({ personId: helper.personId });
}

/** Somebody helps no more: sent by a host, or of their own accord. */
export async function dismissHelper(
  { tx }: RoomUnit,
  actor: Actor,
  helper: { readonly broadcasterId: string; readonly personId: string },
): Promise<Result<{ personId: string }, Problem>> {
  const isSelf = helper.personId === actor.personId;
  if (!isSelf && !canHost(roleIn(actor, helper, null))) return err({ type: 'not-found' });
  await deleteHelper(tx, helper.broadcasterId, helper.personId);
  return ok({ personId: helper.personId });
}
