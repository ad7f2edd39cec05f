import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result, type ShopId } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
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
import { canSell, sellerAccess } from '../catalogue/index.ts';
import type { CaseCommand } from './case.decide.ts';
import { countCases, listShopCases } from './case.list.ts';
import { tellSides } from './case.notice.ts';
import {
  AgreeBody,
  CaseCounts,
  CaseSummary,
  CaseView,
  DeskQuery,
  fileId,
  LabelBody,
  OfferBody,
  ReceiveBody,
  ShopCaseParams,
  ShopParams,
  slot,
  TextBody,
} from './case.schema.ts';
import { commandCase } from './case.service.ts';
import { findReturnTo } from './case.store.ts';
import { type CaseViewer, findCaseView } from './case.views.ts';
import { openEvidence, type Party, putEvidence } from './case-file.service.ts';
import { writeCaseMessage } from './case-message.service.ts';

const tags = ['studio'];
const root = '/studio/shops/:shopId/after-sales';
const limitDefault = 20;
const read = { access: sellerAccess('read-orders'), scope: 'orders:read' };
const answer = { access: sellerAccess('refund'), scope: 'orders:write' };
const money = { ...answer, twoFactor: 'when-enrolled' } as const;
const goods = { access: sellerAccess('receive-returns'), scope: 'orders:write' };
/** Evidence is added by whoever reads the orders: those who answer, and those who unpack. */
const attach = { access: sellerAccess('read-orders'), scope: 'orders:write' };
const write = { access: sellerAccess('message-buyers'), scope: 'orders:write' };

const roleOf = (request: FastifyRequest) => {
  const { shopId } = request.params as { shopId: string };
  return actorOf(request).shops.get(shopId as ShopId);
};

const viewerOf = (request: FastifyRequest): CaseViewer => {
  const role = roleOf(request);
  return {
    as: 'shop',
    shopId: (request.params as { shopId: string }).shopId,
    mayAnswer: canSell(role, 'refund'),
    mayReceive: canSell(role, 'receive-returns'),
    mayWrite: canSell(role, 'message-buyers'),
  };
};

const partyOf = (request: FastifyRequest): Party => {
  const { shopId, id } = request.params as { shopId: string; id: string };
  return { side: 'shop', personId: actorOf(request).personId, scope: { caseId: id, shopId } };
};

