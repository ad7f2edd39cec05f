import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result, type ShopId } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import {
  evidenceTypes,
  fileBytesMax,
  sendPrivateFile,
  takingFiles,
} from '../../people/private-files/index.ts';
import { canSell, sellerAccess } from '../../trade/catalogue/index.ts';
import type { ClaimCommand } from './claim.decide.ts';
import {
  AnswerBody,
  AppealBody,
  ClaimSummary,
  ClaimView,
  EvidenceQuery,
  fileId,
  ShopClaimParams,
  ShopClaimsQuery,
  ShopParams,
} from './claim.schema.ts';
import { commandClaim } from './claim.service.ts';
import { findClaimView, listClaims, newest, soonest } from './claim.views.ts';
import { openEvidence, type Shower, showEvidence } from './evidence.service.ts';

const tags = ['studio'];
const root = '/studio/shops/:shopId/claims';
const limitDefault = 20;
const read = { access: sellerAccess('read-orders'), scope: 'orders:read' };
const attach = { access: sellerAccess('read-orders'), scope: 'orders:write' };
const answer = { access: sellerAccess('refund'), scope: 'orders:write', twoFactor: 'when-enrolled' } as const;

const showerOf = (request: FastifyRequest): Shower => {
  const { id, shopId } = request.params as { id: string; shopId: string };
  return { side: 'shop', personId: actorOf(request).personId, scope: { claimId: id, shopId } };
};

const views = {
  // What the shop's word may still decide, and has not been said.
  'to-answer': sql`c.state in ('wait', 'review', 'needs') and not exists (
    select 1 from guarantee_claim_events e where e.claim_id = c.id and e.kind = 'answered')`,
  open: sql`c.closed_at is null`,
  closed: sql`c.closed_at is not null`,
} as const;

/** A shop's desk of claims. */
export function studioClaimRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async (request: FastifyRequest): Promise<Result<ClaimView, Problem>> => {
    const { id, shopId } = request.params as { id: string; shopId: string };
    const mayAnswer = canSell(actorOf(request).shops.get(shopId as ShopId), 'refund');
    const view = await findClaimView(deps.db, { as: 'shop', shopId, mayAnswer }, id);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  const run = async (request: FastifyRequest, command: ClaimCommand): Promise<Result<ClaimView, Problem>> => {
    const { scope, personId } = showerOf(request);
    const ran = await commandClaim(deps, scope, command, { side: 'shop', actorId: personId });
    return ran.ok ? viewed(request) : ran;
  };

  api.get(
    root,
    {
      config: read,
      schema: {
        operationId: 'listShopClaims',
        tags,
        summary:
          'Claims under guarantees: open ones by how soon the clock decides, closed ones the latest first',
        params: ShopParams,
        querystring: ShopClaimsQuery,
        response: { 200: pageSchema(ClaimSummary) },
      },
    },
    ({ params: { shopId }, query: { view = 'open', cursor, limit = limitDefault } }) =>
      listClaims(
        deps.db,
        sql`c.shop_id = ${shopId} and ${views[view]}`,
        view === 'closed' ? newest : soonest,
        { cursor, limit },
      ),
  );

  api.get(
    `${root}/:id`,
    {
      config: read,
      schema: {
        operationId: 'getShopClaim',
        tags,
        summary: 'A claim on the shop: evidence, clock, what is held and paid',
        params: ShopClaimParams,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => sendResult(reply, await viewed(request)),
  );

  api.post(
    `${root}/:id/answer`,
    {
      config: answer,
      schema: {
        operationId: 'answerClaim',
        tags,
        summary: 'Agree to a claim, or not; what was agreed to is paid as the guarantee says',
        params: ShopClaimParams,
        body: AnswerBody,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => {
      const { answer: said, text } = request.body;
      return sendResult(reply, await run(request, { kind: 'answer', answer: said, text: text.trim() }));
    },
  );

  api.post(
    `${root}/:id/appeal`,
    {
      config: answer,
      schema: {
        operationId: 'appealShopClaim',
        tags,
        summary: 'Bring a claim that was paid before an operator; a claim is appealed once',
        params: ShopClaimParams,
        body: AppealBody,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await run(request, { kind: 'appeal', by: 'shop', text: request.body.text.trim() })),
  );

  takingFiles(
    server,
    (scope) => {
      scope.withTypeProvider<TypeBoxTypeProvider>().put(
        `${root}/:id/files`,
        {
          bodyLimit: fileBytesMax,
          config: attach,
          schema: {
            operationId: 'showShopClaimEvidence',
            tags,
            summary: 'A file of the shop’s to a claim (raw JPEG, PNG, WebP, PDF, MP4 or WebM, at most 8 MB)',
            consumes: evidenceTypes,
            params: ShopClaimParams,
            querystring: EvidenceQuery,
            response: { 200: ClaimView },
          },
        },
        async (request, reply) => {
          const shown = await showEvidence(deps, showerOf(request), request.query.kind, request.body);
          if (!shown.ok) return sendProblem(reply, shown.failure);
          return sendResult(reply, await viewed(request));
        },
      );
    },
    evidenceTypes,
  );

  api.get(
    `${root}/:id/files/:fileId`,
    {
      config: { access: sellerAccess('read-orders') },
      schema: {
        operationId: 'openShopClaimFile',
        tags,
        summary: 'A file of a claim on the shop, of either side',
        produces: evidenceTypes,
        params: Type.Object({ ...ShopClaimParams.properties, fileId }),
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
