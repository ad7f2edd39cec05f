import type { ClipView } from '@kanmai/client';
import { useSyncExternalStore } from 'react';

let playing = { clipId: '', atMs: 0 };
const listeners = new Set<() => void>();

/** Says where the playing clip is: at every frame. */
export function tellMoment(clipId: string, atMs: number): void {
  playing = { clipId, atMs };
  for (const listener of listeners) listener();
}

/** The product shown at a moment: the last whose own moment has come, of several at once the first; -1 before. */
export function chipAt(goods: readonly { readonly atMs: number }[], atMs: number): number {
  let found = -1;
  for (const [index, chip] of goods.entries())
    if (chip.atMs <= atMs && (found === -1 || chip.atMs > (goods[found]?.atMs ?? 0))) found = index;
  return found;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Draws anew only when another product's moment comes. */
export function useChipOfMoment(clip: ClipView): number {
  return useSyncExternalStore(subscribe, () =>
    chipAt(clip.goods, playing.clipId === clip.id ? playing.atMs : 0),
  );
}
