import { type Problem, problems } from '../http/problems.ts';
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
  /** By the clock that nobody sets. */
  readonly joinedAtMs: number;
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

/** Tells a problem; `id` names what it answers. */
export function tellProblem(connection: Connection, problem: Problem, id?: number | null): void {
  const [status, title] = problems[problem.type];
  const answers = id === undefined ? {} : { id };
  tell(connection, { t: 'problem', ...answers, problem: { ...problem, status, title } });
}

/** Tells the problem and closes with 4000 + its status. */
export function refuse(connection: Connection, problem: Problem): void {
  tellProblem(connection, problem);
  connection.close(refusalCode(problem), problem.type);
}

export function refusalCode(problem: Problem): number {
  return 4_000 + problems[problem.type][0];
}
