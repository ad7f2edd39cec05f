import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { answerClip, type ClipRoutesDeps, momentOfRequest, runCommand } from './clip.routes.ts';
import {
  ClipParamsSchema,
  CoverBodySchema,
  ReplaceBodySchema,
  ScheduleBodySchema,
  StudioClipViewSchema,
} from './clip.schema.ts';
import { chooseCover } from './cover.service.ts';
import { replaceVideo } from './replacement.service.ts';
import { scheduleClip, unscheduleClip } from './schedule.service.ts';

const config = { access: person, scope: 'clips:write' };
const described = {
  tags: ['clips'],
  params: ClipParamsSchema,
  response: { 200: StudioClipViewSchema },
};

/** When a clip is published, what its cover shows, and which video it plays. */
export function clipStudioRoutes(server: HttpServer, given: ClipRoutesDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.put(
    '/studio/clips/:clipId/schedule',
    {
      config,
      schema: {
        ...described,
        operationId: 'scheduleClip',
        summary: 'Publish a draft at a time, or at another time than before',
        description:
          'At least a minute and at most 90 days from now by the server’s clock. A video that is not ready by then is published as soon as it is; one that is refused leaves a draft.',
        body: ScheduleBodySchema,
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const moment = momentOfRequest(deps, request);
      const made = await runCommand(deps, (tx) =>
        scheduleClip(tx, deps, moment, clipId, request.body.publishAt),
      );
      return answerClip(given, request, reply, made);
    },
  );

  typed.delete(
    '/studio/clips/:clipId/schedule',
    {
      config,
      schema: {
        ...described,
        operationId: 'unscheduleClip',
        summary: 'Make a scheduled clip a draft again',
      },
    },
    async (request, reply) => {
      const moment = momentOfRequest(deps, request);
      const made = await runCommand(deps, (tx) => unscheduleClip(tx, moment, request.params.clipId));
      return answerClip(given, request, reply, made);
    },
  );

  typed.put(
    '/studio/clips/:clipId/cover',
    {
      config,
      schema: {
        ...described,
        operationId: 'chooseClipCover',
        summary: 'Choose what the cover shows: a moment of the video, or an uploaded picture',
        description:
          'The picture of a moment is made shortly afterwards; until then `coverWantedMs` names it. A null `pictureKey` goes back to the cover that was made with the video.',
        body: CoverBodySchema,
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const moment = momentOfRequest(deps, request);
      const made = await runCommand(deps, (tx) => chooseCover(tx, deps, moment, clipId, request.body));
      return answerClip(given, request, reply, made);
    },
  );

  typed.put(
    '/studio/clips/:clipId/video',
    {
      config,
      schema: {
        ...described,
        operationId: 'replaceClipVideo',
        summary: 'Give a clip another uploaded video',
        description:
          'The clip keeps its id, words, goods and counts, and shows its old video until the other one is ready.',
        body: ReplaceBodySchema,
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const moment = momentOfRequest(deps, request);
      const made = await runCommand(deps, (tx) => replaceVideo(tx, moment, clipId, request.body.assetId));
      return answerClip(given, request, reply, made);
    },
  );
}
