import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, operator, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import {
  answerClip,
  type ClipRoutesDeps,
  momentOfRequest,
  runCommand,
  studioViewing,
} from './clip.routes.ts';
import { ClipParamsSchema, ReasonBodySchema, StudioClipViewSchema } from './clip.schema.ts';
import {
  ReportBodySchema,
  ReportedClipsQuerySchema,
  ReportedClipViewSchema,
  ReportedViewSchema,
} from './report.schema.ts';
import { keepClip, reportClip } from './report.service.ts';
import { listReportedClips } from './report.views.ts';

/** What viewers say is wrong with a clip, and what operators make of it. */
export function reportRoutes(server: HttpServer, given: ClipRoutesDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/clips/:clipId/report',
    {
      config: { access: visitor },
      schema: {
        operationId: 'reportClip',
        tags: ['clips'],
        summary: 'Say what is wrong with a clip; once for each person and clip',
        params: ClipParamsSchema,
        body: ReportBodySchema,
        response: { 200: ReportedViewSchema },
      },
    },
    async (request, reply) => {
      const report = {
        clipId: request.params.clipId,
        personId: actorOf(request).personId,
        nowMs: deps.clock.nowMs(),
      };
      return sendResult(reply, await runCommand(deps, (tx) => reportClip(tx, report, request.body)));
    },
  );

  typed.get(
    '/ops/clips/reported',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listReportedClips',
        tags: ['ops'],
        summary: 'Published clips that viewers reported, the most reports for their views first',
        description: 'Reports that an operator decided on are left out. Fewer than 100 views count as 100.',
        querystring: ReportedClipsQuerySchema,
        response: { 200: pageSchema(ReportedClipViewSchema) },
      },
    },
    async (request) => {
      const { query, cursor, limit } = request.query;
      const text = query === undefined || query === '' ? undefined : query;
      return listReportedClips(deps.db, { text, cursor, limit }, studioViewing(given, null));
    },
  );

  typed.post(
    '/ops/clips/:clipId/keep',
    {
      config: { access: operator, scope: 'ops:write' },
      schema: {
        operationId: 'keepClip',
        tags: ['ops'],
        summary: 'Leave a reported clip as it is, with a reason; its reports wait no more',
        params: ClipParamsSchema,
        body: ReasonBodySchema,
        response: { 200: StudioClipViewSchema },
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const moment = momentOfRequest(deps, request);
      const made = await runCommand(deps, (tx) =>
        keepClip(tx, moment, given.audit, clipId, request.body.reason),
      );
      return answerClip(given, request, reply, made);
    },
  );
}
