import { useSyncExternalStore } from 'react';

const storageKey = 'kanmai.sound';
const listeners = new Set<() => void>();
let on = read();

function read(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'on';
  } catch {
    return false;
  }
}

/** Whether clips play with sound. Muted until the person taps for it once; remembered from then on. */
export function useSoundOn(): boolean {
  return useSyncExternalStore(subscribe, () => on);
}

export function setSoundOn(next: boolean, remember = true): void {
  on = next;
  if (remember) {
    try {
      localStorage.setItem(storageKey, next ? 'on' : 'off');
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
  for (const listener of listeners) listener();
}

export const soundIsOn = () => on;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
