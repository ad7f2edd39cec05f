import type { WalkSettings } from './neighbour-walk.ts';
import type { Dial } from './tuning.ts';

/** What a collaborative model is made by. */
export interface CollaborativeSettings extends WalkSettings {
  /** What the ridge regression weighs beside the walks, whose weight is 1. At 0 it is not trained. */
  ridgeWeight: number;
  /** Other items that the regression of an item looks at. */
  ridgeNeighbours: number;
  /** The penalty on the square of each of its weights. */
  ridgePenalty: number;
  /** In [0, 1): the share of entries that its penalty makes up for, as if they had been left out in training. */
  ridgeDropout: number;
  /** Power of how often an item was taken by which the regression's score is damped; less than 0 favours. */
  ridgeEndPower: number;
  /** Power of how much a person took by which the regression damps what the person says. */
  ridgePersonPower: number;
  /** What the low-pass filter over the strongest directions among items weighs. At 0 they are not sought. */
  spectrumWeight: number;
  /** Power of how often an item was taken by which the low-pass filter is damped where it arrives; less than 0 favours. */
  spectrumEndPower: number;
  /** How many directions: the length of the vectors of items. */
  spectrumRank: number;
  /** What the scores of items that look alike weigh, where features were given. */
  contentWeight: number;
  /** Items that look like an item and share their scores with it. */
  contentNeighbours: number;
}

export const collaborativeDefaults: CollaborativeSettings = {
  startPower: 0.5,
  personPower: 0.7,
  endPower: 0.3,
  secondHop: 0,
  thirdHop: 0,
  ridgeWeight: 3,
  ridgeNeighbours: 200,
  ridgePenalty: 25,
  ridgeDropout: 0.7,
  ridgeEndPower: 0,
  ridgePersonPower: 0.2,
  spectrumWeight: 0,
  spectrumEndPower: -0.5,
  spectrumRank: 128,
  contentWeight: 0,
  contentNeighbours: 20,
};

/** What a search of the regression may turn; each trial trains it again. */
export const ridgeDials: readonly Dial<keyof CollaborativeSettings>[] = [
  { name: 'ridgeDropout', step: 0.2, least: 0, most: 0.9 },
  { name: 'ridgePenalty', step: 25, least: 2, most: 1000 },
  { name: 'ridgePersonPower', step: 0.1, least: 0, most: 0.6 },
];

/** What a search of the blend may turn, those that matter most first. Nothing of it trains the regression again. */
export const blendDials: readonly Dial<keyof CollaborativeSettings>[] = [
  { name: 'ridgeWeight', step: 1, least: 0, most: 8 },
  { name: 'endPower', step: 0.1, least: -0.5, most: 1 },
  { name: 'personPower', step: 0.2, least: 0, most: 2 },
  { name: 'secondHop', step: 0.3, least: -0.9, most: 3 },
  { name: 'ridgeEndPower', step: 0.1, least: -0.5, most: 0.5 },
  { name: 'spectrumWeight', step: 0.2, least: 0, most: 2 },
  { name: 'spectrumEndPower', step: 0.3, least: -1, most: 0.5 },
  { name: 'startPower', step: 0.2, least: 0, most: 1.5 },
  { name: 'thirdHop', step: 0.3, least: -0.9, most: 3 },
];

export const contentDial: Dial<keyof CollaborativeSettings> = {
  name: 'contentWeight',
  step: 0.1,
  least: 0,
  most: 2,
};
