import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person, signature } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import type { Destinations } from '../orders/index.ts';
import { takePush } from './trace.service.ts';
import { findTraces, TracesView, withoutPlaces } from './trace.views.ts';

const bodyBytesMax = 256 * 1024;
const id = Type.String({ maxLength: 60 });

export function traceRoutes(server: HttpServer, deps: FeatureDeps, destinations: Destinations): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/orders/:id/traces',
    {
      config: { access: person, scope: 'orders:read' },
      schema: {
        operationId: 'getTraces',
        tags: ['orders'],
        summary: 'Where the parcels of one of my orders are, as their carriers say',
        params: Type.Object({ id }),
        response: { 200: TracesView },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      if (!(await hasOrder(deps, request.params.id, 'person_id', personId))) {
        return sendProblem(reply, { type: 'not-found' });
      }
      return findTraces(deps.db, request.params.id, () => null);
    },
  );

  api.get(
    '/studio/shops/:shopId/orders/:id/traces',
    {
      config: { access: sellerAccess('read-orders'), scope: 'orders:read' },
      schema: {
        operationId: 'getStudioTraces',
        tags: ['studio'],
        summary: 'Where the parcels of one of a shop’s orders are, as their carriers say',
        params: Type.Object({ shopId: Type.String(), id }),
        response: { 200: TracesView },
      },
    },
    async (request, reply) => {
      const { shopId, id: orderId } = request.params;
      if (!(await hasOrder(deps, orderId, 'shop_id', shopId)))
        return sendProblem(reply, { type: 'not-found' });
      const traces = await findTraces(deps.db, orderId, (parcel) => deps.carriers.pageOf(parcel));
      const [elsewhere] = await destinations(deps, shopId, [orderId]);
      return elsewhere === undefined ? traces : withoutPlaces(traces);
    },
  );

  // Signatures are over the bytes as sent, so this scope leaves bodies unparsed.
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: bodyBytesMax }, (_request, body, done) =>
      done(null, body),
    );
    scope.withTypeProvider<TypeBoxTypeProvider>().post(
      '/carriers/callbacks/:carriers',
      {
        bodyLimit: bodyBytesMax,
        config: { access: signature },
        schema: {
          operationId: 'takeCarrierPush',
          tags: ['carriers'],
          summary: 'What a carrier tells of a parcel by itself, signed; repeating it has no second effect',
          params: Type.Object({ carriers: Type.String({ maxLength: 40 }) }),
          response: { 200: Type.Object({ fresh: Type.Integer() }) },
        },
      },
      async (request, reply) => {
        if (request.params.carriers !== deps.carriers.name) return sendProblem(reply, { type: 'not-found' });
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value[0] : value,
          ]),
        );
        const body = typeof request.body === 'string' ? request.body : '';
        return sendResult(reply, await takePush(deps, headers, body));
      },
    );
  });
}

async function hasOrder(
  deps: FeatureDeps,
  orderId: string,
  column: 'person_id' | 'shop_id',
  ownerId: string,
): Promise<boolean> {
  const row = await deps.db
    .selectFrom('orders')
    .select('id')
    .where('id', '=', orderId)
    .where(column, '=', ownerId)
    .executeTakeFirst();
  return row !== undefined;
}
