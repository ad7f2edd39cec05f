import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { RoomTelling } from '../rooms/index.ts';
import { packetRoutes } from './packet.routes.ts';
import { advanceAll, endJob, endPacket, payJob, payTake } from './packet.service.ts';

export interface RedPacketDoors {
  /** Carries what was announced to the room's viewers. */
  readonly hub: RoomTelling;
}

/** Red packets of live rooms: a shop's money, split by chance, one part a person. */
export function redPacketsFeature(deps: FeatureDeps, { hub }: RedPacketDoors): Feature {
  const given = { deps, hub };
  return {
    name: 'red-packets',
    routes: (server) => packetRoutes(server, given),
    jobs: [
      {
        name: endJob,
        concurrency: 2,
        retriesMax: 5,
        timeoutS: 60,
        run: (data) => endPacket(given, (data as { packetId: string }).packetId),
      },
      {
        name: payJob,
        concurrency: 4,
        retriesMax: 10,
        timeoutS: 60,
        run: (data) => payTake(given, (data as { takeId: string }).takeId),
      },
      {
        name: 'red-packets.advance-all',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: (_data, { signal }) => advanceAll(given, signal),
      },
    ],
  };
}
