import type { FastifyReply } from 'fastify';
import type { HttpServer } from '../../../http/http-server.ts';
import { fileBytesMax } from './private-file.policy.ts';

export const documentTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
export const evidenceTypes = [...documentTypes, 'video/mp4', 'video/webm'];

/** Lets the routes made in `add` take a file as it is, not as JSON; the scope keeps that to them. */
export function takingFiles(
  server: HttpServer,
  add: (scope: HttpServer) => void,
  types: string[] = documentTypes,
): void {
  server.register(async (scope) => {
    const options = { parseAs: 'buffer', bodyLimit: fileBytesMax } as const;
    scope.addContentTypeParser(types, options, (_request, body, done) => done(null, body));
    add(scope as HttpServer);
  });
}

/** Sends a private file to who may see it: kept nowhere on the way, and run as nothing. */
export function sendPrivateFile(reply: FastifyReply, contentType: string, bytes: Buffer): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', 'inline')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .type(contentType)
    .send(bytes);
}
