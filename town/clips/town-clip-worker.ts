import { parentPort, workerData } from 'node:worker_threads';
import { composeTownClip, type TownClipRequest } from './town-clip.ts';

/** One clip, beside the thread that serves. Any message means: stop. */
const abort = new AbortController();
parentPort?.once('message', () => abort.abort());
const clip = await composeTownClip(workerData as TownClipRequest, { signal: abort.signal });
parentPort?.postMessage(clip);
parentPort?.close();
