import type { WalkSettings } from './neighbour-walk.ts';
import type { Dial } from './tuning.ts';

/** What a collaborative model is made by. */
export type CollaborativeSettings = WalkSettings;

export const collaborativeDefaults: CollaborativeSettings = {
  startPower: 0.5,
  personPower: 0.7,
  endPower: 0.3,
  secondHop: 0,
  thirdHop: 0,
};

/** What a search may turn, those that matter most first. */
export const collaborativeDials: readonly Dial<keyof CollaborativeSettings>[] = [
  { name: 'endPower', step: 0.1, least: -0.5, most: 1 },
  { name: 'personPower', step: 0.2, least: 0, most: 2 },
  { name: 'secondHop', step: 0.3, least: -0.9, most: 3 },
  { name: 'startPower', step: 0.2, least: 0, most: 1.5 },
  { name: 'thirdHop', step: 0.3, least: -0.9, most: 3 },
];
