import type { Result } from '@kanmai/kernel';
import type { HttpServer } from '../http/http-server.ts';
import type { SoundListener } from './sound.ts';

/**
 * Live media: takes what is pushed, makes it playable, keeps the recording. It decides nothing: the room says who may
 * push, and is told what began, fell silent, ended and was recorded. A stream is named by the room, one for each
 * broadcast; its id is letters, digits, `_` and `-`, at most 64 (a room's id is one).
 */
export interface Broadcast {
  readonly name: 'embedded' | 'mediamtx' | 'srs';
  /** Begins to listen. @throws when the port that was asked for is taken */
  start(hooks: BroadcastHooks): Promise<void>;
  /**
   * Hangs up on every push, but ends nothing: their software comes back to the next start, which says `silent` of what
   * was live and gives it its 30 seconds; then `ended` with `server-stopped`. So a restart does not end a room.
   */
  stop(): Promise<void>;
  /** Playback, the browser's push and the media server's callbacks, at the root of our HTTP server; call before `start`. */
  pages(server: HttpServer): void;

  /** What a broadcaster types into OBS for this stream, and where a browser of the studio pushes to. Pure. */
  ingest(push: { readonly streamId: string; readonly streamKey: string }): IngestAddresses;
  /** Closes the push for good: `ended` with `cut` follows, and the same key is asked of `admit` again. False: not live. */
  cut(streamId: string, reason: string): Promise<boolean>;
  /** Signed addresses that play this stream, or will once it is live. Pure, so ask again for fresh ones whenever. */
  playback(streamId: string, options: { readonly expiresAtMs: number }): PlaybackAddresses;
  /** How the push is now; null when the stream is neither live nor silent here. */
  health(streamId: string): Promise<StreamHealth | null>;
  /**
   * Writes what was broadcast from one moment to another as an MP4, without encoding: the pictures begin at the key
   * frame before `fromMs`. While the stream is live or silent, and after it as long as its recording is kept.
   */
  clip(
    streamId: string,
    span: { readonly fromMs: number; readonly toMs: number },
    outputPath: string,
  ): Promise<Result<BroadcastClip, ClipRefusal>>;
  /** Whether this process can listen to a stream: it carries its push, or a media server plays it to anybody. Pure. */
  isAudible(streamId: string): boolean;
  /**
   * Listens to the sound of a stream while it is live, in the form of `ports/sound.ts`; the answer stops it. Decodes in a
   * child at low priority, and holds the stream up in nothing. What cannot be heard has `ended`, at once or later.
   */
  listen(streamId: string, listener: SoundListener): () => void;
  /** Forgets a recording and its files. Answers the same whether there was one or not. */
  discard(streamId: string): Promise<void>;
  /** How many streams are live or silent in this process: the encoding of uploads makes room for them. */
  liveCount(): number;
}

/** What the room gives. A hook that throws is logged; `admit` that throws or takes over 5 s refuses. */
export interface BroadcastHooks {
  /**
   * May this push begin? Asked for each connection, before a picture is taken, again after a reconnect. The same stream
   * id within 30 s of `silent` continues the stream. A key whose stream is live in this installation is refused here
   * or by the adapter (`already-live`).
   */
  admit(push: PushAttempt): Promise<Result<{ readonly streamId: string }, AdmitRefusal>>;
  /** Pictures arrive: at first, and after a silence (`resumed`). */
  started(streamId: string, facts: StreamFacts & { readonly resumed: boolean }): Promise<void> | void;
  /** An admitted push was closed because of what it carries; the sentence is for the broadcaster. */
  refused(streamId: string, refusal: StreamRefusal): Promise<void> | void;
  /** The push broke at this moment. `started` follows within 30 s, or `ended`. */
  silent(streamId: string, sinceMs: number): Promise<void> | void;
  /**
   * Nobody pushes this id any more; `recorded` follows when something was kept. Should `admit` let it begin again all the
   * same (a rehearsal before the show, a line that came back late), then `started`, and `recorded` again in the end: of
   * everything, or of what came anew when more than two hours lay between.
   */
  ended(streamId: string, end: { readonly reason: EndReason; readonly atMs: number }): Promise<void> | void;
  /** The replay is ready in the blob store. May come minutes after `ended`, and again after a crash: take it idempotently. */
  recorded(streamId: string, recording: Recording): Promise<void> | void;
}

/** After 30 s of silence: `closed` when the broadcaster's software said that it stops, `gone` when it fell silent,
 * `server-stopped` when it was live as the server ended. At once: `cut`. */
export type EndReason = 'closed' | 'gone' | 'cut' | 'server-stopped';

/** How long a broken push may take to come back. */
export const reconnectMsMax = 30_000;

