import type { Interactions } from './interactions.ts';
import type { ItemScorer } from './item-scorer.ts';

export interface RankingQuality {
  /** Share of what a person took later that is among the first `cut`, mean over people. */
  readonly recall: number;
  /** Discounted gain of the first `cut` beside the best possible, mean over people. */
  readonly ndcg: number;
}

/**
 * Ranks every item for each of `people`, without those in `known`, and looks for those in `later` (the protocol of
 * LightGCN, He et al., SIGIR 2020). Of equal scores the item of the smaller number is first.
 */
export function rankingQuality(
  scorer: ItemScorer,
  known: Interactions,
  later: Interactions,
  people: readonly number[],
  cut = 20,
): RankingQuality {
  const scores = new Float32Array(known.items);
  const list = new FirstItems(cut);
  let recall = 0;
  let ndcg = 0;
  for (const person of people) {
    const taken = known.itemsOf(person);
    scorer.score(taken, scores);
    for (const item of taken) scores[item] = Number.NEGATIVE_INFINITY;
    const wanted = later.itemsOf(person);
    const { hits, gain } = gainOf(list.of(scores), new Set(wanted));
    recall += hits / wanted.length;
    ndcg += gain / bestGain(Math.min(cut, wanted.length));
  }
  return { recall: recall / people.length, ndcg: ndcg / people.length };
}

/** Everybody who has something in `later`. */
export function peopleOf(later: Interactions): number[] {
  return Array.from({ length: later.people }, (_, person) => person).filter(
    (person) => later.itemsOf(person).length > 0,
  );
}

function gainOf(ranked: Uint32Array, wanted: ReadonlySet<number>): { hits: number; gain: number } {
  let hits = 0;
  let gain = 0;
  ranked.forEach((item, rank) => {
    if (!wanted.has(item)) return;
    hits++;
    gain += 1 / Math.log2(rank + 2);
  });
  return { hits, gain };
}

function bestGain(hits: number): number {
  let gain = 0;
  for (let rank = 0; rank < hits; rank++) gain += 1 / Math.log2(rank + 2);
  return gain;
}

/** Finds the items of the largest scores by insertion: `cut` is small. */
class FirstItems {
  readonly #items: Uint32Array;
  readonly #scores: Float32Array;

  constructor(cut: number) {
    this.#items = new Uint32Array(cut);
    this.#scores = new Float32Array(cut);
  }

  /** In falling order of score; what scores minus infinity is left out. Valid until the next call. */
  of(scores: Float32Array): Uint32Array {
    const items = this.#items;
    const best = this.#scores;
    const cut = items.length;
    let size = 0;
    let least = Number.NEGATIVE_INFINITY;
    for (let item = 0; item < scores.length; item++) {
      const score = scores[item]!;
      if (!(score > least)) continue;
      let at = size < cut ? size++ : cut - 1;
      for (; at > 0 && best[at - 1]! < score; at--) {
        best[at] = best[at - 1]!;
        items[at] = items[at - 1]!;
      }
      best[at] = score;
      items[at] = item;
      if (size === cut) least = best[cut - 1]!;
    }
    return items.subarray(0, size);
  }
}
