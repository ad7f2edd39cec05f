import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';
import type { RoomMessage, RoomStatus, RoomVitals } from '../../shared/room-frames.ts';
import { openRoomSocket, type RoomSocket } from '../../shared/room-socket.ts';
import { type ChatLine, withLines } from './room-chat.ts';
import { roomQuery, type StudioRoom } from './room-queries.ts';

export interface Announcement {
  readonly text: string;
  readonly at: string;
}

/** A room as it happens, beside what was asked of the API. */
export interface RoomLine {
  readonly status: RoomStatus;
  readonly vitals: RoomVitals;
  readonly chat: readonly ChatLine[];
  /** How much of the chat was left out under load. */
  readonly leftOut: number;
  readonly announcement: Announcement | null;
  /** The server's time. */
  readonly nowMs: () => number;
  /** Rejects with a `RoomSaidError`. */
  readonly say: (text: string) => Promise<void>;
}

const roomAgainMs = 250;

/** Listens in a room that is not over. What changed is asked of the API again; chat and vitals come as they are. */
export function useRoomLine(room: StudioRoom): RoomLine {
  const { id: roomId } = room;
  const isOpen = room.state === 'scheduled' || room.state === 'live';
  const queries = useQueryClient();
  const seq = useRef(room.seq);
  const socket = useRef<RoomSocket | null>(null);
  const [status, setStatus] = useState<RoomStatus>('connecting');
  const [vitals, setVitals] = useState<RoomVitals>({});
  const [chat, setChat] = useState<readonly ChatLine[]>([]);
  const [leftOut, setLeftOut] = useState(0);
  const [announcement, setAnnouncement] = useState<Announcement | null>(room.announcement);

  useEffect(() => {
    if (!isOpen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: roomQuery(roomId).queryKey, exact: true });
      }, roomAgainMs);
    };
    const commerce = ({ seq: number, body }: RoomMessage) => {
      seq.current = number;
      const message = body as { kind?: string; text?: string; at?: string; messageId?: string };
      if (message.kind === 'announcement')
        setAnnouncement({ text: message.text ?? '', at: message.at ?? '' });
      else if (message.kind === 'chat-deleted')
        setChat((before) => before.filter(({ id }) => id !== message.messageId));
      else askAgain();
    };
    const made = openRoomSocket({
      url: `${location.origin.replace(/^http/, 'ws')}/api/v1/rooms/${roomId}/socket`,
      seq: seq.current,
      poll: (after, chatAtMs) =>
        unwrap(
          api.GET('/api/v1/rooms/{roomId}/messages', {
            params: { path: { roomId }, query: { after, chatAtMs } },
          }),
        ).then((polled) => ({ ...polled, vitals: polled.vitals as RoomVitals })),
      listener: {
        status(next) {
          setStatus(next);
          if (next === 'over') askAgain();
        },
        commerce,
        chat(bodies, more) {
          setChat((before) => withLines(before, bodies));
          if (more > 0) setLeftOut((before) => before + more);
        },
        vitals: (values) => setVitals((before) => ({ ...before, ...values })),
        reset(number) {
          seq.current = number;
          askAgain();
        },
      },
    });
    socket.current = made;
    return () => {
      clearTimeout(timer);
      socket.current = null;
      made.close();
    };
  }, [roomId, isOpen, queries]);

  const nowMs = useCallback(() => socket.current?.nowMs() ?? Date.now(), []);
  const say = useCallback(async (text: string) => {
    const body = await socket.current?.say(text);
    setChat((before) => withLines(before, [body]));
  }, []);
  return { status, vitals, chat, leftOut, announcement, nowMs, say };
}

/** The server's time, moving on. */
export function useServerNow(nowMs: () => number, everyMs = 250): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    setNow(nowMs());
    const timer = setInterval(() => setNow(nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [nowMs, everyMs]);
  return now;
}