export interface PushAttempt {
  /** A stream key as typed into OBS (`rtmp`), or the token that the studio's page was given (`browser`). Nobody has checked it. */
  readonly credential: string;
  readonly via: 'rtmp' | 'browser' | 'other';
  /** Which stream the address named, when it named one (media servers do); the answer must then be the same. */
  readonly claimedStreamId: string | null;
  readonly remoteAddress: string;
}

/** Codes are stable; all of them close the push. */
export interface AdmitRefusal {
  readonly type:
    | 'key-unknown'
    | 'key-revoked'
    | 'already-live'
    | 'not-scheduled'
    | 'room-ended'
    | 'room-banned'
    | 'unavailable';
  readonly detail?: string;
  readonly [detail: string]: unknown;
}

export interface StreamFacts {
  readonly via: PushAttempt['via'];
  /** As pushed, e.g. `h264`, `aac`; null without sound. */
  readonly videoCodec: string;
  readonly audioCodec: string | null;
  readonly width: number;
  readonly height: number;
  /** As stated by the broadcaster's software, else measured over the first pictures; 0 when not known yet. */
  readonly fps: number;
  /** Whether it is encoded again here, because viewers could not play what was pushed. */
  readonly transcoded: boolean;
}

export interface StreamRefusal {
  readonly type:
    | 'stream-no-video'
    | 'stream-picture-too-large'
    | 'stream-codec-unsupported'
    | 'stream-bitrate-too-high'
    | 'stream-broken'
    | 'stream-tool-missing';
  /** One clear sentence in English; the rest is for a sentence in another language. */
  readonly detail: string;
  readonly [detail: string]: unknown;
}

export interface IngestAddresses {
  readonly rtmp: {
    /** e.g. `rtmp://shop.example:1935/live` */
    readonly url: string;
    /** What goes into the field for the stream key: a secret. */
    readonly key: string;
  };
  /**
   * Path of our WebSocket for pushing from a browser, null where only RTMP is taken. The page says first, as text,
   * `{token, container: 'webm' | 'mp4', videoCodec: 'vp8' | 'vp9' | 'av1' | 'h264', audioCodec: 'opus' | 'aac' | null}`,
   * waits for `{type: 'admitted'}`, then sends the chunks of its MediaRecorder. It is told `{type: 'taken', bytes}`
   * every second, and before it is hung up on `{type: 'closed', code, detail}`; close code 4403 means: do not come back.
   */
  readonly browserPath: string | null;
  /** Where a browser may push by WebRTC (WHIP), when a media server gives that. */
  readonly whip: string | null;
}

/** Each is a path of our own server (`/live-media/…`) or an absolute URL of a media server. */
export interface PlaybackAddresses {
  readonly hls: string;
  /** HTTP-FLV, the lowest delay where the browser has MSE. */
  readonly flv: string | null;
  /** An HLS playlist of the sound alone, for slow lines. */
  readonly audio: string | null;
  readonly expiresAtMs: number;
}

export interface StreamHealth {
  readonly state: 'live' | 'silent';
  /** Over the last seconds; 0 when silent. */
  readonly bitrateKbps: number;
  readonly fps: number;
  /** Since the last key frame came; null when none has or when the media server does not tell. */
  readonly lastKeyframeAgeMs: number | null;
  /** Between the last two: above 2,000 viewers wait long, and the studio should say so. */
  readonly keyframeEveryMs: number | null;
  readonly facts: StreamFacts | null;
  /** Viewers of HTTP-FLV that were too slow and were sent away, since the beginning. */
  readonly slowViewersDropped: number;
}

export interface Recording {
  /** Key in the blob store of one MP4 (H.264/AAC, its index first); null when nothing could be kept. */
  readonly blobKey: string | null;
  readonly bytes: number;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly hasAudio: boolean;
  /** Which moments the file shows, in order: for the goods timeline. A reconnect makes a new piece. */
  readonly pieces: readonly RecordedPiece[];
}

export interface RecordedPiece {
  /** Wall-clock of its first picture. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** Where it begins in the whole file. */
  readonly offsetMs: number;
}

export interface BroadcastClip {
  readonly path: string;
  readonly bytes: number;
  readonly durationMs: number;
  /** Wall-clock of its first picture, at most a key-frame distance before what was asked. */
  readonly startedAtMs: number;
}

export interface ClipRefusal {
  readonly type: 'clip-not-recorded' | 'clip-too-long' | 'clip-tool-missing' | 'clip-failed';
  readonly detail: string;
  readonly [detail: string]: unknown;
}

const streamIdForm = /^[\w-]{1,64}$/;

/** Ids become parts of paths. @throws when it is not one */
export function assertStreamId(streamId: string): void {
  if (!streamIdForm.test(streamId))
    throw new Error(`not a stream id: ${JSON.stringify(streamId.slice(0, 80))}`);
}
