import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { idPattern, type PersonId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import type { OperatorService } from './operator.service.ts';
import { listPeople, PersonView } from './operator.views.ts';

const tags = ['ops'];

const RoleChange = Type.Object(
  {
    role: Type.Union([Type.Literal('operator'), Type.Literal('inspector'), Type.Literal('moderator')]),
    grant: Type.Boolean(),
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
);

export function operatorRoutes(
  server: HttpServer,
  deps: Pick<FeatureDeps, 'db'>,
  service: OperatorService,
): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/people',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listPeople',
        tags,
        summary: 'People with an account, newest first, or those that a query finds',
        querystring: Type.Object({
          ...PageQuery.properties,
          query: Type.Optional(Type.String({ maxLength: 100 })),
        }),
        response: { 200: pageSchema(PersonView) },
      },
    },
    ({ query }) =>
      listPeople(deps.db, { query: query.query, cursor: query.cursor, limit: query.limit ?? 20 }),
  );

  typed.post(
    '/ops/people/:id/roles',
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'changeRole',
        tags,
        summary: 'Grant or revoke a role on the platform',
        params: Type.Object({ id: Type.String({ pattern: idPattern('person') }) }),
        body: RoleChange,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return sendResult(reply, await service.changeRole(actorOf(request), id as PersonId, request.body), 204);
    },
  );

  typed.post(
    '/ops/first-operator',
    {
      config: { access: person },
      schema: {
        operationId: 'becomeFirstOperator',
        tags,
        summary: 'Become the first operator, by the one-time link that the first start printed',
        body: Type.Object(
          { token: Type.String({ minLength: 1, maxLength: 100 }) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ roles: Type.Array(Type.String()) }) },
      },
    },
    async (request, reply) =>
      sendResult(reply, await service.becomeFirst(actorOf(request), request.body.token)),
  );
}
