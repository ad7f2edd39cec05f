import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, idPattern, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { type Actor, actorOf, person, shopMember } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import type { AdvertFinding } from './advert.policy.ts';
import { AdvertCheck, AdvertCheckView, checkLimits } from './advert.schema.ts';
import { readAdvert } from './advert.service.ts';
import { CheckAllowance } from './check-allowance.ts';

const tags = ['trust'];
const description = `At most ${checkLimits.lengthMax} characters together, and ${checkLimits.perMinuteMax} times a minute. Nothing is kept.`;

/** What an editor asks while somebody types. */
export function checkRoutes(server: HttpServer, deps: Pick<FeatureDeps, 'db' | 'clock'>): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const allowance = new CheckAllowance();
  const check = async (
    actor: Actor,
    authorId: string,
    body: AdvertCheck,
  ): Promise<Result<{ findings: AdvertFinding[] }, Problem>> => {
    const nowMs = deps.clock.nowMs();
    const length = body.texts.reduce((sum, { text }) => sum + text.length, 0);
    if (length > checkLimits.lengthMax)
      return err({
        type: 'bad-request',
        field: 'texts',
        detail: `Send ${checkLimits.lengthMax} characters at most.`,
      });
    if (!allowance.take(actor.personId, nowMs)) return err({ type: 'too-many-requests' });
    const { kind, subjectId = '', category = '', texts } = body;
    const advert = { authorId, kind, subjectId, isNew: subjectId === '', category, texts };
    return ok({ findings: [...(await readAdvert(deps.db, advert, nowMs))] });
  };
  typed.post(
    '/studio/shops/:shopId/adverts/check',
    {
      config: { access: shopMember('host', 'assistant'), scope: 'catalogue:read' },
      schema: {
        operationId: 'checkAdvert',
        tags,
        summary: 'Read texts of a shop against advertising law before they are published',
        description,
        params: Type.Object({ shopId: Type.String() }),
        body: AdvertCheck,
        response: { 200: AdvertCheckView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await check(actorOf(request), request.params.shopId, request.body)),
  );
  typed.post(
    '/studio/creators/:creatorId/adverts/check',
    {
      config: { access: person, scope: 'clips:read' },
      schema: {
        operationId: 'checkCreatorAdvert',
        tags,
        summary: 'Read texts of the creator that I am against advertising law before they are published',
        description,
        params: Type.Object({ creatorId: Type.String({ pattern: idPattern('creator') }) }),
        body: AdvertCheck,
        response: { 200: AdvertCheckView },
      },
    },
    async (request, reply) => {
      const { creatorId } = request.params;
      if (actorOf(request).creatorId !== creatorId) return sendProblem(reply, { type: 'not-found' });
      return sendResult(reply, await check(actorOf(request), creatorId, request.body));
    },
  );
}
