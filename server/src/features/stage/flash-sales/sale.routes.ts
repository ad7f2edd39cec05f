import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { assert } from '@kanmai/kernel';
import { actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { sendProblem } from '../../../http/problems.ts';
import { RoomOf, RoomSalesView, SaleInput, SaleView, saleLimits } from './sale.schema.ts';
import { announceSale, type SaleDeps } from './sale.service.ts';
import { findSale, listSales, type StoredSale } from './sale.store.ts';

const tags = ['flash-sales'];

/** Flash sales of a room. To announce one: who has no part in the room is answered `not-found`, a moderator `not-allowed`. */
export function saleRoutes(server: HttpServer, given: SaleDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const { deps } = given;

  api.post(
    '/studio/rooms/:roomId/flash-sales',
    {
      config: { access: person, scope: 'rooms:write', idempotent: true },
      schema: {
        operationId: 'announceFlashSale',
        tags,
        summary:
          'Announce a flash sale in a live room: its pieces are set aside, it begins and ends by itself',
        params: RoomOf,
        body: SaleInput,
        response: { 200: SaleView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const made = await announceSale(given, claimOf(request), actorOf(request), params.roomId, body);
      if (!made.ok) return sendProblem(reply, made.failure);
      const sale = await findSale(deps.db, made.value.id);
      assert(sale !== null, 'a sale that was announced is there');
      return reply.send(viewOf(sale));
    },
  );

  api.get(
    '/rooms/:roomId/flash-sales',
    {
      config: { access: visitor },
      schema: {
        operationId: 'listFlashSales',
        tags,
        summary: 'The flash sales of a room, the newest first',
        params: RoomOf,
        response: { 200: RoomSalesView },
      },
    },
    async (request, reply) => {
      const sales = await listSales(deps.db, request.params.roomId, saleLimits.listedMax);
      return reply.send({
        items: sales.map(viewOf),
        serverTime: new Date(deps.clock.nowMs()).toISOString(),
      });
    },
  );
}

function viewOf(sale: StoredSale): SaleView {
  return {
    id: sale.id,
    roomId: sale.roomId,
    productId: sale.productId,
    variantId: sale.variantId,
    state: sale.state,
    priceCents: sale.priceCents,
    usualPriceCents: sale.usualCents,
    quantity: sale.quantity,
    perPersonMax: sale.perPersonMax,
    left: sale.state === 'ended' ? 0 : sale.left,
    beginsAt: new Date(sale.beginsAtMs).toISOString(),
    endsAt: new Date(sale.endsAtMs).toISOString(),
    endedAt: sale.endedAtMs === null ? null : new Date(sale.endedAtMs).toISOString(),
    endReason: sale.endReason,
  };
}
