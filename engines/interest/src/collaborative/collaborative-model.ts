import { type Random, shuffled } from '@kanmai/kernel';
import {
  type CollaborativeSettings,
  collaborativeDefaults,
  collaborativeDials,
} from './collaborative-settings.ts';
import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';
import { NeighbourWalk } from './neighbour-walk.ts';
import { peopleOf, rankingQuality } from './ranking-quality.ts';
import { searched } from './tuning.ts';

/** A model of what people took together. It scores all items for anybody by what they took, met in training or not. */
export class CollaborativeModel implements ItemScorer {
  readonly settings: CollaborativeSettings;
  readonly #scorer: ItemScorer;

  constructor(interactions: Interactions, settings: CollaborativeSettings) {
    this.settings = settings;
    this.#scorer = new NeighbourWalk(interactions, settings);
  }

  score(items: Uint32Array, scores: Float32Array): void {
    this.#scorer.score(items, scores);
  }
}

export function trainCollaborative(
  interactions: Interactions,
  settings: Partial<CollaborativeSettings> = {},
): CollaborativeModel {
  return new CollaborativeModel(interactions, { ...collaborativeDefaults, ...settings });
}

export interface TuningLimits {
  /** People whose lists are judged in each trial, drawn at random. */
  readonly peopleMax: number;
  readonly trialsMax: number;
}

/** The settings under which a model of `kept` best finds what the same people took in `heldOut`. */
export function tuneCollaborative(
  kept: Interactions,
  heldOut: Interactions,
  random: Random,
  limits: TuningLimits,
): CollaborativeSettings {
  const people = shuffled(random, peopleOf(heldOut)).slice(0, limits.peopleMax);
  const judge = (settings: CollaborativeSettings): number => {
    const { recall, ndcg } = rankingQuality(trainCollaborative(kept, settings), kept, heldOut, people);
    return recall + ndcg;
  };
  return searched(collaborativeDefaults, collaborativeDials, judge, {
    trialsMax: limits.trialsMax,
    halvings: 1,
  });
}
