import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { ShopId } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { claimOf } from '../../../http/idempotency.ts';
import { pageSchema } from '../../../http/page.ts';
import { sendProblem, sendResult } from '../../../http/problems.ts';
import {
  documentTypes,
  fileBytesMax,
  sendPrivateFile,
  takingFiles,
} from '../../people/private-files/index.ts';
import { sellerAccess } from '../catalogue/index.ts';
import {
  CertificatesQuery,
  CertificateView,
  NewCertificate,
  ShopCertificateParams,
  ShopParams,
} from './certificate.schema.ts';
import {
  beginCertificate,
  openOwnFile,
  putCertificateFile,
  withdrawCertificate,
} from './certificate.service.ts';
import { listCertificates } from './certificate.views.ts';

const tags = ['certificates'];
const root = '/studio/shops/:shopId/certificates';
const write = { access: sellerAccess('write-products'), scope: 'catalogue:write' };
const limitDefault = 50;

/** A shop's certificates. Their files are opened at a screen: no token reads them back. */
export function certificateRoutes(server: HttpServer, deps: FeatureDeps): void {
  const typed = server.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    root,
    {
      config: { access: sellerAccess('read-products'), scope: 'catalogue:read' },
      schema: {
        operationId: 'listCertificates',
        tags,
        summary: 'A shop’s certificates, or a product’s, the newest first',
        params: ShopParams,
        querystring: CertificatesQuery,
        response: { 200: pageSchema(CertificateView) },
      },
    },
    ({ params, query }) =>
      listCertificates(
        deps.db,
        params.shopId,
        { productId: query.productId, cursor: query.cursor, limit: query.limit ?? limitDefault },
        deps.clock.nowMs(),
      ),
  );
  typed.post(
    root,
    {
      config: { ...write, idempotent: true },
      schema: {
        operationId: 'beginCertificate',
        tags,
        summary: 'Begin a certificate of what a product says; its file hands it in for review',
        params: ShopParams,
        body: NewCertificate,
        response: { 200: CertificateView },
      },
    },
    async (request, reply) => {
      const shopId = request.params.shopId as ShopId;
      return sendResult(
        reply,
        await beginCertificate(deps, actorOf(request), shopId, claimOf(request), request.body),
      );
    },
  );
  takingFiles(server, (scope) => {
    scope.withTypeProvider<TypeBoxTypeProvider>().put(
      `${root}/:id/file`,
      {
        bodyLimit: fileBytesMax,
        config: write,
        schema: {
          operationId: 'putCertificateFile',
          tags,
          summary: 'The certificate itself (raw PDF, JPEG, PNG or WebP, at most 8 MB), for review',
          consumes: documentTypes,
          params: ShopCertificateParams,
          response: { 200: CertificateView },
        },
      },
      async (request, reply) => {
        const { shopId, id } = request.params;
        return sendResult(reply, await putCertificateFile(deps, shopId as ShopId, id, request.body));
      },
    );
  });
  typed.get(
    `${root}/:id/file`,
    {
      config: { access: sellerAccess('write-products') },
      schema: {
        operationId: 'openOwnCertificate',
        tags,
        summary: 'A certificate of one’s shop as it was given',
        produces: documentTypes,
        params: ShopCertificateParams,
        response: { 200: Type.Any({ description: 'The file' }) },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      const file = await openOwnFile(deps, shopId as ShopId, id);
      if (!file.ok) return sendProblem(reply, file.failure);
      return sendPrivateFile(reply, file.value.contentType, file.value.bytes);
    },
  );
  typed.delete(
    `${root}/:id`,
    {
      config: write,
      schema: {
        operationId: 'withdrawCertificate',
        tags,
        summary: 'Take a certificate back; an accepted one counts no more',
        params: ShopCertificateParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { shopId, id } = request.params;
      return sendResult(reply, await withdrawCertificate(deps, shopId as ShopId, id), 204);
    },
  );
}
