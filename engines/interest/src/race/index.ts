export {
  decideRace,
  nextLookAtMs,
  type RaceDecision,
  type RaceLook,
  type RaceState,
  tierOf,
} from './decide-race.ts';
export { judgeRace, type MeasureVerdict, type RaceCounts } from './judge.ts';
export { type Needed, type RacePeer, type RaceStandard, raceStandardOf } from './standard.ts';
export {
  type RaceMeasure,
  type RaceSettings,
  type RaceTier,
  raceDefaults,
  raceMeasures,
} from './tiers.ts';
