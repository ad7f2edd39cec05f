import { useEffect, useRef } from 'react';
import { useWatchWords } from '../../shared/room-watch/words.ts';

interface ReplayFromProps {
  url: string | null;
  fromMs: number | null;
  untilMs: number | null;
}

/** The recording of a room from one moment on. */
export function ReplayFrom({ url, fromMs, untilMs }: ReplayFromProps) {
  const words = useWatchWords();
  const video = useRef<HTMLVideoElement>(null);
  const fromS = Math.max(0, (fromMs ?? 0) / 1_000);
  useEffect(() => {
    if (video.current !== null && video.current.readyState > 0) video.current.currentTime = fromS;
  }, [fromS]);
  if (url === null || fromMs === null) return <p className="text-sm text-soft">{words.ops.noClip}</p>;
  const until = untilMs === null ? '' : `,${untilMs / 1_000}`;
  return (
    // biome-ignore lint/a11y/useMediaCaption: the transcript stands beside it
    <video
      ref={video}
      controls
      playsInline
      preload="metadata"
      aria-label={words.ops.clip}
      src={`${url}#t=${fromS}${until}`}
      className="max-h-[50vh] w-full max-w-[60ch] rounded-control bg-fill"
    />
  );
}
