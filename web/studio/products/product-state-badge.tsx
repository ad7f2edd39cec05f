import { Badge, type Tone } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

const tones: Record<string, Tone> = { 'on-sale': 'jade', 'taken-down': 'danger' };

export function ProductStateBadge({ state }: { state: string }) {
  const messages = useMessages();
  return <Badge tone={tones[state] ?? 'neutral'}>{messages.productStates[state] ?? state}</Badge>;
}
