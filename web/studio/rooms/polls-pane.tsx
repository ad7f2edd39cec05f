import { useQuery } from '@tanstack/react-query';
import { Vote } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from '../../shared/i18n.ts';
import { readTally } from '../../shared/poll-tally.ts';
import { Badge, Button } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { OfferClock, OfferList } from './offer-list.tsx';
import { closePoll, type PollView, pollsQuery, useOfferAct } from './offer-queries.ts';
import { PollDialog } from './poll-dialog.tsx';
import type { StudioRoom } from './room-queries.ts';
import type { RoomLine } from './use-room-line.ts';

const againMs = 5_000;

/** Polls of a room: how the open one stands, and what came of the others. */
export function PollsPane({ room, line }: { room: StudioRoom; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const [making, setMaking] = useState(false);
  const query = useQuery({ ...pollsQuery(room.id), refetchInterval: againMs });
  const isLive = room.state === 'live';
  const isOpen = query.data?.some(({ state }) => state === 'open') === true;
  return (
    <>
      <OfferList
        label={words.polls}
        icon={<Vote size={28} />}
        query={query}
        make={{ label: words.makePoll, disabled: !isLive || isOpen, onMake: () => setMaking(true) }}
        empty={{ title: words.noPolls, detail: isLive ? words.noPollsDetail : words.whenLive }}
      >
        {(poll) => <PollRow poll={poll} roomId={room.id} line={line} />}
      </OfferList>
      {making && <PollDialog room={room} onClose={() => setMaking(false)} />}
    </>
  );
}

function PollRow({ poll, roomId, line }: { poll: PollView; roomId: string; line: RoomLine }) {
  const words = useMessages().roomOffers;
  const { locale } = useLocale();
  const close = useOfferAct(roomId, () => closePoll(roomId, poll.id), words.pollClosed);
  const isOpen = poll.state === 'open';
  const counts = readTally(isOpen ? line.vitals['poll'] : null, poll);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return (
    <>
      <div className="flex items-start gap-3">
        <p className="min-w-0 flex-1 font-semibold wrap-anywhere">{poll.question}</p>
        {isOpen ? (
          <OfferClock until={poll.closesAt} line={line} label={words.endsIn} />
        ) : (
          <Badge>{words.pollStates.closed}</Badge>
        )}
      </div>
      <ul className="mt-2 flex flex-col gap-1">
        {poll.options.map(({ text }, choice) => {
          const votes = counts[choice] ?? 0;
          const share = all === 0 ? 0 : votes / all;
          return (
            <li
              key={text}
              className="relative flex min-h-9 items-center gap-3 overflow-hidden rounded-control bg-mist px-3"
            >
              <span
                aria-hidden="true"
                className="absolute inset-0 origin-left bg-jade/20"
                style={{ transform: `scaleX(${share})` }}
              />
              <span className="relative min-w-0 flex-1 truncate">{text}</span>
              <span className="figures relative text-soft">{votes.toLocaleString(locale)}</span>
              <span className="figures relative w-10 text-end">{Math.round(share * 100)}%</span>
            </li>
          );
        })}
      </ul>
      <div className="mt-2 flex items-center justify-between gap-3">
        <p className="figures text-xs text-soft">{words.pollVotes(all.toLocaleString(locale))}</p>
        {isOpen && (
          <Button look="outline" size="small" busy={close.isPending} onClick={() => close.mutate(undefined)}>
            {words.closePoll}
          </Button>
        )}
      </div>
    </>
  );
}
