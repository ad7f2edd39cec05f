import type { Broadcast } from '../ports/broadcast.ts';
import type { MediaServerAddresses } from './broadcast-mediamtx.ts';
import {
  askApi,
  type MediaServer,
  OutsideBroadcast,
  type OutsideCall,
  type OutsideOptions,
  unknownFacts,
} from './broadcast-outside.ts';

/** Drives an SRS (5 or newer) by its HTTP callbacks and its HTTP API. */
export function createSrsBroadcast(addresses: MediaServerAddresses, options: OutsideOptions): Broadcast {
  return new OutsideBroadcast(srs(addresses), options);
}

const app = 'live';
const streamForm = /^[\w-]{1,64}$/;
const fileForm = /^[\w.+-]{1,120}\.(mp4|flv)$/;
/** SRS takes 0 for yes; what stands here is shown in its log. */
const refused = 403;

/**
 * Streams are `live/STREAM`. A push names its key as `?secret=KEY`, a viewer its signed token as `?token=`; SRS hands
 * both on as `param`.
 */
export function srs({ rtmp, playback, whip, api }: MediaServerAddresses): MediaServer {
  return {
    name: 'srs',
    tellsWhenReady: false,
    readCall,
    answer: (yes, detail) => ({
      status: 200,
      body: yes ? { code: 0 } : { code: refused, data: detail },
    }),
    ingest: (streamId, streamKey) => {
      const secret = encodeURIComponent(streamKey);
      return {
        rtmp: { url: `${trimmed(rtmp)}/${app}`, key: `${streamId}?secret=${secret}` },
        browserPath: null,
        whip:
          whip === null
            ? null
            : `${trimmed(whip)}/rtc/v1/whip/?app=${app}&stream=${streamId}&secret=${secret}`,
      };
    },
    playback: (streamId, token) => ({
      hls: `${trimmed(playback)}/${app}/${streamId}.m3u8?token=${token}`,
      flv: `${trimmed(playback)}/${app}/${streamId}.flv?token=${token}`,
      audio: null,
    }),
    async find(streamId) {
      const answer = (await askApi(api, '/api/v1/streams/?count=10000')) as SrsStreams | null;
      const found = answer?.streams?.find((one) => one.app === app && one.name === streamId);
      // Some versions write the flag as text.
      if (found?.publish === undefined || String(found.publish.active) !== 'true') return null;
      return {
        sourceId: String(found.publish.cid ?? ''),
        receivedBytes: null,
        bitrateKbps: found.kbps?.recv_30s ?? 0,
        facts: {
          ...unknownFacts,
          via: 'rtmp',
          videoCodec: found.video?.codec?.toLowerCase() ?? 'unknown',
          audioCodec: found.audio?.codec?.toLowerCase() ?? null,
          width: found.video?.width ?? 0,
          height: found.video?.height ?? 0,
        },
      };
    },
    async kick({ sourceId }) {
      if (!streamForm.test(sourceId)) return false;
      return (await askApi(api, `/api/v1/clients/${sourceId}`, 'DELETE')) !== null;
    },
  };
}

interface SrsStreams {
  readonly streams?: readonly {
    readonly name?: string;
    readonly app?: string;
    readonly kbps?: { readonly recv_30s?: number };
    readonly publish?: { readonly active?: boolean | string; readonly cid?: string | number };
    readonly video?: { readonly codec?: string; readonly width?: number; readonly height?: number } | null;
    readonly audio?: { readonly codec?: string } | null;
  }[];
}

function readCall(event: string, _query: unknown, body: unknown): OutsideCall {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string) => (typeof given[name] === 'string' ? (given[name] as string) : '');
  const streamId = text('stream');
  // One address for all callbacks, or one for each: what the body says counts, and must not be another thing.
  const action = text('action');
  if (event !== 'srs' && event !== action) return { kind: 'no' };
  if (text('app') !== app || !streamForm.test(streamId)) return { kind: 'no' };
  const param = new URLSearchParams(text('param').replace(/^\?/, ''));
  switch (action) {
    case 'on_publish':
      return {
        kind: 'may-push',
        attempt: {
          credential: param.get('secret') ?? '',
          via: 'rtmp',
          claimedStreamId: streamId,
          remoteAddress: text('ip'),
        },
      };
    case 'on_unpublish':
      return { kind: 'broke', streamId };
    case 'on_play':
      return { kind: 'may-watch', streamId, token: param.get('token') ?? '' };
    case 'on_dvr':
      return readDvr(streamId, text('file'));
    case 'on_hls':
    case 'on_stop':
      return { kind: 'nothing' };
    default:
      return { kind: 'no' };
  }
}

function readDvr(streamId: string, path: string): OutsideCall {
  const file = path.split('/').at(-1) ?? '';
  if (!fileForm.test(file)) return { kind: 'no' };
  // [timestamp] of dvr_path: milliseconds of its beginning.
  const stamp = /(\d{13})\.\w+$/.exec(file)?.[1];
  return {
    ...{ kind: 'recorded', streamId, file, durationMs: null },
    startedAtMs: stamp === undefined ? null : Number(stamp),
  };
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, '');
}
