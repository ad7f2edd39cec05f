import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, operator } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import { documentTypes, sendPrivateFile } from '../../people/private-files/index.ts';
import {
  CertificateDecision,
  CertificateParams,
  QueueQuery,
  ReviewedCertificate,
} from './certificate.schema.ts';
import { listReviewed } from './certificate.views.ts';
import { decideOnCertificate, openFileForReview } from './review.service.ts';

const tags = ['ops'];
const root = '/ops/certificates';
const limitDefault = 20;

/** The operators' queue of certificates. */
export function certificateReviewRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    root,
    {
      config: { access: operator, scope: 'ops:read' },
      schema: {
        operationId: 'listReviewedCertificates',
        tags,
        summary: 'Certificates: waiting ones the longest waiting first, the others the latest first',
        querystring: QueueQuery,
        response: { 200: pageSchema(ReviewedCertificate) },
      },
    },
    ({ query }) =>
      listReviewed(
        deps.db,
        { state: query.state ?? 'pending', cursor: query.cursor, limit: query.limit ?? limitDefault },
        deps.clock.nowMs(),
      ),
  );
  typed.get(
    `${root}/:id/file`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'openCertificate',
        tags,
        summary: 'A certificate as it was given; that it was opened is written to the audit log',
        produces: documentTypes,
        params: CertificateParams,
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const file = await openFileForReview(deps, actorOf(request), request.params.id);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );
  typed.post(
    `${root}/:id/decision`,
    {
      config: { access: operator, twoFactor: 'when-enrolled' },
      schema: {
        operationId: 'decideOnCertificate',
        tags,
        summary: 'Accept or reject a certificate that waits, or revoke one that was accepted',
        params: CertificateParams,
        body: CertificateDecision,
        response: { 200: ReviewedCertificate },
      },
    },
    async (request, reply) =>
      sendResult(reply, await decideOnCertificate(deps, actorOf(request), request.params.id, request.body)),
  );
}
