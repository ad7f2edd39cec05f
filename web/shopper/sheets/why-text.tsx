import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Info } from 'lucide-react';
import { api, unwrap } from '../../shared/api.ts';
import { buttonClass, SkeletonLines } from '../../ui/index.ts';
import type { FeedEntry } from '../feed/feed-store.ts';
import { useMessages } from '../messages/index.ts';

/** The reason in words: the one that came with the clip, else the platform is asked. */
export function WhyText({ entry }: { entry: FeedEntry }) {
  const m = useMessages();
  const clipId = entry.clip.id;
  const asked = useQuery({
    queryKey: ['why', clipId],
    enabled: entry.reason === null,
    queryFn: () => unwrap(api.GET('/api/v1/clips/{clipId}/why', { params: { path: { clipId } } })),
  });
  const reason = entry.reason ?? asked.data;
  const say = reason && (m.why[reason.code] ?? m.why.trending);
  return (
    <div className="flex flex-col items-start gap-6 pt-2">
      {reason && say ? (
        <p className="flex gap-3 text-base">
          <Info size={20} className="mt-1 shrink-0 text-jade" />
          {say(reason.params)}
        </p>
      ) : asked.isPending && entry.reason === null ? (
        <SkeletonLines count={2} />
      ) : (
        <p className="text-base">{m.why.trending?.({})}</p>
      )}
      <Link to="/me/interests" className={buttonClass('quiet')}>
        {m.more.interests}
      </Link>
    </div>
  );
}
