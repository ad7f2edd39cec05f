import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok } from '@kanmai/kernel';
import { actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendResult } from '../../../http/problems.ts';
import { ClipViewSchema, defaultPictureUrl, listAuthorClips } from '../../stage/clips/index.ts';
import { AuthorHome, findHome } from '../authors/index.ts';
import { CreatorParams, CreatorView, NewCreator } from './creator.schema.ts';
import { addCreator, type CreatorDeps } from './creator.service.ts';

const tags = ['creators'];
const limitDefault = 20;

export function creatorRoutes(server: HttpServer, given: CreatorDeps): void {
  const { deps } = given;
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.post(
    '/creators',
    {
      config: { access: person, scope: 'shops:write', idempotent: true },
      schema: {
        operationId: 'addCreator',
        tags,
        summary: 'Become a creator',
        body: NewCreator,
        response: { 200: CreatorView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await addCreator(given, actorOf(request), claimOf(request), request.body)),
  );

  typed.get(
    '/creators/:id',
    {
      config: { access: visitor, scope: 'shops:read' },
      schema: {
        operationId: 'getCreator',
        tags,
        summary: 'The home page of a creator',
        params: CreatorParams,
        response: { 200: AuthorHome },
      },
    },
    async (request, reply) => {
      const home = await findHome(deps.db, request.params.id, actorOf(request).personId);
      return sendResult(reply, home === null ? err({ type: 'not-found' }) : ok(home));
    },
  );

  typed.get(
    '/creators/:id/clips',
    {
      config: { access: visitor, scope: 'shops:read' },
      schema: {
        operationId: 'listCreatorClips',
        tags,
        summary: 'What a creator has published, newest first',
        params: CreatorParams,
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
