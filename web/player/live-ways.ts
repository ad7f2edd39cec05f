/** Where a room can be watched, as the room's page was told. Signed, and not for long. */
export interface LiveAddresses {
  readonly hls: string;
  readonly flv: string | null;
  readonly audio: string | null;
}

/** Where a room plays, as the API says it; null unless it is live. */
export function addressesOf({
  playback,
}: {
  readonly playback: {
    readonly hlsUrl: string;
    readonly flvUrl: string | null;
    readonly audioUrl: string | null;
  } | null;
}): LiveAddresses | null {
  return playback && { hls: playback.hlsUrl, flv: playback.flvUrl, audio: playback.audioUrl };
}

/** What this browser can do. */
export interface LiveSupport {
  /** Media Source Extensions, managed or not. */
  readonly mediaSource: boolean;
  /** A stream can be read while it comes. */
  readonly streaming: boolean;
  /** HLS without help. */
  readonly nativeHls: boolean;
  /** Safari and every browser of a phone by Apple: its own HLS is better there than anything built on top. */
  readonly isApple: boolean;
}

/** HTTP-FLV by mpegts.js, HLS by hls.js, HLS by the browser itself. */
export type LiveWay = 'flv' | 'hls' | 'native';

/** The ways to try, the quickest first; none when nothing can play here. */
export function chooseWays(support: LiveSupport, addresses: LiveAddresses, audioOnly: boolean): LiveWay[] {
  const canFlv = support.mediaSource && support.streaming && addresses.flv !== null && !audioOnly;
  const native: LiveWay[] = support.nativeHls ? ['native'] : [];
  const built: LiveWay[] = [...(canFlv ? (['flv'] as const) : []), ...hlsOf(support)];
  return support.isApple ? [...native, ...built] : [...built, ...native];
}

function hlsOf({ mediaSource }: LiveSupport): LiveWay[] {
  return mediaSource ? ['hls'] : [];
}

export function supportOf(video: HTMLVideoElement): LiveSupport {
  return {
    mediaSource: 'MediaSource' in window || 'ManagedMediaSource' in window,
    streaming: typeof ReadableStream === 'function' && typeof fetch === 'function',
    nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
    isApple: /apple/i.test(navigator.vendor),
  };
}
