import type { Random } from '@kanmai/kernel';
import { Blend } from './blend.ts';
import { type CollaborativeSettings, collaborativeDefaults } from './collaborative-settings.ts';
import { ContentShare, contentNeighbours, type ItemFeatures } from './content-neighbours.ts';
import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';
import { type ItemVectors, itemSpectrum } from './item-spectrum.ts';
import { LocalRidge, type RidgeSettings, ridgeWeights } from './local-ridge.ts';
import type { NearItems } from './near-items.ts';
import { NeighbourWalk } from './neighbour-walk.ts';
import { SpectrumShare } from './spectrum-share.ts';

/** The parts of a model that are costly to make, kept while settings that they do not depend on are tried. */
export class CollaborativeParts {
  readonly interactions: Interactions;
  readonly features: readonly ItemFeatures[];
  readonly #random: Random;
  readonly #made = new Map<string, unknown>();

  constructor(interactions: Interactions, random: Random, features: readonly ItemFeatures[] = []) {
    this.interactions = interactions;
    this.#random = random;
    this.features = features;
  }

  ridge(settings: CollaborativeSettings): NearItems {
    const ridge = ridgeSettings(settings);
    return this.#kept(`ridge ${JSON.stringify(ridge)}`, () => ridgeWeights(this.interactions, ridge));
  }

  spectrum({ spectrumRank: rank }: CollaborativeSettings): ItemVectors {
    return this.#kept(`spectrum ${rank}`, () => itemSpectrum(this.interactions, rank, this.#random));
  }

  content({ contentNeighbours: most }: CollaborativeSettings): NearItems {
    return this.#kept(`content ${most}`, () =>
      contentNeighbours(this.interactions.items, this.features, most),
    );
  }

  #kept<Part>(key: string, make: () => Part): Part {
    const part = (this.#made.get(key) as Part | undefined) ?? make();
    this.#made.set(key, part);
    return part;
  }
}

export function ridgeSettings(settings: CollaborativeSettings): RidgeSettings {
  return {
    neighbours: settings.ridgeNeighbours,
    penalty: settings.ridgePenalty,
    dropout: settings.ridgeDropout,
    personPower: settings.ridgePersonPower,
    itemPower: 0,
  };
}

/**
 * A model of what people took together: walks over people and a regression on neighbours, blended, and shared among
 * items that look alike. It scores all items for anybody by what they took, met in training or not.
 */
export class CollaborativeModel implements ItemScorer {
  readonly settings: CollaborativeSettings;
  readonly #scorer: ItemScorer;

  constructor(parts: CollaborativeParts, settings: CollaborativeSettings) {
    this.settings = settings;
    this.#scorer = scorerOf(parts, settings);
  }

  score(items: Uint32Array, scores: Float32Array): void {
    this.#scorer.score(items, scores);
  }
}

function scorerOf(parts: CollaborativeParts, settings: CollaborativeSettings): ItemScorer {
  const { interactions } = parts;
  const { ridgeWeight, spectrumWeight, spectrumEndPower, contentWeight } = settings;
  let scorer: ItemScorer = new NeighbourWalk(interactions, settings);
  if (ridgeWeight !== 0) {
    const ridge = new LocalRidge(interactions, parts.ridge(settings), settings.ridgeEndPower);
    scorer = new Blend(interactions.items, [
      { scorer, weight: 1 },
      { scorer: ridge, weight: ridgeWeight },
    ]);
  }
  if (spectrumWeight !== 0) {
    const spectrum = { weight: spectrumWeight, endPower: spectrumEndPower, isScaled: true };
    scorer = new SpectrumShare(scorer, interactions, parts.spectrum(settings), spectrum);
  }
  if (contentWeight !== 0 && parts.features.length > 0)
    scorer = new ContentShare(scorer, parts.content(settings), contentWeight);
  return scorer;
}

/**
 * A model of these interactions. `random` is where the search for directions among items sets out; `features` tell what
 * items look like, a kind each. The same arguments give the same model.
 */
export function trainCollaborative(
  interactions: Interactions,
  random: Random,
  settings: Partial<CollaborativeSettings> = {},
  features: readonly ItemFeatures[] = [],
): CollaborativeModel {
  const parts = new CollaborativeParts(interactions, random, features);
  return new CollaborativeModel(parts, { ...collaborativeDefaults, ...settings });
}
