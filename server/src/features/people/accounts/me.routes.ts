import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { listAddresses } from './address.store.ts';
import {
  AddressChange,
  AddressParams,
  AddressView,
  MadeToken,
  Me,
  MeChange,
  NewAddress,
  NewToken,
  TokenParams,
  TokenView,
} from './me.schema.ts';
import { addressesMax, type MeService } from './me.service.ts';
import { tokensMax } from './token.policy.ts';
import { listTokens } from './token.store.ts';

const tags = ['me'];

export function meRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db'>, service: MeService): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/me',
    {
      config: { access: visitor, scope: 'me:read' },
      schema: { operationId: 'getMe', tags, summary: 'Who I am, signed in or not', response: { 200: Me } },
    },
    (request) => service.me(actorOf(request)),
  );

  typed.patch(
    '/me',
    {
      config: { access: visitor, scope: 'me:write' },
      schema: {
        operationId: 'changeMe',
        tags,
        summary: 'Change my name or language',
        body: MeChange,
        response: { 200: Me },
      },
    },
    (request) => service.changeMe(actorOf(request), request.body),
  );

  addressRoutes(server, deps, service);
  tokenRoutes(server, deps, service);
}

function addressRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db'>, service: MeService): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/me/addresses',
    {
      config: { access: visitor, scope: 'me:read' },
      schema: {
        operationId: 'listAddresses',
        tags,
        summary: 'My delivery addresses, the default first',
        response: { 200: pageSchema(AddressView) },
      },
    },
    async (request) => ({
      items: await listAddresses(deps.db, actorOf(request).personId, addressesMax),
      nextCursor: null,
    }),
  );

  typed.post(
    '/me/addresses',
    {
      config: { access: visitor, scope: 'me:write', idempotent: true },
      schema: {
        operationId: 'addAddress',
        tags,
        summary: 'Add a delivery address; the first is the default',
        body: NewAddress,
        response: { 200: AddressView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await service.addAddress(actorOf(request), claimOf(request), request.body)),
  );

  typed.patch(
    '/me/addresses/:id',
    {
      config: { access: visitor, scope: 'me:write' },
      schema: {
        operationId: 'changeAddress',
        tags,
        summary: 'Change a delivery address, or make it the default',
        params: AddressParams,
        body: AddressChange,
        response: { 200: AddressView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await service.changeAddress(actorOf(request), request.params.id, request.body)),
  );

  typed.delete(
    '/me/addresses/:id',
    {
      config: { access: visitor, scope: 'me:write' },
      schema: {
        operationId: 'removeAddress',
        tags,
        summary: 'Remove a delivery address; orders keep their copy',
        params: AddressParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) =>
      sendResult(reply, await service.removeAddress(actorOf(request), request.params.id), 204),
  );
}

/** A token cannot make or see tokens: these routes state no scope. */
function tokenRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db'>, service: MeService): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/me/tokens',
    {
      config: { access: person },
      schema: {
        operationId: 'listTokens',
        tags,
        summary: 'My API tokens, without their secrets',
        response: { 200: pageSchema(TokenView) },
      },
    },
    async (request) => ({
      items: (await listTokens(deps.db, actorOf(request).personId, tokensMax)).map((token) => ({
        ...token,
        scopes: [...token.scopes],
      })),
      nextCursor: null,
    }),
  );

  typed.post(
    '/me/tokens',
    {
      config: { access: person, idempotent: true, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'makeToken',
        tags,
        summary: 'Make an API token; it is shown this once',
        body: NewToken,
        response: { 200: MadeToken },
      },
    },
    async (request, reply) =>
      sendResult(reply, await service.makeToken(actorOf(request), claimOf(request), request.body)),
  );

  typed.delete(
    '/me/tokens/:id',
    {
      config: { access: person },
      schema: {
        operationId: 'revokeToken',
        tags,
        summary: 'Revoke an API token',
        params: TokenParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) =>
      sendResult(reply, await service.revokeToken(actorOf(request), request.params.id), 204),
  );
}
