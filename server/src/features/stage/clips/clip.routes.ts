import { readFile } from 'node:fs/promises';
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rollback, type Tx, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, anyone, operator, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { keepRefusal } from '../../trust/adverts/index.ts';
import {
  findClipViews,
  listStudioClips,
  listStudioClipsById,
  type StudioViewing,
} from './clip.list.views.ts';
import { canPublishAs } from './clip.policy.ts';
import {
  ClipChangeSchema,
  ClipParamsSchema,
  ClipViewSchema,
  NewClipSchema,
  OpsClipsQuerySchema,
  ReasonBodySchema,
  StudioClipsQuerySchema,
  StudioClipViewSchema,
} from './clip.schema.ts';
import {
  type Audit,
  type ClipMoment,
  changeClip,
  createClip,
  type Made,
  publishClip,
  removeClip,
  restoreClip,
  takeDownClip,
} from './clip.service.ts';
import type { PictureUrl } from './clip.views.ts';
import { sharePage } from './share-page.ts';

export interface ClipRoutesDeps {
  readonly deps: FeatureDeps;
  readonly audit: Audit;
  readonly pictureUrl: PictureUrl;
  readonly sign: (path: string) => string;
  /** The built page of the shopper. */
  readonly shopperPage: string;
}

const tags = ['clips'];
const studioScope = 'clips:write';

/** Runs one command of the stage as a unit of work of its own; an expected failure leaves nothing behind. */
export async function runCommand<Value>(
  deps: FeatureDeps,
  work: (tx: Tx) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  try {
    const value = await unitOfWork(deps.db, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Rollback(result.failure);
      return result.value;
    });
    deps.eventsAppended();
    return ok(value);
  } catch (error) {
    if (error instanceof Rollback) return keepRefusal(deps, err(error.failure as Problem));
    throw error;
  }
}

/** How a clip is shown to those who may see what is not public. */
export function studioViewing(given: ClipRoutesDeps, personId: string | null): StudioViewing {
  const { deps, pictureUrl, sign } = given;
  return { personId, origin: deps.origin, pictureUrl, sign };
}

export function momentOfRequest(deps: FeatureDeps, request: FastifyRequest): ClipMoment {
  return { actor: actorOf(request), nowMs: deps.clock.nowMs() };
}

/** Answers a command with the clip as it is now, or with why not. */
export async function answerClip(
  given: ClipRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  made: Made,
): Promise<FastifyReply> {
  if (!made.ok) return sendProblem(reply, made.failure);
  const { id } = made.value;
  const viewing = studioViewing(given, actorOf(request).personId);
  return reply.send((await listStudioClipsById(given.deps.db, [id], viewing)).get(id));
}

