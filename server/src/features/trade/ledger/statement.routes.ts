import { Readable } from 'node:stream';
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { Statement, StatementFilter, type StatementLine, StatementQuery } from './statement.schema.ts';
import { findShopBalances, listStatement, type StatementPosition } from './statement.views.ts';

const limitDefault = 20;
const csvAtOnce = 1_000;
const config = { access: sellerAccess('read-money'), scope: 'money:read' } as const;
const params = Type.Object({ shopId: Type.String() });

/** What the books say of a shop, for those who keep them. */
export function statementRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db' | 'config'>): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/statement',
    {
      config,
      schema: {
        operationId: 'getStatement',
        tags: ['studio'],
        summary: 'What a shop has and is owed, and every line of it that the filter finds, newest first',
        params,
        querystring: StatementQuery,
        response: { 200: Statement },
      },
    },
    async ({ params: { shopId }, query }) => {
      const { cursor, limit = limitDefault, ...filter } = query;
      const [balances, lines] = await Promise.all([
        findShopBalances(deps.db, shopId),
        listStatement(deps.db, shopId, filter, positionOf(cursor), limit + 1),
      ]);
      return {
        settlementDays: deps.config.settlementDays,
        balances,
        ...pageOf(
          lines,
          limit,
          ({ tx: _tx, ...line }) => line,
          ({ tx, id }) => [tx, id],
        ),
      };
    },
  );

  api.get(
    '/studio/shops/:shopId/statement.csv',
    {
      config,
      schema: {
        operationId: 'downloadStatement',
        tags: ['studio'],
        summary: 'All lines of a shop’s statement that the filter finds, as CSV, newest first',
        params,
        querystring: StatementFilter,
      },
    },
    ({ params: { shopId }, query }, reply) => {
      reply.header('content-disposition', 'attachment; filename="statement.csv"');
      const lines = csvLines(deps, shopId, query);
      return reply.type('text/csv; charset=utf-8').send(Readable.from(lines)) as never;
    },
  );
}

function positionOf(cursor: string | undefined): StatementPosition | undefined {
  const [tx, id] = readCursor(cursor, 2) ?? [];
  if (tx === undefined) return undefined;
  if (!/^\d{1,19}$/.test(String(tx)) || !Number.isSafeInteger(id))
    throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
  return [String(tx), Number(id)];
}

/** Page by page, so that a statement of any length is sent without being held. */
async function* csvLines(
  deps: Pick<FeatureDeps, 'db'>,
  shopId: string,
  filter: StatementFilter,
): AsyncIterable<string> {
  yield '\ufeffat,kind,account,reference,amount,currency\r\n';
  let before: StatementPosition | undefined;
  for (;;) {
    const page = await listStatement(deps.db, shopId, filter, before, csvAtOnce);
    const last = page.at(-1);
    if (last === undefined) return;
    before = [last.tx, last.id];
    yield page.map(csvLine).join('');
  }
}

/** No text of a person is in it, so nothing needs quotation marks. */
function csvLine(line: StatementLine): string {
  const amount = (line.amountCents / 100).toFixed(2);
  return `${line.at},${line.kind},${line.account},${line.referenceId},${amount},${line.currency}\r\n`;
}
