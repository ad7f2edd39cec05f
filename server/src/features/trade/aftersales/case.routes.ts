import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import {
  documentTypes,
  fileBytesMax,
  sendPrivateFile,
  takingFiles,
} from '../../people/private-files/index.ts';
import type { CaseCommand } from './case.decide.ts';
import { listMyCases } from './case.list.ts';
import { tellSides } from './case.notice.ts';
import {
  AcceptBody,
  CaseParams,
  CaseSummary,
  CaseView,
  ChangeBody,
  fileId,
  LabelBody,
  MyCasesQuery,
  slot,
  TextBody,
} from './case.schema.ts';
import { type CaseDeps, commandCase } from './case.service.ts';
import { findCaseView } from './case.views.ts';
import { changeCase } from './case-ask.service.ts';
import { openEvidence, type Party, putEvidence } from './case-file.service.ts';
import { writeCaseMessage } from './case-message.service.ts';

const tags = ['after-sales'];
const limitDefault = 20;
const read = { access: person, scope: 'orders:read' };
const write = { access: person, scope: 'orders:write' };

const partyOf = (request: FastifyRequest): Party => {
  const { personId } = actorOf(request);
  const { id } = request.params as { id: string };
  return { side: 'buyer', personId, scope: { caseId: id, personId } };
};

/** A buyer's cases. */
export function caseRoutes(server: HttpServer, deps: FeatureDeps & CaseDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async (personId: string, caseId: string): Promise<Result<CaseView, Problem>> => {
    const view = await findCaseView(deps.db, { as: 'buyer', personId }, caseId);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  /** Runs a command of the buyer's and answers the case after it. */
  const run = async (request: FastifyRequest, command: CaseCommand): Promise<Result<CaseView, Problem>> => {
    const { scope, personId } = partyOf(request);
    const ran = await commandCase(deps, scope, command, { side: 'buyer', actorId: personId });
    if (!ran.ok) return ran;
    await tellSides(deps, ran.value, 'buyer');
    return viewed(personId, scope.caseId);
  };

  api.get(
    '/after-sales',
    {
      config: read,
      schema: {
        operationId: 'listMyCases',
        tags,
        summary: 'My cases, the newest first',
        querystring: MyCasesQuery,
        response: { 200: pageSchema(CaseSummary) },
      },
    },
    (request) =>
      listMyCases(deps.db, actorOf(request).personId, request.query.open, {
        cursor: request.query.cursor,
        limit: request.query.limit ?? limitDefault,
      }),
  );

  api.get(
    '/after-sales/:id',
    {
      config: read,
      schema: {
        operationId: 'getCase',
        tags,
        summary: 'One of my cases with its timeline, evidence and messages',
        params: CaseParams,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => sendResult(reply, await viewed(actorOf(request).personId, request.params.id)),
  );

  api.post(
    '/after-sales/:id/change',
    {
      config: write,
      schema: {
        operationId: 'changeCase',
        tags,
        summary: 'Change the reason, the amount or the words while nobody has answered; safe to repeat',
        params: CaseParams,
        body: ChangeBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const { reason, amountCents, description = '' } = request.body;
      const given = { reason, amountCents, description: description.trim() };
      const changed = await changeCase(deps, personId, request.params.id, given);
      if (!changed.ok) return sendProblem(reply, changed.failure);
      return sendResult(reply, await viewed(personId, request.params.id));
    },
  );

  const plain = {
    withdraw: ['withdrawCase', 'Take back what was asked for; safe to repeat'],
    confirm: ['confirmCase', 'Say that the replaced or repaired goods are here; safe to repeat'],
  } as const;
  for (const act of ['withdraw', 'confirm'] as const) {
    const [operationId, summary] = plain[act];
    api.post(
      `/after-sales/:id/${act}`,
      {
        config: write,
        schema: { operationId, tags, summary, params: CaseParams, response: { 200: CaseView } },
      },
      async (request, reply) => sendResult(reply, await run(request, { kind: act })),
    );
  }

  api.post(
    '/after-sales/:id/accept-offer',
    {
      config: write,
      schema: {
        operationId: 'acceptOffer',
        tags,
        summary: 'Accept the smaller amount that the shop offers',
        params: CaseParams,
        body: AcceptBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await run(request, { kind: 'accept-offer', ...request.body })),
  );

  api.post(
    '/after-sales/:id/escalate',
    {
      config: write,
      schema: {
        operationId: 'escalateCase',
        tags,
        summary: 'Bring a case before an operator, who rules on it; safe to repeat',
        params: CaseParams,
        body: TextBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await run(request, { kind: 'escalate', text: request.body.text.trim() })),
  );

  api.post(
    '/after-sales/:id/send-back',
    {
      config: write,
      schema: {
        operationId: 'sendBack',
        tags,
        summary: 'Say by which carrier and number the goods go back, or correct it',
        params: CaseParams,
        body: LabelBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const { carrier, trackingNo } = request.body;
      return sendResult(
        reply,
        await run(request, { kind: 'send-back', carrier: carrier.trim(), trackingNo }),
      );
    },
  );

  api.post(
    '/after-sales/:id/messages',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'writeCaseMessage',
        tags,
        summary: 'Write to the shop within a case',
        params: CaseParams,
        body: TextBody,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const party = partyOf(request);
      const written = await writeCaseMessage(deps, party, claimOf(request), request.body.text.trim());
      if (!written.ok) return sendProblem(reply, written.failure);
      return sendResult(reply, await viewed(party.personId, party.scope.caseId));
    },
  );
  evidenceRoutes(server, deps, viewed);
}

function evidenceRoutes(
  server: HttpServer,
  deps: FeatureDeps,
  viewed: (personId: string, caseId: string) => Promise<Result<CaseView, Problem>>,
): void {
  takingFiles(server, (scope) => {
    scope.withTypeProvider<TypeBoxTypeProvider>().put(
      '/after-sales/:id/files/:slot',
      {
        bodyLimit: fileBytesMax,
        config: write,
        schema: {
          operationId: 'putCaseFile',
          tags,
          summary:
            'A photograph as evidence (raw JPEG, PNG, WebP or PDF, at most 8 MB), in one of nine places',
          consumes: documentTypes,
          params: Type.Object({ ...CaseParams.properties, slot }),
          response: { 200: CaseView },
        },
      },
      async (request, reply) => {
        const party = partyOf(request);
        const put = await putEvidence(deps, party, request.params.slot, request.body);
        if (!put.ok) return sendProblem(reply, put.failure);
        return sendResult(reply, await viewed(party.personId, party.scope.caseId));
      },
    );
  });
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    '/after-sales/:id/files/:fileId',
    {
      config: { access: person },
      schema: {
        operationId: 'openCaseFile',
        tags,
        summary: 'A file of a case of mine, of either side',
        produces: documentTypes,
        params: Type.Object({ ...CaseParams.properties, fileId }),
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const file = await openEvidence(deps, partyOf(request).scope, request.params.fileId);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );
}
