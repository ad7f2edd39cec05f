import { Readable } from 'node:stream';
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageOf, readCursor } from '../../../http/page.ts';
import { ProblemError } from '../../../http/problems.ts';
import { sellerAccess } from '../catalogue/index.ts';
import { Statement, type StatementLine } from './statement.schema.ts';
import { findShopBalances, listStatement } from './statement.views.ts';

const limitDefault = 20;
const csvAtOnce = 1_000;
const csvMax = 100_000;
const config = { access: sellerAccess('read-money'), scope: 'money:read' } as const;
const params = Type.Object({ shopId: Type.String() });

/** What the books say of a shop, for those who keep them. */
export function statementRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db'>): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/studio/shops/:shopId/statement',
    {
      config,
      schema: {
        operationId: 'getStatement',
        tags: ['studio'],
        summary: 'What a shop is owed, and every line of it, newest first',
        params,
        querystring: PageQuery,
        response: { 200: Statement },
      },
    },
    async ({ params: { shopId }, query }) => {
      const { cursor, limit = limitDefault } = query;
      const [before] = readCursor(cursor, 1) ?? [];
      if (before !== undefined && !Number.isSafeInteger(before))
        throw new ProblemError({ type: 'bad-cursor', field: 'cursor' });
      const [balances, lines] = await Promise.all([
        findShopBalances(deps.db, shopId),
        listStatement(deps.db, shopId, before === undefined ? undefined : Number(before), limit + 1),
      ]);
      return {
        balances,
        ...pageOf(
          lines,
          limit,
          (line) => line,
          ({ id }) => [id],
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
        summary: 'The newest 100,000 lines of a shop’s statement as CSV',
        params,
      },
    },
    ({ params: { shopId } }, reply) => {
      reply.header('content-disposition', 'attachment; filename="statement.csv"');
      return reply.type('text/csv; charset=utf-8').send(Readable.from(csvLines(deps, shopId))) as never;
    },
  );
}

async function* csvLines(deps: Pick<FeatureDeps, 'db'>, shopId: string): AsyncIterable<string> {
  yield '\ufeffat,kind,account,reference,amount,currency\r\n';
  let before: number | undefined;
  for (let count = 0; count < csvMax; count += csvAtOnce) {
    const page = await listStatement(deps.db, shopId, before, csvAtOnce);
    if (page.length === 0) return;
    before = page.at(-1)?.id;
    yield page.map(csvLine).join('');
  }
}

/** No text of a person is in it, so nothing needs quotation marks. */
function csvLine(line: StatementLine): string {
  const amount = (line.amountCents / 100).toFixed(2);
  return `${line.at},${line.kind},${line.account},${line.referenceId},${amount},${line.currency}\r\n`;
}
