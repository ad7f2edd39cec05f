import { useEffect, useRef } from 'react';
import { LivePlayer, type LivePlayerEvents } from './live-player.ts';
import type { LiveAddresses } from './live-ways.ts';

export interface LiveStageProps extends LivePlayerEvents {
  /** Null while the room is not live: only the cover is shown. */
  addresses: LiveAddresses | null;
  /** Whether the picture is wider than high: then it is shown whole, else it fills the glass. */
  isWide: boolean;
  muted: boolean;
  paused: boolean;
  /** Sound alone, for slow lines. */
  audioOnly: boolean;
  coverUrl: string | null;
  label: string;
}

/** The picture of a live room, edge to edge. What lies over it is the room's. */
export function LiveStage(props: LiveStageProps) {
  const { addresses, isWide, muted, paused, audioOnly, coverUrl, label } = props;
  const video = useRef<HTMLVideoElement>(null);
  const player = useRef<LivePlayer | null>(null);
  const events = useRef<LivePlayerEvents>(props);
  events.current = props;
  const fit = isWide ? 'object-contain' : 'object-cover';

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const made = new LivePlayer(element, {
      state: (state) => events.current.state(state),
      soundRefused: () => events.current.soundRefused(),
      refresh: () => events.current.refresh(),
    });
    player.current = made;
    return () => {
      player.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => player.current?.setMuted(muted), [muted]);
  useEffect(() => player.current?.setPaused(paused), [paused]);
  useEffect(() => player.current?.setAudioOnly(audioOnly), [audioOnly]);
  useEffect(() => {
    if (addresses !== null) player.current?.play(addresses);
  }, [addresses]);

  return (
    <section aria-label={label} className="absolute inset-0 overflow-clip select-none">
      {coverUrl !== null && (
        <img src={coverUrl} alt="" decoding="async" className={`absolute inset-0 size-full ${fit}`} />
      )}
      <video
        ref={video}
        muted
        playsInline
        disablePictureInPicture
        disableRemotePlayback
        preload="none"
        aria-hidden="true"
        tabIndex={-1}
        className={`pointer-events-none absolute inset-0 size-full opacity-0 data-ready:opacity-100 ${fit}`}
      />
    </section>
  );
}
