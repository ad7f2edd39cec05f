import type { Feature, FeatureDeps } from '../../../feature.ts';
import { evidencePages } from './evidence.pages.ts';
import type { WatchDeps } from './intervene.service.ts';
import { opsWatchRoutes } from './ops.routes.ts';
import { studioWatchRoutes } from './studio.routes.ts';
import { createWatcher, type RoomWatcher } from './watcher.ts';

export { evidenceSigner } from './evidence.pages.ts';
export { InterventionView } from './intervention.schema.ts';
export { listRoomInterventions } from './intervention.views.ts';

export interface RoomWatchDoors {
  /** Carries what a step means to the room's viewers. */
  readonly hub: WatchDeps['hub'];
  /** What the platform can do in live rooms. */
  readonly powers: WatchDeps['powers'];
  /** So much of what was said was lost before it was counted. */
  readonly countLost: (lost: number) => void;
  /** Whether this process serves viewers; one that does not watches nothing. */
  readonly watches: boolean;
}

export interface RoomWatchFeature extends Feature {
  /** Something was said in a room. Waits for nothing. */
  readonly heard: RoomWatcher['heard'];
  /** What the host of a room says was written down. Waits for nothing. */
  readonly said: RoomWatcher['said'];
  readonly watcher: RoomWatcher;
}

/** The watch over live rooms: what is said, complained of and sold in them, and graded steps with what they rest on. */
export function roomWatchFeature(deps: FeatureDeps, doors: RoomWatchDoors): RoomWatchFeature {
  const { hub, powers } = doors;
  const given: WatchDeps = { deps, hub, powers };
  const watcher = createWatcher(given, doors.countLost);
  return {
    name: 'room-watch',
    heard: watcher.heard,
    said: watcher.said,
    watcher,
    routes: (server) => {
      studioWatchRoutes(server, deps);
      opsWatchRoutes(server, deps, given);
    },
    pages: (server) => evidencePages(server, deps),
    async start() {
      // Who never looks must not gather what is told.
      if (doors.watches) await watcher.start();
    },
    async open() {
      if (doors.watches) watcher.open();
    },
    stop: watcher.stop,
  };
}
