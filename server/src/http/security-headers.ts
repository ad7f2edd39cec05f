import type { FastifyInstance } from 'fastify';

/** What our pages may load; `media` is where live rooms are played from, when that is not here. */
const contentSecurityPolicy = (media: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `media-src 'self' blob:${media}`,
    `connect-src 'self'${media}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';');

/** What every answer carries (OWASP Secure Headers; those of helmet 8). A route may set its own in its place. */
const headersOfAll = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const;

const yearS = 365 * 86_400;

/** Sets the headers that tell browsers what our pages and answers may be used for: constants, put on each answer. */
export function securityHeaders(
  server: FastifyInstance,
  options: { readonly https: boolean; readonly mediaOrigin?: string },
): void {
  const media = options.mediaOrigin === undefined ? '' : ` ${options.mediaOrigin}`;
  const headers: Record<string, string> = {
    'content-security-policy': contentSecurityPolicy(media),
    ...headersOfAll,
  };
  // Plain HTTP on a laptop must stay reachable; an https origin gets the header.
  if (options.https) headers['strict-transport-security'] = `max-age=${yearS}; includeSubDomains`;
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
