import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { PageQuery, pageOf, pageSchema, readCursor } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { appendEvents, type NewEvent } from '../../insight/events/index.ts';
import { type Audit, ClipParamsSchema, pageLimitDefault, runCommand } from '../clips/index.ts';
import type { SearchMeaning } from '../search/index.ts';
import { addComment, commentViewOf, removeComment } from './comment.service.ts';
import {
  CommentBodySchema,
  CommentParamsSchema,
  CommentViewSchema,
  EventsBodySchema,
  EventsViewSchema,
  HideBodySchema,
  HideProductParamsSchema,
  HideViewSchema,
  LikeViewSchema,
  type RefusalCode,
  type ReportedEvent,
} from './reaction.schema.ts';
import { hideClip, hideProduct, setLike } from './reaction.service.ts';
import { addToCount, insertShares } from './reaction.store.ts';
import { type CommentRow, findReactableClip, findShopsOfProducts, listComments } from './reaction.views.ts';
import {
  type ClipFacts,
  decideReportedEvent,
  type GoodsServedAs,
  type ServedAs,
} from './reported-event.policy.ts';

export interface ReactionRoutesDeps {
  readonly deps: FeatureDeps;
  readonly audit: Audit;
  /** What is known of these clips; those never published are left out. */
  readonly findClipFacts: (clipIds: readonly string[]) => Promise<ReadonlyMap<string, ClipFacts>>;
  /** The broadcasters of those of these rooms that are live. */
  readonly findLiveRooms: (roomIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** How the feed showed a clip to this person, when it still remembers. */
  readonly servedAs: (personId: string, clipId: string) => ServedAs | null;
  /** How the feed showed goods to this person between clips, when it still remembers. */
  readonly goodsServedAs: (personId: string, productId: string) => GoodsServedAs | null;
  readonly meantBy: (q: string) => SearchMeaning;
}

const tags = ['reactions'];

export function reactionRoutes(server: HttpServer, given: ReactionRoutesDeps): void {
  likeRoutes(server, given);
  hideRoutes(server, given);
  commentRoutes(server, given);
  eventRoutes(server, given);
}

function likeRoutes(server: HttpServer, { deps }: ReactionRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  for (const [method, operationId, summary, liked] of [
    ['PUT', 'likeClip', 'Like a clip', true],
    ['DELETE', 'unlikeClip', 'Take a like back', false],
  ] as const) {
    typed.route({
      method,
      url: '/clips/:clipId/like',
      config: { access: visitor, scope: 'reactions:write' },
      schema: { operationId, tags, summary, params: ClipParamsSchema, response: { 200: LikeViewSchema } },
      handler: async (request, reply) => {
        const reaction = {
          personId: actorOf(request).personId,
          clipId: request.params.clipId,
          nowMs: deps.clock.nowMs(),
        };
        return sendResult(reply, await runCommand(deps, (tx) => setLike(tx, reaction, liked)));
      },
    });
  }
}

function hideRoutes(server: HttpServer, { deps }: ReactionRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/clips/:clipId/hide',
    {
      config: { access: visitor, scope: 'reactions:write' },
      schema: {
        operationId: 'hideClip',
        tags,
        summary: 'Not interested in this clip, its author, or its category',
        params: ClipParamsSchema,
        body: HideBodySchema,
        response: { 200: HideViewSchema },
      },
    },
    async (request, reply) => {
      const reaction = {
        personId: actorOf(request).personId,
        clipId: request.params.clipId,
        nowMs: deps.clock.nowMs(),
      };
      return sendResult(reply, await runCommand(deps, (tx) => hideClip(tx, reaction, request.body.scope)));
    },
  );

  typed.post(
    '/products/:productId/hide',
    {
      config: { access: visitor, scope: 'reactions:write' },
      schema: {
        operationId: 'hideProduct',
        tags,
        summary: 'Not interested in this product between clips, its shop, or its category',
        params: HideProductParamsSchema,
        body: HideBodySchema,
        response: { 200: HideViewSchema },
      },
    },
    async (request, reply) => {
      const reaction = {
        personId: actorOf(request).personId,
        productId: request.params.productId,
        nowMs: deps.clock.nowMs(),
      };
      return sendResult(reply, await runCommand(deps, (tx) => hideProduct(tx, reaction, request.body.scope)));
    },
  );
}

