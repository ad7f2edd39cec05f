/** What is measured of each viewer of a clip, in the order in which it is judged. */
export const raceMeasures = ['dwell', 'clickRate', 'conversion', 'gpm'] as const;
export type RaceMeasure = (typeof raceMeasures)[number];

export interface RaceTier {
  /** People a clip is shown to on this step before it has to have earned the next. */
  readonly audience: number;
  /** How often a clip no better than the middle may climb from here by luck, however long it is looked at. */
  readonly error: number;
}

export interface RaceSettings {
  /** From the first audience upwards; from the last nobody climbs. */
  readonly tiers: readonly RaceTier[];
  /** Minutes after the beginning of a step at which it is looked at; after the last, each time that long again. */
  readonly windowsMin: readonly number[];
  /** Nothing is decided on fewer viewers. */
  readonly viewersMin: number;
  /** What is asked for at least, also where the middle of the others is lower or there are no others. */
  readonly floors: Readonly<Record<RaceMeasure, number>>;
  /** So many others make a middle; fewer, and the next wider group is asked. */
  readonly peersMin: number;
  /** Others with fewer viewers say nothing of the middle. */
  readonly peerViewersMin: number;
}

/**
 * An early step costs little where it errs, and has few viewers to tell by: it may err more often. The floors are
 * assumptions for a market without others; where there are others, their middle takes over as soon as it is higher.
 */
export const raceDefaults: RaceSettings = {
  tiers: [
    { audience: 50, error: 0.2 },
    { audience: 200, error: 0.1 },
    { audience: 1_000, error: 0.05 },
    { audience: 5_000, error: 0.05 },
    { audience: 25_000, error: 0.02 },
    { audience: 100_000, error: 0.02 },
  ],
  windowsMin: [5, 30, 60],
  viewersMin: 10,
  // Money is in minor units for a thousand viewers.
  floors: { dwell: 0.3, clickRate: 0.02, conversion: 0.002, gpm: 1_000 },
  peersMin: 5,
  peerViewersMin: 20,
};
