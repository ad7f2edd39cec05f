import type { FastifyBaseLogger } from 'fastify';

/** The logger that Fastify makes (pino): structured, one JSON object a line. */
export type Log = Pick<FastifyBaseLogger, 'debug' | 'info' | 'warn' | 'error'>;

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
