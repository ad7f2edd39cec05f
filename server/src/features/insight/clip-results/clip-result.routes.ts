import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { ClipParamsSchema, canPublishAs } from '../../stage/clips/index.ts';
import { ClipResultsSchema } from './clip-result.schema.ts';
import { findResultClip, loadClipResults } from './clip-result.views.ts';

export function clipResultRoutes(server: HttpServer, deps: FeatureDeps): void {
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/clips/:clipId/results',
    {
      config: { access: person, scope: 'clips:read' },
      schema: {
        operationId: 'getClipResults',
        tags: ['clips'],
        summary: 'What came of a clip of one’s own',
        description:
          'Counted from the event log within seconds. Days are those of Coordinated Universal Time; amounts are whole minor units.',
        params: ClipParamsSchema,
        response: { 200: ClipResultsSchema },
      },
    },
    async (request, reply) => {
      const clip = await findResultClip(deps.db, request.params.clipId);
      if (clip === null || !canPublishAs(actorOf(request), clip.authorId))
        return sendProblem(reply, { type: 'not-found' });
      return loadClipResults(deps.db, clip, deps.clock.nowMs());
    },
  );
}
