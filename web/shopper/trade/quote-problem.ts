import { ApiProblem, codeOf } from '../../shared/api.ts';
import { errorText, type Messages } from '../messages/index.ts';

/** Why goods have no price now, or cannot be ordered: of several shops, the one that does not deliver there is named. */
export function quoteProblemText(messages: Messages, error: unknown): string {
  const code = codeOf(error);
  const shop = error instanceof ApiProblem ? error.problem['shopName'] : undefined;
  if (code === 'not-delivered-there' && typeof shop === 'string') return messages.checkout.notDelivered(shop);
  return errorText(messages, code);
}
