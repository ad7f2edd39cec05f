import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { ProblemError, sendProblem } from '../../../http/problems.ts';
import { normalizePhone } from './person.policy.ts';
import { isAskedHere } from './town.policy.ts';
import type { TownService } from './town.service.ts';

const MessageView = Type.Object({
  at: Type.String(),
  channel: Type.Union([Type.Literal('email'), Type.Literal('phone')]),
  recipient: Type.String(),
  subject: Type.String(),
  body: Type.String(),
});

const messagesMax = 20;

/** What the town "sent": its codes reach nobody's mailbox, so they are shown on this machine. */
export function townRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db'>): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/town/messages',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listTownMessages',
        tags: ['town'],
        summary: 'Demonstration town only: the newest messages to a recipient, from this machine alone',
        querystring: Type.Object({ recipient: Type.String({ minLength: 1, maxLength: 254 }) }),
        response: { 200: pageSchema(MessageView) },
      },
    },
    async (request, reply) => {
      requireThisMachine(request);
      const { recipient } = request.query;
      const rows = await deps.db
        .selectFrom('notify_log')
        .select(['at', 'channel', 'recipient', 'subject', 'body'])
        .where('recipient', 'in', [recipient.trim().toLowerCase(), normalizePhone(recipient) ?? recipient])
        .orderBy('id', 'desc')
        .limit(messagesMax)
        .execute();
      reply.header('cache-control', 'no-store');
      const items = rows.map((row) => ({
        ...row,
        at: row.at.toISOString(),
        channel: row.channel as 'email' | 'phone',
      }));
      return { items, nextCursor: null };
    },
  );
}

/** The printed addresses that sign in as one of the demo people. */
export function townPages(server: HttpServer, service: TownService): void {
  server.get<{ Params: { token: string } }>(
    '/town/sign-in/:token',
    { config: { access: anyone }, schema: { hide: true } },
    async (request, reply) => {
      requireThisMachine(request);
      const begun = await service.signIn(request.params.token);
      if (begun === null) return sendProblem(reply, { type: 'not-found' });
      return reply
        .header('set-cookie', begun.cookie)
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .redirect(begun.path, 303);
    },
  );
}

function requireThisMachine(request: FastifyRequest): void {
  const { host, forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
  const relayed = forwarded !== undefined || forwardedFor !== undefined;
  const peer = request.socket.remoteAddress ?? '127.0.0.1';
  if (!isAskedHere({ peer, host, relayed })) throw new ProblemError({ type: 'not-found' });
}
