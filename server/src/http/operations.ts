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
  deps: {
    readonly db: Database;
    readonly metrics: Metrics;
    readonly isReady: () => boolean;
    /** Whether the speech server answers; absent where there is none. */
    readonly speechState?: () => 'up' | 'down' | 'untried';
  },
): void {
  const open = { config: { access: anyone }, schema: { hide: true } } as const;

  server.get('/healthz', open, () => ({ status: 'alive' }));

  server.get('/readyz', open, async (_request, reply) => {
    if (!deps.isReady()) return sendProblem(reply, { type: 'unavailable' });
    await sql`select 1`.execute(deps.db);
    // Rooms go on without it: it is told, and makes nothing unready.
    return { status: 'ready', ...(deps.speechState === undefined ? {} : { speech: deps.speechState() }) };
  });

  server.get('/metrics', open, async (_request, reply) =>
    reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics()),
  );

  server.get('/openapi.json', open, (_request, reply) => reply.send(server.swagger()));

  documentationPages(server);
}
