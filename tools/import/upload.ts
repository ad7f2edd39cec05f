import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, type ImportApi } from './api.ts';

const pieceBytes = 4 * 1024 * 1024;
const tus = { 'tus-resumable': '1.0.0' };
const pollMs = 500;
const readyMsMax = 30 * 60_000;

/** Uploads by tus, piece by piece, so that a lost connection costs one piece; answers the asset's id. */
export async function uploadFile(api: ImportApi, path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const created = await api.raw('/api/v1/uploads', {
      method: 'POST',
      headers: {
        ...tus,
        'upload-length': String(size),
        'upload-metadata': `filename ${Buffer.from(basename(path)).toString('base64')}`,
      },
    });
    const assetId = created.headers.get('x-asset-id');
    if (!created.ok || assetId === null)
      throw new ApiError(`the upload was refused: ${(await created.text()).trim()}`);
    for (let offset = 0; offset < size; ) offset = await sendPiece(api, file, assetId, offset);
    return assetId;
  } finally {
    await file.close();
  }
}

/** Sends the piece at the offset; answers how far the server is now. */
async function sendPiece(api: ImportApi, file: FileHandle, assetId: string, offset: number): Promise<number> {
  const piece = new Uint8Array(pieceBytes);
  const { bytesRead } = await file.read(piece, 0, pieceBytes, offset);
  if (bytesRead === 0) throw new ApiError('the file became shorter while it was uploaded');
  const path = `/api/v1/uploads/${assetId}`;
  const sent = await api.raw(path, {
    method: 'PATCH',
    headers: {
      ...tus,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: piece.subarray(0, bytesRead),
  });
  if (sent.ok) return offset + bytesRead;
  // The answer of an earlier try got lost: the server knows how far it is.
  const head = await api.raw(path, { method: 'HEAD', headers: tus });
  const reached = Number(head.headers.get('upload-offset') ?? Number.NaN);
  if (!head.ok || !(reached > offset))
    throw new ApiError(`the upload was refused: ${(await sent.text()).trim()}`);
  return reached;
}

interface Asset {
  readonly state: 'uploaded' | 'processing' | 'ready' | 'refused';
  readonly refusal: string | null;
}

/** Waits until a video can be played. @throws ApiError with the reason why it never will */
export async function assetReady(api: ImportApi, assetId: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < readyMsMax; waitedMs += pollMs) {
    const { state, refusal } = (await api.get(`/assets/${assetId}`)) as Asset;
    if (state === 'ready') return;
    if (state === 'refused') throw new ApiError(`the video was refused: ${refusal}`);
    await pause(pollMs);
  }
  throw new ApiError('the video was not prepared in time; run the same command again later');
}
