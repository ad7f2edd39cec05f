import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, anyone, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { claimPrize } from './claim.service.ts';
import { enterBag, revealShare } from './entry.service.ts';
import {
  BagParams,
  ClaimRequest,
  ClaimView,
  EnterRequest,
  EntryProofView,
  EntryReceipt,
  ProofView,
  RoomBagsView,
  RoomOf,
  ShareRequest,
} from './lucky-bag.schema.ts';
import type { BagDeps } from './lucky-bag.service.ts';
import { findProof } from './lucky-bag.store.ts';
import { createEntryProofs, listShopperBags } from './lucky-bag.views.ts';

const tags = ['lucky-bags'];

/** Lucky bags for those who watch: entering, what came of it, and the proof for anybody. */
export function shopperBagRoutes(server: HttpServer, deps: BagDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const entryProofs = createEntryProofs(deps.db);

  api.get(
    '/rooms/:roomId/lucky-bags',
    {
      config: { access: visitor },
      schema: {
        operationId: 'listLuckyBags',
        tags,
        summary: 'The lucky bags of a room, the newest first, with my part in each',
        params: RoomOf,
        response: { 200: RoomBagsView },
      },
    },
    async (request, reply) => {
      const items = await listShopperBags(deps.db, request.params.roomId, actorOf(request).personId);
      return reply.send({ items, serverTime: new Date(deps.clock.nowMs()).toISOString() });
    },
  );

  api.post(
    '/lucky-bags/:bagId/enter',
    {
      config: { access: person },
      schema: {
        operationId: 'enterLuckyBag',
        tags,
        summary: 'Enter a bag once its conditions are met, with the hash of a share of mine; safe to repeat',
        params: BagParams,
        body: EnterRequest,
        response: { 200: EntryReceipt },
      },
    },
    async (request, reply) =>
      sendResult(reply, await enterBag(deps, actorOf(request), request.params.bagId, request.body.shareHash)),
  );

  api.post(
    '/lucky-bags/:bagId/share',
    {
      config: { access: person },
      schema: {
        operationId: 'revealLuckyBagShare',
        tags,
        summary: 'Reveal my share after closing, so that nobody could foresee the draw; safe to repeat',
        params: BagParams,
        body: ShareRequest,
        response: { 200: Type.Object({ revealed: Type.Literal(true) }) },
      },
    },
    async (request, reply) =>
      sendResult(reply, await revealShare(deps, actorOf(request), request.params.bagId, request.body.share)),
  );

  api.post(
    '/lucky-bags/:bagId/claim',
    {
      config: { access: person },
      schema: {
        operationId: 'claimLuckyBagPrize',
        tags,
        summary: 'Say where my prize goes: it becomes an order that costs nothing; safe to repeat',
        params: BagParams,
        body: ClaimRequest,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await claimPrize(deps, actorOf(request), request.params.bagId, request.body.addressId),
      ),
  );

  api.get(
    '/lucky-bags/:bagId/proof',
    {
      config: { access: anyone },
      schema: {
        operationId: 'getLuckyBagProof',
        tags,
        summary: 'The proof of a bag’s draw, for anybody to verify',
        params: BagParams,
        response: { 200: ProofView },
      },
    },
    async (request, reply) => {
      const proof = await findProof(deps.db, request.params.bagId);
      return proof === null ? sendProblem(reply, { type: 'not-found' }) : reply.send(proof as never);
    },
  );

  api.get(
    '/lucky-bags/:bagId/entry',
    {
      config: { access: person },
      schema: {
        operationId: 'getLuckyBagEntry',
        tags,
        summary: 'My entry’s own proof, once the bag is drawn',
        params: BagParams,
        response: { 200: EntryProofView },
      },
    },
    async (request, reply) => {
      const found = await entryProofs.find(request.params.bagId, actorOf(request).personId);
      return found === null ? sendProblem(reply, { type: 'not-found' }) : reply.send(found as never);
    },
  );
}
