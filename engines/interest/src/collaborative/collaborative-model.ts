import { Blend } from './blend.ts';
import { type CollaborativeSettings, collaborativeDefaults } from './collaborative-settings.ts';
import { ContentShare, contentNeighbours, type ItemFeatures } from './content-neighbours.ts';
import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';
import { LocalRidge } from './local-ridge.ts';
import type { NearItems } from './near-items.ts';
import { NeighbourWalk } from './neighbour-walk.ts';

/** The parts of a model that are costly to make, kept while settings that they do not depend on are tried. */
export class CollaborativeParts {
  readonly interactions: Interactions;
  readonly features: readonly ItemFeatures[];
  readonly #made = new Map<string, unknown>();

  constructor(interactions: Interactions, features: readonly ItemFeatures[] = []) {
    this.interactions = interactions;
    this.features = features;
  }

  ridge(settings: CollaborativeSettings): LocalRidge {
    const ridge = {
      neighbours: settings.ridgeNeighbours,
      penalty: settings.ridgePenalty,
      personPower: settings.ridgePersonPower,
      itemPower: 0,
    };
    return this.#kept(`ridge ${JSON.stringify(ridge)}`, () => new LocalRidge(this.interactions, ridge));
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
  const { ridgeWeight, contentWeight } = settings;
  const walk = new NeighbourWalk(parts.interactions, settings);
  const people =
    ridgeWeight === 0
      ? walk
      : new Blend(parts.interactions.items, [
          { scorer: walk, weight: 1 },
          { scorer: parts.ridge(settings), weight: ridgeWeight },
        ]);
  if (contentWeight === 0 || parts.features.length === 0) return people;
  return new ContentShare(people, parts.content(settings), contentWeight);
}

/** A model of these interactions; `features` tell what items look like, a kind each. */
export function trainCollaborative(
  interactions: Interactions,
  settings: Partial<CollaborativeSettings> = {},
  features: readonly ItemFeatures[] = [],
): CollaborativeModel {
  const parts = new CollaborativeParts(interactions, features);
  return new CollaborativeModel(parts, { ...collaborativeDefaults, ...settings });
}
