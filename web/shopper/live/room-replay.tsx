import type { RoomReplayView, RoomView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, ErrorState, Skeleton } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';
import { clockText } from './clock-text.ts';
import { useLiveWords } from './live-words.ts';
import { replayMoments } from './replay-moments.ts';
import { useCaptionsOn } from './room-captions.tsx';

/** What the room showed, asked for by who wants to see it; with the moments at which goods were shown. */
export function RoomReplay({ room }: { room: RoomView }) {
  const words = useLiveWords();
  const m = useMessages();
  const [wanted, setWanted] = useState(false);
  const query = useQuery({
    queryKey: ['room', room.id, 'replay'],
    enabled: wanted,
    // The address is signed for a day.
    staleTime: 3_600_000,
    queryFn: () =>
      unwrap(api.GET('/api/v1/rooms/{roomId}/replay', { params: { path: { roomId: room.id } } })),
  });
  if (!wanted) {
    return (
      <Button look="solid" icon={<Play size={16} />} onClick={() => setWanted(true)}>
        {words.replay}
      </Button>
    );
  }
  if (query.isError) {
    const none = codeOf(query.error) === 'not-found';
    return (
      <ErrorState
        title={none ? words.replayNone : errorText(m, codeOf(query.error))}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (query.data === undefined) return <Skeleton className="aspect-video w-full rounded-card" />;
  return <ReplayVideo room={room} replay={query.data} />;
}

function ReplayVideo({ room, replay }: { room: RoomView; replay: RoomReplayView }) {
  const words = useLiveWords();
  const video = useRef<HTMLVideoElement>(null);
  const captionsOn = useCaptionsOn();
  const { locale } = useLocale();
  const spoken = replay.captions.find(({ language }) => language === locale)?.language;
  const seek = (fromMs: number) => {
    const element = video.current;
    if (element === null) return;
    element.currentTime = fromMs / 1_000;
    void element.play().catch(() => undefined);
  };
  return (
    <section aria-label={words.replay} className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/useMediaCaption: there where somebody wrote down what was said */}
      <video
        ref={video}
        src={replay.videoUrl}
        poster={room.coverUrl ?? undefined}
        aria-label={words.replayOf(room.title)}
        controls
        playsInline
        autoPlay
        className="max-h-[60dvh] w-full rounded-card bg-fill"
        style={{ aspectRatio: `${replay.width} / ${replay.height}` }}
      >
        {replay.captions.map(({ language, url }) => (
          <track
            key={language}
            kind="captions"
            src={url}
            srcLang={language}
            label={words.languages[language]}
            default={captionsOn && language === (spoken ?? replay.captions[0]?.language)}
          />
        ))}
      </video>
      <ul className="scrollbar-none -mx-4 flex gap-2 overflow-x-auto px-4">
        {replayMoments(replay.timeline, room.goods).map(({ fromMs, title }) => (
          <li key={fromMs} className="shrink-0">
            <button
              type="button"
              onClick={() => seek(fromMs)}
              className="flex h-11 max-w-60 items-center gap-2 rounded-full bg-fill px-4 text-sm"
            >
              <span className="figures text-soft">{clockText(Math.floor(fromMs / 1_000))}</span>
              <span className="truncate">{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
