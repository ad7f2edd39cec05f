import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Clock } from '@kanmai/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anyone } from '../http/access.ts';
import type { HttpServer } from '../http/http-server.ts';
import { ProblemError } from '../http/problems.ts';
import type { HlsPackager } from './broadcast-hls.ts';
import { readPlaybackToken } from './broadcast-playback-tokens.ts';
import type { LiveStream } from './broadcast-stream.ts';

export interface PlaybackDeps {
  readonly secret: string;
  readonly clock: Clock;
  readonly find: (streamId: string) => LiveStream | null;
}

export const playbackRoot = '/live-media';
const playlistType = 'application/vnd.apple.mpegurl';
/** A player that asks for what is to come waits so long at most; then it is told what there is. */
const blockMsMax = 6_000;
const waitingMax = 20_000;
const viewersMax = 20_000;
const fileForm = /^(?:live\.m3u8|i(\d{1,9})\.mp4|s(\d{1,9})\.m4s|p(\d{1,9})\.(\d{1,4})\.m4s)$/;

const route = {
  config: { access: anyone },
  schema: {
    hide: true,
    params: Type.Object({
      token: Type.String({ maxLength: 120 }),
      track: Type.Optional(Type.Union([Type.Literal('video'), Type.Literal('audio'), Type.Literal('lower')])),
      file: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    querystring: Type.Object({
      _HLS_msn: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e9 })),
      _HLS_part: Type.Optional(Type.Integer({ minimum: 0, maximum: 1e4 })),
    }),
  },
};

/** HLS and HTTP-FLV under signed addresses: `/live-media/TOKEN/video/live.m3u8`, `/live-media/TOKEN/audio/live.m3u8`, `/live-media/TOKEN/flv`. */
export function playbackPages(server: HttpServer, deps: PlaybackDeps): void {
  const pages = server.withTypeProvider<TypeBoxTypeProvider>();
  const waiting = { count: 0 };
  const viewers = new Set<() => void>();

  pages.get(`${playbackRoot}/:token/:track/:file`, route, async (request, reply) => {
    const stream = admitted(deps, request.params.token);
    if (request.params.track === 'video' && request.params.file === 'main.m3u8') {
      await firstPicture(stream, stream.video, waiting);
      return sendPlaylist(reply, stream.renditions());
    }
    const packager = packagerOf(stream, request.params.track);
    if (packager === null) throw notFound();
    const file = fileForm.exec(request.params.file ?? '');
    if (file === null) throw notFound();
    const [, init, segment, partOf, part] = file;
    if (init !== undefined) return sendPiece(reply, packager.init(Number(init)));
    if (segment !== undefined) return sendPiece(reply, packager.segment(Number(segment)));
    if (partOf !== undefined) {
      await settled(packager, Number(partOf), Number(part), waiting);
      return sendPiece(reply, packager.part(Number(partOf), Number(part)));
    }
    const { _HLS_msn: wanted, _HLS_part: wantedPart } = request.query;
    if (wanted !== undefined) {
      if (wanted > packager.edge + 2)
        throw new ProblemError({ type: 'bad-request', field: '_HLS_msn', detail: 'That is too far ahead.' });
      await settled(packager, wanted, wantedPart ?? null, waiting);
    }
    await firstPicture(stream, packager, waiting);
    return sendPlaylist(reply, packager.playlist());
  });

  pages.get(`${playbackRoot}/:token/flv`, route, async (request, reply) => {
    const stream = admitted(deps, request.params.token);
    await firstPicture(stream, stream.flv, waiting);
    if (viewers.size >= viewersMax) throw new ProblemError({ type: 'unavailable' });
    sendFlv(request, reply, stream, viewers);
  });

  // They would never end by themselves, and the server waits for every answer.
  server.addHook('preClose', async () => {
    for (const close of viewers) close();
  });
}

function admitted(deps: PlaybackDeps, token: string): LiveStream {
  const read = readPlaybackToken(deps.secret, token, deps.clock.nowMs());
  if (read.kind !== 'good')
    throw new ProblemError({ type: read.kind === 'expired' ? 'playback-expired' : 'playback-refused' });
  const stream = deps.find(read.streamId);
  if (stream === null) throw notFound();
  return stream;
}

function packagerOf(stream: LiveStream, track: string | undefined): HlsPackager | null {
  if (track === 'lower') return stream.lower;
  return track === 'audio' ? stream.audio : stream.video;
}

function sendPlaylist(reply: FastifyReply, playlist: string | Buffer): FastifyReply {
  return reply.type(playlistType).header('cache-control', 'no-cache').send(playlist);
}

function notFound(): ProblemError {
  return new ProblemError({ type: 'not-found' });
}

/** Initialisation segments, segments and parts never change: their numbers are not used again. */
function sendPiece(reply: FastifyReply, bytes: Buffer | null): FastifyReply {
  if (bytes === null) throw notFound();
  return reply.type('video/mp4').header('cache-control', 'private, max-age=3600, immutable').send(bytes);
}

/**
 * A push is told of before its first picture can be played, and players come at once: they wait for it. Throws
 * `not-found` when it does not come in time.
 */
async function firstPicture(
  stream: LiveStream,
  source: Changing & { readonly isPlayable: boolean },
  waiting: { count: number },
): Promise<void> {
  await until(source, () => source.isPlayable || stream.state === 'over', waiting);
  if (!source.isPlayable) throw notFound();
}

/** Waits for a segment or part that is about to come (RFC 8216bis §6.2.5.2). */
async function settled(
  packager: HlsPackager,
  number: number,
  part: number | null,
  waiting: { count: number },
): Promise<void> {
  if (number > packager.edge + 1) return;
  await until(packager, () => packager.has(number, part), waiting);
}

interface Changing {
  /** Resolves with the next change. */
  nextChange(): Promise<void>;
}

/** Waits until it is so, or for as long as a player is made to wait. */
async function until(source: Changing, isSo: () => boolean, waiting: { count: number }): Promise<void> {
  if (isSo()) return;
  if (waiting.count >= waitingMax) throw new ProblemError({ type: 'unavailable' });
  waiting.count++;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), blockMsMax);
  });
  try {
    while (!isSo()) {
      if ((await Promise.race([source.nextChange(), timeout])) === 'late') return;
    }
  } finally {
    clearTimeout(timer);
    waiting.count--;
  }
}

function sendFlv(
  request: FastifyRequest,
  reply: FastifyReply,
  stream: LiveStream,
  viewers: Set<() => void>,
): void {
  reply.hijack();
  const { raw } = reply;
  raw.socket?.setNoDelay(true);
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'video/x-flv',
    'cache-control': 'no-store',
    // A proxy that collects before it passes on would add its own delay.
    'x-accel-buffering': 'no',
  });
  if (request.method === 'HEAD') {
    raw.end();
    return;
  }
  const close = () => raw.destroy();
  viewers.add(close);
  const leave = stream.flv.watch({
    send: (bytes) => {
      raw.write(bytes);
    },
    pendingBytes: () => raw.writableLength,
    close: () => raw.end(),
  });
  raw.once('close', () => {
    viewers.delete(close);
    leave();
  });
  raw.on('error', () => undefined);
}
