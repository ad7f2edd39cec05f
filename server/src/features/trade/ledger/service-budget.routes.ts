import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { findBalance } from './balance.store.ts';
import { moveServiceBudget } from './service-budget.service.ts';

const tags = ['studio'];
const params = Type.Object({ shopId: Type.String() });
const amountMax = 100_000_000_000;
const currency = 'CNY';
const BudgetView = Type.Object({ currency: Type.String(), budgetCents: Type.Integer() });
const BudgetBody = Type.Object(
  {
    amountCents: Type.Integer({
      minimum: -amountMax,
      maximum: amountMax,
      description: 'Set aside of the settled balance when positive, taken back when negative; not 0.',
    }),
  },
  { additionalProperties: false },
);

/** What a shop sets aside for service: refunds of goods that are not worth their way back. */
export function serviceBudgetRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const budgetOf = async (db: Parameters<typeof findBalance>[0], shopId: string) => ({
    currency,
    budgetCents: -(await findBalance(db, { kind: 'service-budget', ownerId: shopId, currency })),
  });

  api.get(
    '/studio/shops/:shopId/service-budget',
    {
      config: { access: sellerAccess('read-money'), scope: 'money:read' },
      schema: {
        operationId: 'getServiceBudget',
        tags,
        summary: 'What is set aside for refunds without a return',
        params,
        response: { 200: BudgetView },
      },
    },
    ({ params: { shopId } }) => budgetOf(deps.db, shopId),
  );

  api.post(
    '/studio/shops/:shopId/service-budget/moves',
    {
      config: { access: sellerAccess('move-money'), idempotent: true, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'moveServiceBudget',
        tags,
        summary: 'Set money of the settled balance aside for service, or take it back',
        params,
        body: BudgetBody,
        response: { 200: BudgetView },
      },
    },
    async (request, reply) => {
      const { shopId } = request.params;
      const { amountCents } = request.body;
      const { personId: actorId } = actorOf(request);
      const result = await once(deps.db, claimOf(request), deps.clock.nowMs(), async (tx) => {
        if (amountCents === 0) return err({ type: 'bad-request', field: 'amountCents', detail: 'Not 0.' });
        const moved = await moveServiceBudget(tx, deps, { shopId, currency, amountCents, actorId });
        return moved.ok ? ok(await budgetOf(tx, shopId)) : moved;
      });
      return sendResult(reply, result);
    },
  );
}
