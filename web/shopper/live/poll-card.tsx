import type { RoomPollView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Check, Vote, X } from 'lucide-react';
import { useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { countText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { readTally } from '../../shared/poll-tally.ts';
import { useMe } from '../../shared/session.ts';
import { buttonClass, classNames, showToast } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { Countdown } from './countdown.tsx';
import { usePlayWords } from './play-words.ts';
import { pollsQuery } from './room-query.ts';

interface PollCardProps {
  poll: RoomPollView;
  /** How votes stand, as the room says it last. */
  tally: string | null;
  nowMs: () => number;
}

/** A poll of the room: its options to tap, then how they stand. */
export function PollCard({ poll, tally, nowMs }: PollCardProps) {
  const words = usePlayWords();
  const m = useMessages();
  const me = useMe();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const back = useRouterState({ select: ({ location }) => location.href });
  const [hidden, setHidden] = useState(false);
  const vote = useMutation({
    mutationFn: (choice: number) =>
      unwrap(
        api.POST('/api/v1/polls/{pollId}/vote', {
          params: { path: { pollId: poll.id } },
          body: { choice },
        }),
      ),
    onError: (error) => showToast(words.problems[codeOf(error)] ?? errorText(m, codeOf(error)), 'danger'),
    onSettled: () => queries.invalidateQueries({ queryKey: pollsQuery(poll.roomId).queryKey }),
  });
  if (hidden) return null;
  const mine = poll.mine ?? vote.data?.choice ?? null;
  const isOpen = poll.state === 'open';
  const counts = isOpen ? readTally(tally, poll) : poll.options.map(({ votes }) => votes);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shown = mine !== null || !isOpen;
  return (
    <section
      aria-label={words.poll}
      data-page
      className="animate-rise pointer-events-auto flex w-full max-w-80 flex-col gap-2 rounded-card bg-paper p-3 text-ink shadow-float"
    >
      <div className="flex items-center gap-2 text-xs text-soft">
        <Vote size={16} className="text-accent" aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate">
          {isOpen ? words.pollEnds : words.pollOver}{' '}
          {isOpen && <Countdown until={poll.closesAt} nowMs={nowMs} />} ·{' '}
          {words.pollVotes(countText(all, locale))}
        </span>
        <button
          type="button"
          aria-label={words.hide}
          onClick={() => setHidden(true)}
          className="touchable flex size-6 shrink-0 items-center justify-center"
        >
          <X size={16} />
        </button>
      </div>
      <p className="text-sm font-semibold wrap-anywhere">{poll.question}</p>
      <ul className="flex flex-col gap-2">
        {poll.options.map(({ text }, choice) => (
          <li key={text}>
            {shown ? (
              <Standing
                text={text}
                share={all === 0 ? 0 : (counts[choice] ?? 0) / all}
                mine={mine === choice}
              />
            ) : (
              <button
                type="button"
                aria-label={words.pollChoose(text)}
                disabled={me?.signedIn !== true || vote.isPending}
                onClick={() => vote.mutate(choice)}
                className="flex min-h-11 w-full items-center rounded-control border border-line px-3 text-start text-sm"
              >
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!shown && me?.signedIn === false && (
        <Link to="/sign-in" search={{ back }} className={buttonClass('accent', 'small', true)}>
          {words.pollSignIn}
        </Link>
      )}
    </section>
  );
}

function Standing({ text, share, mine }: { text: string; share: number; mine: boolean }) {
  const words = usePlayWords();
  return (
    <div className="relative flex min-h-9 items-center gap-2 overflow-hidden rounded-control bg-mist px-3 text-sm">
      <span
        aria-hidden="true"
        className={classNames('absolute inset-0 origin-left', mine ? 'bg-jade/20' : 'bg-fill')}
        style={{ transform: `scaleX(${share})` }}
      />
      <span className="relative min-w-0 flex-1 truncate">{text}</span>
      {mine && <Check size={16} className="relative text-jade" role="img" aria-label={words.pollMine} />}
      <span className="figures relative">{Math.round(share * 100)}%</span>
    </div>
  );
}
