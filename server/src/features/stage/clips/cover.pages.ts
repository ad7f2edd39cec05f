import { isId } from '@kanmai/kernel';
import type { Database } from '../../../database.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import type { BlobStore } from '../../../ports/blob.ts';
import { type MediaSigner, type PublicFiles, sendFile, sendNothing } from '../media/index.ts';
import { clipCoverUrl } from './clip.card.ts';
import { coverFilePattern, coverKeyOf } from './cover.service.ts';

export interface CoverPagesDeps {
  readonly blobs: BlobStore;
  readonly signer: MediaSigner;
  /** Remembers which clips are published. */
  readonly shown: PublicFiles;
}

/** The clip itself while it is published. */
export async function findShownClip(db: Database, clipId: string): Promise<string[]> {
  const row = await db
    .selectFrom('clips')
    .select('id')
    .where('id', '=', clipId)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row === undefined ? [] : [row.id];
}

/** Clips' own covers: public as long as the clip is. */
export function coverPages(server: HttpServer, { blobs, signer, shown }: CoverPagesDeps): void {
  server.route<{ Params: { clipId: string; file: string } }>({
    // Both by hand: what Fastify makes of a GET by itself answers a HEAD with a length of 0.
    method: ['GET', 'HEAD'],
    exposeHeadRoute: false,
    url: '/media/clips/:clipId/:file',
    config: { access: anyone },
    schema: { hide: true },
    handler: async (request, reply) => {
      const { clipId, file } = request.params;
      // Only names that we make ourselves reach the store, so no path can be made up.
      if (!isId('clip', clipId) || !coverFilePattern.test(file)) return sendNothing(reply);
      const isPublic = await shown.isPublic(clipId);
      if (!isPublic && !signer.opens(clipCoverUrl(clipId, file), request.query)) return sendNothing(reply);
      return sendFile(request, reply, blobs, {
        key: coverKeyOf(clipId, file),
        contentType: 'image/webp',
        etag: `"${file}"`,
        isPublic,
      });
    },
  });
}
