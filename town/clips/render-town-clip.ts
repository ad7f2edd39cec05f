import { Worker } from 'node:worker_threads';
import type { TownClip, TownClipOptions, TownClipRequest } from './town-clip.ts';

/**
 * Makes a clip in a thread of its own, so that the caller keeps answering. The file appears whole or not at all.
 * Rejects when ffmpeg fails, when an emoji is not drawn, or with the reason of `signal`.
 */
export async function renderTownClip(
  request: TownClipRequest,
  { signal }: TownClipOptions = {},
): Promise<TownClip> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./town-clip-worker.ts', import.meta.url), { workerData: request });
  const stop = () => worker.postMessage('stop');
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<TownClip>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (problem) => reject(signal?.aborted ? signal.reason : problem));
      worker.once('exit', (code) => reject(new Error(`the clip's thread ended with ${code}`)));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
