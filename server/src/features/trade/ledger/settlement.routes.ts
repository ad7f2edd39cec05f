import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { ProblemError, sendProblem } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { DueDay, SettlementView } from './settlement.schema.ts';
import { findSettlement, listDueDays } from './settlement.views.ts';

const config = { access: sellerAccess('read-money'), scope: 'money:read' } as const;
const daysMax = 100;
const zoneDefault = 'Asia/Shanghai';

/** When a shop gets its money, and who got what of an order. */
export function settlementRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db' | 'clock'>): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/settlements/due',
    {
      config,
      schema: {
        operationId: 'listDueDays',
        tags: ['studio'],
        summary: 'What is due to a shop, by the day it is settled',
        params: Type.Object({ shopId: Type.String() }),
        querystring: Type.Object({
          zone: Type.Optional(
            Type.String({ maxLength: 60, description: `The zone that days begin in; ${zoneDefault}.` }),
          ),
        }),
        response: { 200: pageSchema(DueDay) },
      },
    },
    async ({ params: { shopId }, query: { zone = zoneDefault } }) => {
      if (!isZone(zone)) throw new ProblemError({ type: 'bad-request', field: 'zone' });
      const items = await listDueDays(deps.db, shopId, zone, deps.clock.nowMs(), daysMax);
      return { items, nextCursor: null };
    },
  );

  api.get(
    '/studio/shops/:shopId/settlements/:orderId',
    {
      config,
      schema: {
        operationId: 'explainSettlement',
        tags: ['studio'],
        summary: 'Who got what of an order’s money, and why; or gets, and when',
        params: Type.Object({ shopId: Type.String(), orderId: Type.String({ maxLength: 60 }) }),
        response: { 200: SettlementView },
      },
    },
    async ({ params: { shopId, orderId } }, reply) => {
      const view = await findSettlement(deps.db, shopId, orderId);
      return view ?? sendProblem(reply, { type: 'not-found' });
    },
  );
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
