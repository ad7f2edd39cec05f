import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLocale } from '../../shared/i18n.ts';
import { useLiveWords } from './live-words.ts';
import type { RoomNow } from './room-state.ts';

const storageKey = 'kanmai.captions';
/** Longer than that nobody says nothing without the words having passed. */
const shownMs = 8_000;

let on = readOn();
const listeners = new Set<() => void>();

function readOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** Whether this person wants to read what is said: on every visit, until they say otherwise. */
export function useCaptionsOn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => on,
  );
}

export function setCaptionsOn(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(storageKey, next ? 'on' : 'off');
  } catch {
    // It holds until the page is left.
  }
  for (const listener of listeners) listener();
}

/** What is said, in the reader's language where it is given, over the picture. Passes by itself. */
export function RoomCaptions({ captions, nowMs }: { captions: RoomNow['captions']; nowMs: () => number }) {
  const words = useLiveWords();
  const { locale } = useLocale();
  const wanted = useCaptionsOn();
  const caption = captions[locale] ?? Object.values(captions)[0];
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const leftMs = caption === undefined ? 0 : caption.atMs + shownMs - nowMs();
    setPassed(leftMs <= 0);
    if (leftMs <= 0) return;
    const timer = setTimeout(() => setPassed(true), leftMs);
    return () => clearTimeout(timer);
  }, [caption, nowMs]);
  if (!wanted || passed || caption === undefined) return null;
  return (
    <p
      role="note"
      aria-label={words.captions}
      className="mx-auto w-fit max-w-full rounded-control bg-glass px-3 py-1 text-center text-base text-on-glass wrap-anywhere"
    >
      {caption.text}
    </p>
  );
}
