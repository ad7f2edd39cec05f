import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { auditCsv } from './audit.csv.ts';
import { AuditView, listActions, listAudit, listAuditRows, listReaders, ReaderView } from './audit.views.ts';

const scope = 'ops:read';
const exportedMax = 10_000;
const words = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));
const moment = Type.Optional(Type.String({ format: 'date-time', maxLength: 40 }));
const AuditQuery = {
  subjectId: Type.Optional(Type.String({ maxLength: 60 })),
  action: words,
  /** A person's id, or part of a name. */
  actor: words,
  /** Part of the reason. */
  text: words,
  from: moment,
  to: moment,
};

export function auditRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/audit',
    {
      config: { access: operator, scope },
      schema: {
        operationId: 'listAudit',
        tags: ['ops'],
        summary: 'What was done by people with power, newest first',
        querystring: Type.Object({ ...PageQuery.properties, ...AuditQuery }),
        response: { 200: pageSchema(AuditView) },
      },
    },
    ({ query }) => {
      const { cursor, limit = 20, ...filter } = query;
      return listAudit(deps.db, { ...filter, cursor, limit });
    },
  );

  typed.get(
    '/ops/audit/actions',
    {
      config: { access: operator, scope },
      schema: {
        operationId: 'listAuditActions',
        tags: ['ops'],
        summary: 'The actions that the audit log has entries of',
        response: { 200: pageSchema(Type.String()) },
      },
    },
    async () => ({ items: await listActions(deps.db), nextCursor: null }),
  );

  typed.get(
    '/ops/audit.csv',
    {
      config: { access: operator, scope },
      schema: {
        operationId: 'exportAudit',
        tags: ['ops'],
        summary: 'The newest 10,000 entries that the filter finds, as CSV',
        produces: ['text/csv'],
        querystring: Type.Object(AuditQuery),
        response: { 200: Type.String() },
      },
    },
    async ({ query }, reply) => {
      reply.header('content-disposition', 'attachment; filename="audit.csv"').type('text/csv; charset=utf-8');
      return auditCsv(await listAuditRows(deps.db, query, exportedMax));
    },
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
