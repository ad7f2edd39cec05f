/** The newest chat of a room, for those who poll. */
export interface RecentChat {
  add(text: string, wallMs: number): void;
  /** Forgets what is to be taken back. */
  remove(isGone: (body: unknown) => boolean): void;
  /** What came after that moment, and the moment to ask from next. */
  since(atMs: number): { readonly chat: readonly unknown[]; readonly chatAtMs: number };
}

const recentMax = 50;

export function createRecentChat(): RecentChat {
  let kept: { readonly text: string; readonly atMs: number }[] = [];
  return {
    add(text, wallMs) {
      // No two share a moment: it is also the place in this list.
      const atMs = Math.max(wallMs, (kept.at(-1)?.atMs ?? 0) + 1);
      kept.push({ text, atMs });
      if (kept.length > recentMax) kept.shift();
    },
    remove(isGone) {
      kept = kept.filter(({ text }) => !isGone(JSON.parse(text) as unknown));
    },
    since(atMs) {
      const newer = kept.filter((entry) => entry.atMs > atMs);
      return {
        chat: newer.map(({ text }) => JSON.parse(text) as unknown),
        chatAtMs: newer.at(-1)?.atMs ?? atMs,
      };
    },
  };
}
