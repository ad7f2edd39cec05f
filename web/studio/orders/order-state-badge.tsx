import { Badge, type Tone } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

const tones: Record<string, Tone> = {
  paid: 'amber',
  shipped: 'neutral',
  delivered: 'jade',
  received: 'jade',
};

export function OrderStateBadge({ state }: { state: string }) {
  const messages = useMessages();
  return <Badge tone={tones[state] ?? 'neutral'}>{messages.orderStates[state] ?? state}</Badge>;
}
