import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FeatureDeps } from '../../../feature.ts';
import { anyone } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { sendProblem } from '../../../http/problems.ts';
import { checkToken, tokenOf } from './certificate.service.ts';
import { findCertificate, listKeys } from './certificate.store.ts';
import { CertificateParams, CertificateView, CheckBody, CheckedView, KeysView } from './inspection.schema.ts';

const tags = ['inspections'];
const config = { access: anyone };

/** What anybody may ask of certificates. */
export function certificateRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  api.get(
    '/inspection-certificates/keys',
    {
      config,
      schema: {
        operationId: 'listInspectionKeys',
        tags,
        summary: 'The public keys of inspection certificates, Ed25519, also those of before',
        response: { 200: KeysView },
      },
    },
    async () => ({ keys: await listKeys(deps.db) }),
  );

  api.get(
    '/inspection-certificates/:id',
    {
      config,
      schema: {
        operationId: 'getInspectionCertificate',
        tags,
        summary: 'A certificate by its number, and whether it is in force',
        params: CertificateParams,
        response: { 200: CertificateView },
      },
    },
    async (request, reply) => {
      const kept = await findCertificate(deps.db, request.params);
      if (kept === null) return sendProblem(reply, { type: 'not-found' });
      const token = tokenOf(kept);
      return { ...(await checkToken(deps.db, token)), token };
    },
  );

  api.post(
    '/inspection-certificates/check',
    {
      config,
      schema: {
        operationId: 'checkInspectionCertificate',
        tags,
        summary: 'Whether what a code says is a certificate of ours, unchanged and in force',
        body: CheckBody,
        response: { 200: CheckedView },
      },
    },
    (request) => checkToken(deps.db, request.body.token),
  );
}
