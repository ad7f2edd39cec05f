import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../../../http/access.ts';
import { sendProblem } from '../../../http/problems.ts';
import type { Done, RoomDeps } from './room.deps.ts';
import { findStudioRoom } from './room.views.ts';

/** Answers a command with the room as its workers see it now, or with why not. */
export async function answerRoom(
  given: RoomDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  done: Done,
): Promise<FastifyReply> {
  if (!done.ok) return sendProblem(reply, done.failure);
  const room = await findStudioRoom(given, done.value.id, actorOf(request));
  return room === null ? sendProblem(reply, { type: 'not-found' }) : reply.send(room);
}
