import type { FeedState, RowEntry } from './feed-store.ts';

const storageKey = 'kanmai.resume.1';
const keptMax = 12;
const goodForMs = 12 * 3_600_000;

interface Kept {
  atMs: number;
  entries: RowEntry[];
  index: number;
  positionS: number;
}

/** What to keep: the playing clip, the one before, and those that were served and not yet seen. */
export function resumeSlice({ entries, index }: FeedState): { entries: RowEntry[]; index: number } {
  const from = Math.max(0, Math.min(index, entries.length - 1) - 1);
  return { entries: entries.slice(from, from + keptMax), index: index - from };
}

export function keepResume(state: FeedState, positionS: number): void {
  try {
    const kept: Kept = { ...resumeSlice(state), atMs: Date.now(), positionS };
    localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    // Storage full or forbidden: the next visit begins anew.
  }
}

export function readResume(): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Kept | null;
    if (kept === null || Date.now() - kept.atMs > goodForMs || !Array.isArray(kept.entries)) return null;
    return kept;
  } catch {
    return null;
  }
}

export function forgetResume(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept then.
  }
}
