import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { anyone } from './access.ts';
import { documentationPages } from './docs/pages.ts';
import type { HttpServer } from './http-server.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem } from './problems.ts';

/** Health, metrics, and the API's description: what an operator's machines ask for, outside /api. */
export function operationsRoutes(
  server: HttpServer,
  deps: { db: Database; metrics: Metrics; isReady: () => boolean },
): void {
  const open = { config: { access: anyone }, schema: { hide: true } } as const;

  server.get('/healthz', open, () => ({ status: 'alive' }));

  server.get('/readyz', open, async (_request, reply) => {
    if (!deps.isReady()) return sendProblem(reply, { type: 'unavailable' });
    await sql`select 1`.execute(deps.db);
    return { status: 'ready' };
  });

  server.get('/metrics', open, async (_request, reply) =>
    reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics()),
  );

  server.get('/openapi.json', open, (_request, reply) => reply.send(server.swagger()));

  documentationPages(server);
}
