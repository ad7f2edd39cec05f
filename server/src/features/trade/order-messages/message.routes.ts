import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { type Access, actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { MessageView, NewMessage, ReadUpTo } from './message.schema.ts';
import { type Party, readMessages, writeMessage } from './message.service.ts';
import { findOrder, listMessages } from './message.views.ts';

const limitDefault = 30;

interface Door {
  readonly root: string;
  readonly name: 'Order' | 'StudioOrder';
  readonly read: Access;
  readonly write: Access;
  readonly tags: string[];
  partyOf(request: FastifyRequest): Party;
}

const doors: readonly Door[] = [
  {
    root: '/orders/:id/messages',
    name: 'Order',
    read: person,
    write: person,
    tags: ['orders'],
    partyOf: (request) => ({ side: 'buyer', personId: actorOf(request).personId }),
  },
  {
    root: '/studio/shops/:shopId/orders/:id/messages',
    name: 'StudioOrder',
    read: sellerAccess('read-orders'),
    write: sellerAccess('message-buyers'),
    tags: ['studio'],
    partyOf: (request) => ({
      side: 'shop',
      personId: actorOf(request).personId,
      shopId: (request.params as { shopId: string }).shopId,
    }),
  },
];

/** The conversation about an order, from both of its sides. */
export function messageRoutes(server: HttpServer, deps: FeatureDeps): void {
  for (const door of doors) routesOf(server, deps, door);
}

function routesOf(server: HttpServer, deps: FeatureDeps, door: Door): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const { root, name, tags, partyOf } = door;
  const params = Type.Object({
    ...(name === 'StudioOrder' ? { shopId: Type.String() } : {}),
    id: Type.String({ maxLength: 60 }),
  });
  const idOf = (request: FastifyRequest) => (request.params as { id: string }).id;

  api.get(
    root,
    {
      config: { access: door.read, scope: 'orders:read' },
      schema: {
        operationId: `list${name}Messages`,
        tags,
        summary: 'What the buyer and the shop wrote about an order, newest first',
        params,
        querystring: PageQuery,
        response: { 200: pageSchema(MessageView) },
      },
    },
    async (request, reply) => {
      const party = partyOf(request);
      const reach = party.side === 'shop' ? { shopId: party.shopId } : { personId: party.personId };
      const order = await findOrder(deps.db, idOf(request), reach);
      if (order === null) return sendResult(reply, err({ type: 'not-found' }));
      const { cursor, limit = limitDefault } = request.query;
      return sendResult(reply, ok(await listMessages(deps.db, order.id, party.side, { cursor, limit })));
    },
  );

  api.post(
    root,
    {
      config: { access: door.write, scope: 'orders:write', idempotent: true },
      schema: {
        operationId: `write${name}Message`,
        tags,
        summary: 'Write to the other side of an order',
        params,
        body: NewMessage,
        response: { 200: MessageView },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await writeMessage(deps, partyOf(request), idOf(request), claimOf(request), request.body.text),
      ),
  );

  api.put(
    `${root}/read`,
    {
      config: { access: door.read, scope: 'orders:write' },
      schema: {
        operationId: `read${name}Messages`,
        tags,
        summary: 'Note which message was the newest that was seen',
        params,
        body: ReadUpTo,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) =>
      sendResult(
        reply,
        await readMessages(deps, partyOf(request), idOf(request), request.body.messageId),
        204,
      ),
  );
}