/** A shop's desk of after-sales. */
export function studioCaseRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async (request: FastifyRequest): Promise<Result<CaseView, Problem>> => {
    const { scope } = partyOf(request);
    const view = await findCaseView(deps.db, viewerOf(request), scope.caseId);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  /** Runs a command of the shop's and answers the case after it. */
  const run = async (request: FastifyRequest, command: CaseCommand): Promise<Result<CaseView, Problem>> => {
    const { scope, personId } = partyOf(request);
    const by = { side: 'shop', actorId: personId } as const;
    const ran = await commandCase(deps, scope, command, by, canSell(roleOf(request), 'refund'));
    if (!ran.ok) return ran;
    await tellSides(deps, ran.value, 'shop');
    return viewed(request);
  };

  const command = <Config extends object>(config: Config, operationId: string, summary: string) => ({
    config,
    schema: { operationId, tags, summary, params: ShopCaseParams, response: { 200: CaseView } },
  });

  api.get(
    root,
    {
      config: read,
      schema: {
        operationId: 'listShopCases',
        tags,
        summary: 'A shop’s cases of after-sales, open ones by how soon their clock decides',
        params: ShopParams,
        querystring: DeskQuery,
        response: { 200: pageSchema(CaseSummary) },
      },
    },
    ({ params, query }) =>
      listShopCases(
        deps.db,
        params.shopId,
        { view: query.view ?? 'open', text: query.text },
        { cursor: query.cursor, limit: query.limit ?? limitDefault },
      ),
  );

  api.get(
    `${root}/counts`,
    {
      config: read,
      schema: {
        operationId: 'countShopCases',
        tags,
        summary: 'How many cases wait for what',
        params: ShopParams,
        response: { 200: Type.Object({ ...CaseCounts.properties, returnTo: Type.String() }) },
      },
    },
    async ({ params }) => ({
      ...(await countCases(deps.db, params.shopId)),
      returnTo: await findReturnTo(deps.db, params.shopId),
    }),
  );

  api.get(
    `${root}/:id`,
    command(read, 'getShopCase', 'A case of this shop with its timeline, evidence and messages'),
    async (request, reply) => sendResult(reply, await viewed(request)),
  );

  const agree = command(
    money,
    'agreeToCase',
    'Agree to what is asked for: the money, or the goods sent back; safe to repeat',
  );
  api.post(
    `${root}/:id/agree`,
    { ...agree, schema: { ...agree.schema, body: AgreeBody } },
    async (request, reply) => {
      const { amountCents, returnTo = '' } = request.body;
      return sendResult(reply, await run(request, { kind: 'agree', amountCents, returnTo: returnTo.trim() }));
    },
  );

  const offer = command(
    money,
    'offerInCase',
    'Offer a smaller amount, with nothing sent back; the buyer accepts or goes on',
  );
  api.post(
    `${root}/:id/offer`,
    { ...offer, schema: { ...offer.schema, body: OfferBody } },
    async (request, reply) => {
      const { amountCents, text } = request.body;
      const view = await viewed(request);
      if (!view.ok) return sendProblem(reply, view.failure);
      const { maxCents } = view.value;
      return sendResult(
        reply,
        await run(request, { kind: 'offer', amountCents, maxCents, text: text.trim() }),
      );
    },
  );

  const decline = command(
    answer,
    'declineCase',
    'Decline what is asked for, or what came back, with a reason; safe to repeat',
  );
  api.post(
    `${root}/:id/decline`,
    { ...decline, schema: { ...decline.schema, body: TextBody } },
    async (request, reply) =>
      sendResult(reply, await run(request, { kind: 'decline', text: request.body.text.trim() })),
  );

  api.post(
    `${root}/:id/refund`,
    command(money, 'refundCase', 'Give the money back for goods that came back; safe to repeat'),
    async (request, reply) => sendResult(reply, await run(request, { kind: 'refund' })),
  );

  const receive = command(
    goods,
    'receiveReturn',
    'Say that the returned goods are here, and whether they go on the shelf; safe to repeat',
  );
  api.post(
    `${root}/:id/receive`,
    { ...receive, schema: { ...receive.schema, body: ReceiveBody } },
    async (request, reply) => sendResult(reply, await run(request, { kind: 'receive', ...request.body })),
  );

  const send = command(
    goods,
    'sendReplacement',
    'Send the replacement or the repaired goods; when no replacement is left, the money goes back',
  );
  api.post(
    `${root}/:id/send`,
    { ...send, schema: { ...send.schema, body: LabelBody } },
    async (request, reply) => {
      const { carrier, trackingNo } = request.body;
      const label = { carrier: carrier.trim(), trackingNo, noneLeft: false };
      return sendResult(reply, await run(request, { kind: 'send', ...label }));
    },
  );

  const message = command(
    { ...write, idempotent: true },
    'writeShopCaseMessage',
    'Write to the buyer within a case',
  );
  api.post(
    `${root}/:id/messages`,
    { ...message, schema: { ...message.schema, body: TextBody } },
    async (request, reply) => {
      const text = request.body.text.trim();
      const written = await writeCaseMessage(deps, partyOf(request), claimOf(request), text);
      if (!written.ok) return sendProblem(reply, written.failure);
      return sendResult(reply, await viewed(request));
    },
  );
  evidenceRoutes(server, deps, viewed);
}

function evidenceRoutes(
  server: HttpServer,
  deps: FeatureDeps,
  viewed: (request: FastifyRequest) => Promise<Result<CaseView, Problem>>,
): void {
  takingFiles(server, (scope) => {
    scope.withTypeProvider<TypeBoxTypeProvider>().put(
      `${root}/:id/files/:slot`,
      {
        bodyLimit: fileBytesMax,
        config: attach,
        schema: {
          operationId: 'putShopCaseFile',
          tags,
          summary: 'Evidence of the shop (raw JPEG, PNG, WebP or PDF, at most 8 MB), in one of nine places',
          consumes: documentTypes,
          params: Type.Object({ ...ShopCaseParams.properties, slot }),
          response: { 200: CaseView },
        },
      },
      async (request, reply) => {
        const put = await putEvidence(deps, partyOf(request), request.params.slot, request.body);
        if (!put.ok) return sendProblem(reply, put.failure);
        return sendResult(reply, await viewed(request));
      },
    );
  });
  server.withTypeProvider<TypeBoxTypeProvider>().get(
    `${root}/:id/files/:fileId`,
    {
      config: { access: sellerAccess('read-orders') },
      schema: {
        operationId: 'openShopCaseFile',
        tags,
        summary: 'A file of a case of this shop, of either side',
        produces: documentTypes,
        params: Type.Object({ ...ShopCaseParams.properties, fileId }),
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
