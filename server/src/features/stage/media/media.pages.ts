import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { isId } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import type { BlobStore } from '../../../ports/blob.ts';
import { type MediaFileName, mediaFiles, renditionKeyOf } from './asset.schema.ts';
import { readByteRange } from './byte-range.ts';
import type { MediaSigner } from './media-signature.ts';
import type { PublicFiles } from './public-files.ts';

const forEver = 'public, max-age=31536000, immutable';
/** For whoever holds a signed address; it changes every day. */
const forOneself = 'private, max-age=86400';

export interface MediaPagesDeps {
  readonly blobs: BlobStore;
  readonly signer: MediaSigner;
  /** Remembers which assets a published clip shows. */
  readonly shown: PublicFiles;
}

/** The files of clips, outside the API: immutable, in ranges; public as long as a published clip shows them. */
export function mediaPages(server: HttpServer, { blobs, signer, shown }: MediaPagesDeps): void {
  server.route<{ Params: { assetId: string; file: string } }>({
    // Both by hand: what Fastify makes of a GET by itself answers a HEAD with a length of 0.
    method: ['GET', 'HEAD'],
    exposeHeadRoute: false,
    url: '/media/:assetId/:file',
    config: { access: anyone },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { assetId, file } = request.params;
      // Only names that we make ourselves reach the store, so no path can be made up.
      if (!isId('asset', assetId) || !Object.hasOwn(mediaFiles, file))
        return sendProblem(reply, { type: 'not-found' });
      const name = file as MediaFileName;
      const isPublic = await shown.isPublic(assetId);
      if (!isPublic && !signer.opens(`/media/${assetId}/${name}`, request.query)) return sendNothing(reply);
      return sendFile(request, reply, blobs, {
        key: renditionKeyOf(assetId, name),
        contentType: mediaFiles[name],
        etag: `"${assetId}.${name}"`,
        isPublic,
      });
    },
  });
}

export interface ServedFile {
  readonly key: string;
  readonly contentType: string;
  /** Names content that never changes. */
  readonly etag: string;
  /** Whether anybody may keep it, or only whoever asked. */
  readonly isPublic: boolean;
}

/** Nothing is here now; there may be later, so nobody is to remember it. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return sendProblem(reply.header('cache-control', 'no-store'), { type: 'not-found' });
}

export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  blobs: BlobStore,
  file: ServedFile,
): Promise<FastifyReply> {
  const stat = await blobs.stat(file.key);
  if (stat === null) return sendNothing(reply);
  reply.header('accept-ranges', 'bytes').header('etag', file.etag);
  reply.header('cache-control', file.isPublic ? forEver : forOneself);
  if (matches(request.headers['if-none-match'], file.etag)) return reply.code(304).send();
  const ifRange = request.headers['if-range'];
  const header = ifRange === undefined || ifRange === file.etag ? request.headers.range : undefined;
  const range = readByteRange(header, stat.bytes);
  if (range.kind === 'unsatisfiable') {
    return reply
      .code(416)
      .header('content-range', `bytes */${stat.bytes}`)
      .header('content-length', 0)
      .send();
  }
  reply.type(file.contentType);
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: stat.bytes - 1 };
  reply.header('content-length', end - start + 1);
  if (range.kind === 'part') reply.code(206).header('content-range', `bytes ${start}-${end}/${stat.bytes}`);
  if (request.method === 'HEAD') return reply.send();
  const content = await openFile(blobs, file.key, start, end);
  if (content === null) return sendProblem(reply.removeHeader('content-length'), { type: 'not-found' });
  return reply.send(content);
}

async function openFile(blobs: BlobStore, key: string, start: number, end: number): Promise<Readable | null> {
  const path = blobs.localPath?.(key);
  return path === undefined ? blobs.get(key, { start, end }) : createReadStream(path, { start, end });
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*');
}
