import type { RoomView } from '@kanmai/client';
import { api, unwrap } from '../../shared/api.ts';
import type { RoomPolled, RoomProblem, RoomStatus } from '../../shared/room-frames.ts';
import { openRoomSocket, type RoomSocket } from '../../shared/room-socket.ts';
import { browserWorld } from '../../shared/room-world.ts';
import { type RoomNow, roomAtFirst, withChat, withCommerce, withLike, withVitals } from './room-state.ts';

export interface RoomStoreState extends RoomNow {
  readonly status: RoomStatus;
}

/** A live room that the page is connected to. Knows nothing of React. */
export class RoomStore {
  #state: RoomStoreState;
  #socket: RoomSocket | null = null;
  #personId: string | null = null;
  readonly #listeners = new Set<() => void>();
  /** How far the device's clock is behind the server's, as the room's own answer said. */
  readonly #behindMs: number;

  constructor(view: RoomView) {
    this.#state = { ...roomAtFirst(view), status: 'connecting' };
    this.#behindMs = Date.parse(view.serverTime) - Date.now();
  }

  readonly state = (): RoomStoreState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** By the server's clock. */
  readonly nowMs = (): number => this.#socket?.nowMs() ?? Date.now() + this.#behindMs;

  /** Connects until the answer is called. `source` is what brought the viewer. */
  connect(source: string): () => void {
    const { id, socketUrl, seq } = this.#state.room;
    if (socketUrl === null) return () => undefined;
    const url = new URL(`${socketUrl}?source=${encodeURIComponent(source)}`, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = openRoomSocket({
      url: url.href,
      seq,
      world: { ...browserWorld, deviceMs: () => Date.now() + this.#behindMs },
      poll: (after, chatAtMs) =>
        unwrap(
          api.GET('/api/v1/rooms/{roomId}/messages', {
            params: { path: { roomId: id }, query: { after, chatAtMs } },
          }),
        ) as Promise<RoomPolled>,
      listener: {
        status: (status) => this.#become({ ...this.#state, status }),
        you: (you) => {
          this.#personId = (you as { personId?: string } | null)?.personId ?? null;
        },
        commerce: ({ body }) => this.#change((now) => withCommerce(now, body, this.#personId)),
        chat: (bodies) => this.#change((now) => withChat(now, bodies)),
        vitals: (vitals) => this.#change((now) => withVitals(now, vitals)),
        reset: () => void this.reload().catch(() => undefined),
      },
    });
    this.#socket = socket;
    return () => {
      socket.close();
      if (this.#socket === socket) this.#socket = null;
    };
  }

  /** Takes the room's state anew; the chat stays. */
  async reload(): Promise<RoomView> {
    const { id } = this.#state.room;
    const room = await unwrap(api.GET('/api/v1/rooms/{roomId}', { params: { path: { roomId: id } } }));
    this.#change((now) => ({ ...now, room, returnsBy: room.silentSince === null ? null : now.returnsBy }));
    return room;
  }

  async reloadGoods(): Promise<void> {
    const { id } = this.#state.room;
    const path = { params: { path: { roomId: id } } };
    const { items } = await unwrap(api.GET('/api/v1/rooms/{roomId}/goods', path));
    this.#change((now) => ({ ...now, room: { ...now.room, goods: items } }));
  }

  /** Rejects with a `RoomSaidError`. */
  async say(text: string): Promise<void> {
    const offline: RoomProblem = { type: 'offline' };
    const body = await (this.#socket?.say(text) ?? Promise.reject(offline));
    this.#change((now) => withChat(now, [body]));
  }

  readonly like = (): void => {
    this.#socket?.like();
    this.#change(withLike);
  };

  /** A change of this viewer's own, e.g. that they follow the host. */
  readonly patch = (change: (room: RoomView) => RoomView): void =>
    this.#change((now) => ({ ...now, room: change(now.room) }));

  #change(change: (now: RoomNow) => RoomNow): void {
    this.#become({ ...change(this.#state), status: this.#state.status });
  }

  #become(state: RoomStoreState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
