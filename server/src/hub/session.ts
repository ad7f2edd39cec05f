import type { Problem } from '../http/problems.ts';
import type { Connection } from './connection.ts';
import type { Admitted, HubDeps, HubDoors, HubSettings, Viewer } from './hub.ts';
import { type Member, refuse, tell, tellProblem } from './member.ts';
import { type ClientFrame, readClientFrame } from './protocol.ts';
import { type RoomHere, tellFeature } from './room-here.ts';

/** What one socket does, from its opening to its end. */
export interface Session<Facts> {
  /** Brings an admitted viewer into the room; refuses it when there is no place. Never rejects. */
  join(roomId: string, admitted: Admitted<Facts>, afterSeq: number | null): Promise<void>;
  /** A text frame of the client. What comes before the hello is passed over. */
  received(text: string): void;
  /** A frame that holds no text. */
  receivedOther(): void;
  closed(code: number): void;
}

export interface SessionDeps<Facts> {
  readonly hub: HubDeps;
  readonly doors: HubDoors<Facts>;
  readonly settings: HubSettings;
  readonly uptime: { nowMs(): number };
  /** Whether one more may come in. */
  hasPlace(): boolean;
  roomOf(roomId: string): Promise<RoomHere<Facts>>;
  nextConnectionId(): number;
}

/** Refused so often without a pause, and the socket is closed. */
const refusedMax = 200;
const refusalToldMs = 1_000;
const sayingMax = 4;

export function createSession<Facts>(connection: Connection, deps: SessionDeps<Facts>): Session<Facts> {
  const { hub, doors, settings, uptime } = deps;
  let gone = false;
  let member: Member<Facts> | null = null;
  let here: RoomHere<Facts> | null = null;

  const enter = async (roomId: string, admitted: Admitted<Facts>, afterSeq: number | null) => {
    const opened = await deps.roomOf(roomId);
    if (gone) return;
    if (!deps.hasPlace()) return refuse(connection, { type: 'unavailable' });
    const person = opened.personOf(admitted);
    if (person.sockets >= settings.connectionsPerPerson)
      return refuse(connection, {
        type: 'too-many-requests',
        detail: `At most ${settings.connectionsPerPerson} connections to a room.`,
      });
    person.sockets += 1;
    const viewer: Viewer<Facts> = {
      ...admitted,
      roomId,
      connectionId: deps.nextConnectionId(),
      joinedAtMs: hub.clock.nowMs(),
    };
    const joined = newMember(viewer, connection, person, uptime.nowMs());
    member = joined;
    here = opened;
    opened.members.add(joined);
    tellFeature(hub, () => doors.joined?.(viewer));
    await opened.room.join(joined, afterSeq);
  };
  const say = async (speaker: Member<Facts>, id: number | null, text: string) => {
    if (speaker.saying >= sayingMax) return tellProblem(connection, { type: 'too-many-requests' }, id);
    speaker.saying += 1;
    try {
      const result = await doors.said(speaker.viewer, text);
      if (!result.ok) return tellProblem(connection, result.failure, id);
      const json = JSON.stringify(result.value ?? null);
      if (Buffer.byteLength(json) > settings.chatBytesMax)
        return tellProblem(connection, tooLarge(settings.chatBytesMax), id);
      // Taken is spread, whether its speaker is still here or not.
      here?.room.chat(json);
      tell(connection, { t: 'said', id, body: result.value ?? null });
    } catch (error) {
      hub.log.error({ error }, 'something said in a room was lost');
      tellProblem(connection, { type: 'unavailable' }, id);
    } finally {
      speaker.saying -= 1;
    }
  };
  const answer = (from: Member<Facts>, frame: ClientFrame) => {
    if (frame.t === 'say') void say(from, frame.id, frame.text);
    else if (frame.t === 'time') tell(connection, { t: 'time', c: frame.c, now: hub.clock.nowMs() });
    else if (frame.t === 'like') tellFeature(hub, () => doors.liked?.(from.viewer, frame.n));
    else if (from.cohort !== null) {
      if (frame.f > from.cohort.flushNo) tellProblem(connection, badRequest('f: not flushed yet.'));
      else from.ackedFlush = Math.max(from.ackedFlush, frame.f);
    }
  };
  /** Whether this person may send one more now; tells once in a while that not, and ends what goes on all the same. */
  const allows = ({ person }: Member<Facts>) => {
    const nowMs = uptime.nowMs();
    if (person.allowance.take(nowMs)) return true;
    if (person.allowance.refused > refusedMax) refuse(connection, { type: 'too-many-requests' });
    else if (nowMs - person.refusedAtMs >= refusalToldMs) {
      person.refusedAtMs = nowMs;
      tellProblem(connection, { type: 'too-many-requests' });
    }
    return false;
  };
  return {
    async join(roomId, admitted, afterSeq) {
      try {
        await enter(roomId, admitted, afterSeq);
      } catch (error) {
        hub.log.error({ error, roomId }, 'a room could not be opened');
        if (!gone) refuse(connection, { type: 'unavailable' });
      }
    },
    received(text) {
      if (member === null || member.gone || !allows(member)) return;
      if (Buffer.byteLength(text) > settings.messageBytesMax)
        return tellProblem(connection, tooLarge(settings.messageBytesMax));
      const frame = readClientFrame(text);
      if (typeof frame === 'string') tellProblem(connection, badRequest(frame));
      else answer(member, frame);
    },
    receivedOther() {
      if (member !== null && !member.gone && allows(member))
        tellProblem(connection, badRequest('Send text frames.'));
    },
    closed(code) {
      gone = true;
      if (member !== null) here?.leave(member, code);
    },
  };
}

function newMember<Facts>(
  viewer: Viewer<Facts>,
  connection: Connection,
  person: Member<Facts>['person'],
  joinedAtMs: number,
): Member<Facts> {
  return {
    viewer,
    connection,
    person,
    joinedAtMs,
    cohort: null,
    place: 0,
    ackedFlush: 0,
    late: false,
    seq: 0,
    reading: false,
    saying: 0,
    gone: false,
  };
}

function badRequest(detail: string): Problem {
  return { type: 'bad-request', detail };
}

function tooLarge(bytes: number): Problem {
  return { type: 'body-too-large', detail: `At most ${bytes} bytes.` };
}
