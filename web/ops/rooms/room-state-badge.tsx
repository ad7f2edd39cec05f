import { Radio } from 'lucide-react';
import { Badge, type Tone } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { OpsRoomCard } from './room-queries.ts';

const tones: Record<OpsRoomCard['state'], Tone> = {
  scheduled: 'jade',
  live: 'accent',
  ended: 'neutral',
  cancelled: 'neutral',
};

export function RoomStateBadge({ state }: Pick<OpsRoomCard, 'state'>) {
  const words = useMessages().roomPage;
  return (
    <Badge
      tone={tones[state]}
      {...(state === 'live' ? { icon: <Radio size={12} aria-hidden="true" /> } : {})}
    >
      {words.states[state]}
    </Badge>
  );
}
