import type { Feature, FeatureDeps } from '../../../feature.ts';
import { roomResultsReader } from './room-result.reader.ts';
import { type RoomResultsDoors, roomResultRoutes } from './room-result.routes.ts';

/** What comes of each live room, counted from the event log. */
export function roomResultsFeature(deps: FeatureDeps, doors: RoomResultsDoors): Feature {
  return {
    name: 'room-results',
    routes: (server) => roomResultRoutes(server, deps, doors),
    readers: [roomResultsReader(deps)],
  };
}
