import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { evidenceTypes, sendPrivateFile } from '../../people/private-files/index.ts';
import type { ClaimCommand } from './claim.decide.ts';
import {
  ClaimParams,
  ClaimRulingBody,
  ClaimSummary,
  ClaimView,
  fileId,
  LabBody,
  OpsClaimsQuery,
} from './claim.schema.ts';
import { commandClaim } from './claim.service.ts';
import { findClaimView, listClaims, longestWaiting, newest } from './claim.views.ts';
import { openEvidenceForRuling } from './evidence.service.ts';

const tags = ['ops'];
const root = '/ops/claims';
const limitDefault = 20;
const read = { access: operator, scope: 'ops:read' };
const rule = { access: operator, twoFactor: 'when-enrolled' } as const;

const views = {
  'to-rule': sql`c.state in ('review', 'appealed')`,
  lab: sql`c.state in ('needs', 'wait', 'review') and c.reason = 'fake'`,
  closed: sql`c.closed_at is not null`,
} as const;

/** The operators' desk: claims to look at, appeals, and what the laboratory found. */
export function opsClaimRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async (claimId: string): Promise<Result<ClaimView, Problem>> => {
    const view = await findClaimView(deps.db, { as: 'operator' }, claimId);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  /** Runs a command of an operator's; it is in the audit log. */
  const run = async (request: FastifyRequest, command: ClaimCommand, reason: string) => {
    const { personId: actorId } = actorOf(request);
    const { id } = request.params as { id: string };
    const detail = { ...command };
    const ran = await commandClaim(
      ...([deps, { claimId: id }, command, { side: 'operator', actorId }] as const),
      (tx) => audit(tx, deps, { actorId, action: `claim-${command.kind}`, subjectId: id, reason, detail }),
    );
    return ran.ok ? viewed(id) : ran;
  };

  api.get(
    root,
    {
      config: read,
      schema: {
        operationId: 'listClaimsToRule',
        tags,
        summary: 'Claims to rule on, the longest waiting first; those for the laboratory; closed ones',
        querystring: OpsClaimsQuery,
        response: { 200: pageSchema(ClaimSummary) },
      },
    },
    ({ query: { view = 'to-rule', cursor, limit = limitDefault } }) =>
      listClaims(deps.db, views[view], view === 'closed' ? newest : longestWaiting, { cursor, limit }),
  );

  api.get(
    `${root}/:id`,
    {
      config: read,
      schema: {
        operationId: 'getClaimToRule',
        tags,
        summary: 'A claim with how its policy came to what it says',
        params: ClaimParams,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => sendResult(reply, await viewed(request.params.id)),
  );

  api.get(
    `${root}/:id/files/:fileId`,
    {
      config: rule,
      schema: {
        operationId: 'openClaimFileToRule',
        tags,
        summary: 'Evidence of a claim; that it was opened is written to the audit log',
        produces: evidenceTypes,
        params: Type.Object({ ...ClaimParams.properties, fileId }),
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const { id, fileId: wanted } = request.params;
      const file = await openEvidenceForRuling(deps, actorOf(request).personId, id, wanted);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );

  api.post(
    `${root}/:id/lab`,
    {
      config: rule,
      schema: {
        operationId: 'noteLabResult',
        tags,
        summary: 'Note that the laboratory has the goods, or what it found; the policy decides by it',
        params: ClaimParams,
        body: LabBody,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => {
      const { step, text } = request.body;
      return sendResult(reply, await run(request, { kind: 'lab', step, text: text.trim() }, text));
    },
  );

  api.post(
    `${root}/:id/ruling`,
    {
      config: rule,
      schema: {
        operationId: 'ruleOnClaim',
        tags,
        summary:
          'Rule on a claim or an appeal: pay, up to what is at stake, or refuse. What was paid stays with the buyer; the platform gives it back to a shop that was right',
        params: ClaimParams,
        body: ClaimRulingBody,
        response: { 200: ClaimView },
      },
    },
    async (request, reply) => {
      const { ruling, amountCents = null, reason } = request.body;
      const operatorId = actorOf(request).personId;
      const command = { kind: 'rule', ruling, amountCents, text: reason.trim(), operatorId } as const;
      return sendResult(reply, await run(request, command, reason));
    },
  );
}
