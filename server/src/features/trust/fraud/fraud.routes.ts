import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../../trade/catalogue/index.ts';
import {
  FraudCaseParams,
  FraudCasesQuery,
  FraudCaseView,
  FraudDecision,
  FraudShopParams,
  ShopFraudCase,
} from './fraud.schema.ts';
import { ruleFraud } from './fraud.service.ts';
import { listFraudCases, listShopFraudCases } from './fraud.views.ts';

const rulings = [
  ['confirm', 'confirmFraud', 'Rule that the praise was bought: it counts no more, and the scores are told'],
  ['dismiss', 'dismissFraud', 'Rule that the praise is honest: it counts again, and is not suspected anew'],
] as const;

/** The desk of bought praise, and what a shop sees of it. */
export function fraudRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/ops/fraud-cases',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listFraudCases',
        tags: ['ops'],
        summary: 'Shops whose orders and praise look bought, with what speaks for it; the strongest first',
        querystring: FraudCasesQuery,
        response: { 200: pageSchema(FraudCaseView) },
      },
    },
    ({ query }) => listFraudCases(deps.db, query),
  );
  for (const [ruling, operationId, summary] of rulings) {
    api.post(
      `/ops/fraud-cases/:id/${ruling}`,
      {
        config: { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' },
        schema: {
          ...{ operationId, summary, tags: ['ops'] },
          params: FraudCaseParams,
          body: FraudDecision,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const given = { id: request.params.id, ruling, reason: request.body.reason };
        return sendResult(reply, await ruleFraud(deps, actorOf(request), given), 204);
      },
    );
  }
  api.get(
    '/studio/shops/:shopId/fraud-cases',
    {
      config: { access: sellerAccess('read-orders'), scope: 'orders:read' },
      schema: {
        operationId: 'listShopFraudCases',
        tags: ['studio'],
        summary:
          'Reviews of the shop that were set aside as bought, with what speaks for it and how it was ruled',
        params: FraudShopParams,
        response: { 200: Type.Object({ items: Type.Array(ShopFraudCase) }) },
      },
    },
    async ({ params: { shopId } }) => ({ items: await listShopFraudCases(deps.db, shopId) }),
  );
}
