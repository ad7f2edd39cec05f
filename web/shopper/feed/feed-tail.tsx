import { Link } from '@tanstack/react-router';
import { CloudOff, Sparkles, Users } from 'lucide-react';
import { Button, buttonClass, EmptyState, ErrorState, Spinner, useUiWords } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import type { FeedState, FeedStore } from './feed-store.ts';

export interface FeedTailProps {
  state: FeedState;
  store: FeedStore;
  kind: 'for-you' | 'following';
}

/** The page after the last clip: what comes, why nothing comes, or that it was all. */
export function FeedTail({ state, store, kind }: FeedTailProps) {
  const m = useMessages();
  const { loading } = useUiWords();
  const empty = state.entries.length === 0;
  if (state.status === 'failed') {
    return (
      <TailFrame>
        <ErrorState
          icon={<CloudOff size={36} />}
          title={m.feed.errorTitle}
          detail={empty ? errorText(m, state.problem ?? '') : m.feed.errorDetail}
          onRetry={() => store.retry()}
        />
      </TailFrame>
    );
  }
  if (state.status !== 'end') {
    return (
      <TailFrame>
        <div role="status" aria-label={loading} className="m-auto">
          <Spinner size={28} />
        </div>
      </TailFrame>
    );
  }
  if (empty && kind === 'following') {
    return (
      <TailFrame>
        <EmptyState
          icon={<Users size={36} />}
          title={m.feed.followingEmptyTitle}
          detail={m.feed.followingEmptyDetail}
          action={
            <Link to="/" className={buttonClass('solid')}>
              {m.feed.toFeed}
            </Link>
          }
        />
      </TailFrame>
    );
  }
  return (
    <TailFrame>
      <EmptyState
        icon={<Sparkles size={36} />}
        title={empty ? m.feed.emptyTitle : m.feed.endTitle}
        detail={empty ? m.feed.emptyDetail : m.feed.endDetail}
        action={
          empty ? (
            <Button onClick={() => store.retry()}>{m.ui.retry}</Button>
          ) : (
            <Button onClick={() => store.turn(0)}>{m.feed.watchAgain}</Button>
          )
        }
      />
    </TailFrame>
  );
}

function TailFrame({ children }: { children: React.ReactNode }) {
  return <div className="absolute inset-0 flex bg-paper pb-[var(--tabs-height)] text-ink">{children}</div>;
}
