import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { ownCreatorOf } from '../../../http/own-creator.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { runCommand } from '../../stage/clips/index.ts';
import { canSell, pageOf, readCursor, sellerAccess } from '../catalogue/index.ts';
import { CreatorRef } from './plan.schema.ts';
import type { SampleStep } from './sample.policy.ts';
import { DeclineRequest, SampleAsk, SampleView, ShipRequest, sampleStates } from './sample.schema.ts';
import { askForSample, stepSample } from './sample.service.ts';
import type { SampleScope, StepDetail } from './sample.store.ts';
import { listSamples } from './sample.views.ts';

const tags = ['affiliate'];
const limitDefault = 20;
const querystring = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  state: Type.Optional(Type.Enum(sampleStates)),
});
type Query = { cursor?: string; limit?: number; state?: (typeof sampleStates)[number] };
const id = Type.String({ maxLength: 60 });
const shopParams = Type.Object({ shopId: Type.String() });
const shopBase = '/studio/shops/:shopId/affiliate/samples';
const creatorBase = '/studio/creators/:creatorId/samples';

/** Samples: creators ask, shops answer and send, creators confirm. */
export function sampleRoutes(server: HttpServer, deps: FeatureDeps): void {
  shopRoutes(server, deps);
  creatorRoutes(server, deps);
}

function shopRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const scopeOf = (request: FastifyRequest) => ({ shopId: (request.params as { shopId: string }).shopId });

  api.get(
    shopBase,
    {
      config: { access: sellerAccess('read-samples'), scope: 'affiliate:read' },
      schema: {
        operationId: 'listSamples',
        tags,
        summary: 'Samples that creators asked a shop for, newest first',
        params: shopParams,
        querystring,
        response: { 200: pageSchema(SampleView) },
      },
    },
    (request, reply) => sendPage(deps, reply, scopeOf(request), request.query, showsAddress(request)),
  );

  for (const [step, act, operationId, summary, body] of [
    ['approve', 'answer-samples', 'approveSample', 'Agree to send a sample; safe to repeat', undefined],
    ['decline', 'answer-samples', 'declineSample', 'Decline, saying why; safe to repeat', DeclineRequest],
    ['ship', 'ship-samples', 'shipSample', 'Send an agreed sample; safe to repeat', ShipRequest],
  ] as const) {
    api.post(
      `${shopBase}/:id/${step}`,
      {
        config: { access: sellerAccess(act), scope: 'affiliate:write' },
        schema: {
          ...{ operationId, tags, summary, params: Type.Object({ shopId: Type.String(), id }) },
          ...(body === undefined ? {} : { body }),
          response: { 200: SampleView },
        },
      },
      (request, reply) =>
        sendStep(deps, reply, scopeOf(request), request, step, (request.body ?? {}) as StepDetail),
    );
  }
}

function creatorRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    creatorBase,
    {
      config: { access: person, scope: 'affiliate:read' },
      schema: {
        operationId: 'listMySamples',
        tags,
        summary: 'Samples that a creator of mine asked for, newest first',
        params: Type.Object({ creatorId: CreatorRef }),
        querystring,
        response: { 200: pageSchema(SampleView) },
      },
    },
    (request, reply) => sendPage(deps, reply, { creatorId: ownCreatorOf(request) }, request.query, true),
  );

  api.post(
    creatorBase,
    {
      config: { access: person, scope: 'affiliate:write', idempotent: true },
      schema: {
        operationId: 'askForSample',
        tags,
        summary: 'Ask for one of a product that a plan promotes',
        params: Type.Object({ creatorId: CreatorRef }),
        body: SampleAsk,
        response: { 200: SampleView },
      },
    },
    async (request, reply) => {
      const creatorId = ownCreatorOf(request);
      const by = { personId: actorOf(request).personId, creatorId };
      const asked = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        askForSample(tx, deps, by, request.body),
      );
      return asked.ok
        ? sendResult(reply, await viewOf(deps, { creatorId }, asked.value.id, true))
        : sendProblem(reply, asked.failure);
    },
  );

  for (const [step, operationId, summary] of [
    ['withdraw', 'withdrawSample', 'Ask no longer, before the shop answers; safe to repeat'],
    ['receive', 'receiveSample', 'The sample came; safe to repeat'],
  ] as const) {
    api.post(
      `${creatorBase}/:id/${step}`,
      {
        config: { access: person, scope: 'affiliate:write' },
        schema: {
          ...{ operationId, tags, summary, params: Type.Object({ creatorId: CreatorRef, id }) },
          response: { 200: SampleView },
        },
      },
      (request, reply) => sendStep(deps, reply, { creatorId: ownCreatorOf(request) }, request, step, {}),
    );
  }
}

/** Where a sample goes is for those who send it. */
function showsAddress(request: FastifyRequest): boolean {
  const { shopId } = request.params as { shopId: string };
  return canSell(actorOf(request).shops.get(shopId as never), 'ship-samples');
}

async function sendPage(
  deps: FeatureDeps,
  reply: FastifyReply,
  scope: SampleScope,
  { cursor, limit = limitDefault, state }: Query,
  address: boolean,
) {
  const before = readCursor('sample', cursor);
  if (!before.ok) return sendProblem(reply, before.failure);
  const given = { beforeId: before.value, state, limit: limit + 1, showsAddress: address };
  return reply.send(pageOf(await listSamples(deps.db, scope, given, deps.clock.nowMs()), limit));
}

async function sendStep(
  deps: FeatureDeps,
  reply: FastifyReply,
  scope: SampleScope,
  request: FastifyRequest,
  step: SampleStep,
  detail: StepDetail,
) {
  const { id: sampleId } = request.params as { id: string };
  const result = await runCommand(deps, (tx) => stepSample(tx, deps, scope, sampleId, step, detail));
  if (!result.ok) return sendProblem(reply, result.failure);
  const address = 'creatorId' in scope || showsAddress(request);
  return sendResult(reply, await viewOf(deps, scope, sampleId, address));
}

async function viewOf(
  deps: FeatureDeps,
  scope: SampleScope,
  sampleId: string,
  address: boolean,
): Promise<Result<SampleView, Problem>> {
  const given = { id: sampleId, limit: 1, showsAddress: address };
  const [view] = await listSamples(deps.db, scope, given, deps.clock.nowMs());
  return view === undefined ? err({ type: 'not-found' }) : ok(view);
}
