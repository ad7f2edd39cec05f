import { join } from 'node:path';
import type { Clock } from '@kanmai/kernel';
import { createEmbeddedBroadcast } from './adapters/broadcast-embedded.ts';
import { createMediaMtxBroadcast } from './adapters/broadcast-mediamtx.ts';
import { createSrsBroadcast } from './adapters/broadcast-srs.ts';
import { type Config, ConfigError, rolesOf } from './config.ts';
import type { Log } from './log.ts';
import type { BlobStore } from './ports/blob.ts';
import type { Broadcast } from './ports/broadcast.ts';

export interface BroadcastParts {
  readonly home: string;
  readonly secret: string;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly host: string;
  readonly origin: () => string;
}

const tokenCharsMin = 16;

/** Who takes and plays live rooms, by the settings. It begins to listen when the rooms start it. @throws ConfigError */
export function openBroadcast(config: Config, parts: BroadcastParts): Broadcast {
  if (config.mediaServer !== 'embedded') return openOutside(config, parts);
  return createEmbeddedBroadcast({
    ...parts,
    folder: join(parts.home, 'live'),
    takesPushes: rolesOf(config).has('web'),
    rtmpPort: config.rtmpPort === 'auto' ? 'auto' : Number(config.rtmpPort),
    ffmpegPath: config.ffmpeg,
    encodingAllowed: config.liveEncode === 'on',
    lowerShortSide: config.liveLower,
  });
}

function openOutside(config: Config, { home, secret, blobs, clock, log }: BroadcastParts): Broadcast {
  if (config.mediaServerToken.length < tokenCharsMin)
    throw new ConfigError(`KANMAI_MEDIA_SERVER_TOKEN must have at least ${tokenCharsMin} characters.`);
  const addresses = {
    rtmp: needed(config.mediaServerRtmp, 'KANMAI_MEDIA_SERVER_RTMP'),
    playback: needed(config.mediaServerPlayback, 'KANMAI_MEDIA_SERVER_PLAYBACK'),
    api: needed(config.mediaServerApi, 'KANMAI_MEDIA_SERVER_API'),
    whip: config.mediaServerWhip === '' ? null : config.mediaServerWhip,
  };
  const options = {
    ...{ secret, blobs, clock, log },
    callbackToken: config.mediaServerToken,
    workFolder: join(home, 'live'),
    recordingsFolder: config.mediaServerRecordings === '' ? null : config.mediaServerRecordings,
    ffmpegPath: config.ffmpeg,
  };
  return config.mediaServer === 'mediamtx'
    ? createMediaMtxBroadcast(addresses, options)
    : createSrsBroadcast(addresses, options);
}

function needed(value: string, variable: string): string {
  if (!URL.canParse(value)) throw new ConfigError(`${variable} must be an address, but is "${value}".`);
  return value;
}