export function clipRoutes(server: HttpServer, given: ClipRoutesDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const viewing = (personId: string | null) => studioViewing(given, personId);
  const momentOf = (request: FastifyRequest) => momentOfRequest(deps, request);
  const answer = (request: FastifyRequest, reply: FastifyReply, made: Made) =>
    answerClip(given, request, reply, made);

  typed.get(
    '/clips/:clipId',
    {
      config: { access: anyone },
      schema: {
        operationId: 'getClip',
        tags,
        summary: 'A published clip',
        params: ClipParamsSchema,
        response: { 200: ClipViewSchema },
      },
    },
    async (request, reply) => {
      const [clip] = await findClipViews(
        deps.db,
        [request.params.clipId],
        viewing(request.actor?.personId ?? null),
      );
      return sendResult(reply, clip === undefined ? err<Problem>({ type: 'not-found' }) : ok(clip));
    },
  );

  typed.get(
    '/studio/clips',
    {
      config: { access: person, scope: 'clips:read' },
      schema: {
        operationId: 'listStudioClips',
        tags,
        summary: 'Clips of an author of one’s own, in every state',
        querystring: StudioClipsQuerySchema,
        response: { 200: pageSchema(StudioClipViewSchema) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { authorId, state, query, clipId, cursor, limit } = request.query;
      const text = query === undefined || query.trim() === '' ? undefined : query.trim();
      if (!canPublishAs(actor, authorId)) return sendProblem(reply, { type: 'not-found', field: 'authorId' });
      return listStudioClips(
        deps.db,
        {
          ...{ authorId, state, text, cursor, limit, withRemoved: false },
          ...(clipId === undefined ? {} : { clipIds: [clipId] }),
        },
        viewing(actor.personId),
      );
    },
  );

  typed.post(
    '/studio/clips',
    {
      config: { access: person, scope: studioScope, idempotent: true },
      schema: {
        operationId: 'createClip',
        tags,
        summary: 'Make a clip of an uploaded video',
        description:
          'With `publish`, a clip whose video is still being prepared is published when it is ready.',
        body: NewClipSchema,
        response: { 200: StudioClipViewSchema },
      },
    },
    async (request, reply) => {
      const moment = momentOf(request);
      const made = await once(deps.db, claimOf(request), moment.nowMs, (tx) =>
        createClip(tx, moment, deps.random, request.body),
      );
      deps.eventsAppended();
      return answer(request, reply, await keepRefusal(deps, made));
    },
  );

  typed.patch(
    '/studio/clips/:clipId',
    {
      config: { access: person, scope: studioScope },
      schema: {
        operationId: 'changeClip',
        tags,
        summary: 'Change the words or goods of a clip',
        params: ClipParamsSchema,
        body: ClipChangeSchema,
        response: { 200: StudioClipViewSchema },
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const made = await runCommand(deps, (tx) => changeClip(tx, momentOf(request), clipId, request.body));
      return answer(request, reply, made);
    },
  );

  typed.post(
    '/studio/clips/:clipId/publish',
    {
      config: { access: person, scope: studioScope },
      schema: {
        operationId: 'publishClip',
        tags,
        summary: 'Publish a draft, now or when its video is ready',
        params: ClipParamsSchema,
        response: { 200: StudioClipViewSchema },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await runCommand(deps, (tx) => publishClip(tx, momentOf(request), request.params.clipId)),
      ),
  );

  typed.delete(
    '/studio/clips/:clipId',
    {
      config: { access: person, scope: studioScope },
      schema: {
        operationId: 'removeClip',
        tags,
        summary: 'Take a clip back for good',
        params: ClipParamsSchema,
        response: { 200: StudioClipViewSchema },
      },
    },
    async (request, reply) =>
      answer(
        request,
        reply,
        await runCommand(deps, (tx) => removeClip(tx, momentOf(request), request.params.clipId)),
      ),
  );

  typed.get(
    '/ops/clips',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listOpsClips',
        tags: ['ops'],
        summary: 'Clips of everybody, in every state',
        querystring: OpsClipsQuerySchema,
        response: { 200: pageSchema(StudioClipViewSchema) },
      },
    },
    async (request) => {
      const { state, query, cursor, limit } = request.query;
      const text = query === undefined || query === '' ? undefined : query;
      return listStudioClips(deps.db, { state, text, cursor, limit, withRemoved: true }, viewing(null));
    },
  );

  for (const [act, operationId, summary, decide] of [
    ['take-down', 'takeDownClip', 'Take a clip down, with a reason', takeDownClip],
    ['restore', 'restoreClip', 'Show a clip again that was taken down', restoreClip],
  ] as const) {
    typed.post(
      `/ops/clips/:clipId/${act}`,
      {
        config: { access: operator, scope: 'ops:write' },
        schema: {
          operationId,
          tags: ['ops'],
          summary,
          params: ClipParamsSchema,
          body: ReasonBodySchema,
          response: { 200: StudioClipViewSchema },
        },
      },
      async (request, reply) => {
        const { clipId } = request.params;
        const made = await runCommand(deps, (tx) =>
          decide(tx, momentOf(request), given.audit, clipId, request.body.reason),
        );
        return answer(request, reply, made);
      },
    );
  }
}

/** `/c/:clipId`: the shopper's page, which messengers can preview. */
export function clipPages(server: HttpServer, given: ClipRoutesDeps): void {
  const { deps, pictureUrl } = given;
  server.get<{ Params: { clipId: string } }>(
    '/c/:clipId',
    { config: { access: anyone }, schema: { hide: true, params: Type.Object({ clipId: Type.String() }) } },
    async (request, reply) => {
      const viewing = { personId: null, origin: deps.origin, pictureUrl };
      const [clip] = await findClipViews(deps.db, [request.params.clipId], viewing);
      const shell = await readFile(given.shopperPage, 'utf8');
      // The page says by itself that the clip is gone; the status says it to machines.
      return reply
        .code(clip === undefined ? 404 : 200)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(clip === undefined ? shell : sharePage(shell, clip, deps.origin));
    },
  );
}
