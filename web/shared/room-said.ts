import type { RoomProblem } from './room-frames.ts';

/** What was said was not taken; `problem.type` is the error code, `offline` when there was no answer. */
export class RoomSaidError extends Error {
  readonly problem: RoomProblem;
  constructor(problem: RoomProblem) {
    super(problem.detail ?? problem.title ?? problem.type);
    this.name = 'RoomSaidError';
    this.problem = problem;
  }
}

/** What was said in a room and has no answer yet. */
export interface RoomSaid {
  /** A number for what is said next, and the promise of its answer. */
  next(): { readonly id: number; readonly answer: Promise<unknown> };
  taken(id: number | null, body: unknown): void;
  /** False when nothing of that number waits. */
  refused(id: number | null | undefined, problem: RoomProblem): boolean;
  /** The line broke: nobody will answer. */
  lost(): void;
}

export function createRoomSaid(): RoomSaid {
  const waiting = new Map<number, { resolve(body: unknown): void; reject(error: Error): void }>();
  let last = 0;
  const end = (id: number | null | undefined) => {
    const found = waiting.get(id ?? -1);
    waiting.delete(id ?? -1);
    return found;
  };
  const refused = (id: number | null | undefined, problem: RoomProblem) => {
    const found = end(id);
    found?.reject(new RoomSaidError(problem));
    return found !== undefined;
  };
  return {
    next() {
      const id = ++last;
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      return { id, answer };
    },
    taken: (id, body) => end(id)?.resolve(body),
    refused,
    lost() {
      for (const id of [...waiting.keys()]) refused(id, { type: 'offline' });
    },
  };
}
