import { useEffect, useRef } from 'react';

export interface RoomKeys {
  onMute: () => void;
  onLike: () => void;
  onBag: () => void;
  onChat: () => void;
}

const acts: Readonly<Record<string, (keys: RoomKeys) => void>> = {
  m: (keys) => keys.onMute(),
  l: (keys) => keys.onLike(),
  b: (keys) => keys.onBag(),
  c: (keys) => keys.onChat(),
};

/** m mutes, l likes, b opens the goods, c goes to the chat; except where one writes or a dialog is open. */
export function useRoomKeys(keys: RoomKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = acts[event.key];
      const writes = (event.target as HTMLElement).closest('input, textarea, select, dialog') !== null;
      if (act === undefined || writes || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act(latest.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
