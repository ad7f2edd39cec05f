import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import { unitOfWork } from '../../../database.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { PageQuery, pageOf, pageSchema, readCursor } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { evidenceSigner } from '../room-watch/index.ts';
import {
  CaseParams,
  CaseSummary,
  CasesQuery,
  CaseView,
  CaseViewer,
  CompensateBody,
  OpenCaseBody,
  RulingBody,
} from './case.schema.ts';
import { findCaseScope, findCaseView, listCases } from './case.views.ts';
import { listViewers } from './case-facts.views.ts';
import { compensate } from './compensate.service.ts';
import { openCase } from './open-case.service.ts';
import { type RulingDeps, ruleOnCase } from './ruling.service.ts';

const tags = ['ops'];
const reads = { access: operator, scope: 'ops:read' };
const writes = { access: operator, twoFactor: 'when-enrolled' } as const;
const limitDefault = 20;

/** The operators' desk of cases: they are decided by people, by no token. */
export function opsCaseRoutes(server: HttpServer, given: RulingDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const sign = evidenceSigner(deps);
  const viewed = async (done: Result<{ id: string }, Problem>): Promise<Result<CaseView, Problem>> => {
    if (!done.ok) return done;
    const view = await findCaseView(deps.db, sign, done.value.id, deps.clock.nowMs());
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };
  readRoutes(server, given, viewed);

  typed.post(
    '/ops/cases',
    {
      config: { ...writes, idempotent: true },
      schema: {
        operationId: 'openTrustCase',
        tags,
        summary: 'Open a case about a part of a broadcast; what was said and what listings say is frozen',
        body: OpenCaseBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const opened = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        openCase(tx, deps, actor, request.body),
      );
      deps.eventsAppended();
      return sendResult(reply, await viewed(opened));
    },
  );

  typed.post(
    '/ops/cases/:id/compensation',
    {
      config: writes,
      schema: {
        operationId: 'compensateTrustCase',
        tags,
        summary: 'Pay everybody who bought a part of what they paid, or more; once for a case',
        params: CaseParams,
        body: CompensateBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const wish = { caseId: request.params.id, ...request.body };
      const done = await unitOfWork(deps.db, (tx) => compensate(tx, deps, actor, wish));
      deps.eventsAppended();
      return sendResult(reply, await viewed(done));
    },
  );

  typed.post(
    '/ops/cases/:id/ruling',
    {
      config: writes,
      schema: {
        operationId: 'ruleOnTrustCase',
        tags,
        summary: 'Rule on a case, once: nothing was wrong, or penalty points with what follows from them',
        params: CaseParams,
        body: RulingBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await viewed(await ruleOnCase(given, actorOf(request), request.params.id, request.body)),
      ),
  );
}

function readRoutes(
  server: HttpServer,
  { deps }: RulingDeps,
  viewed: (done: Result<{ id: string }, Problem>) => Promise<Result<CaseView, Problem>>,
): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/cases',
    {
      config: reads,
      schema: {
        operationId: 'listTrustCases',
        tags,
        summary: 'Cases about live rooms, the newest first',
        querystring: CasesQuery,
        response: { 200: pageSchema(CaseSummary) },
      },
    },
    ({ query }) => listCases(deps.db, query),
  );

  typed.get(
    '/ops/cases/:id',
    {
      config: reads,
      schema: {
        operationId: 'getTrustCase',
        tags,
        summary:
          'A case: the moment in the replay, the transcript, listings, who saw, who bought, claims, money',
        params: CaseParams,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => sendResult(reply, await viewed(ok({ id: request.params.id }))),
  );

  typed.get(
    '/ops/cases/:id/viewers',
    {
      config: reads,
      schema: {
        operationId: 'listTrustCaseViewers',
        tags,
        summary: 'Who saw that part of the broadcast, by id',
        params: CaseParams,
        querystring: Type.Object(PageQuery.properties),
        response: { 200: pageSchema(CaseViewer) },
      },
    },
    async (request, reply) => {
      const { cursor, limit = limitDefault } = request.query;
      const after = String(readCursor(cursor, 1)?.[0] ?? '');
      const scope = await findCaseScope(deps.db, request.params.id);
      if (scope === null) return sendProblem(reply, { type: 'not-found' });
      const rows = await listViewers(deps.db, scope, { after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        ({ personId, joinedAt, watchedMs }) => ({ personId, joinedAt: joinedAt.toISOString(), watchedMs }),
        ({ personId }) => [personId],
      );
    },
  );
}
