import { err } from '@kanmai/kernel';
import type { Broadcast, BroadcastHooks, ClipRefusal } from '../server/src/ports/broadcast.ts';
import type { SoundListener } from '../server/src/ports/sound.ts';

/** A broadcast port without media: a test calls the hooks itself, and sees what was asked for. */
export interface FakeBroadcast extends Broadcast {
  /** What the rooms gave; null before `start`. */
  readonly hooks: BroadcastHooks | null;
  readonly cuts: { readonly streamId: string; readonly reason: string }[];
  /** Whose health is told: set by `started` of the test. */
  readonly live: Set<string>;
  /** Who listens to which stream: a test says what they hear. */
  readonly listeners: Map<string, SoundListener>;
}

const notRecorded: ClipRefusal = { type: 'clip-not-recorded', detail: 'Nothing was recorded.' };

export function createFakeBroadcast(): FakeBroadcast {
  let hooks: BroadcastHooks | null = null;
  const cuts: { streamId: string; reason: string }[] = [];
  const live = new Set<string>();
  const listeners = new Map<string, SoundListener>();
  return {
    name: 'embedded',
    get hooks() {
      return hooks;
    },
    cuts,
    live,
    listeners,
    async start(given) {
      hooks = given;
    },
    async stop() {
      hooks = null;
    },
    pages: () => undefined,
    ingest: ({ streamKey }) => ({
      rtmp: { url: 'rtmp://localhost/live', key: streamKey },
      browserPath: '/live-media/push',
      whip: null,
    }),
    async cut(streamId, reason) {
      cuts.push({ streamId, reason });
      return live.delete(streamId);
    },
    playback: (streamId, { expiresAtMs }) => ({
      hls: `/live-media/${streamId}/video/live.m3u8`,
      flv: `/live-media/${streamId}/flv`,
      audio: `/live-media/${streamId}/audio/live.m3u8`,
      expiresAtMs,
    }),
    health: async () => null,
    clip: async () => err(notRecorded),
    isAudible: (streamId) => live.has(streamId),
    listen(streamId, listener) {
      listeners.set(streamId, listener);
      return () => listeners.delete(streamId);
    },
    discard: async () => undefined,
    liveCount: () => live.size,
  };
}
