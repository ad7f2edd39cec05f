import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { AuditView, listAudit, listReaders, ReaderView } from './audit.views.ts';

const scope = 'ops:read';

export function auditRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/audit',
    {
      config: { access: operator, scope },
      schema: {
        operationId: 'listAudit',
        tags: ['ops'],
        summary: 'What operators did, newest first',
        querystring: Type.Object({
          ...PageQuery.properties,
          subjectId: Type.Optional(Type.String({ maxLength: 60 })),
        }),
        response: { 200: pageSchema(AuditView) },
      },
    },
    ({ query }) =>
      listAudit(deps.db, { subjectId: query.subjectId, cursor: query.cursor, limit: query.limit ?? 20 }),
  );

  typed.get(
    '/ops/readers',
    {
      config: { access: operator, scope },
      schema: {
        operationId: 'listReaders',
        tags: ['ops'],
        summary: 'Where the readers of the event log stand',
        response: { 200: pageSchema(ReaderView) },
      },
    },
    async () => ({ items: await listReaders(deps.db), nextCursor: null }),
  );
}
