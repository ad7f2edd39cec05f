import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { cents, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { TransferRequest, TransfersQuery, TransferView } from './transfer.schema.ts';
import { askPayout, askTopUp, type PayoutRules } from './transfer.service.ts';
import { getTransfer, listTransfers } from './transfer.views.ts';

const limitDefault = 20;
const params = Type.Object({ shopId: Type.String() });
const move = {
  access: sellerAccess('move-money'),
  scope: 'money:write',
  idempotent: true,
  twoFactor: 'when-enrolled',
} as const;

/** Money to a shop's bank and from it. */
export function transferRoutes(server: HttpServer, deps: FeatureDeps, rules: PayoutRules): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/payouts',
    {
      config: { access: sellerAccess('read-money'), scope: 'money:read' },
      schema: {
        operationId: 'listPayouts',
        tags: ['studio'],
        summary: 'Payouts of a shop and top-ups of its deposit, newest first',
        params,
        querystring: TransfersQuery,
        response: { 200: pageSchema(TransferView) },
      },
    },
    ({ params: { shopId }, query: { cursor, limit = limitDefault, state } }) =>
      listTransfers(deps.db, { shopId, state }, { cursor, limit }),
  );

  for (const { path, operationId, summary, ask } of [
    {
      path: '/studio/shops/:shopId/payouts',
      operationId: 'askPayout',
      summary: 'Have a part of the settled balance paid out to the shop’s bank; one at a time',
      ask: (...given: Parameters<typeof askTopUp>) => askPayout(...given, rules),
    },
    {
      path: '/studio/shops/:shopId/deposit/top-ups',
      operationId: 'topUpDeposit',
      summary: 'Have the shop’s bank put money down as its deposit; one at a time',
      ask: askTopUp,
    },
  ]) {
    api.post(
      path,
      {
        config: move,
        schema: {
          operationId,
          tags: ['studio'],
          summary,
          params,
          body: TransferRequest,
          response: { 200: TransferView },
        },
      },
      async (request, reply) => {
        const { shopId } = request.params;
        const { amountCents, currency = 'CNY' } = request.body;
        const actorId = actorOf(request).personId;
        const result = await once(deps.db, claimOf(request), deps.clock.nowMs(), async (tx) => {
          const asked = await ask(tx, deps, { shopId, currency, amountCents: cents(amountCents), actorId });
          return asked.ok ? ok(await getTransfer(tx, asked.value)) : asked;
        });
        return sendResult(reply, result);
      },
    );
  }

  api.get(
    '/ops/payouts',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listAllPayouts',
        tags: ['ops'],
        summary: 'Payouts of all shops, newest first',
        querystring: TransfersQuery,
        response: { 200: pageSchema(TransferView) },
      },
    },
    ({ query: { cursor, limit = limitDefault, state } }) =>
      listTransfers(deps.db, { direction: 'payout', state }, { cursor, limit }),
  );
}
