import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import {
  evidenceTypes,
  fileBytesMax,
  sendPrivateFile,
  takingFiles,
} from '../../people/private-files/index.ts';
import type { ClaimCommand } from './claim.decide.ts';
import {
  AppealBody,
  ClaimParams,
  ClaimSummary,
  ClaimView,
  EvidenceQuery,
  fileId,
  MyClaimsQuery,
  NewClaimBody,
  OrderParams,
} from './claim.schema.ts';
import { commandClaim } from './claim.service.ts';
import { findClaimView, listClaims, newest } from './claim.views.ts';
import { fileClaim } from './claim-file.service.ts';
import { openEvidence, type Shower, showEvidence } from './evidence.service.ts';

const tags = ['guarantees'];
const limitDefault = 20;
const read = { access: person, scope: 'orders:read' };
const write = { access: person, scope: 'orders:write' };

const showerOf = (request: FastifyRequest): Shower => {
  const { personId } = actorOf(request);
  const { id } = request.params as { id: string };
  return { side: 'buyer', personId, scope: { claimId: id, personId } };
};

/** A buyer's claims. */
export function claimRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async (personId: string, claimId: string): Promise<Result<ClaimView, Problem>> => {
    const view = await findClaimView(deps.db, { as: 'buyer', personId }, claimId);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  /** Runs a command of the buyer's and answers the claim after it. */
  const run = async (request: FastifyRequest, command: ClaimCommand): Promise<Result<ClaimView, Problem>> => {
    const { scope, personId } = showerOf(request);
    const ran = await commandClaim(deps, scope, command, { side: 'buyer', actorId: personId });
    return ran.ok ? viewed(personId, scope.claimId) : ran;
  };

  api.post(
    '/orders/:id/claims',
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'fileClaim',
        tags,
        summary: 'Claim under a right of a line of an order of mine',
        params: OrderParams,
        body: NewClaimBody,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const { askedCents = null, currency, text = '', ...given } = request.body;
      const filing = { ...given, askedCents, currency, text: text.trim() };
      const filed = await fileClaim(deps, personId, request.params.id, claimOf(request), filing);
      if (!filed.ok) return sendProblem(reply, filed.failure);
      return sendResult(reply, await viewed(personId, filed.value.id));
    },
  );

  api.get(
    '/claims',
    {
      config: read,
      schema: {
        operationId: 'listMyClaims',
        tags,
        summary: 'My claims under guarantees, the newest first',
        querystring: MyClaimsQuery,
        response: { 200: pageSchema(ClaimSummary) },
      },
    },
    (request) => {
      const { cursor, limit = limitDefault } = request.query;
      const mine = sql`c.person_id = ${actorOf(request).personId}`;
      return listClaims(deps.db, mine, newest, { cursor, limit });
    },
  );

  api.get(
    '/claims/:id',
    {
      config: read,
      schema: {
        operationId: 'getClaim',
        tags,
        summary: 'A claim of mine: what the guarantee says, what is missing, which clock runs',
        params: ClaimParams,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => sendResult(reply, await viewed(actorOf(request).personId, request.params.id)),
  );

  api.post(
    '/claims/:id/withdraw',
    {
      config: write,
      schema: {
        operationId: 'withdrawClaim',
        tags,
        summary: 'Take a claim back while it is open; safe to repeat',
        params: ClaimParams,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => sendResult(reply, await run(request, { kind: 'withdraw' })),
  );

  api.post(
    '/claims/:id/appeal',
    {
      config: write,
      schema: {
        operationId: 'appealClaim',
        tags,
        summary: 'Bring a refused claim before an operator; a claim is appealed once',
        params: ClaimParams,
        body: AppealBody,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await run(request, { kind: 'appeal', by: 'buyer', text: request.body.text.trim() })),
  );

  takingFiles(
    server,
    (scope) => {
      scope.withTypeProvider<TypeBoxTypeProvider>().put(
        '/claims/:id/files',
        {
          bodyLimit: fileBytesMax,
          config: write,
          schema: {
            operationId: 'showClaimEvidence',
            tags,
            summary:
              'A file as evidence (raw JPEG, PNG, WebP, PDF, MP4 or WebM, at most 8 MB); the same file again changes nothing',
            consumes: evidenceTypes,
            params: ClaimParams,
            querystring: EvidenceQuery,
            response: { 200: ClaimView },
          },
        },
        async (request, reply) => {
          const shower = showerOf(request);
          const shown = await showEvidence(deps, shower, request.query.kind, request.body);
          if (!shown.ok) return sendProblem(reply, shown.failure);
          return sendResult(reply, await viewed(shower.personId, shower.scope.claimId));
        },
      );
    },
    evidenceTypes,
  );

  api.get(
    '/claims/:id/files/:fileId',
    {
      config: { access: person },
      schema: {
        operationId: 'openClaimFile',
        tags,
        summary: 'A file of a claim of mine, of either side',
        produces: evidenceTypes,
        params: Type.Object({ ...ClaimParams.properties, fileId }),
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const file = await openEvidence(deps, showerOf(request).scope, request.params.fileId);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );
}
