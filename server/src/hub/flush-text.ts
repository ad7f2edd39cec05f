import type { SpreadMessage } from './commerce-lane.ts';

interface FlushParts {
  /** Absent from what one viewer is brought alone. */
  readonly f?: number;
  readonly now: number;
  readonly messages: readonly SpreadMessage[];
  readonly chat?: readonly string[];
  readonly dropped?: number;
  readonly vitals?: readonly string[];
}

/** A `FlushFrame`, put together from texts that were made once. */
export function flushText({ f, now, messages, chat = [], dropped = 0, vitals = [] }: FlushParts): string {
  let text = `{"t":"flush",${f === undefined ? '' : `"f":${f},`}"now":${now}`;
  if (messages.length > 0) text += `,"m":[${messages.map((message) => message.text).join(',')}]`;
  if (chat.length > 0) text += `,"c":[${chat.join(',')}]`;
  if (dropped > 0) text += `,"d":${dropped}`;
  if (vitals.length > 0) text += `,"v":{${vitals.join(',')}}`;
  return `${text}}`;
}
