/** What a room's socket needs of the browser; a test gives its own. */
export interface RoomWorld {
  open(url: string): RoomLine;
  /** Milliseconds that only grow. */
  uptimeMs(): number;
  deviceMs(): number;
  /** In [0, 1). */
  random(): number;
  /** Calls once, later; answers how to give that up. */
  later(ms: number, call: () => void): () => void;
  /** Calls when the page is looked at again or the line is back; answers how to give that up. */
  onWake(call: () => void): () => void;
}

/** The part of a WebSocket that is used. */
export interface RoomLine {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: (() => void) | null;
}

export const browserWorld: RoomWorld = {
  open: (url) => new WebSocket(url) as RoomLine,
  uptimeMs: () => performance.now(),
  deviceMs: () => Date.now(),
  random: () => Math.random(),
  later(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  onWake(call) {
    const seen = () => {
      if (document.visibilityState === 'visible') call();
    };
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', call);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', call);
    };
  },
};
