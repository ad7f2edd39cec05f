import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { listKeys, type PublicKey } from './certificate.store.ts';
import { checkPath } from './inspection.views.ts';
import { signingKeyOf } from './signing-key.ts';

const ownFile = (name: string) => readFile(join(import.meta.dirname, name), 'utf8');
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The page that checks certificates: one file with all that it needs, our public keys among it, so that it works from a
 * disk without a network. Asked online, it also asks whether the certificate is in force.
 */
export function checkPages(server: HttpServer, deps: FeatureDeps): void {
  server.get(checkPath, { config: { access: anyone }, schema: { hide: true } }, async (_request, reply) => {
    const [page, style, script, keys] = await Promise.all([
      ownFile('check-page.html'),
      ownFile('check-page.css'),
      ownFile('check-page.js'),
      knownKeys(deps),
    ]);
    // By functions: what is put in may hold a dollar sign.
    const html = page
      .replace('/*style*/', () => style)
      .replace('["keys"]', () => JSON.stringify(keys).replaceAll('<', '\\u003c'))
      .replace('/*script*/', () => script);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyFor(style, script))
      .header('cache-control', 'no-cache')
      .send(html);
  });
}

/** Those that have signed, and the one that will. */
async function knownKeys(deps: FeatureDeps): Promise<PublicKey[]> {
  const { id, publicKey } = signingKeyOf(deps);
  const kept = await listKeys(deps.db);
  return kept.some((key) => key.id === id) ? kept : [{ id, publicKey }, ...kept];
}

function policyFor(style: string, script: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'self'",
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}
