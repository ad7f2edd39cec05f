import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type CheckoutId, err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { type Actor, actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import * as payments from '../payments/index.ts';
import { CheckoutRequest, CheckoutView } from './order.schema.ts';
import { cancelCheckout } from './order.service.ts';
import { findCheckoutView } from './order.views.ts';
import type { Ordering } from './ordering.ts';
import { QuoteRequest, QuoteView } from './quote.schema.ts';

const tags = ['orders'];
const params = Type.Object({ id: Type.String({ maxLength: 60 }) });

/** From wanting to owing: quotes and checkouts. */
export function checkoutRoutes(server: HttpServer, deps: FeatureDeps, ordering: Ordering): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const checkoutOf = async (id: string, actor: Actor, clientIp: string) => {
    const view = await findCheckoutView(deps.db, id, actor.personId, deps.clock.nowMs());
    return view === null ? err({ type: 'not-found' } as const) : ok(await opened(view, clientIp));
  };
  /** With the page to pay on: a provider that was away when the order was placed is asked again. */
  const opened = async (view: CheckoutView, clientIp: string): Promise<CheckoutView> => {
    const { id, state, payment } = view;
    if (state !== 'pending-payment' || payment.state !== 'pending' || payment.payUrl !== null) return view;
    const payUrl = await payments.ensureOpened(deps, id as CheckoutId, clientIp);
    return { ...view, payment: { ...payment, payUrl } };
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
        await ordering.quotes.submit({
          claim: claimOf(request),
          actor: actorOf(request),
          request: request.body,
        }),
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
      const claim = claimOf(request);
      const placed = await ordering.checkouts.submit({
        ...{ claim, personId },
        request: { ...request.body, clientIp: request.ip },
      });
      return sendResult(reply, placed.ok ? ok(await opened(placed.value, request.ip)) : placed);
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
    async (request, reply) =>
      sendResult(reply, await checkoutOf(request.params.id, actorOf(request), request.ip)),
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
      return result.ok
        ? sendResult(reply, await checkoutOf(id, actor, request.ip))
        : sendProblem(reply, result.failure);
    },
  );
}
