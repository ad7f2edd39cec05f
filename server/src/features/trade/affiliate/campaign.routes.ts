import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { ownCreatorOf } from '../../../http/own-creator.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { runCommand } from '../../stage/clips/index.ts';
import { pageOf, readCursor, sellerAccess } from '../catalogue/index.ts';
import { CampaignInput, CampaignView } from './campaign.schema.ts';
import { endCampaign, makeCampaign } from './campaign.service.ts';
import { listCampaigns } from './campaign.views.ts';
import { CreatorRef } from './plan.schema.ts';

const tags = ['affiliate'];
const limitDefault = 20;
const querystring = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
const creatorParams = Type.Object({ creatorId: CreatorRef });

/** Campaigns: what leaders run, and what shops may join. */
export function campaignRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();
  const page = async (of: { leaderId?: string }, query: { cursor?: string; limit?: number }) => {
    const { cursor, limit = limitDefault } = query;
    const before = readCursor('campaign', cursor);
    if (!before.ok) return before;
    const campaigns = await listCampaigns(
      deps.db,
      { ...of, beforeId: before.value },
      limit + 1,
      deps.clock.nowMs(),
    );
    return { ok: true, value: pageOf(campaigns, limit) } as const;
  };

  api.get(
    '/studio/shops/:shopId/affiliate/campaigns',
    {
      config: { access: sellerAccess('read-plans'), scope: 'affiliate:read' },
      schema: {
        operationId: 'listOpenCampaigns',
        tags,
        summary: 'Campaigns that goods can join, newest first',
        params: Type.Object({ shopId: Type.String() }),
        querystring,
        response: { 200: pageSchema(CampaignView) },
      },
    },
    async ({ query }, reply) => sendResult(reply, await page({}, query)),
  );

  api.get(
    '/studio/creators/:creatorId/campaigns',
    {
      config: { access: person, scope: 'affiliate:read' },
      schema: {
        operationId: 'listMyCampaigns',
        tags,
        summary: 'Campaigns that a creator of mine leads, with what came of them, newest first',
        params: creatorParams,
        querystring,
        response: { 200: pageSchema(CampaignView) },
      },
    },
    async (request, reply) =>
      sendResult(reply, await page({ leaderId: ownCreatorOf(request) }, request.query)),
  );

  api.post(
    '/studio/creators/:creatorId/campaigns',
    {
      config: { access: person, scope: 'affiliate:write', idempotent: true },
      schema: {
        operationId: 'makeCampaign',
        tags,
        summary: 'Lead a campaign that the goods of several shops may join',
        params: creatorParams,
        body: CampaignInput,
        response: { 200: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const leaderId = ownCreatorOf(request);
      return sendResult(
        reply,
        await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
          makeCampaign(tx, deps, leaderId, request.body),
        ),
      );
    },
  );

  api.post(
    '/studio/creators/:creatorId/campaigns/:id/end',
    {
      config: { access: person, scope: 'affiliate:write' },
      schema: {
        operationId: 'endCampaign',
        tags,
        summary: 'End a campaign now with the plans in it; safe to repeat',
        params: Type.Object({ creatorId: CreatorRef, id: Type.String({ maxLength: 60 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const leaderId = ownCreatorOf(request);
      const result = await runCommand(deps, (tx) => endCampaign(tx, deps, leaderId, request.params.id));
      return result.ok ? sendResult(reply, result, 204) : sendProblem(reply, result.failure);
    },
  );
}
