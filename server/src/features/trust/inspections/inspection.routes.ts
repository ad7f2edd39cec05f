import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { err, ok, type Result } from '@kanmai/kernel';
import type { FeatureDeps } from '../../../feature.ts';
import { actorOf, person } from '../../../http/access.ts';
import type { HttpServer } from '../../../http/http-server.ts';
import { type Problem, sendProblem, sendResult } from '../../../http/problems.ts';
import { sendPrivateFile } from '../../people/private-files/index.ts';
import type { InspectionCommand } from './inspection.decide.ts';
import {
  AcceptBody,
  OrderInspectionAnswer,
  OrderParams,
  OrderPhotoParams,
  OrderPieceParams,
} from './inspection.schema.ts';
import { commandPiece } from './inspection.service.ts';
import { findOrderInspection } from './inspection.views.ts';
import { openPhoto } from './photo.service.ts';

const tags = ['inspections'];
const read = { access: person, scope: 'orders:read' };
const write = { access: person, scope: 'orders:write' };

type Answer = { inspection: Awaited<ReturnType<typeof findOrderInspection>> };

/** What a buyer sees of the inspection of an order, and decides. */
export function inspectionRoutes(server: HttpServer, deps: FeatureDeps): void {
  const api = server.withTypeProvider<TypeBoxTypeProvider>();

  const viewed = async (personId: string, orderId: string): Promise<Result<Answer, Problem>> => {
    const inspection = await findOrderInspection(deps, { as: 'buyer', personId }, orderId);
    if (inspection !== null) return ok({ inspection });
    const mine = await deps.db
      .selectFrom('orders')
      .select('id')
      .where('id', '=', orderId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return mine === undefined ? err({ type: 'not-found' }) : ok({ inspection: null });
  };

  /** Runs a command of the buyer's and answers the inspection after it. */
  const run = async (
    personId: string,
    { id: orderId, inspectionId }: { id: string; inspectionId: string },
    command: InspectionCommand,
  ): Promise<Result<Answer, Problem>> => {
    const by = { side: 'buyer', actorId: personId } as const;
    const ran = await commandPiece(deps, { id: inspectionId, orderId, personId }, command, by);
    return ran.ok ? viewed(personId, orderId) : ran;
  };

  api.get(
    '/orders/:id/inspection',
    {
      config: read,
      schema: {
        operationId: 'getOrderInspection',
        tags,
        summary: 'How an order of mine is inspected on its way; null when it comes directly',
        params: OrderParams,
        response: { 200: OrderInspectionAnswer },
      },
    },
    async (request, reply) => sendResult(reply, await viewed(actorOf(request).personId, request.params.id)),
  );

  api.post(
    '/orders/:id/inspections/:inspectionId/accept',
    {
      config: write,
      schema: {
        operationId: 'acceptInspected',
        tags,
        summary: 'Keep a phone of a lower grade than promised; the difference goes back; safe to repeat',
        params: OrderPieceParams,
        body: AcceptBody,
        response: { 200: OrderInspectionAnswer },
      },
    },
    async (request, reply) => {
      const command = { kind: 'accept', ...request.body } as const;
      return sendResult(reply, await run(actorOf(request).personId, request.params, command));
    },
  );

  api.post(
    '/orders/:id/inspections/:inspectionId/refuse',
    {
      config: write,
      schema: {
        operationId: 'refuseInspected',
        tags,
        summary: 'Do not take a phone of a lower grade than promised; all of its money goes back',
        params: OrderPieceParams,
        response: { 200: OrderInspectionAnswer },
      },
    },
    async (request, reply) =>
      sendResult(reply, await run(actorOf(request).personId, request.params, { kind: 'refuse' })),
  );

  api.get(
    '/orders/:id/inspections/:inspectionId/photos/:photoId',
    {
      config: { access: person },
      schema: {
        operationId: 'openInspectionPhoto',
        tags,
        summary: 'A picture that the inspector took of what I ordered',
        params: OrderPhotoParams,
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const { id, inspectionId, photoId } = request.params;
      const found = await viewed(actorOf(request).personId, id);
      const isOurs = found.ok && found.value.inspection?.pieces.some((one) => one.id === inspectionId);
      if (!isOurs) return sendProblem(reply, { type: 'not-found' });
      const photo = await openPhoto(deps, { inspectionId, photoId });
      if (!photo.ok) return sendProblem(reply, photo.failure);
      return sendPrivateFile(reply, photo.value.contentType, photo.value.bytes);
    },
  );
}
