import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { cents, err, ok } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { DepositAct, DepositPage, DepositsQuery, DepositView } from './deposit.schema.ts';
import { deductDeposit, freezeDeposit, unfreezeDeposit } from './deposit.service.ts';
import { getDeposit, listDepositMoves, listDeposits } from './deposit.views.ts';

const limitDefault = 20;
const params = Type.Object({ shopId: Type.String() });
const acts = { freeze: freezeDeposit, unfreeze: unfreezeDeposit, deduct: deductDeposit } as const;

/** What shops put down, and what is held and taken of it. */
export function depositRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/deposit',
    {
      config: { access: sellerAccess('read-money'), scope: 'money:read' },
      schema: {
        operationId: 'getDeposit',
        tags: ['studio'],
        summary: 'A shop’s deposit, and what happened to it, newest first',
        params,
        querystring: Type.Object({
          ...PageQuery.properties,
          currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', default: 'CNY' })),
        }),
        response: { 200: DepositPage },
      },
    },
    async ({ params: { shopId }, query: { cursor, limit = limitDefault, currency = 'CNY' } }) => ({
      deposit: await getDeposit(deps.db, shopId, currency, deps.clock.nowMs()),
      ...(await listDepositMoves(deps.db, shopId, { cursor, limit })),
    }),
  );

  api.get(
    '/ops/deposits',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listDeposits',
        tags: ['ops'],
        summary: 'Deposits of shops: those to be topped up first, by when',
        querystring: DepositsQuery,
        response: { 200: pageSchema(DepositView) },
      },
    },
    ({ query: { cursor, limit = limitDefault, short } }) =>
      listDeposits(deps.db, { short }, { cursor, limit }, deps.clock.nowMs()),
  );

  api.post(
    '/ops/deposits/:shopId/moves',
    {
      config: { access: operator, idempotent: true, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'moveDeposit',
        tags: ['ops'],
        summary: 'Hold a part of a deposit for a case, let it go, or take it; written to the audit log',
        params,
        body: DepositAct,
        response: { 200: DepositView },
      },
    },
    async (request, reply) => {
      const { shopId } = request.params;
      const { kind, amountCents, currency = 'CNY', reason } = request.body;
      const actorId = actorOf(request).personId;
      const nowMs = deps.clock.nowMs();
      const result = await once(deps.db, claimOf(request), nowMs, async (tx) => {
        const shop = await tx.selectFrom('shops').select('id').where('id', '=', shopId).executeTakeFirst();
        if (shop === undefined) return err({ type: 'not-found' });
        const ask = { shopId, currency, amountCents: cents(amountCents), reason: reason.trim(), actorId };
        const moved = await acts[kind](tx, deps, ask);
        if (!moved.ok) return moved;
        const detail = { amountCents, currency };
        await audit(tx, deps, { actorId, action: `deposit-${kind}`, subjectId: shopId, reason, detail });
        return ok(await getDeposit(tx, shopId, currency, nowMs));
      });
      return sendResult(reply, result);
    },
  );
}
