import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { findAskOptions } from './case.list.ts';
import { AskOptions, CaseView, NewCaseBody, OrderParams } from './case.schema.ts';
import type { CaseDeps } from './case.service.ts';
import { findCaseView } from './case.views.ts';
import { openCase } from './case-ask.service.ts';

const tags = ['after-sales'];
const read = { access: person, scope: 'orders:read' };
const write = { access: person, scope: 'orders:write' };

/** What a buyer may ask for of an order, and asking for it. */
export function askRoutes(server: HttpServer, deps: FeatureDeps & CaseDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/orders/:id/after-sales',
    {
      config: read,
      schema: {
        operationId: 'getAskOptions',
        tags,
        summary: 'What may be asked for of an order of mine now, and what was',
        params: OrderParams,
        response: { 200: AskOptions },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const found = await findAskOptions(deps.db, request.params.id, personId, deps.clock.nowMs());
      return sendResult(reply, found === null ? err({ type: 'not-found' }) : ok(found));
    },
  );

  api.post(
    '/orders/:id/after-sales',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'openCase',
        tags,
        summary: 'Ask for a refund, a return, an exchange or a repair of pieces of an order',
        params: OrderParams,
        body: NewCaseBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const { description = '', ...ask } = request.body;
      const given = { ...ask, description: description.trim() };
      const opened = await openCase(deps, personId, request.params.id, claimOf(request), given);
      if (!opened.ok) return sendProblem(reply, opened.failure);
      return sendResult(reply, await viewCase(deps, personId, opened.value.id));
    },
  );
}

async function viewCase(
  deps: FeatureDeps,
  personId: string,
  caseId: string,
): Promise<Result<CaseView, Problem>> {
  const view = await findCaseView(deps.db, { as: 'buyer', personId }, caseId);
  return view === null ? err({ type: 'not-found' }) : ok(view);
}
