import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import { registerAjvFormats, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { stdSerializers } from 'pino';
import type { Config } from '../config.ts';
import { isDatabaseLost } from '../database.ts';
import { Overloaded } from '../grouped-work.ts';
import { type Problem, ProblemError, sendProblem } from './problems.ts';
import { describeRoute } from './route-description.ts';
import { securityHeaders } from './security-headers.ts';
import { compileSerializer } from './serializer.ts';
import { compileValidator } from './validator.ts';

export type HttpServer = FastifyInstance;

const bodyBytesMax = 2 * 1024 * 1024;

/** The web server without any route: errors, cookies, security headers, OpenAPI collection. */
export async function createHttpServer(config: Config): Promise<HttpServer> {
  const server = Fastify({
    // Standard output is for the person who started us.
    logger:
      config.logLevel === 'silent'
        ? false
        : { level: config.logLevel, stream: process.stderr, serializers: { error: stdSerializers.err } },
    logController: new LogController({ disableRequestLogging: true }),
    // A logger of its own for each request costs more than it tells: what is logged names the request itself.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    bodyLimit: bodyBytesMax,
    // A proxy of ours stands on this machine or in its private network; what a stranger writes there is not believed.
    trustProxy: config.origin === '' ? false : 'loopback, linklocal, uniquelocal',
    requestTimeout: 120_000,
    // A connection kept alive must not hold up a drain.
    forceCloseConnections: 'idle',
  }).withTypeProvider<TypeBoxTypeProvider>();
  registerAjvFormats();
  server.setValidatorCompiler(compileValidator);
  server.setSerializerCompiler(compileSerializer);
  server.decorateRequest('actor', null);
  answerErrors(server);
  await server.register(cookie);
  const { mediaServer, mediaServerPlayback: playback } = config;
  const isElsewhere = mediaServer !== 'embedded' && URL.canParse(playback);
  securityHeaders(server, {
    https: config.origin.startsWith('https:'),
    ...(isElsewhere ? { mediaOrigin: new URL(playback).origin } : {}),
  });
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kanmai API',
        version: '1',
        description:
          'The short-video e-commerce system that people run themselves. Errors are RFC 9457 problem+json; lists page by cursor; every POST that creates takes an Idempotency-Key.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API token, made under /api/v1/me/tokens.',
          },
          session: { type: 'apiKey', in: 'cookie', name: 'kanmai.session_token' },
        },
      },
    },
    transform: describeRoute,
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema-${index}`),
    },
  });
  return server;
}

function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(reply, problemOf(error, request)),
  );
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof ProblemError) return error.failure;
  if (error.validation !== undefined) return validationProblem(error);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return {
      type: 'body-too-large',
      detail: `At most ${request.routeOptions.bodyLimit ?? bodyBytesMax} bytes.`,
    };
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { type: 'unsupported-media-type' };
  if (error.statusCode === 429) return { type: 'too-many-requests' };
  if (error instanceof Overloaded) return { type: 'unavailable', detail: error.message };
  // A value that PostgreSQL cannot keep (class 22), e.g. a NUL in a text.
  if (/^22[0-9A-Z]{3}$/.test(error.code ?? ''))
    return { type: 'bad-request', detail: 'A value cannot be kept as it is.' };
  if (error.statusCode === 400) return { type: 'bad-request', detail: error.message };
  request.log.error({ error, requestId: request.id, url: request.url }, 'a request failed');
  // What became of it, nobody can say; the same request with its key may be sent again.
  return { type: isDatabaseLost(error) ? 'unavailable' : 'internal' };
}

function validationProblem(error: FastifyError): Problem {
  const first = error.validation?.[0];
  const path = (first?.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.');
  const missing = (first?.params as { requiredProperties?: string[] } | undefined)?.requiredProperties?.[0];
  const field = [path, missing].filter(Boolean).join('.') || (error.validationContext ?? 'body');
  return { type: 'bad-request', field, detail: `${field}: ${first?.message ?? error.message}` };
}
