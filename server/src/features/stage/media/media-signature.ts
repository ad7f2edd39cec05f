import { createHmac, timingSafeEqual } from 'node:crypto';
import { dayMs } from '@kanmai/kernel';

/** Signed addresses hold for one to two days; within a day they are the same, so that browsers keep the files. */
const holdsMs = 2 * dayMs;

/** Addresses of files that are not public: for their author, and for operators. */
export interface MediaSigner {
  /** The address with what opens it. */
  sign(path: string): string;
  /** Whether the query that came with this path opens it. */
  opens(path: string, query: unknown): boolean;
}

export function createMediaSigner(secret: string, nowMs: () => number): MediaSigner {
  const keyOf = (path: string, until: number) =>
    createHmac('sha256', `media ${secret}`).update(`${until} ${path}`).digest('hex').slice(0, 40);
  return {
    sign(path) {
      const until = (Math.floor(nowMs() / dayMs) * dayMs + holdsMs) / 1_000;
      return `${path}?until=${until}&key=${keyOf(path, until)}`;
    },
    opens(path, query) {
      const { until, key } = (query ?? {}) as { until?: unknown; key?: unknown };
      if (typeof until !== 'string' || typeof key !== 'string' || !/^\d{1,12}$/.test(until)) return false;
      const expected = Buffer.from(keyOf(path, Number(until)));
      const given = Buffer.from(key);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      return nowMs() < Number(until) * 1_000;
    },
  };
}
