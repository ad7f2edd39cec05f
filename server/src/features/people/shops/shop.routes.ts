import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import { actorOf, anyone, operator, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { ClipViewSchema, defaultPictureUrl, listAuthorClips } from '../../stage/clips/index.ts';
import { listProductCards, ProductPage, pageOf, readCursor } from '../../trade/catalogue/index.ts';
import { AuthorHome, findHome } from '../authors/index.ts';
import {
  CityShopsQuery,
  MyShop,
  NewShop,
  ReviewedShop,
  ShopCard,
  ShopCity,
  ShopDecision,
  ShopParams,
  ShopState,
  ShopView,
} from './shop.schema.ts';
import { addShop, decideOnShop, type ShopDeps } from './shop.service.ts';
import { listCities, listCityShops, listMyShops, listReviewedShops } from './shop.views.ts';

const tags = ['shops'];
const mineMax = 50;
const limitDefault = 20;
const citiesMax = 100;

export function shopRoutes(server: HttpServer, given: ShopDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/shops',
    {
      config: { access: person, scope: 'shops:write', idempotent: true },
      schema: {
        operationId: 'addShop',
        tags,
        summary: 'Ask for a shop; an operator opens it (in the town it is open at once)',
        body: NewShop,
        response: { 200: ShopView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await addShop(given, actorOf(request), claimOf(request), request.body)),
  );

  typed.get(
    '/studio/shops',
    {
      config: { access: person, scope: 'shops:read' },
      schema: {
        operationId: 'listMyShops',
        tags,
        summary: 'The shops that I work in',
        response: { 200: pageSchema(MyShop) },
      },
    },
    async (request) => ({
      items: await listMyShops(deps.db, actorOf(request).personId, mineMax),
      nextCursor: null,
    }),
  );

  cityRoutes(server, given);
  homeRoutes(server, given);
  reviewRoutes(server, given);
}

function cityRoutes(server: HttpServer, given: ShopDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/cities',
    {
      config: { access: anyone },
      schema: {
        operationId: 'listCities',
        tags,
        summary: 'The cities of open shops, those with the most shops first, at most 100',
        response: { 200: pageSchema(ShopCity) },
      },
    },
    async (_request, reply) => {
      // The same for everybody, and no matter for the minute.
      reply.header('cache-control', 'public, max-age=60');
      return { items: await listCities(deps.db, citiesMax), nextCursor: null };
    },
  );

  typed.get(
    '/shops',
    {
      config: { access: visitor, scope: 'shops:read' },
      schema: {
        operationId: 'listCityShops',
        tags,
        summary: 'The open shops of a city, newest first',
        querystring: CityShopsQuery,
        response: { 200: pageSchema(ShopCard) },
      },
    },
    (request) => {
      const { city, cursor, limit = limitDefault } = request.query;
      return listCityShops(deps.db, { city, viewerId: actorOf(request).personId, cursor, limit });
    },
  );
}

function homeRoutes(server: HttpServer, given: ShopDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/shops/:id',
    {
      config: { access: visitor, scope: 'shops:read' },
      schema: {
        operationId: 'getShop',
        tags,
        summary: 'The home page of a shop',
        params: ShopParams,
        response: { 200: AuthorHome },
      },
    },
    async (request, reply) => {
      const home = await findHome(deps.db, request.params.id, actorOf(request).personId);
      return sendResult(reply, home === null ? err({ type: 'not-found' }) : ok(home));
    },
  );

  typed.get(
    '/shops/:id/products',
    {
      config: { access: visitor, scope: 'shops:read' },
      schema: {
        operationId: 'listShopProducts',
        tags,
        summary: 'What a shop has on sale, newest first',
        params: ShopParams,
        querystring: PageQuery,
        response: { 200: ProductPage },
      },
    },
    async (request, reply) => {
      const { cursor, limit = limitDefault } = request.query;
      const before = readCursor('product', cursor);
      if (!before.ok) return sendProblem(reply, before.failure);
      const filter = {
        shopId: request.params.id,
        ...(before.value === undefined ? {} : { beforeId: before.value }),
      };
      return reply.send(pageOf(await listProductCards(deps.db, filter, limit + 1), limit));
    },
  );

  typed.get(
    '/shops/:id/clips',
    {
      config: { access: visitor, scope: 'shops:read' },
      schema: {
        operationId: 'listShopClips',
        tags,
        summary: 'What a shop has published, newest first',
        params: ShopParams,
        querystring: PageQuery,
        response: { 200: pageSchema(ClipViewSchema) },
      },
    },
    (request) => {
      const { cursor, limit = limitDefault } = request.query;
      const viewing = {
        personId: actorOf(request).personId,
        origin: deps.origin,
        pictureUrl: defaultPictureUrl,
      };
      return listAuthorClips(deps.db, { authorIds: [request.params.id], cursor, limit }, viewing);
    },
  );
}

function reviewRoutes(server: HttpServer, given: ShopDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/ops/shops',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listReviewedShops',
        tags: ['ops'],
        summary: 'Shops with their owners, newest first',
        querystring: Type.Object({ ...PageQuery.properties, state: Type.Optional(ShopState) }),
        response: { 200: pageSchema(ReviewedShop) },
      },
    },
    ({ query }) =>
      listReviewedShops(deps.db, {
        state: query.state,
        cursor: query.cursor,
        limit: query.limit ?? limitDefault,
      }),
  );

  typed.post(
    '/ops/shops/:id/decision',
    {
      config: { access: operator, scope: 'ops:write', twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'decideOnShop',
        tags: ['ops'],
        summary: 'Open or suspend a shop; the reason is kept in the audit log',
        params: ShopParams,
        body: ShopDecision,
        response: { 200: ShopView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await decideOnShop(given, actorOf(request), request.params.id, request.body)),
  );
}
