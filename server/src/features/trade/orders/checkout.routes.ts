import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { type Actor, actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { placeCheckout } from './checkout.service.ts';
import { CheckoutRequest, CheckoutView } from './order.schema.ts';
import { cancelCheckout } from './order.service.ts';
import { findCheckoutView } from './order.views.ts';
import { QuoteRequest, QuoteView } from './quote.schema.ts';
import { makeQuote } from './quote.service.ts';

const tags = ['orders'];
const params = Type.Object({ id: Type.String({ maxLength: 60 }) });

/** From wanting to owing: quotes and checkouts. */
export function checkoutRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const checkoutOf = async (id: string, actor: Actor) => {
    const view = await findCheckoutView(deps.db, id, actor.personId, deps.clock.nowMs());
    return view === null ? err({ type: 'not-found' } as const) : ok(view);
  };

  api.post(
    '/quotes',
    {
      config: { access: visitor, scope: 'orders:write', idempotent: true },
      schema: {
        operationId: 'makeQuote',
        tags,
        summary: 'What these goods cost, delivered, and when they come; holds for 15 minutes',
        body: QuoteRequest,
        response: { 200: QuoteView },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
          makeQuote(tx, deps, actorOf(request), request.body),
        ),
      ),
  );

  api.post(
    '/checkouts',
    {
      config: { access: person, scope: 'orders:write', idempotent: true },
      schema: {
        operationId: 'placeCheckout',
        tags,
        summary: 'Order what a quote showed: holds the stock, opens the payment',
        body: CheckoutRequest,
        response: { 200: CheckoutView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const result = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        placeCheckout(tx, deps, personId, { ...request.body, clientIp: request.ip }),
      );
      if (result.ok) deps.eventsAppended();
      return sendResult(reply, result);
    },
  );

  api.get(
    '/checkouts/:id',
    {
      config: { access: person, scope: 'orders:read' },
      schema: {
        operationId: 'getCheckout',
        tags,
        summary: 'A checkout with its payment and orders',
        params,
        response: { 200: CheckoutView },
      },
    },
    async (request, reply) => sendResult(reply, await checkoutOf(request.params.id, actorOf(request))),
  );

  api.post(
    '/checkouts/:id/cancel',
    {
      config: { access: person, scope: 'orders:write' },
      schema: {
        operationId: 'cancelCheckout',
        tags,
        summary: 'Cancel an unpaid checkout and give its stock back; safe to repeat',
        params,
        response: { 200: CheckoutView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const result = await cancelCheckout(deps, actor.personId, { checkoutId: id });
      return result.ok ? sendResult(reply, await checkoutOf(id, actor)) : sendProblem(reply, result.failure);
    },
  );
}
