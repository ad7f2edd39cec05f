import { useSyncExternalStore } from 'react';

interface WaitingVersion {
  activate: () => void;
}

const justLoadedMs = 15_000;
let waiting: WaitingVersion | null = null;
const listeners = new Set<() => void>();

/** A newer version that was fetched and waits for the person to say when. */
export function useWaitingVersion(): WaitingVersion | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}

export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  try {
    const registration = await navigator.serviceWorker.register('/sw.js');
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null)
      announce(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller !== null) settle(worker);
      });
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
    });
  } catch {
    // Not a secure context, or forbidden: everything works but the offline shell.
  }
}

/** A page just loaded came from the network and is of the newer version already; an older one asks first. */
function settle(worker: ServiceWorker): void {
  if (performance.now() < justLoadedMs) worker.postMessage('activate');
  else announce(worker);
}

function announce(worker: ServiceWorker): void {
  waiting = {
    activate: () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      worker.postMessage('activate');
    },
  };
  for (const listener of listeners) listener();
}
