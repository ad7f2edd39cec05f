/** Why what was pushed to a room was closed last, for the broadcaster's page. */
export interface PushRefusalTold {
  readonly type: string;
  readonly detail: string;
  readonly atMs: number;
}

export interface PushRefusals {
  note(roomId: string, refusal: PushRefusalTold): void;
  /** Pictures arrive: what was wrong is over. */
  clear(roomId: string): void;
  find(roomId: string): PushRefusalTold | null;
}

const roomsMax = 1_000;

/** The last refusal of each room, of the latest rooms alone: in the memory of the process that takes the pushes. */
export function createPushRefusals(): PushRefusals {
  const told = new Map<string, PushRefusalTold>();
  return {
    note(roomId, refusal) {
      told.delete(roomId);
      told.set(roomId, refusal);
      const [oldest] = told.keys();
      if (told.size > roomsMax && oldest !== undefined) told.delete(oldest);
    },
    clear: (roomId) => void told.delete(roomId),
    find: (roomId) => told.get(roomId) ?? null,
  };
}
