import type { FastifyRequest } from 'fastify';
import { type Actor, actorOf } from '../../../http/access.ts';
import { ProblemError } from '../../../http/problems.ts';

/** Whether this person acts for a creator. */
export function canActFor(actor: Pick<Actor, 'creatorId'>, creatorId: string): boolean {
  return actor.creatorId !== null && actor.creatorId === creatorId;
}

/** The creator that the path names, of whom the caller is. @throws ProblemError `not-found`, as for one that does not exist. */
export function ownCreatorOf(request: FastifyRequest): string {
  const { creatorId } = request.params as { creatorId: string };
  if (!canActFor(actorOf(request), creatorId)) throw new ProblemError({ type: 'not-found' });
  return creatorId;
}
