import { type RaceMeasure, type RaceSettings, raceMeasures } from './tiers.ts';

/** Another clip that is compared with: what it came to. */
export interface RacePeer {
  readonly category: string;
  readonly viewers: number;
  /** A measure that it does not have (it sells nothing) is left out. */
  readonly values: Readonly<Partial<Record<RaceMeasure, number>>>;
}

export interface Needed {
  readonly value: number;
  /** Whose middle it is; `floor` where the others are too few, or their middle is lower than what is asked at least. */
  readonly from: 'category' | 'all' | 'floor';
}

export type RaceStandard = Readonly<Record<RaceMeasure, Needed>>;

/** What a clip of a category has to do better than: the middle of its category's clips, or else of all. */
export function raceStandardOf(
  peers: readonly RacePeer[],
  category: string,
  settings: RaceSettings,
): RaceStandard {
  const known = peers.filter((peer) => peer.viewers >= settings.peerViewersMin);
  const near = known.filter((peer) => peer.category === category);
  const of = (measure: RaceMeasure): Needed => {
    const floor = settings.floors[measure];
    for (const [from, group] of [['category', near] as const, ['all', known] as const]) {
      const values = group.map(({ values }) => values[measure]).filter((value) => value !== undefined);
      if (values.length < settings.peersMin) continue;
      const value = middleOf(values);
      return value > floor ? { value, from } : { value: floor, from: 'floor' };
    }
    return { value: floor, from: 'floor' };
  };
  return Object.fromEntries(raceMeasures.map((measure) => [measure, of(measure)])) as RaceStandard;
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
