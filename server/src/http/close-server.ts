import type { HttpServer } from './http-server.ts';

/**
 * Takes no more requests and lets those under way finish; whoever is not done in time is cut off. A phone that uploads
 * over a slow line, or a player that reads slowly, must not keep the rest from being stopped in order.
 */
export async function closeServer(server: HttpServer, graceMs: number): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), graceMs);
  try {
    await server.close();
  } finally {
    clearTimeout(cut);
  }
}
