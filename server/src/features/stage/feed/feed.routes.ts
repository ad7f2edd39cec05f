import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { newId } from '@kanmai/kernel';
import type { FastifyReply } from 'fastify';
import { unitOfWork } from '../../../database.ts';
import { actorOf, operator, visitor } from '../../../http/access.ts';
import { sendByteJson } from '../../../http/byte-text.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendProblem } from '../../../http/problems.ts';
import { appendEvents } from '../../insight/events/index.ts';
import { deleteChoices } from '../choices/index.ts';
import {
  ClipParamsSchema,
  findClipViews,
  listAuthorClips,
  loadAuthorCards,
  type PictureUrl,
} from '../clips/index.ts';
import { deleteHides } from '../reactions/index.ts';
import {
  FeedItemSchema,
  FeedQuerySchema,
  FeedViewSchema,
  InterestsViewSchema,
  pageDefault,
  ReasonSchema,
  ResetQuerySchema,
  ScoresBodySchema,
  ScoresViewSchema,
} from './feed.schema.ts';
import { type FeedParts, feedPage } from './feed.service.ts';
import { listFollowedAuthors } from './feed.views.ts';
import { describeInterests, explainClip, scoreRows } from './interest.service.ts';
import { rankingRoutes } from './ranking.routes.ts';

export interface FeedRoutesDeps {
  /** Asked at each request: the engine is there only after the feature has started. */
  readonly parts: () => FeedParts;
  readonly pictureUrl: PictureUrl;
}

const tags = ['feed'];

export function feedRoutes(server: HttpServer, given: FeedRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/feed',
    {
      config: { access: visitor, scope: 'feed:read' },
      schema: {
        operationId: 'getFeed',
        tags,
        summary: 'The next clips for this person',
        description:
          'What was served is not served again. An empty page with `endOfFeed` says that all was seen.',
        querystring: FeedQuerySchema,
        response: { 200: FeedViewSchema },
      },
    },
    async (request, reply) => {
      const { limit = pageDefault, again } = request.query;
      const { personId } = actorOf(request);
      const page = await feedPage(given.parts(), { personId, limit, again: again === true });
      sendByteJson((reply as FastifyReply).header('cache-control', 'private, no-store'), page);
    },
  );

  typed.get(
    '/feed/following',
    {
      config: { access: visitor, scope: 'feed:read' },
      schema: {
        operationId: 'listFollowingFeed',
        tags,
        summary: 'The newest clips of followed shops and creators',
        querystring: PageQuery,
        response: { 200: pageSchema(FeedItemSchema) },
      },
    },
    async (request) => {
      const { deps } = given.parts();
      const { personId } = actorOf(request);
      const authorIds = await listFollowedAuthors(deps.db, personId);
      const viewing = { personId, origin: deps.origin, pictureUrl: given.pictureUrl };
      const page = await listAuthorClips(deps.db, { authorIds, ...request.query }, viewing);
      const requestId = newId('feed', deps.clock.nowMs(), deps.random);
      const items = page.items.map((clip, position) => ({
        clip,
        requestId,
        position,
        channel: 'follow',
        reason: { code: 'author-followed' as const, params: { author: clip.author.name } },
      }));
      return { items, nextCursor: page.nextCursor };
    },
  );

  typed.get(
    '/clips/:clipId/why',
    {
      config: { access: visitor, scope: 'feed:read' },
      schema: {
        operationId: 'explainClip',
        tags,
        summary: 'Why this person sees this clip',
        params: ClipParamsSchema,
        response: { 200: ReasonSchema },
      },
    },
    async (request, reply) => {
      const parts = given.parts();
      const { personId } = actorOf(request);
      const { clipId } = request.params;
      const { origin, db } = parts.deps;
      const found = await findClipViews(db, [clipId], {
        personId: null,
        origin,
        pictureUrl: given.pictureUrl,
      });
      if (found.length === 0) return sendProblem(reply, { type: 'not-found' });
      const reason = await explainClip({ ...parts, db }, personId, clipId);
      return { code: reason.code, params: { ...reason.params } };
    },
  );

  interestRoutes(server, given);
  rankingRoutes(server, given.parts);
}

function interestRoutes(server: HttpServer, given: FeedRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/me/interests',
    {
      config: { access: visitor, scope: 'feed:read' },
      schema: {
        operationId: 'getInterests',
        tags,
        summary: 'What the feed believes this person likes',
        response: { 200: InterestsViewSchema },
      },
    },
    async (request) => {
      const parts = given.parts();
      const { db } = parts.deps;
      const loadAuthors = (ids: readonly string[]) => loadAuthorCards(db, ids, given.pictureUrl);
      return describeInterests({ ...parts, db }, loadAuthors, actorOf(request).personId);
    },
  );

  typed.delete(
    '/me/interests',
    {
      config: { access: visitor, scope: 'feed:write' },
      schema: {
        operationId: 'resetInterests',
        tags,
        summary: 'Forget what this person likes and, unless it is kept, what they asked for and hid',
        description: 'What was seen stays seen, and follows stay.',
        querystring: ResetQuerySchema,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { deps, viewers } = given.parts();
      const { personId } = actorOf(request);
      const { choices = 'clear' } = request.query;
      await unitOfWork(deps.db, async (tx) => {
        if (choices === 'clear') {
          await deleteHides(tx, personId);
          await deleteChoices(tx, personId);
        }
        const atMs = deps.clock.nowMs();
        await appendEvents(tx, [
          { kind: 'interests-reset', atMs, personId, subjectId: personId, data: { choices } },
        ]);
      });
      viewers.forget(personId);
      deps.eventsAppended();
      return reply.code(204).send(null);
    },
  );

  typed.post(
    '/interest/scores',
    {
      config: { access: operator, scope: 'interest:read' },
      bodyLimit: 8 * 1024 * 1024,
      schema: {
        operationId: 'scoreInterest',
        tags,
        summary: 'How likely people known from elsewhere click, watch long and like',
        body: ScoresBodySchema,
        response: { 200: ScoresViewSchema },
      },
    },
    async (request) => {
      const parts = given.parts();
      return { scores: await scoreRows({ ...parts, db: parts.deps.db }, request.body.rows) };
    },
  );
}
