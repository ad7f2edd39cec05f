import { Badge } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { WebhookView } from './webhook-queries.ts';

/** One badge: what needs a hand comes before what is well. */
export function WebhookState({ webhook }: { webhook: WebhookView }) {
  const words = useMessages().developerPage;
  if (webhook.pauseReason !== null) {
    const tone = webhook.pauseReason === 'by-hand' ? 'neutral' : 'danger';
    return <Badge tone={tone}>{words.pauseReasons[webhook.pauseReason] ?? webhook.pauseReason}</Badge>;
  }
  if (webhook.waiting > 0) return <Badge tone="amber">{words.waiting(webhook.waiting)}</Badge>;
  if (webhook.lastDeliveredAt === null) return <Badge>{words.nothingYet}</Badge>;
  return <Badge tone="jade">{words.well}</Badge>;
}
