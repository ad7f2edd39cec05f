import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { policyBounds, policyNames, type ServingPolicy } from '@kanmai/interest';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf, once } from '../../../http/idempotency.ts';
import { PageQuery, pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import {
  ExperimentParams,
  ExperimentViewSchema,
  JudgementViewSchema,
  NewExperimentBody,
  ResultsViewSchema,
  SettingsViewSchema,
  StopBody,
} from './experiment.schema.ts';
import {
  actOnExperiment,
  createExperiment,
  type ExperimentAct,
  readJudgement,
  readResults,
} from './experiment.service.ts';
import { findExperiment, listExperiments } from './experiment.views.ts';

export interface ExperimentRoutesDeps {
  readonly deps: FeatureDeps;
  /** What the feed is set to without experiments. */
  readonly usual: () => ServingPolicy;
  /** An experiment of this process has changed: its next page is to know. */
  readonly changed: () => Promise<void>;
}

const tags = ['ops'];
const root = '/ops/experiments';
const reading = { access: operator, scope: 'ops:read' } as const;

/** The operators' experiments with the feed. */
export function experimentRoutes(server: HttpServer, given: ExperimentRoutesDeps): void {
  readRoutes(server, given);
  actRoutes(server, given);
}

function readRoutes(server: HttpServer, { deps, usual }: ExperimentRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    root,
    {
      config: reading,
      schema: {
        operationId: 'listExperiments',
        tags,
        summary: 'Experiments with the feed, the newest first',
        querystring: PageQuery,
        response: { 200: pageSchema(ExperimentViewSchema) },
      },
    },
    (request) => listExperiments(deps.db, request.query),
  );
  typed.get(
    `${root}/settings`,
    {
      config: reading,
      schema: {
        operationId: 'listExperimentSettings',
        tags,
        summary: 'The settings of the feed that an experiment may vary, and what they are now',
        response: { 200: SettingsViewSchema },
      },
    },
    async () => {
      const now = usual();
      const settings = policyNames.map((name) => {
        const [least, most] = policyBounds[name];
        return { name, usual: now[name], least, most };
      });
      return { settings };
    },
  );
  typed.get(
    `${root}/:experimentId`,
    {
      config: reading,
      schema: {
        operationId: 'getExperiment',
        tags,
        summary: 'An experiment',
        params: ExperimentParams,
        response: { 200: ExperimentViewSchema },
      },
    },
    async (request, reply) => {
      const found = await findExperiment(deps.db, request.params.experimentId);
      return found ?? sendProblem(reply, { type: 'not-found' });
    },
  );
  typed.get(
    `${root}/:experimentId/results`,
    {
      config: reading,
      schema: {
        operationId: 'getExperimentResults',
        tags,
        summary: 'What an experiment says so far, by intervals that may be looked at as often as one likes',
        description:
          'Confidence sequences over people; all variants together are wrong in at most five of a hundred experiments, however often anybody looks and whenever they stop.',
        params: ExperimentParams,
        response: { 200: ResultsViewSchema },
      },
    },
    async (request, reply) => sendResult(reply, await readResults(deps, request.params.experimentId)),
  );
  typed.get(
    `${root}/:experimentId/judgement`,
    {
      config: reading,
      schema: {
        operationId: 'judgeExperiment',
        tags,
        summary: 'What each variant would have had, without anybody being served by it',
        description:
          'Off-policy estimates from slots shown while the experiment was judged, each by the chances of the usual policy and of the variants to show the same, given the slots before. What a variant would teach the feed over days is not in them.',
        params: ExperimentParams,
        response: { 200: JudgementViewSchema },
      },
    },
    async (request, reply) => sendResult(reply, await readJudgement(deps, request.params.experimentId)),
  );
}

function actRoutes(server: HttpServer, { deps, changed }: ExperimentRoutesDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  const perform = async (act: ExperimentAct) => {
    const done = await actOnExperiment(deps, act);
    deps.eventsAppended();
    await changed();
    return done;
  };
  typed.post(
    root,
    {
      config: { access: operator, scope: 'ops:write', idempotent: true },
      schema: {
        operationId: 'createExperiment',
        tags,
        summary: 'Write down an experiment; it does nothing until it is judged or started',
        body: NewExperimentBody,
        response: { 200: ExperimentViewSchema },
      },
    },
    async (request, reply) => {
      const { personId } = actorOf(request);
      const made = await once(deps.db, claimOf(request), deps.clock.nowMs(), (tx) =>
        createExperiment(tx, deps, personId, request.body),
      );
      return sendResult(reply, made);
    },
  );
  for (const [act, operationId, summary] of [
    [
      'judge',
      'startJudgingExperiment',
      'Note from now on what the variants would have shown; nobody is served by them',
    ],
    ['start', 'startExperiment', 'Serve people by the variants'],
  ] as const) {
    typed.post(
      `${root}/:experimentId/${act}`,
      {
        config: { access: operator, scope: 'ops:write' },
        schema: {
          operationId,
          tags,
          summary,
          params: ExperimentParams,
          response: { 200: ExperimentViewSchema },
        },
      },
      async (request, reply) => {
        const { personId: actorId } = actorOf(request);
        return sendResult(reply, await perform({ id: request.params.experimentId, act, actorId }));
      },
    );
  }
  typed.post(
    `${root}/:experimentId/stop`,
    {
      config: { access: operator, scope: 'ops:write' },
      schema: {
        operationId: 'stopExperiment',
        tags,
        summary: 'Serve everybody as usual again; what was found is kept',
        params: ExperimentParams,
        body: StopBody,
        response: { 200: ExperimentViewSchema },
      },
    },
    async (request, reply) => {
      const { personId: actorId } = actorOf(request);
      const { reason } = request.body;
      return sendResult(
        reply,
        await perform({ id: request.params.experimentId, act: 'stop', actorId, reason }),
      );
    },
  );
}
