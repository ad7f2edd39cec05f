import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { anyone } from '../access.ts';
import type { HttpServer } from '../http-server.ts';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const examples = join(import.meta.dirname, '../../../../docs/examples');
const ownFile = (name: string) => join(import.meta.dirname, name);

const files: readonly [address: string, file: string, type: string][] = [
  ['/docs', ownFile('page.html'), 'text/html; charset=utf-8'],
  ['/docs/page.css', ownFile('page.css'), 'text/css; charset=utf-8'],
  ['/docs/page.js', ownFile('page.js'), 'text/javascript; charset=utf-8'],
  ['/docs/follow-orders.ts', join(examples, 'follow-orders.ts'), 'text/plain; charset=utf-8'],
  ['/docs/swagger-ui.css', join(swaggerUi, 'swagger-ui.css'), 'text/css; charset=utf-8'],
  ['/docs/swagger-ui-bundle.js', join(swaggerUi, 'swagger-ui-bundle.js'), 'text/javascript; charset=utf-8'],
];

// Swagger UI draws with style elements and inline SVG: allowed on this page alone. It loads nothing from elsewhere.
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The API reference at /docs, where every route can be tried: Swagger UI from its npm package, served by ourselves. */
export function documentationPages(server: HttpServer): void {
  for (const [address, file, type] of files) {
    server.get(address, { config: { access: anyone }, schema: { hide: true } }, async (_request, reply) =>
      reply
        .type(type)
        .header('content-security-policy', policy)
        .header('cache-control', file.startsWith(swaggerUi) ? 'public, max-age=86400' : 'no-cache')
        .send(await readFile(file)),
    );
  }
}
