import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { AccountBody, AccountParams, AccountView } from './account.schema.ts';
import { listAccounts, setAccount } from './account.service.ts';

const tags = ['ops'];
const root = '/ops/shops/:shopId/payment-accounts';

/** Shops' accounts at the providers, entered by operators once a provider has taken the shop on. */
export function accountRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    root,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listPaymentAccounts',
        tags,
        summary: 'Where a shop is paid, by provider',
        params: Type.Pick(AccountParams, ['shopId']),
        response: { 200: pageSchema(AccountView) },
      },
    },
    async ({ params }) => ({ items: await listAccounts(deps.db, params.shopId), nextCursor: null }),
  );
  typed.put(
    `${root}/:provider`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'setPaymentAccount',
        tags,
        summary: 'Say which account at a provider is the shop’s; written to the audit log',
        params: AccountParams,
        body: AccountBody,
        response: { 200: AccountView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await setAccount(deps, actorOf(request), { ...request.params, ...request.body })),
  );
}
