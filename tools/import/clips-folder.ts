import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { ApiError, type ImportApi } from './api.ts';
import type { CsvLine } from './csv-lines.ts';

/**
 * A row of clips.csv. Columns: file (in the same folder), author (a shop or creator id), caption, and optionally
 * category, tags (separated by |), goods (product ids separated by |), published_at.
 */
export interface ClipRow {
  readonly file: string;
  readonly authorId: string;
  readonly caption: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly goods: readonly string[];
}

export function clipRow({ line, fields }: CsvLine, folder: string): ClipRow {
  const file = resolve(folder, fields.file ?? '');
  if (!file.startsWith(resolve(folder) + sep))
    throw new ApiError(`line ${line}: file: must lie in the folder.`);
  return {
    file,
    authorId: fields.author ?? '',
    caption: fields.caption ?? '',
    category: fields.category ?? '',
    tags: list(fields.tags),
    goods: list(fields.goods),
  };
}

/** Uploads the file and publishes the clip. The key names the row, so that a repeat makes no second clip. */
export async function publishClip(api: ImportApi, row: ClipRow, key: string): Promise<void> {
  const assetId = await uploadFile(api, row.file);
  await api.post(
    '/studio/clips',
    {
      authorId: row.authorId,
      assetId,
      caption: row.caption,
      category: row.category,
      tags: row.tags,
      goods: row.goods.map((productId) => ({ productId, atMs: 0 })),
      publish: true,
    },
    { 'idempotency-key': key },
  );
}

/** Uploads by tus (creation with upload) and answers the asset's id. */
export async function uploadFile(api: ImportApi, path: string): Promise<string> {
  const { size } = await stat(path);
  const response = await api.raw('/api/v1/uploads', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from(basename(path)).toString('base64')}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  const assetId = response.headers.get('x-asset-id');
  if (!response.ok || assetId === null) throw new ApiError(`${basename(path)}: ${await response.text()}`);
  return assetId;
}

export const clipsFile = (folder: string) => join(folder, 'clips.csv');

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split('|')
    .map((word) => word.trim())
    .filter(Boolean);
}
