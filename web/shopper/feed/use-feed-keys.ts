import { useEffect, useRef } from 'react';

export interface FeedKeys {
  onStep: (step: -1 | 1, atMs: number) => void;
  onPause: () => void;
  onMute: () => void;
  onLike: () => void;
}

/** ↑ ↓ j k turn, space pauses, m mutes, l likes; except where one writes or a dialog is open. */
export function useFeedKeys(keys: FeedKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest('input, textarea, select, dialog') !== null
      )
        return;
      const act = actOf(event.key, target);
      if (act === null) return;
      event.preventDefault();
      act(latest.current, event.timeStamp);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function actOf(key: string, target: HTMLElement): ((keys: FeedKeys, atMs: number) => void) | null {
  switch (key) {
    case 'ArrowDown':
    case 'PageDown':
    case 'j':
      return (keys, atMs) => keys.onStep(1, atMs);
    case 'ArrowUp':
    case 'PageUp':
    case 'k':
      return (keys, atMs) => keys.onStep(-1, atMs);
    case ' ':
      // Space presses a button that has the focus.
      return target.closest('button, a') === null ? (keys) => keys.onPause() : null;
    case 'm':
      return (keys) => keys.onMute();
    case 'l':
      return (keys) => keys.onLike();
    default:
      return null;
  }
}
