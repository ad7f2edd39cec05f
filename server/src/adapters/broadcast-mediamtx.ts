import type { Broadcast, PushAttempt } from '../ports/broadcast.ts';
import {
  askApi,
  type MediaServer,
  OutsideBroadcast,
  type OutsideCall,
  type OutsideOptions,
  unknownFacts,
} from './broadcast-outside.ts';

export interface MediaServerAddresses {
  /** e.g. `rtmp://push.shop.example` */
  readonly rtmp: string;
  /** e.g. `https://play.shop.example` */
  readonly playback: string;
  /** Null where browsers do not push. */
  readonly whip: string | null;
  /** Reachable from here only. */
  readonly api: string;
}

/** Drives a MediaMTX (1.9 or newer) by its HTTP authentication, its hooks and its control API. */
export function createMediaMtxBroadcast(addresses: MediaServerAddresses, options: OutsideOptions): Broadcast {
  return new OutsideBroadcast(mediaMtx(addresses), options);
}

const app = 'live';
const pathForm = /^live\/([\w-]{1,64})$/;
const fileForm = /^[\w.+-]{1,120}\.(mp4|ts)$/;

/**
 * Paths are `live/STREAM`. A push names its key as `?token=KEY`, a viewer its signed token the same way; MediaMTX adds
 * the query of a playlist to everything the playlist names.
 */
export function mediaMtx({ rtmp, playback, whip, api }: MediaServerAddresses): MediaServer {
  const pathOf = (streamId: string) => `${app}/${streamId}`;
  return {
    name: 'mediamtx',
    tellsWhenReady: true,
    readCall,
    answer: (yes, detail) => (yes ? { status: 200, body: {} } : { status: 401, body: { error: detail } }),
    ingest: (streamId, streamKey) => ({
      rtmp: {
        url: `${trimmed(rtmp)}/${app}`,
        key: `${streamId}?token=${encodeURIComponent(streamKey)}`,
      },
      browserPath: null,
      whip: whip === null ? null : `${trimmed(whip)}/${pathOf(streamId)}/whip`,
    }),
    playback: (streamId, token) => ({
      hls: `${trimmed(playback)}/${pathOf(streamId)}/index.m3u8?token=${token}`,
      // It has no HTTP-FLV; its HLS is of low latency.
      flv: null,
      audio: null,
    }),
    async find(streamId) {
      const found = (await askApi(api, `/v3/paths/get/${pathOf(streamId)}`)) as MtxPath | null;
      if (found === null || found.ready !== true || found.source == null) return null;
      const tracks = found.tracks ?? [];
      return {
        sourceId: `${found.source.type}/${found.source.id}`,
        receivedBytes: found.bytesReceived ?? null,
        bitrateKbps: null,
        facts: {
          ...unknownFacts,
          via: found.source.type.startsWith('rtmp') ? 'rtmp' : 'other',
          videoCodec: tracks.map(codecOf).find((codec) => videoCodecs.has(codec)) ?? 'unknown',
          audioCodec: tracks.map(codecOf).find((codec) => !videoCodecs.has(codec)) ?? null,
        },
      };
    },
    async kick({ sourceId }) {
      const [type = '', id = ''] = sourceId.split('/');
      const list = kickable[type];
      if (list === undefined) return false;
      return (await askApi(api, `/v3/${list}/kick/${encodeURIComponent(id)}`, 'POST')) !== null;
    },
  };
}

interface MtxPath {
  readonly ready?: boolean;
  readonly source?: { readonly type: string; readonly id: string } | null;
  readonly tracks?: readonly string[];
  readonly bytesReceived?: number;
}

const kickable: Readonly<Record<string, string>> = {
  rtmpConn: 'rtmpconns',
  rtmpsConn: 'rtmpsconns',
  webRTCSession: 'webrtcsessions',
  srtConn: 'srtconns',
  rtspSession: 'rtspsessions',
};

const videoCodecs = new Set(['h264', 'h265', 'av1', 'vp8', 'vp9', 'mpeg-4 video', 'm-jpeg']);

function codecOf(track: string): string {
  const name = track.toLowerCase();
  return name === 'mpeg-4 audio' ? 'aac' : name;
}

function readCall(event: string, query: Readonly<Record<string, string>>, body: unknown): OutsideCall {
  if (event === 'auth') return readAuth(body);
  const streamId = pathForm.exec(query.path ?? '')?.[1];
  if (streamId === undefined) return { kind: 'no' };
  if (event === 'ready') return { kind: 'began', streamId };
  if (event === 'not-ready') return { kind: 'broke', streamId };
  if (event !== 'segment') return { kind: 'no' };
  const file = (query.segment_path ?? '').split('/').at(-1) ?? '';
  if (!fileForm.test(file)) return { kind: 'no' };
  // In seconds, as Go writes a duration that is a number (MTX_SEGMENT_DURATION).
  const durationS = Number.parseFloat(query.segment_duration ?? '');
  const durationMs = Number.isFinite(durationS) ? Math.round(durationS * 1_000) : null;
  return { kind: 'recorded', streamId, file, startedAtMs: null, durationMs };
}

function readAuth(body: unknown): OutsideCall {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string) => (typeof given[name] === 'string' ? (given[name] as string) : '');
  const streamId = pathForm.exec(text('path'))?.[1];
  if (streamId === undefined) return { kind: 'no' };
  const credential =
    text('token') || text('password') || new URLSearchParams(text('query')).get('token') || '';
  if (text('action') === 'read') return { kind: 'may-watch', streamId, token: credential };
  if (text('action') !== 'publish') return { kind: 'no' };
  const via: PushAttempt['via'] = text('protocol') === 'rtmp' ? 'rtmp' : 'other';
  const attempt = { credential, via, claimedStreamId: streamId, remoteAddress: text('ip') };
  return { kind: 'may-push', attempt };
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, '');
}
