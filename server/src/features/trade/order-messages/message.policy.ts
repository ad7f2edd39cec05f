import { err, ok, type Result } from '@kanmai/kernel';
import type { Problem } from '../../../http/problems.ts';
import { messageLimits } from './message.schema.ts';

/** Whether one more message may be written: a conversation has an end, and nobody is flooded. */
export function decideMessage(given: {
  readonly messageCount: number;
  readonly lately: number;
}): Result<null, Problem> {
  if (given.messageCount >= messageLimits.perOrderMax)
    return err({ type: 'too-many', limit: messageLimits.perOrderMax });
  return given.lately >= messageLimits.burstMax ? err({ type: 'too-many-requests' }) : ok(null);
}
