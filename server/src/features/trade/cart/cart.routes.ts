import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { CartQuote, CartQuoteQuery, CartView, LineInput } from './cart.schema.ts';
import { type CartDeps, putLine } from './cart.service.ts';
import { deleteCartLines } from './cart.store.ts';
import { getCart, getCartQuote } from './cart.views.ts';

const params = Type.Object({ variantId: Type.String({ maxLength: 60 }) });
const tags = ['cart'];

export function cartRoutes(server: HttpServer, deps: CartDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/cart',
    {
      config: { access: visitor, scope: 'cart:read' },
      schema: { operationId: 'getCart', tags, summary: 'My cart, by shop', response: { 200: CartView } },
    },
    (request) => getCart(deps.db, actorOf(request).personId),
  );

  api.get(
    '/cart/quote',
    {
      config: { access: visitor, scope: 'cart:read' },
      schema: {
        operationId: 'getCartQuote',
        tags,
        summary: 'What the chosen lines of my cart cost now, with promotions and my best coupons',
        querystring: CartQuoteQuery,
        response: { 200: CartQuote },
      },
    },
    (request) =>
      getCartQuote(
        deps.db,
        actorOf(request).personId,
        new Set(request.query.left?.split('.')),
        deps.clock.nowMs(),
      ),
  );

  api.put(
    '/cart/lines/:variantId',
    {
      config: { access: visitor, scope: 'cart:write' },
      schema: {
        operationId: 'putCartLine',
        tags,
        summary: 'Set how many of a variant are in my cart',
        params,
        body: LineInput,
        response: { 200: CartView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const result = await putLine(deps, personId, request.params.variantId, request.body);
      if (!result.ok) return sendProblem(reply, result.failure);
      return reply.send(await getCart(deps.db, personId));
    },
  );

  api.delete(
    '/cart/lines/:variantId',
    {
      config: { access: visitor, scope: 'cart:write' },
      schema: {
        operationId: 'deleteCartLine',
        tags,
        summary: 'Take a variant out of my cart',
        params,
        response: { 200: CartView },
      },
    },
    async (request) => {
      const { personId } = actorOf(request);
      await deleteCartLines(deps.db, personId, [request.params.variantId]);
      return getCart(deps.db, personId);
    },
  );
}
