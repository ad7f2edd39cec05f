import { type Random, shuffled } from '@kanmai/kernel';
import { CollaborativeModel, CollaborativeParts, ridgeSettings } from './collaborative-model.ts';
import {
  blendDials,
  type CollaborativeSettings,
  collaborativeDefaults,
  contentDial,
  ridgeDials,
} from './collaborative-settings.ts';
import type { ItemFeatures } from './content-neighbours.ts';
import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';
import { LocalRidge, ridgeWeights } from './local-ridge.ts';
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
  /** Times that the regression is trained and judged by itself. */
  readonly ridgeTrialsMax: number;
  /** Times that the blend is judged. */
  readonly trialsMax: number;
}

/** The settings under which a model of `kept` best finds what the same people took in `heldOut`. */
export function tuneCollaborative(task: TuningTask, random: Random): CollaborativeSettings {
  const people = shuffled(random, peopleOf(task.heldOut)).slice(0, task.peopleMax);
  const worthOf = (scorer: ItemScorer): number => {
    const { recall, ndcg } = rankingQuality(scorer, task.kept, task.heldOut, people);
    return recall + ndcg;
  };
  return tunedBlend(task, tunedRidge(task, worthOf), worthOf, random);
}

function tunedRidge(task: TuningTask, worthOf: (scorer: ItemScorer) => number): CollaborativeSettings {
  const judge = (settings: CollaborativeSettings) =>
    worthOf(new LocalRidge(task.kept, ridgeWeights(task.kept, ridgeSettings(settings)), 0));
  return searched(collaborativeDefaults, ridgeDials, judge, { trialsMax: task.ridgeTrialsMax, halvings: 0 });
}

function tunedBlend(
  task: TuningTask,
  start: CollaborativeSettings,
  worthOf: (scorer: ItemScorer) => number,
  random: Random,
): CollaborativeSettings {
  const parts = new CollaborativeParts(task.kept, random, task.features);
  const dials = task.features.length === 0 ? blendDials : [...blendDials, contentDial];
  const judge = (settings: CollaborativeSettings) => worthOf(new CollaborativeModel(parts, settings));
  return searched(start, dials, judge, { trialsMax: task.trialsMax, halvings: 1 });
}