function commentRoutes(server: HttpServer, { deps, audit }: ReactionRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/clips/:clipId/comments',
    {
      config: { access: visitor, scope: 'clips:read' },
      schema: {
        operationId: 'listComments',
        tags,
        summary: 'Comments of a clip, newest first',
        params: ClipParamsSchema,
        querystring: PageQuery,
        response: { 200: pageSchema(CommentViewSchema) },
      },
    },
    async (request, reply) => {
      const { clipId } = request.params;
      const limit = request.query.limit ?? pageLimitDefault;
      const clip = await findReactableClip(deps.db, clipId);
      if (clip === null) return sendProblem(reply, { type: 'not-found' });
      const after = readCursor(request.query.cursor, 1)?.[0];
      const rows = await listComments(deps.db, {
        clipId,
        after: after === undefined ? null : String(after),
        limit: limit + 1,
      });
      const toItem = (row: CommentRow) => commentViewOf(row, actorOf(request), clip.authorId);
      return pageOf(rows, limit, toItem, (row) => [row.id]);
    },
  );

  typed.post(
    '/clips/:clipId/comments',
    {
      config: { access: person, scope: 'reactions:write', idempotent: true },
      schema: {
        operationId: 'addComment',
        tags,
        summary: 'Comment on a clip',
        params: ClipParamsSchema,
        body: CommentBodySchema,
        response: { 200: CommentViewSchema },
      },
    },
    async (request, reply) => {
      const nowMs = deps.clock.nowMs();
      const comment = {
        actor: actorOf(request),
        clipId: request.params.clipId,
        body: request.body.body,
        nowMs,
      };
      const made = await once(deps.db, claimOf(request), nowMs, (tx) => addComment(tx, comment, deps.random));
      deps.eventsAppended();
      return sendResult(reply, made);
    },
  );

  typed.delete(
    '/comments/:commentId',
    {
      config: { access: person, scope: 'reactions:write' },
      schema: {
        operationId: 'removeComment',
        tags,
        summary: 'Remove a comment',
        description: 'Its writer, the author of the clip, or a moderator may.',
        params: CommentParamsSchema,
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { commentId } = request.params;
      const removal = { actor: actorOf(request), commentId, nowMs: deps.clock.nowMs() };
      return sendResult(reply, await runCommand(deps, (tx) => removeComment(tx, removal, audit)));
    },
  );
}

function eventRoutes(server: HttpServer, given: ReactionRoutesDeps): void {
  server.withTypeProvider<TypeBoxTypeProvider>().post(
    '/events',
    {
      config: { access: visitor, scope: 'events:write' },
      schema: {
        operationId: 'reportEvents',
        tags,
        summary: 'What a person saw, watched, opened and shared',
        body: EventsBodySchema,
        response: { 202: EventsViewSchema },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await report(given, actorOf(request).personId, request.body.events)),
  );
}

/** Appends what can be believed, in one unit of work, and says what was refused and why. */
async function report(given: ReactionRoutesDeps, personId: string, reported: readonly ReportedEvent[]) {
  const { deps } = given;
  const distinct = (ids: readonly (string | undefined)[]) => [
    ...new Set(ids.filter((id) => id !== undefined)),
  ];
  const context = {
    personId,
    nowMs: deps.clock.nowMs(),
    clips: await given.findClipFacts(distinct(reported.map((event) => event.clipId))),
    products: await findShopsOfProducts(deps.db, distinct(reported.map((event) => event.productId))),
    rooms: await given.findLiveRooms(distinct(reported.map((event) => event.roomId))),
    servedAs: (clipId: string) => given.servedAs(personId, clipId),
    goodsServedAs: (productId: string) => given.goodsServedAs(personId, productId),
    meantBy: given.meantBy,
  };
  const refused: { index: number; code: RefusalCode }[] = [];
  const events = reported.flatMap((event, index) => {
    const decision = decideReportedEvent(event, context);
    if ('event' in decision) return [decision.event];
    refused.push({ index, code: decision.code });
    return [];
  });
  if (events.length > 0) {
    await unitOfWork(deps.db, async (tx) => {
      const shared = events
        .filter((event) => event.kind === 'share')
        .map((event) => event.subjectId as string);
      const firstShares = await insertShares(tx, personId, shared, context.nowMs);
      await appendEvents(tx, withoutRepeatedShares(events, firstShares));
      // In one order for everybody, so that two batches never wait for each other.
      for (const clipId of firstShares) await addToCount(tx, clipId, 'shares', 1);
    });
    deps.eventsAppended();
  }
  return { accepted: events.length, refused };
}

/** Who tells of a share again, by mistake or not, has shared once. */
function withoutRepeatedShares(events: readonly NewEvent[], firstShares: readonly string[]): NewEvent[] {
  const left = new Set(firstShares);
  return events.filter((event) => event.kind !== 'share' || left.delete(event.subjectId as string));
}
