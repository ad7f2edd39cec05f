import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { actorOf, anyone, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendResult } from '../../../http/problems.ts';
import { NewSubscription, PushKeyView, SubscriptionParams, SubscriptionView } from './subscription.schema.ts';
import { type PushDeps, subscribe } from './subscription.service.ts';
import { deleteSubscription } from './subscription.store.ts';

const tags = ['me'];

/** The browsers that somebody wants to be told things on. No token has a browser. */
export function subscriptionRoutes(server: HttpServer, given: PushDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/push/key',
    {
      config: { access: anyone },
      schema: {
        operationId: 'getPushKey',
        tags,
        summary: 'The key that a browser subscribes with (web push)',
        response: { 200: PushKeyView },
      },
    },
    async () => ({ publicKey: given.push.publicKey }),
  );

  typed.put(
    '/me/push-subscriptions',
    {
      config: { access: person },
      schema: {
        operationId: 'subscribeToPush',
        tags,
        summary: 'Tell me on this browser',
        description: 'Safe to repeat. At most ten browsers of a person: the oldest makes room.',
        body: NewSubscription,
        response: { 200: SubscriptionView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await subscribe(given, actorOf(request).personId, request.body)),
  );

  typed.delete(
    '/me/push-subscriptions/:subscriptionId',
    {
      config: { access: person },
      schema: {
        operationId: 'unsubscribeFromPush',
        tags,
        summary: 'Do not tell me on this browser any more',
        params: SubscriptionParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await deleteSubscription(given.deps.db, request.params.subscriptionId, actorOf(request).personId);
      return reply.code(204).send(null);
    },
  );
}
