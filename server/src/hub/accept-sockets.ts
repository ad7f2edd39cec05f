import type { HttpServer } from '../http/http-server.ts';

/** Lets routes of this server take WebSockets: a request to upgrade goes through the same hooks and routes as any other. */
export function acceptSockets(_server: HttpServer): void {
  throw new Error('not yet');
}
