import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { idPattern } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, anyone, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendProblem } from '../../../http/problems.ts';
import { OrderCompensation, Ruling, RulingParams } from './case.schema.ts';
import { findRuling, listOrderCompensations, listRulings } from './ruling.views.ts';

/** What shoppers read: rulings, which everybody may, and what they were compensated with. */
export function rulingRoutes(server: HttpServer, { db }: Pick<FeatureDeps, 'db'>): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/rulings',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listRulings',
        tags: ['rulings'],
        summary: 'What the platform ruled on shops and creators, the newest first; nobody else is named',
        querystring: Type.Object(PageQuery.properties),
        response: { 200: pageSchema(Ruling) },
      },
    },
    ({ query }) => listRulings(db, query),
  );
  typed.get(
    '/rulings/:id',
    {
      config: { access: anyone },
      schema: {
        operationId: 'getRuling',
        tags: ['rulings'],
        summary: 'One ruling; one that an appeal undid is told no more',
        params: RulingParams,
        response: { 200: Ruling },
      },
    },
    async (request, reply) => {
      const ruling = await findRuling(db, request.params.id);
      return ruling ?? sendProblem(reply, { type: 'not-found' });
    },
  );
  typed.get(
    '/orders/:id/compensations',
    {
      config: { access: person, scope: 'orders:read' },
      schema: {
        operationId: 'listOrderCompensations',
        tags: ['orders'],
        summary: 'What an order of mine was compensated with after a ruling',
        params: Type.Object({ id: Type.String({ pattern: idPattern('order') }) }),
        response: { 200: Type.Object({ items: Type.Array(OrderCompensation) }) },
      },
    },
    async (request) => {
      const { personId } = actorOf(request);
      return { items: await listOrderCompensations(db, { orderId: request.params.id, personId }) };
    },
  );
}
