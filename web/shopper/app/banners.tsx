import { useSyncExternalStore } from 'react';
import { useMessages } from '../messages/index.ts';
import { useWaitingVersion } from './service-worker.ts';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** What is true of the whole app right now: no line, or a newer version waiting. */
export function Banners() {
  const m = useMessages();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const version = useWaitingVersion();
  if (online && version === null) return null;
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 top-[calc(var(--safe-top)+64px)] z-30 flex justify-center"
    >
      <div className="pointer-events-auto flex min-h-11 items-center gap-3 rounded-full bg-ink px-4 text-sm text-paper shadow-float">
        {online ? m.pwa.update : m.pwa.offline}
        {online && version !== null && (
          <button type="button" className="touchable font-semibold underline" onClick={version.activate}>
            {m.pwa.reload}
          </button>
        )}
      </div>
    </div>
  );
}
