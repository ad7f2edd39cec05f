import { type AssetId, newId } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, anyone, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { ProblemError } from '../../../http/problems.ts';
import { AssetParamsSchema } from './asset.schema.ts';
import { countUnfinishedAssets } from './asset.store.ts';
import type { Uploads } from './upload.ts';

const unfinishedMax = 20;
/** Each may take up a whole file's room for a day. */
const openMax = 5;
const scope = 'clips:write';

/** Resumable uploads by the tus protocol 1.0 (creation, creation-with-upload, termination, expiration). */
export function uploadRoutes(server: HttpServer, deps: FeatureDeps, uploads: Uploads): void {
  // A context of its own: no other route takes a body that nobody reads.
  server.register(async (scoped) => {
    scoped.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));

    const speak = async (request: FastifyRequest, reply: FastifyReply, personId: string, assetId: string) => {
      reply.hijack();
      // A reply that is taken over does not send what was set on it by itself.
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      await uploads.handle(request.raw, reply.raw, { personId, assetId });
    };

    scoped.post(
      '/uploads',
      {
        config: { access: person, scope },
        schema: {
          operationId: 'createUpload',
          tags: ['media'],
          summary: 'Begin a resumable upload (tus 1.0)',
          description:
            'The answer names the asset in X-Asset-Id. The asset is there as soon as the upload is complete.',
        },
      },
      async (request, reply) => {
        const { personId } = actorOf(request);
        await requireOpenUploads(deps);
        if ((await countUnfinishedAssets(deps.db, personId)) >= unfinishedMax) {
          throw new ProblemError({
            type: 'too-many-requests',
            detail: `At most ${unfinishedMax} videos in preparation.`,
          });
        }
        if ((await uploads.countOpen(personId)) >= openMax) {
          throw new ProblemError({
            type: 'too-many-requests',
            detail: `At most ${openMax} uploads begun and not completed.`,
          });
        }
        const assetId: AssetId = newId('asset', deps.clock.nowMs(), deps.random);
        reply.raw.setHeader('X-Asset-Id', assetId);
        await speak(request, reply, personId, assetId);
      },
    );

    for (const [method, operationId, summary] of [
      ['HEAD', 'findUpload', 'How far an upload is (tus 1.0)'],
      ['PATCH', 'continueUpload', 'Send the next bytes of an upload (tus 1.0)'],
      ['DELETE', 'removeUpload', 'Give an upload up (tus 1.0)'],
    ] as const) {
      scoped.route<{ Params: { assetId: string } }>({
        method,
        url: '/uploads/:assetId',
        config: { access: person, scope },
        schema: { operationId, tags: ['media'], summary, params: AssetParamsSchema },
        handler: (request, reply) => speak(request, reply, actorOf(request).personId, request.params.assetId),
      });
    }

    scoped.options('/uploads', { config: { access: anyone }, schema: { hide: true } }, (request, reply) =>
      speak(request, reply, '', ''),
    );
  });
}

/** @throws ProblemError `uploads-closed` while strangers' files must not reach the ffmpeg that is here. */
async function requireOpenUploads(deps: FeatureDeps): Promise<void> {
  const { strangersUpload, town } = deps.config;
  if (strangersUpload === 'on') return;
  const tool = strangersUpload === 'auto' ? await deps.media.versions() : null;
  const open = tool !== null && (tool.trusted || town === 'on');
  if (!open) throw new ProblemError({ type: 'uploads-closed' });
}
