import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { anyone } from './access.ts';
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

  documentation(server);
}

const documentationPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kanmai API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><main id="reference"></main><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>`;

const documentationScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });`;

/** The readable API reference at /docs: Swagger UI from its npm package, without any inline script. */
function documentation(server: HttpServer): void {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const open = { config: { access: anyone }, schema: { hide: true } } as const;
  // Swagger UI draws with style elements and inline SVG: allowed on this page alone.
  const policy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

  server.get('/docs', open, (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html').send(documentationPage),
  );
  server.get('/docs/start.js', open, (_request, reply) =>
    reply.type('text/javascript').send(documentationScript),
  );
  for (const [name, type] of [
    ['swagger-ui.css', 'text/css'],
    ['swagger-ui-bundle.js', 'text/javascript'],
  ] as const) {
    server.get(`/docs/${name}`, open, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await readFile(join(folder, name))),
    );
  }
}
