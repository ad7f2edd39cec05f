/** What the processes of `live-fanout` tell one another. */

export type FanoutKind = 'hub' | 'socket.io' | 'ws';

export interface FanoutLoad {
  readonly chatPerS: number;
  readonly commercePerS: number;
}

/** A message as viewers get it, of any kind of server. */
export interface FanoutMessage {
  readonly seq: number;
  /** When it was handed to the server, by the machine's clock. */
  readonly atMs: number;
  readonly commerce: boolean;
}

export interface ServerReport {
  readonly chat: number;
  readonly commerce: number;
  readonly periodMs: number;
  readonly cpuShare: number;
}

export interface ViewersReport {
  /** Logical messages received between the two moments asked for. */
  readonly deliveries: number;
  /** Messages of that time, received whenever: how many took how many milliseconds. */
  readonly commerceMs: readonly number[];
  readonly chatMs: readonly number[];
  /** Since the beginning: commerce messages received in order and without gaps; those that broke the order. */
  readonly commerceInOrder: number;
  readonly commerceOutOfOrder: number;
  readonly frames: number;
  readonly closed: number;
  readonly cpuShare: number;
}

/** Latencies above are counted as this one. */
export const latencyMsMax = 30_000;

/** Chat as people write it, and goods as a room announces them. */
export function chatBody(seq: number, atMs: number): Record<string, unknown> {
  const text = `第${seq % 1000}位家人问：这件有没有M码，什么时候发货？`;
  return { id: `msg_${seq}`, by: `看客${seq % 9973}`, level: seq % 40, text, at: atMs };
}

export function commerceBody(seq: number, atMs: number): Record<string, unknown> {
  return { kind: 'pinned', product: `prd_${seq}`, priceCents: 1990, stock: 1000 - (seq % 1000), at: atMs };
}
