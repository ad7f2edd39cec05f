import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { ProblemError, sendProblem } from '../../../http/problems.ts';
import { listAccounts, listJournals } from './ledger.views.ts';
import { type AuditFound, auditLedger } from './ledger-audit.service.ts';
import { findLedgerAudit, listLedgerAudits } from './ledger-audit.views.ts';
import {
  AccountsQuery,
  AccountView,
  JournalsQuery,
  JournalView,
  LedgerAuditView,
  LedgerFindings,
} from './ops.schema.ts';

const limitDefault = 20;
const read = { access: operator, scope: 'ops:read' } as const;
const tags = ['ops'];

/** The books as operators look into them, and what audits found. */
export function ledgerOpsRoutes(server: HttpServer, deps: FeatureDeps, auditFound: AuditFound): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/ops/ledger/accounts',
    {
      config: read,
      schema: {
        operationId: 'listLedgerAccounts',
        tags,
        summary: 'Accounts of the ledger with their balances, newest first',
        querystring: AccountsQuery,
        response: { 200: pageSchema(AccountView) },
      },
    },
    ({ query }) => listAccounts(deps.db, query),
  );

  api.get(
    '/ops/ledger/journals',
    {
      config: read,
      schema: {
        operationId: 'listLedgerJournals',
        tags,
        summary: 'Journals of a reference or of an account, newest first, each with all its entries',
        querystring: JournalsQuery,
        response: { 200: pageSchema(JournalView) },
      },
    },
    ({ query: { referenceId, accountId, cursor, limit = limitDefault } }) => {
      if (referenceId !== undefined) return listJournals(deps.db, { referenceId }, { cursor, limit });
      if (accountId !== undefined) return listJournals(deps.db, { accountId }, { cursor, limit });
      throw new ProblemError({
        ...{ type: 'bad-request', field: 'referenceId', detail: 'Name a reference or an account.' },
      });
    },
  );

  api.get(
    '/ops/ledger/audits',
    {
      config: read,
      schema: {
        operationId: 'listLedgerAudits',
        tags,
        summary: 'Audits of the ledger, newest first; one runs every night',
        querystring: PageQuery,
        response: { 200: pageSchema(LedgerAuditView) },
      },
    },
    ({ query: { cursor, limit = limitDefault } }) => listLedgerAudits(deps.db, { cursor, limit }),
  );

  api.get(
    '/ops/ledger/audits/:id',
    {
      config: read,
      schema: {
        operationId: 'getLedgerAudit',
        tags,
        summary: 'One audit and what it found, at most 100 of each check',
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        response: { 200: LedgerFindings },
      },
    },
    async ({ params }, reply) =>
      (await findLedgerAudit(deps.db, params.id)) ?? sendProblem(reply, { type: 'not-found' }),
  );

  api.post(
    '/ops/ledger/audits',
    {
      config: { access: operator, scope: 'ops:write' },
      schema: {
        operationId: 'auditLedger',
        tags,
        summary: 'Audit the ledger now: books against orders, payments, refunds, transfers and stock',
        response: { 200: LedgerFindings },
      },
    },
    async (request, reply) => {
      const id = await auditLedger(deps, auditFound, actorOf(request).personId);
      return (await findLedgerAudit(deps.db, id)) ?? sendProblem(reply, { type: 'not-found' });
    },
  );
}
