import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from '@fastify/type-provider-typebox';
import { policyNames, type ServingPolicy } from '@kanmai/interest';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendResult } from '../../../http/problems.ts';
import {
  AdoptBody,
  AdoptionParams,
  AdoptionViewSchema,
  FeedSettingsViewSchema,
  RevertBody,
} from './adoption.schema.ts';
import { adoptVariant, returnFromAdoption } from './adoption.service.ts';
import { findAdopted, listAdoptions } from './adoption.views.ts';
import { ExperimentParams } from './experiment.schema.ts';

export interface AdoptionRoutesDeps {
  readonly deps: FeatureDeps;
  /** What the feed is set to without experiments and without adoptions. */
  readonly engine: () => ServingPolicy;
  /** This process is to serve by it at once. */
  readonly changed: () => Promise<void>;
}

const tags = ['ops'];
const AdoptionsSchema = Type.Object({ adoptions: Type.Array(AdoptionViewSchema) });

/** What experiments led to: the usual settings of the feed, and how to go back. */
export function adoptionRoutes(server: HttpServer, { deps, engine, changed }: AdoptionRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const perform = async (made: ReturnType<typeof adoptVariant>) => {
    const done = await made;
    deps.eventsAppended();
    await changed();
    return done.ok ? { ...done, value: { adoptions: done.value } } : done;
  };

  typed.get(
    '/ops/feed-settings',
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'getFeedSettings',
        tags,
        summary: 'What the feed is set to now, and what was adopted and returned from',
        response: { 200: FeedSettingsViewSchema },
      },
    },
    async () => {
      const [adopted, adoptions] = await Promise.all([findAdopted(deps.db), listAdoptions(deps.db)]);
      const set = engine();
      const settings = policyNames.map((name) => ({
        ...{ name, value: adopted[name] ?? set[name], engine: set[name] },
      }));
      return { settings, adoptions };
    },
  );

  typed.post(
    '/ops/experiments/:experimentId/adopt',
    {
      config: { access: operator, scope: 'ops:write' },
      schema: {
        operationId: 'adoptVariant',
        tags,
        summary: 'Make the settings of a variant the usual ones, for everybody',
        description:
          'Of an experiment that was served and has stopped. Every server process serves by them within seconds, without a restart; it can be returned from.',
        params: ExperimentParams,
        body: AdoptBody,
        response: { 200: AdoptionsSchema },
      },
    },
    async (request, reply) => {
      const { personId: actorId } = actorOf(request);
      const wish = { ...request.body, id: request.params.experimentId, actorId };
      return sendResult(reply, await perform(adoptVariant(deps, wish)));
    },
  );

  typed.post(
    '/ops/feed-settings/:adoptionId/revert',
    {
      config: { access: operator, scope: 'ops:write' },
      schema: {
        operationId: 'revertAdoption',
        tags,
        summary: 'Return to what the feed was set to before an adoption, the one in force',
        params: AdoptionParams,
        body: RevertBody,
        response: { 200: AdoptionsSchema },
      },
    },
    async (request, reply) => {
      const { personId: actorId } = actorOf(request);
      const { adoptionId: id } = request.params;
      return sendResult(reply, await perform(returnFromAdoption(deps, { ...request.body, id, actorId })));
    },
  );
}
