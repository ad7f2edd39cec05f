import { type Random, shuffled } from '@kanmai/kernel';
import { CollaborativeModel, CollaborativeParts } from './collaborative-model.ts';
import {
  type CollaborativeSettings,
  collaborativeDefaults,
  collaborativeDials,
  contentDial,
} from './collaborative-settings.ts';
import type { ItemFeatures } from './content-neighbours.ts';
import type { Interactions } from './interactions.ts';
import { peopleOf, rankingQuality } from './ranking-quality.ts';
import { searched } from './tuning.ts';

export interface TuningTask {
  /** What a model is made of while settings are tried. */
  readonly kept: Interactions;
  /** What the same people took besides. */
  readonly heldOut: Interactions;
  readonly features: readonly ItemFeatures[];
  /** People whose lists are judged in each trial, drawn at random. */
  readonly peopleMax: number;
  readonly trialsMax: number;
}

/** The settings under which a model of `kept` best finds what the same people took in `heldOut`. */
export function tuneCollaborative(task: TuningTask, random: Random): CollaborativeSettings {
  const { kept, heldOut, features, peopleMax, trialsMax } = task;
  const people = shuffled(random, peopleOf(heldOut)).slice(0, peopleMax);
  const parts = new CollaborativeParts(kept, random, features);
  const judge = (settings: CollaborativeSettings): number => {
    const { recall, ndcg } = rankingQuality(new CollaborativeModel(parts, settings), kept, heldOut, people);
    return recall + ndcg;
  };
  const dials = features.length === 0 ? collaborativeDials : [...collaborativeDials, contentDial];
  return searched(collaborativeDefaults, dials, judge, { trialsMax, halvings: 1 });
}
