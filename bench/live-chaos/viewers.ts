import { openRoomSocket, type RoomSocket } from '../../web/shared/room-socket.ts';
import type { RoomLine, RoomWorld } from '../../web/shared/room-world.ts';

/** A viewer with the very client of the shopper's page; everything that it is told is kept. */
export interface ChaosViewer {
  /** Numbers in the order in which they came. */
  readonly seqs: readonly number[];
  readonly announced: ReadonlySet<string>;
  /** How often it was told that its number is none of the server's. */
  readonly resets: number;
  readonly isLive: boolean;
  /** Breaks its connection, as a tunnel does. */
  cut(): void;
  close(): void;
}

export function enterViewer(address: string, roomId: string, seq: number): ChaosViewer {
  const seqs: number[] = [];
  const announced = new Set<string>();
  let resets = 0;
  let line: RoomLine | null = null;
  const socket: RoomSocket = openRoomSocket({
    url: `${address.replace('http', 'ws')}/api/v1/rooms/${roomId}/socket`,
    seq,
    world: worldOf((opened) => {
      line = opened;
    }),
    async poll(after, chatAtMs) {
      const response = await fetch(
        `${address}/api/v1/rooms/${roomId}/messages?after=${after}&chatAtMs=${chatAtMs}`,
      );
      if (!response.ok) throw new Error(`the poll was answered ${response.status}`);
      return (await response.json()) as never;
    },
    listener: {
      commerce({ seq: number, body }) {
        seqs.push(number);
        const { kind, text } = body as { kind: string; text?: string };
        if (kind === 'announcement' && text !== undefined) announced.add(text);
      },
      reset() {
        resets += 1;
      },
    },
  });
  return {
    seqs,
    announced,
    get resets() {
      return resets;
    },
    get isLive() {
      return socket.status === 'live';
    },
    cut: () => line?.close(),
    close: () => socket.close(),
  };
}

function worldOf(opened: (line: RoomLine) => void): RoomWorld {
  return {
    open(url) {
      const line = new WebSocket(url) as unknown as RoomLine;
      opened(line);
      return line;
    },
    uptimeMs: () => performance.now(),
    deviceMs: () => Date.now(),
    random: () => Math.random(),
    later(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    onWake: () => () => undefined,
  };
}
