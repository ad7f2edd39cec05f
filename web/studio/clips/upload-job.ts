import { useSyncExternalStore } from 'react';
import { type TusUpload, tusUpload } from './tus-upload.ts';

/** The one upload of this page. It outlives the panel that began it: going elsewhere in the studio stops nothing. */
export interface UploadJob {
  readonly authorId: string;
  readonly file: File;
  readonly phase: 'sending' | 'waiting' | 'paused' | 'sent' | 'failed';
  readonly sentBytes: number;
  /** Whether it goes on from an earlier try. */
  readonly resumed: boolean;
  readonly assetId: string | null;
  readonly error: unknown;
}

let job: UploadJob | null = null;
let stop = new AbortController();
let whenSent: ((assetId: string) => void) | null = null;
const listeners = new Set<() => void>();

function set(next: UploadJob | null): void {
  job = next;
  for (const listener of listeners) listener();
}

function change(next: Partial<UploadJob>): void {
  if (job !== null) set({ ...job, ...next });
}

export function useUploadJob(): UploadJob | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => job,
  );
}

export function beginUpload(authorId: string, file: File): void {
  giveUpUpload();
  set({ authorId, file, phase: 'sending', sentBytes: 0, resumed: false, assetId: null, error: null });
  send();
}

export function pauseUpload(): void {
  stop.abort();
  change({ phase: 'paused' });
}

export function resumeUpload(): void {
  change({ phase: 'sending', error: null });
  send();
}

/** Forgets the upload; what the server has of it expires by itself. */
export function giveUpUpload(): void {
  stop.abort();
  whenSent = null;
  set(null);
}

/** Does something with the asset as soon as all is sent, wherever the person is by then. */
export function afterUpload(act: (assetId: string) => void): void {
  if (job?.phase === 'sent' && job.assetId !== null) act(job.assetId);
  else whenSent = act;
}

function send(): void {
  if (job === null) return;
  const { file } = job;
  const mine = new AbortController();
  stop = mine;
  const key = fingerprint(file);
  addEventListener('beforeunload', warn);
  const isMine = () => stop === mine && !mine.signal.aborted;
  tusUpload(file, {
    known: readKnown(key),
    signal: mine.signal,
    onBegun: (upload, atBytes) => {
      storeKnown(key, upload);
      if (isMine()) change({ resumed: atBytes > 0 });
    },
    onProgress: (sentBytes) => isMine() && change({ sentBytes }),
    onWaiting: (waiting) => isMine() && change({ phase: waiting ? 'waiting' : 'sending' }),
  })
    .then(
      (assetId) => {
        storeKnown(key, null);
        if (!isMine()) return;
        change({ phase: 'sent', assetId, sentBytes: file.size });
        whenSent?.(assetId);
        whenSent = null;
      },
      (error: unknown) => {
        if (isMine()) change({ phase: 'failed', error });
      },
    )
    .finally(() => {
      if (job?.phase !== 'sending' && job?.phase !== 'waiting') removeEventListener('beforeunload', warn);
    });
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** The same file chosen again is known by these. */
function fingerprint(file: File): string {
  return `kanmai.upload ${file.name} ${file.size} ${file.lastModified}`;
}

function readKnown(key: string): TusUpload | undefined {
  try {
    const known = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<TusUpload> | null;
    if (typeof known?.url !== 'string' || typeof known.assetId !== 'string') return undefined;
    return { url: known.url, assetId: known.assetId };
  } catch {
    return undefined;
  }
}

function storeKnown(key: string, upload: TusUpload | null): void {
  try {
    if (upload === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(upload));
  } catch {
    // Without storage a reload begins anew.
  }
}
