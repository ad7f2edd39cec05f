/// <reference path="./hls-light.d.ts" />
/** A source on the element, until it is detached. */
export interface LiveAttachment {
  /** Whether it keeps near the live edge by itself. */
  readonly keepsUp: boolean;
  detach(): void;
}

/** HTTP-FLV: each frame is shown as it comes. */
export async function attachFlv(
  video: HTMLVideoElement,
  url: string,
  failed: () => void,
): Promise<LiveAttachment> {
  const { default: mpegts } = await import('mpegts.js');
  mpegts.LoggingControl.applyConfig({ enableAll: false });
  const player = mpegts.createPlayer(
    { type: 'flv', isLive: true, url: new URL(url, location.href).href },
    {
      // Collecting before passing on would be delay. A worker would be a blob, which our pages do not allow.
      enableStashBuffer: false,
      enableWorker: false,
      lazyLoad: false,
      autoCleanupSourceBuffer: true,
      autoCleanupMaxBackwardDuration: 20,
      autoCleanupMinBackwardDuration: 10,
    },
  );
  player.on(mpegts.Events.ERROR, failed);
  player.on(mpegts.Events.LOADING_COMPLETE, failed);
  player.attachMediaElement(video);
  player.load();
  return { keepsUp: false, detach: () => player.destroy() };
}

/** HLS where the browser has none of its own, with parts where the server offers them. */
export async function attachHls(
  video: HTMLVideoElement,
  url: string,
  failed: () => void,
): Promise<LiveAttachment> {
  const { default: Hls } = await import('hls.js/light');
  const hls = new Hls({
    lowLatencyMode: true,
    enableWorker: false,
    backBufferLength: 15,
    maxLiveSyncPlaybackRate: 1.25,
    liveSyncOnStallIncrease: 0.2,
    manifestLoadPolicy: quick,
    playlistLoadPolicy: quick,
  });
  hls.on(Hls.Events.ERROR, (_event, data) => {
    if (data.fatal) failed();
  });
  hls.loadSource(new URL(url, location.href).href);
  hls.attachMedia(video);
  return { keepsUp: true, detach: () => hls.destroy() };
}

const retry = { maxNumRetry: 1, retryDelayMs: 500, maxRetryDelayMs: 1_000 };
/** What fails here is asked for again with a fresh address: waiting longer helps nobody. */
const quick = {
  default: {
    maxTimeToFirstByteMs: 8_000,
    maxLoadTimeMs: 10_000,
    timeoutRetry: retry,
    errorRetry: retry,
  },
};

/** HLS by the browser itself. */
export async function attachNative(video: HTMLVideoElement, url: string): Promise<LiveAttachment> {
  video.src = url;
  return {
    keepsUp: true,
    detach: () => {
      video.removeAttribute('src');
      video.load();
    },
  };
}
