import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { ClipParamsSchema, canPublishAs } from '../../stage/clips/index.ts';
import { ClipRaceSchema } from './race.schema.ts';
import { describeRace } from './race.service.ts';
import { findRace } from './race.store.ts';
import { findRacingClip, loadPeers } from './race.views.ts';
import { RacePeers } from './race-peers.ts';

export function raceRoutes(server: HttpServer, deps: FeatureDeps): void {
  const peers = new RacePeers(
    () => loadPeers(deps.db),
    () => deps.clock.nowMs(),
  );
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/studio/clips/:clipId/race',
    {
      config: { access: person, scope: 'clips:read' },
      schema: {
        operationId: 'getClipRace',
        tags: ['clips'],
        summary: 'Where a clip of one’s own stands in the traffic race',
        description:
          'A new clip is shown to a first audience and climbs from step to step on what its viewers do. It enters within a minute of being published; before that, and for clips from before there was a race, there is none to be found.',
        params: ClipParamsSchema,
        response: { 200: ClipRaceSchema },
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const clip = await findRacingClip(deps.db, clipId);
      if (clip === null || !canPublishAs(actorOf(request), clip.authorId))
        return sendProblem(reply, { type: 'not-found' });
      const race = await findRace(deps.db, clipId);
      if (race === null) return sendProblem(reply, { type: 'not-found' });
      return describeRace(deps.db, {
        ...{ clip, row: race, peers: await peers.current(), nowMs: deps.clock.nowMs() },
      });
    },
  );
}
