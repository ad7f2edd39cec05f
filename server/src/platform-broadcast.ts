import { join } from 'node:path';
import type { Clock } from '@kanmai/kernel';
import { createEmbeddedBroadcast } from './adapters/broadcast-embedded.ts';
import type { Config } from './config.ts';
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

/** Who takes and plays live rooms, by the settings. It begins to listen when the rooms start it. */
export function openBroadcast(config: Config, parts: BroadcastParts): Broadcast {
  return createEmbeddedBroadcast({
    ...parts,
    folder: join(parts.home, 'live'),
    rtmpPort: config.rtmpPort === 'auto' ? 'auto' : Number(config.rtmpPort),
    ffmpegPath: config.ffmpeg,
    encodingAllowed: config.liveEncode === 'on',
  });
}
