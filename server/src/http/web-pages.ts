import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from './access.ts';
import type { HttpServer } from './http-server.ts';
import { sendProblem } from './problems.ts';

/** Serves the built web: hashed assets for ever, and each entry's page for every address that its router knows. */
export async function webPages(server: HttpServer, folder: string): Promise<void> {
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, { type: 'not-found' }));
  if (!existsSync(folder)) return;
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    globIgnore: ['**/*.html'],
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // What no other route answers: the server has its own answer already for what is not a page.
  server.get('/*', { config: { access: anyone }, schema: { hide: true } }, async (request, reply) => {
    if (!wantsPage(request)) return reply.callNotFound();
    return sendPage(reply, join(folder, entryOf(request.url)));
  });
  server.get('/', { config: { access: anyone }, schema: { hide: true } }, (_request, reply) =>
    sendPage(reply, join(folder, 'shopper.html')),
  );
}

function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' || request.url.startsWith('/api/') || request.url.startsWith('/media/'))
    return false;
  return (request.headers.accept ?? '').includes('text/html');
}

function entryOf(url: string): string {
  if (url.startsWith('/studio')) return 'studio.html';
  if (url.startsWith('/ops')) return 'ops.html';
  return 'shopper.html';
}

async function sendPage(reply: FastifyReply, path: string): Promise<FastifyReply> {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(await readFile(path));
}
