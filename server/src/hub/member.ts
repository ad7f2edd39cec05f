import type { Allowance } from './allowance.ts';
import type { Cohort } from './cohort.ts';
import type { Connection } from './connection.ts';
import { frameText } from './frames.ts';
import type { Viewer } from './hub.ts';
import type { ServerFrame } from './protocol.ts';

/** A person in a room of this process, with one socket or several. */
export interface PersonHere {
  sockets: number;
  readonly allowance: Allowance;
  /** When a refusal was told last. */
  refusedAtMs: number;
}

/** One socket in a room. */
export interface Member<Facts> {
  readonly viewer: Viewer<Facts>;
  readonly connection: Connection;
  readonly person: PersonHere;
  /** Flushed with these; null while it is brought what it missed. */
  cohort: Cohort | null;
  /** Where it stands in its cohort. */
  place: number;
  ackedFlush: number;
  /** Acknowledges late: is given no chat. */
  late: boolean;
  /** While it is brought what it missed: the last number it has. */
  seq: number;
  reading: boolean;
  /** Things said that wait for their answer. */
  saying: number;
  gone: boolean;
}

export function tell(connection: Connection, frame: ServerFrame): void {
  connection.write(frameText(JSON.stringify(frame)));
}
