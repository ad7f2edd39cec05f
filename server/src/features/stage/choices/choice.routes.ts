import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Result } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { type Problem, sendResult } from '../../../http/problems.ts';
import { runCommand } from '../clips/index.ts';
import { ChoiceSchema, DialsBodySchema, DialsSchema, TargetSchema } from './choice.schema.ts';
import { type Asking, choose, forgetInterest, turnDials, unhide } from './choice.service.ts';
import { RecommendationsSchema } from './pause.schema.ts';
import { setRecommendations } from './pause.service.ts';

export interface ChoiceRoutesDeps {
  readonly deps: FeatureDeps;
  /** Has this process forget what it holds of a person: the next page is to know. */
  readonly personChanged: (personId: string) => void;
  /** Recommendations were turned on or off. */
  readonly recommendationsTurned: (personId: string) => void;
}

const tags = ['feed'];
const config = { access: visitor, scope: 'feed:write' } as const;

export function choiceRoutes(server: HttpServer, given: ChoiceRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const run = async <Value>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (tx: Tx, asking: Asking) => Promise<Result<Value, Problem>>,
  ) => {
    const { personId } = actorOf(request);
    const asking = { personId, nowMs: given.deps.clock.nowMs() };
    const result = await runCommand(given.deps, (tx) => work(tx, asking));
    given.personChanged(personId);
    return sendResult(reply, result);
  };

  typed.put(
    '/me/choices',
    {
      config,
      schema: {
        operationId: 'putFeedChoice',
        tags,
        summary: 'See more or less of a shop, a creator or a category',
        description: 'Counts from the next page on. Hides nothing: what less was asked for of comes last.',
        body: ChoiceSchema,
        response: { 200: ChoiceSchema },
      },
    },
    (request, reply) => run(request, reply, (tx, asking) => choose(tx, asking, request.body)),
  );

  typed.put(
    '/me/dials',
    {
      config,
      schema: {
        operationId: 'putFeedDials',
        tags,
        summary: 'Turn the feed from familiar to fresh, and from anywhere to near',
        description: 'Near is near to the city that is named; no position is asked for.',
        body: DialsBodySchema,
        response: { 200: DialsSchema },
      },
    },
    (request, reply) => {
      const { city = null, ...dials } = request.body;
      return run(request, reply, (tx, asking) => turnDials(tx, asking, { ...dials, city }));
    },
  );

  typed.put(
    '/me/recommendations',
    {
      config,
      schema: {
        operationId: 'putRecommendations',
        tags,
        summary: 'Have recommendations on or off',
        description:
          'While they are off the feed is the same for everybody: what many watch, what is new and, where near was asked for, what is near. Nothing of the person decides but what they hid, and nothing they do is learnt. What was learnt before is kept for when they are on again.',
        body: RecommendationsSchema,
        response: { 200: RecommendationsSchema },
      },
    },
    async (request, reply) => {
      const answer = await run(request, reply, (tx, asking) => setRecommendations(tx, asking, request.body));
      given.recommendationsTurned(actorOf(request).personId);
      return answer;
    },
  );

  typed.delete(
    '/me/hides',
    {
      config,
      schema: {
        operationId: 'unhide',
        tags,
        summary: 'Show an author or a category again that was hidden',
        querystring: TargetSchema,
        response: { 200: TargetSchema },
      },
    },
    (request, reply) => run(request, reply, (tx, asking) => unhide(tx, asking, request.query)),
  );

  typed.delete(
    '/me/interests/learnt',
    {
      config,
      schema: {
        operationId: 'forgetInterest',
        tags,
        summary: 'Forget one thing that the feed believes this person likes',
        description: 'What was seen stays seen, and the other interests stay.',
        querystring: TargetSchema,
        response: { 200: TargetSchema },
      },
    },
    (request, reply) => run(request, reply, (tx, asking) => forgetInterest(tx, asking, request.query)),
  );
}
