import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ApiError, type ImportApi } from './api.ts';
import type { CsvRow } from './csv-lines.ts';
import { assetReady, uploadFile } from './upload.ts';

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
  readonly publishedAt: string | null;
}

/** @throws ApiError for a file that does not lie in the folder */
export function clipRow(row: CsvRow, folder: string): ClipRow {
  const file = resolve(folder, row.file ?? '');
  if (!file.startsWith(resolve(folder) + sep)) throw new ApiError('file: must lie in the folder');
  return {
    file,
    authorId: row.author ?? '',
    caption: row.caption ?? '',
    category: row.category ?? '',
    tags: list(row.tags),
    goods: list(row.goods),
    publishedAt: row.published_at || null,
  };
}

/**
 * Uploads a file and publishes it as a clip, unless that author has a clip of these very bytes already. Each clip is
 * an import of one line: what is refused stays open and is tried again by the next run.
 */
export async function publishClip(api: ImportApi, row: ClipRow): Promise<'published' | 'known'> {
  const fileHash = await hashOf(row.file);
  const source = `clip ${row.authorId} ${fileHash}`;
  const { id, nextLine, acceptedCount } = await api.start({ kind: 'clips', source: source.slice(0, 200) });
  if (acceptedCount > 0) return 'known';
  const assetId = await uploadFile(api, row.file);
  await assetReady(api, assetId);
  const { errors } = await api.send(id, [{ line: nextLine, record: clipRecord(row, fileHash, assetId) }]);
  const [error] = errors;
  if (error !== undefined) throw new ApiError(`${error.field}: ${error.message}`);
  await api.finish(id);
  return 'published';
}

function clipRecord(row: ClipRow, fileHash: string, assetId: string): unknown {
  return {
    source: 'files',
    sourceId: `${row.authorId} ${fileHash}`,
    author: { source: 'kanmai', sourceId: row.authorId },
    caption: row.caption,
    category: row.category,
    tags: row.tags,
    goods: row.goods,
    assetId,
    ...(row.publishedAt === null ? {} : { publishedAt: row.publishedAt }),
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export const clipsFile = (folder: string) => join(folder, 'clips.csv');

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split('|')
    .map((word) => word.trim())
    .filter(Boolean);
}
