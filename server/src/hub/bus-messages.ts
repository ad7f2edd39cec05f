import type { Problem } from '../http/problems.ts';
import type { CommerceMessage } from './hub.ts';

/** What processes tell one another about a room, on the topic `room.ID`. `from` names the process. */
export type BusMessage = { readonly from: string } & (
  | { readonly k: 'commerce'; readonly m: CommerceMessage }
  /** Chat of the last moments as JSON texts, and how many more there was. */
  | { readonly k: 'chat'; readonly m: readonly string[]; readonly d: number }
  /** Each value with the time at which it was set: the later one wins. */
  | { readonly k: 'vitals'; readonly v: StampedVitals }
  /** So many watch here; −1 says that this process has the room no longer. `seq` is the last commerce number it has. */
  | { readonly k: 'here'; readonly online: number; readonly seq: number }
  /** A process has just opened the room: tell it what you have. */
  | { readonly k: 'ask' }
  | { readonly k: 'expel'; readonly personId: string; readonly problem: Problem }
  | { readonly k: 'over' }
);

export type VitalValue = number | string | boolean | null;
export type StampedVitals = Readonly<Record<string, readonly [value: VitalValue, atMs: number]>>;

export const topicOf = (roomId: string) => `room.${roomId}`;

const decoder = new TextDecoder();

/** Reads a message of the bus; null for what is none of ours (another version's, say). */
export function readBusMessage(bytes: Uint8Array): BusMessage | null {
  try {
    const message = JSON.parse(decoder.decode(bytes)) as BusMessage;
    return typeof message?.k === 'string' && typeof message.from === 'string' ? message : null;
  } catch {
    return null;
  }
}
