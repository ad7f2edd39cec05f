import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from './access.ts';
import type { HttpServer } from './http-server.ts';
import { sendProblem } from './problems.ts';

const kept = 'public, max-age=31536000, immutable';
const asked = 'no-cache';

/**
 * Serves the built web: hashed assets for ever, and each entry's page for every address that its router knows. Files
 * are looked up as they are asked for, so that a build made meanwhile is served without a restart.
 */
export async function webPages(server: HttpServer, folder: string): Promise<void> {
  server.setNotFoundHandler((_request, reply) => sendProblem(reply, { type: 'not-found' }));
  await server.register(async (scope) => {
    scope.setErrorHandler(hideForbidden);
    await files(scope as HttpServer, folder);
  });
}

async function files(server: HttpServer, folder: string): Promise<void> {
  const assets = join(folder, 'assets');
  await server.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', path.startsWith(assets + sep) ? kept : asked),
  });
  // What no other route answers: files beside the pages, the pages, and nothing else.
  const open = { config: { access: anyone }, schema: { hide: true } };
  server.get('/*', open, (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (isFileBeside(path)) return reply.sendFile(path.slice(1), folder);
    return wantsPage(request) ? sendPage(reply, join(folder, entryOf(path))) : reply.callNotFound();
  });
  server.get('/', open, (_request, reply) => sendPage(reply, join(folder, 'shopper.html')));
}

/** A path that may not be served is answered like one that is not there. */
function hideForbidden(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.statusCode === 403) return sendProblem(reply, { type: 'not-found' });
  throw error;
}

/** The service worker, the manifest, icons: files of one name with an ending; the pages have addresses of their own. */
function isFileBeside(path: string): boolean {
  return /^\/\w[\w-]*(\.[\w-]+)+$/.test(path) && !path.endsWith('.html');
}

function wantsPage(request: FastifyRequest): boolean {
  if (request.url.startsWith('/api/') || request.url.startsWith('/media/')) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

function entryOf(path: string): string {
  if (path.startsWith('/studio')) return 'studio.html';
  if (path.startsWith('/ops')) return 'ops.html';
  return 'shopper.html';
}

async function sendPage(reply: FastifyReply, path: string): Promise<FastifyReply> {
  const page = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (page === null) return sendProblem(reply, { type: 'not-found' });
  return reply.type('text/html; charset=utf-8').header('cache-control', asked).send(page);
}
