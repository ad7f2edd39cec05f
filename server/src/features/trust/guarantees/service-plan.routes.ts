import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sellerAccess } from '../../trade/catalogue/index.ts';
import { guaranteeCurrency } from './guarantee.shelf.ts';
import { ServicePlanBody, ServicePlanView } from './service-plan.schema.ts';
import { setPlan } from './service-plan.service.ts';
import { findPlanView } from './service-plan.views.ts';

const tags = ['studio'];
const path = '/studio/shops/:shopId/service-plan';
const params = Type.Object({ shopId: Type.String() });

/** What a shop spends a month on refunds without a return, and for which goods. */
export function servicePlanRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const viewed = (shopId: string) => findPlanView(deps.db, shopId, deps.clock.nowMs());

  api.get(
    path,
    {
      config: { access: sellerAccess('read-money'), scope: 'money:read' },
      schema: {
        operationId: 'getServicePlan',
        tags,
        summary: 'The monthly budget for refunds without a return: spent, left, by category, what to do next',
        params,
        response: { 200: ServicePlanView },
      },
    },
    ({ params: { shopId } }) => viewed(shopId),
  );

  api.put(
    path,
    {
      config: { access: sellerAccess('move-money'), twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'setServicePlan',
        tags,
        summary:
          'Set the monthly budget and the categories it is not for; money is set aside as it is settled',
        params,
        body: ServicePlanBody,
        response: { 200: ServicePlanView },
      },
    },
    async (request) => {
      const { shopId } = request.params;
      const { personId: changedBy } = actorOf(request);
      await setPlan(deps, { shopId, currency: guaranteeCurrency, changedBy, ...request.body });
      return viewed(shopId);
    },
  );
}
