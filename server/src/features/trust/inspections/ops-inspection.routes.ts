import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { type Access, actorOf } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { pageSchema } from '../../../http/page.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { audit } from '../../people/audit/index.ts';
import { sendPrivateFile, takingFiles } from '../../people/private-files/index.ts';
import type { InspectionCommand } from './inspection.decide.ts';
import {
  InspectorQuery,
  InspectorView,
  IntakeBody,
  IntakeView,
  JudgeBody,
  Label,
  OrderInspectionAnswer,
  OrderParams,
  PhotoQuery,
  PieceParams,
  PiecePhotoParams,
  PieceView,
  SendOnBody,
} from './inspection.schema.ts';
import { commandPiece } from './inspection.service.ts';
import type { StoredPiece } from './inspection.store.ts';
import { findForInspector, findOrderInspection, listPieces } from './inspection.views.ts';
import { takeIn } from './intake.service.ts';
import { openPhoto, takePhoto } from './photo.service.ts';
import { listPhotos } from './photo.store.ts';
import { sendOn } from './send-on.service.ts';

const tags = ['ops'];
const limitDefault = 20;
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'];

/** Operators look; who inspects answers for it with their name. */
const reader: Access = { kind: 'role', roles: ['inspector', 'operator'] };
const inspector: Access = { kind: 'role', roles: ['inspector'] };
const read = { access: reader, scope: 'ops:read' };
const act = { access: inspector };

/** The inspectors' desk. */
export function opsInspectionRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async (id: string): Promise<Result<InspectorView, Problem>> => {
    const view = await findForInspector(deps, id);
    return view === null ? err({ type: 'not-found' }) : ok(view);
  };

  /** Runs a command of an inspector's; it is in the audit log. */
  const run = async (
    request: FastifyRequest,
    kind: InspectionCommand['kind'],
    command: Parameters<typeof commandPiece>[2],
  ): Promise<Result<InspectorView, Problem>> => {
    const { personId: actorId } = actorOf(request);
    const { id } = request.params as { id: string };
    const by = { side: 'inspector', actorId } as const;
    const detail = { ...(request.body as object) };
    const ran = await commandPiece(deps, { id }, command, by, (tx) =>
      audit(tx, deps, { actorId, action: `inspection-${kind}`, subjectId: id, detail }),
    );
    return ran.ok ? viewed(id) : ran;
  };

  api.get(
    '/ops/inspections',
    {
      config: read,
      schema: {
        operationId: 'listInspections',
        tags,
        summary: 'Pieces to inspect, to send on or back, and those that are waited for, the oldest first',
        querystring: InspectorQuery,
        response: { 200: pageSchema(PieceView) },
      },
    },
    ({ query: { view = 'to-inspect', cursor, limit = limitDefault } }) =>
      listPieces(deps, view, { cursor, limit }),
  );

  api.get(
    '/ops/inspections/:id',
    {
      config: read,
      schema: {
        operationId: 'getInspection',
        tags,
        summary: 'A piece with its checklist, its order and what was found',
        params: PieceParams,
        response: { 200: InspectorView },
      },
    },
    async (request, reply) => sendResult(reply, await viewed(request.params.id)),
  );

  api.get(
    '/ops/inspections/:id/photos/:photoId',
    {
      config: { access: reader },
      schema: {
        operationId: 'openPiecePhoto',
        tags,
        summary: 'A picture of a piece',
        params: PiecePhotoParams,
        response: { 200: Type.Any() },
      },
    },
    async ({ params: { id: inspectionId, photoId } }, reply) => {
      const photo = await openPhoto(deps, { inspectionId, photoId });
      if (!photo.ok) return sendProblem(reply, photo.failure);
      return sendPrivateFile(reply, photo.value.contentType, photo.value.bytes);
    },
  );

  api.post(
    '/ops/inspection-intakes',
    {
      config: act,
      schema: {
        operationId: 'takeInParcel',
        tags,
        summary: 'A parcel arrived at the warehouse, by its code or its carrier’s number; safe to repeat',
        body: IntakeBody,
        response: { 200: IntakeView },
      },
    },
    async (request, reply) => {
      const taken = await takeIn(deps, actorOf(request).personId, request.body.code);
      if (!taken.ok) return sendProblem(reply, taken.failure);
      const { orderIds, pieceIds, ...rest } = taken.value;
      return { orderIds: [...orderIds], pieceIds: [...pieceIds], ...rest };
    },
  );

  api.post(
    '/ops/inspections/:id/judge',
    {
      config: act,
      schema: {
        operationId: 'judgePiece',
        tags,
        summary: 'Hand in the report of a piece: graded or let pass, sealed and certified, or held back',
        params: PieceParams,
        body: JudgeBody,
        response: { 200: InspectorView },
      },
    },
    async (request, reply) => {
      const { answers, seal = null, rejectedFor = null } = request.body;
      const command = async (tx: Tx, { id }: StoredPiece): Promise<InspectionCommand> => ({
        ...{ kind: 'judge', answers, seal, rejectedFor: rejectedFor?.trim() ?? null },
        photos: (await listPhotos(tx, [id])).map(({ slot, sha256 }) => ({
          ...{ slot, sha256: sha256.toString('base64url') },
        })),
      });
      return sendResult(reply, await run(request, 'judge', command));
    },
  );

  api.post(
    '/ops/inspections/:id/send-back',
    {
      config: act,
      schema: {
        operationId: 'sendPieceBack',
        tags,
        summary: 'Hand what was held back to a carrier, to its shop; safe to repeat',
        params: PieceParams,
        body: Label,
        response: { 200: InspectorView },
      },
    },
    async (request, reply) =>
      sendResult(reply, await run(request, 'send-back', { kind: 'send-back', ...request.body })),
  );

  api.post(
    '/ops/inspection-orders/:id/send-on',
    {
      config: act,
      schema: {
        operationId: 'sendInspectedOn',
        tags,
        summary: 'Hand what was let pass of an order to a carrier, its seals read once more; safe to repeat',
        params: OrderParams,
        body: SendOnBody,
        response: { 200: OrderInspectionAnswer },
      },
    },
    async (request, reply) => {
      const { id: orderId } = request.params;
      const sent = await sendOn(deps, { orderId, actorId: actorOf(request).personId, ...request.body });
      if (!sent.ok) return sendProblem(reply, sent.failure);
      return { inspection: await findOrderInspection(deps, { as: 'house' }, orderId) };
    },
  );

  takingFiles(
    server,
    (scope) => {
      scope.withTypeProvider<TypeBoxTypeProvider>().put(
        '/ops/inspections/:id/photos',
        {
          config: act,
          schema: {
            operationId: 'takePiecePhoto',
            tags,
            summary: 'Take a picture of a piece; a new one of the same thing takes the place of the old',
            params: PieceParams,
            querystring: PhotoQuery,
            response: { 200: InspectorView },
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const { slot } = request.query;
          const taken = await takePhoto(deps, actorOf(request).personId, { id, slot }, request.body);
          return sendResult(reply, taken.ok ? await viewed(id) : taken);
        },
      );
    },
    pictureTypes,
  );
}
