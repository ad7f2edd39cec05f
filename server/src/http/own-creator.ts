import type { FastifyRequest } from 'fastify';
import { actorOf } from './access.ts';
import { ProblemError } from './problems.ts';

/** The creator that the path names, of whom the caller is. @throws ProblemError `not-found`, as for one that does not exist. */
export function ownCreatorOf(request: FastifyRequest): string {
  const { creatorId } = request.params as { creatorId: string };
  if (actorOf(request).creatorId !== creatorId) throw new ProblemError({ type: 'not-found' });
  return creatorId;
}
