import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type AuthorId, err, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { type Actor, actorOf, person, visitor } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { type Problem, sendResult } from '../../../http/problems.ts';
import { pictureLimits } from '../../trade/catalogue/index.ts';
import { canChangeAuthor } from './author.policy.ts';
import { AuthorParams, AuthorView } from './author.schema.ts';
import { findAuthors, listFollowed } from './author.views.ts';
import { storeAvatar } from './avatar.service.ts';
import { changeFollow } from './follow.service.ts';

export type StoreAvatarKey = (deps: FeatureDeps, authorId: string, key: string) => Promise<void>;

export function authorRoutes(server: HttpServer, deps: FeatureDeps, storeAvatarKey: StoreAvatarKey): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();

  typed.get(
    '/follows',
    {
      config: { access: visitor, scope: 'me:read' },
      schema: {
        operationId: 'listFollows',
        tags: ['authors'],
        summary: 'Whom I follow, the latest first',
        querystring: PageQuery,
        response: { 200: pageSchema(AuthorView) },
      },
    },
    (request) => {
      const { cursor, limit = 20 } = request.query;
      return listFollowed(deps.db, actorOf(request).personId, { cursor, limit });
    },
  );

  for (const method of ['PUT', 'DELETE'] as const) {
    const follow = method === 'PUT';
    typed.route({
      method,
      url: '/follows/:authorId',
      config: { access: visitor, scope: 'me:write' },
      schema: {
        operationId: follow ? 'followAuthor' : 'unfollowAuthor',
        tags: ['authors'],
        summary: follow ? 'Follow a shop or creator; safe to repeat' : 'Follow no longer; safe to repeat',
        params: AuthorParams,
        response: { 200: AuthorView },
      },
      handler: async (request, reply) => {
        const authorId = request.params.authorId as AuthorId;
        return sendResult(reply, await changeFollow(deps, actorOf(request).personId, authorId, follow));
      },
    });
  }

  avatarRoute(server, deps, storeAvatarKey);
}

function avatarRoute(server: HttpServer, deps: FeatureDeps, storeAvatarKey: StoreAvatarKey): void {
  // A picture arrives as it is, not as JSON; the scope keeps that to this route.
  server.register(async (scope) => {
    const options = { parseAs: 'buffer', bodyLimit: pictureLimits.bytesMax } as const;
    scope.addContentTypeParser(/^image\//, options, (_request, body, done) => done(null, body));
    scope.withTypeProvider<TypeBoxTypeProvider>().put(
      '/studio/authors/:authorId/avatar',
      {
        bodyLimit: pictureLimits.bytesMax,
        config: { access: person, scope: 'shops:write' },
        schema: {
          operationId: 'changeAvatar',
          tags: ['authors'],
          summary:
            'Change the picture of a shop or creator of mine (raw JPEG, PNG, WebP or AVIF, at most 8 MB)',
          consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'],
          params: AuthorParams,
          response: { 200: AuthorView },
        },
      },
      async (request, reply) => {
        const { authorId } = request.params;
        const stored = await changeAvatar(deps, storeAvatarKey, actorOf(request), authorId, request.body);
        return sendResult(reply, stored);
      },
    );
  });
}

async function changeAvatar(
  deps: FeatureDeps,
  storeAvatarKey: StoreAvatarKey,
  actor: Actor,
  authorId: string,
  body: unknown,
): Promise<Result<AuthorView, Problem>> {
  if (!canChangeAuthor(actor, authorId)) return err({ type: 'not-found' });
  if (!Buffer.isBuffer(body)) return err({ type: 'unsupported-media-type' });
  const stored = await storeAvatar(deps.blobs, body);
  if (!stored.ok) return stored;
  await storeAvatarKey(deps, authorId, stored.value);
  const author = (await findAuthors(deps.db, [authorId], actor.personId)).get(authorId);
  return author === undefined ? err({ type: 'not-found' }) : ok(author);
}
